"""Taking away what a layout holds, to lay out something else."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every widget out of it; what is hidden at once cannot flash up before Qt deletes it."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
