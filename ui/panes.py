"""Moving the keyboard from pane to pane."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next(panes: Sequence[QWidget]) -> None:
    """Give the keyboard to the pane after the one that has it."""
    shown = [pane for pane in panes if pane.isVisible()]
    if not shown:
        return
    held = QApplication.focusWidget()
    inside = [n for n, pane in enumerate(shown) if held is pane or (held is not None and pane.isAncestorOf(held))]
    start = inside[-1] + 1 if inside else 0
    for step in range(len(shown)):
        if focus_into(shown[(start + step) % len(shown)]):
            return


def focus_into(pane: QWidget) -> bool:
    """Give the keyboard to a pane, or to the first thing in it that takes it."""
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus and pane.isEnabled():
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        return True
    each = pane.nextInFocusChain()
    while each is not None and each is not pane:
        if pane.isAncestorOf(each) and each.isVisible() and each.isEnabled() and _takes_tab(each):
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        each = each.nextInFocusChain()
    return False


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
