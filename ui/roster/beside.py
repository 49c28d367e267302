"""What stands beside the list of members: one of them in full, the form for a new one, or nothing."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.house import House
from ui.roster.deeds import MemberDeeds
from ui.roster.person_pane import PersonPane

if TYPE_CHECKING:
    from ui.roster.new_member import NewMember

_NARROWEST = 300  # pixels


class Beside(QStackedWidget):
    """With nothing to show it leaves the room to the list. `wanted`: a member to go to, `left`: the form given up."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, house: House, deeds: MemberDeeds) -> None:
        super().__init__()
        self._house = house
        self._deeds = deeds
        self._nobody = QWidget()
        self.addWidget(self._nobody)
        self.setMinimumWidth(_NARROWEST)
        self.hide()

    @cached_property
    def pane(self) -> PersonPane:
        """One member in full: the better part of the page, built when somebody is first chosen."""
        pane = PersonPane(self._house, self._deeds)
        self.addWidget(pane)
        return pane

    @cached_property
    def new(self) -> "NewMember":
        """The form for a new member."""
        from ui.roster.new_member import NewMember

        new = NewMember(self._house, self._deeds)
        new.added.connect(self.wanted)
        new.wanted.connect(self.wanted)
        new.left.connect(self.left)
        self.addWidget(new)
        return new

    def has_pane(self) -> bool:
        """Whether the pane has been built."""
        return "pane" in vars(self)

    def is_asking(self) -> bool:
        """Whether the form for a new member is open: only a person closes it, no list that arrives."""
        return "new" in vars(self) and self.currentWidget() is self.new

    def is_begun(self) -> bool:
        """Whether something has been typed into the form."""
        return self.is_asking() and self.new.is_begun()

    def begin_new(self) -> None:
        """Ask for a new member, name first."""
        self.flush()
        self._turn_to(self.new)
        self.new.begin()

    def show_person(self, id: str) -> None:
        """Show this member, or nobody."""
        self.flush()
        shown = bool(id) and self.pane.show_id(id)
        self._turn_to(self.pane if shown else self._nobody)

    def show_pane(self) -> None:
        """Show whom the pane speaks of."""
        self._turn_to(self.pane)

    def show_nobody(self) -> None:
        """Leave the room to the list."""
        self._turn_to(self._nobody)

    def reload(self) -> None:
        """Read whom the pane shows afresh."""
        if self.has_pane():
            self.pane.reload()

    def flush(self) -> None:
        """Save what is half typed about a member."""
        if self.has_pane():
            self.pane.flush()

    def _turn_to(self, widget: QWidget) -> None:
        self.setCurrentWidget(widget)
        self.setVisible(widget is not self._nobody)
