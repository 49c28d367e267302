"""Moving the keyboard from pane to pane."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 48  # pixels above and below what is scrolled into sight


def focus_next(panes: Sequence[QWidget], step: int = 1) -> None:
    """Give the keyboard to the pane after the one that has it; with a step of -1 to the one before."""
    shown = [pane for pane in panes if pane.isVisible()]
    if not shown:
        return
    held = QApplication.focusWidget()
    inside = [n for n, pane in enumerate(shown) if held is pane or (held is not None and pane.isAncestorOf(held))]
    start = inside[-1] if inside else -1 if step > 0 else 0
    for further in range(1, len(shown) + 1):
        if focus_into(shown[(start + further * step) % len(shown)]):
            return


def focus_into(pane: QWidget) -> bool:
    """Give the keyboard to a pane, or to the first thing in it that takes it."""
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus and pane.isEnabled():
        _enter(pane)
        return True
    each = pane.nextInFocusChain()
    while each is not None and each is not pane:
        if pane.isAncestorOf(each) and each.isVisible() and each.isEnabled() and _takes_tab(each):
            _enter(each)
            return True
        each = each.nextInFocusChain()
    return False


def _enter(part: QWidget) -> None:
    """Give it the keyboard, and scroll it into sight."""
    part.setFocus(Qt.FocusReason.TabFocusReason)
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part, 0, _AROUND)
        around = around.parentWidget()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
