"""The drawings: one hand, and the colour of the theme worn."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import icons
from ui.icons import drawing, icon, paint_icon
from ui.theme import Look, load

NAMES = sorted(path.stem for path in Path(icons.__file__).parent.glob("*.svg"))


def inks(image: QImage) -> set[str]:
    """The colours of the fully covered points."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_one_colour_on_the_same_grid(name: str) -> None:
    svg = drawing(name, "#123456").decode()

    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke="#123456"' in svg
    assert "currentColor" not in svg


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_can_be_drawn(name: str, look: Look) -> None:
    image = QImage(QSize(48, 48), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)

    paint_icon(painter, name, QRectF(0, 0, 48, 48), "#ff0000")
    painter.end()

    assert inks(image) == {"#ff0000"}


def test_an_icon_follows_the_theme(look: Look) -> None:
    plus = icon("plus", "accent")
    before = inks(plus.pixmap(48, 48).toImage())

    look.choose("dark")
    after = inks(plus.pixmap(48, 48).toImage())
    look.choose("light")

    assert (load("light").accent.lower() in before, load("dark").accent.lower() in after) == (True, True)


def test_an_icon_is_sharp_on_a_fine_screen(look: Look) -> None:
    fine = icon("plus").pixmap(QSize(18, 18), 2.0)

    assert (fine.size(), fine.devicePixelRatio()) == (QSize(36, 36), 2.0)


def test_a_button_squeezed_to_nothing_draws_nothing(qapp: QApplication, look: Look) -> None:
    assert icon("plus").pixmap(QSize(0, 12)).isNull()  # a warning of Qt's would fail this test
