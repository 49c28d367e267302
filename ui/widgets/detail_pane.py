"""The pane beside a list that follows what is chosen there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.card import rule
from ui.widgets.field import Field
from ui.widgets.text import words

if TYPE_CHECKING:
    from ui.widgets.form import Form

_NARROWEST, _WIDEST = 280, 360  # pixels it asks for at least


class DetailPane(QFrame):
    """A card that scrolls, with room for buttons at its foot. Fields put in `body` line up with words put there.

    Whoever opens sheets lays `sheet` into the body; `nothing` is what it says while no record is chosen.
    """

    def __init__(self, name: str = "", nothing: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(name)
        self._showing = ""
        self._is_furnished = False
        self._form: Form | None = None
        self.sheet = QVBoxLayout()
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(12, 16, 12, 12)
        self.body.setSpacing(8)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._foot = QWidget()
        self.footer = QHBoxLayout(self._foot)
        self.footer.setContentsMargins(20, 12, 20, 14)
        self.footer.setSpacing(8)
        self._nothing = words(nothing, "soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self._build()
        self._scroll.setAccessibleName(name)

    def turn_to(self, id: str) -> None:
        """Call before showing another record: what is half typed is saved to the one it was typed for."""
        if id != self._showing:
            self.flush()
            self._abandon()
            self._showing = id

    def furnish(self) -> None:
        """Build what a record is shown in, when there is one to show: an empty chapter's pages need none of it."""
        if not self._is_furnished:
            self._is_furnished = True
            self._furnish()

    def _furnish(self) -> None:
        """The fields and the buttons of the pane."""

    def showing(self) -> str:
        """The record the fields speak of."""
        return self._showing

    def form(self) -> "Form | None":
        """The sheet that is open."""
        return self._form

    def open_form(self, form: "Form") -> None:
        """Lay a sheet into the pane in the place of any other; Esc takes it away."""
        self.close_form()
        self.furnish()
        self._form = form
        form.closed.connect(self._leave_form)
        self.sheet.addWidget(form)
        self.show()
        form.show()
        self.show_parts()
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> bool:
        """Take the open sheet away; whether there was one."""
        form, self._form = self._form, None
        if form is None:
            return False
        self.sheet.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.show_parts()
        return True

    def _leave_form(self) -> None:
        self.close_form()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_parts(self) -> None:
        """Show what there is to show of the record, or of none, beside the sheet that is open."""
        self._nothing.setVisible(not self.has_record() and self._form is None)
        if self._is_furnished:
            self._show_furniture()

    def has_record(self) -> bool:
        """Whether there is a record to show."""
        return bool(self._showing)

    def _show_furniture(self) -> None:
        """Show or hide what `_furnish` built."""

    def flush(self) -> None:
        """Save what is half typed."""
        for field in self._content.findChildren(Field):
            field.flush()

    def _abandon(self) -> None:
        for field in self._content.findChildren(Field):
            field.abandon()

    def show_footer(self, shown: bool = True) -> None:
        """Show the buttons at the foot."""
        self._foot.setVisible(shown)
        self._line.setVisible(shown)

    def _build(self) -> None:
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content)
        scroll.viewport().setAutoFillBackground(False)
        self._line = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self._line)
        column.addWidget(self._foot)
        self.show_footer(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard is given to into sight; what the mouse presses is, and must not move."""
        if now and self._content.isAncestorOf(now) and QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self._scroll.ensureWidgetVisible(now, 0, 48)

    def minimumSizeHint(self) -> QSize:
        """Room for the buttons at the foot, but never so much that the list has none."""
        least = super().minimumSizeHint()
        return QSize(min(max(least.width(), _NARROWEST), _WIDEST), least.height())
