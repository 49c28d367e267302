"""The themes: every pair of text and ground can be read, and the whole application wears one of them."""

import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme as themes
from ui.preferences import Preferences
from ui.theme import Look, Theme, dress, load, palette, style_sheet, theme, type_face
from ui.widgets.buttons import button
from ui.widgets.suggestions import Suggestions

TONES = ("accent", "amber", "red", "blue")
NAMES = ("light", "dark")


def pairs() -> Iterator[tuple[str, str]]:
    """Every token of text with every ground it stands on."""
    grounds = ("paper", "card", "hover", "accent_soft")
    yield from ((ink, ground) for ink in ("ink", "soft") for ground in grounds)
    yield from chain.from_iterable([(tone, "card"), (tone, "paper"), (tone, f"{tone}_soft")] for tone in TONES)
    yield from (("on_accent", "accent"), ("on_accent", "accent_strong"), ("ink", "line"))
    yield from (
        (ink, ground) for ink in ("rail_ink", "rail_bright") for ground in ("rail", "rail_selected", "rail_hover")
    )
    yield from (("toast_ink", "toast"), ("toast_accent", "toast"), ("card", "ink"))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def failing(tokens: Theme, wanted: float, found: Iterator[tuple[str, str]]) -> list[str]:
    """The pairs that cannot be told apart well enough."""
    colours = tokens.colours()
    ratios = ((ink, ground, contrast(colours[ink], colours[ground])) for ink, ground in found)
    return [f"{ink} on {ground}: {ratio:.2f}" for ink, ground, ratio in ratios if ratio < wanted]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    tokens = load(name)

    assert failing(tokens, 4.5, pairs()) == []


@pytest.mark.parametrize("name", NAMES)
def test_edges_of_controls_and_the_focus_ring_can_be_seen(name: str) -> None:
    tokens = load(name)
    seen = [("edge", "card"), ("edge", "paper"), ("accent", "card"), ("accent", "paper"), ("rail_focus", "rail")]

    assert failing(tokens, 3, iter(seen)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_tokens_are_read_as_toml_has_them(name: str) -> None:
    path = Path(themes.__file__).parent / "themes" / f"{name}.toml"

    tokens = load(name)

    assert tokens == Theme(name=name, **tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_leaves_no_token_open(name: str, tmp_path: Path) -> None:
    sheet = style_sheet(load(name), tmp_path)

    assert "$" not in sheet


@pytest.mark.parametrize("name", NAMES)
def test_no_role_of_the_palette_falls_back_to_the_machines(name: str) -> None:
    roles = [role for role in QPalette.ColorRole if role.name not in {"NoRole", "NColorRoles"}]

    ours = {QColor(colour).name() for colour in load(name).colours().values() if colour.startswith("#")}

    assert [role.name for role in roles if palette(load(name)).color(role).name() not in ours] == []


def test_a_chosen_theme_is_worn_at_once_and_remembered(qapp: QApplication, look: Look, tmp_path: Path) -> None:
    memory = Preferences(tmp_path / "preferences.json")
    ours = Look(qapp, memory)
    told: list[str] = []
    ours.changed.connect(lambda tokens: told.append(tokens.name))

    ours.choose("dark")

    assert (theme().name, told, Look(qapp, memory).choice) == ("dark", ["dark"], "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == load("dark").paper.lower()
    look.choose("light")


def test_the_family_that_ships_is_the_one_in_use(look: Look) -> None:
    assert QFontInfo(type_face()).family() == "Source Sans Pro"


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> Iterator[QWidget]:
    """A window that wears the light theme, with a line to type in."""
    made = QWidget()
    QVBoxLayout(made).addWidget(QLineEdit())
    dress(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    look.choose("light")


def ground(widget: QWidget) -> str:
    """The colour a widget is painted on, near a corner."""
    return widget.grab().toImage().pixelColor(6, 6).name()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_belongs_to_a_window_wears_its_theme_also_while_it_is_open(look: Look, window: QWidget) -> None:
    dialog, menu, press = QDialog(window), QMenu(window), button("Adopt", kind="primary")
    QVBoxLayout(dialog).addWidget(press)
    menu.addAction("Adopt")
    dialog.show()
    menu.popup(QPoint(0, 0))
    light, dark = load("light"), load("dark")
    before = ground(dialog), ground(menu), ground(press)

    look.choose("dark")

    assert before == (light.paper.lower(), light.card.lower(), light.accent.lower())
    assert (ground(dialog), ground(menu), ground(press)) == (dark.paper.lower(), dark.card.lower(), dark.accent.lower())
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_suggestions_and_tips_which_are_windows_of_their_own_wear_it_too(look: Look, window: QWidget) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    suggestions = Suggestions(line)
    look.choose("dark")

    suggestions.offer(["Amara Okafor", "Amina Okonjo"])
    QToolTip.showText(QPoint(0, 0), "Ctrl+N", line)

    (popup,) = [each for each in QApplication.topLevelWidgets() if each.objectName() == "popup" and each.isVisible()]
    (tip,) = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel") and each.isVisible()]
    assert (ground(popup), ground(tip)) == (load("dark").card.lower(), load("dark").ink.lower())
    suggestions.offer([])
    QToolTip.hideText()
