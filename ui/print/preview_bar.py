"""What stands above the pages of a preview: where one is, how large they are, and how the paper is set."""

from bisect import bisect_right
from collections.abc import Sequence
from gettext import gettext as _
from itertools import accumulate

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from exports.language import LANGUAGES
from ui.print.page_layout import Fit
from ui.print.page_view import PageView
from ui.print.printable import Leaf, Setting
from ui.widgets.announce import announce
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import Flow
from ui.widgets.text import words

_HIGH = 38  # pixels: of every group, so that all stand on one line


class PreviewBar(Flow):
    """Says `chosen` with another `Setting`."""

    chosen = Signal(object)

    def __init__(self, pages: PageView, *, sized: bool) -> None:
        super().__init__(gap=12)
        self._pages = pages
        self.back = icon_button("chevron-up", _("Previous page (Page Up)"), self.previous)
        self.on = icon_button("chevron-down", _("Next page (Page Down)"), self.next)
        self.page, self.count = QLineEdit(), words("", "soft")
        self.smaller = icon_button("zoom-out", _("Zoom out (Ctrl+-)"), self.zoom_out)
        self.larger = icon_button("plus", _("Zoom in (Ctrl++)"), self.zoom_in)
        self.percent = words("", "soft")
        self.width_button = _toggle(_("Fit width"), "Ctrl+0")
        self.page_button = _toggle(_("Whole page"), "Ctrl+1")
        self.type_size = ChoiceField(_("Text size"), _sizes(), flat=False)
        self.language = ChoiceField(_("Language of the paper"), list(LANGUAGES.items()), flat=False)
        self.which = ChoiceField(_("Paper in sight (Ctrl+Page Down: the next)"), [], flat=False)
        self._starts: list[int] = []
        self.type_size.setVisible(sized)
        self._build()
        self._connect()

    def show_setting(self, setting: Setting) -> None:
        """Show how the paper is set."""
        self.type_size.set_value(str(setting.size))
        self.language.set_value(setting.language)

    def show_leaves(self, leaves: Sequence[Leaf]) -> None:
        """Offer the papers, where there are several."""
        self._starts = [*accumulate((leaf.paper.pages for leaf in leaves), initial=1)][:-1]
        self.which.set_choices([(str(place), leaf.title or leaf.name) for place, leaf in enumerate(leaves)])
        self.which.setVisible(len(leaves) > 1)

    def _paper(self) -> int:
        """Which of them is in sight, counted from 0."""
        return max(bisect_right(self._starts, self._pages.number()) - 1, 0)

    def tell(self) -> None:
        """Show where one is, and how large the pages are."""
        self.which.set_value(str(self._paper()))
        number, count = self._pages.number(), self._pages.count()
        self.page.setText(str(number) if number else "")
        self.page.setEnabled(count > 1)
        self.page.setValidator(QIntValidator(1, max(count, 1), self.page))
        self.count.setText(_("of {count}").format(count=count) if count else "")
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < count)
        self.percent.setText(_("{percent} %").format(percent=self._pages.percent()) if count else "")
        for each in (self.smaller, self.larger, self.width_button, self.page_button):
            each.setEnabled(count > 0)
        self.width_button.setChecked(self._pages.fit() is Fit.WIDTH)
        self.page_button.setChecked(self._pages.fit() is Fit.PAGE)

    def previous(self) -> None:
        """One page back."""
        self._pages.go_to(self._pages.number() - 1)

    def next(self) -> None:
        """One page on."""
        self._pages.go_to(self._pages.number() + 1)

    def previous_paper(self) -> None:
        """The paper before, or the top of the first."""
        self._show_paper(self._paper() - 1)

    def next_paper(self) -> None:
        """The next paper, where there is one."""
        self._show_paper(self._paper() + 1)

    def _show_paper(self, place: int) -> None:
        if place < len(self._starts):
            self._pages.go_to(self._starts[max(place, 0)])

    def first(self) -> None:
        """The first page."""
        self._pages.go_to(1)

    def last(self) -> None:
        """The last page."""
        self._pages.go_to(self._pages.count())

    def zoom_out(self) -> None:
        """A step smaller."""
        self._pages.zoom(larger=False)
        announce(self, self.percent.text())

    def zoom_in(self) -> None:
        """A step larger."""
        self._pages.zoom(larger=True)
        announce(self, self.percent.text())

    def fit_width(self) -> None:
        """As wide as the window."""
        self._pages.fit_to(Fit.WIDTH)

    def whole_page(self) -> None:
        """A page at a time."""
        self._pages.fit_to(Fit.PAGE)

    def _typed(self) -> None:
        if self.page.text():
            self._pages.go_to(int(self.page.text()))
        self.tell()

    def _choose(self, _value: object) -> None:
        self.chosen.emit(Setting(int(self.type_size.value()), self.language.value()))

    def _connect(self) -> None:
        self.page.returnPressed.connect(self._typed)
        self._pages.turned.connect(self.tell)
        self._pages.zoomed.connect(self.tell)
        self.width_button.clicked.connect(self.fit_width)
        self.page_button.clicked.connect(self.whole_page)
        self.which.committed.connect(lambda place: self._show_paper(int(place)))
        self.type_size.committed.connect(self._choose)
        self.language.committed.connect(self._choose)

    def _build(self) -> None:
        self.page.setAccessibleName(_("Page"))
        self.page.setFixedWidth(58)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setAccessibleName(_("Size of the pages"))
        self.percent.setFixedWidth(52)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for field, width in ((self.which, 230), (self.type_size, 190), (self.language, 130)):
            field.label.hide()
            field.setFixedWidth(width)
        self.which.hide()
        for part in (
            _row(self.which, self.back, self.on, self.page, self.count),
            _row(self.smaller, self.percent, self.larger, self.width_button, self.page_button),
            _row(self.type_size, self.language),
        ):
            self.lines.addWidget(part)


def _row(*parts: QWidget) -> QWidget:
    """Parts that stay together when the bar breaks into lines."""
    group = QWidget()
    group.setMinimumHeight(_HIGH)
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return group


def _toggle(text: str, keys: str) -> QPushButton:
    made = button(text, tip=keys)
    made.setCheckable(True)
    made.setProperty("kind", "chip")
    return made


def _sizes() -> list[tuple[str, str]]:
    return [
        ("10", _("Small text, 10 point")),
        ("12", _("Usual text, 12 point")),
        ("16", _("Large print, 16 point")),
    ]
