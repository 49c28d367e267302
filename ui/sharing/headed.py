"""The head of what waits about one thing: what it is called, and a way to look at it."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.settling import Thing
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.drawing import Drawing
from ui.widgets.text import words

_PAGES = {"person": "members", "asset": "assets", "meeting": "meetings", "decision": "decisions", "action": "actions"}


def headed(house: House, thing: Thing, unnamed: str) -> QWidget:
    """A line above all that is asked of it; `unnamed` stands where it has no name."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Drawing(_PAGES.get(thing.table, "info"), size=20), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words(thing.name or unnamed, "bold"), 1)
    if thing.table in _PAGES:
        look = button(_("Look"), partial(house.signals.go_to.emit, _PAGES[thing.table], thing.id), kind="quiet")
        look.setAccessibleName(_("Look at {thing}").format(thing=thing.name))
        row.addWidget(look)
    return head
