"""What can be done about two entries that may be one person, each as one named deed."""

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from models.rules.duplicates_refused import SaidDifferent
from ui.house import House

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.commands.duplicates import Merged, Parted


class DuplicateDeeds:
    """Runs them through the dispatcher; each answers what came of it, or None when it was refused.

    `was_said_different` once a merge was refused because somebody had said that they are two people.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self.was_said_different = False

    def merge(self, ids: tuple[str, str], choices: Mapping[str, str], name: str, *, anyway: bool) -> "Merged | None":
        """Make one of two entries; `name` is what they will be called."""
        from models import commands

        def deed(session: "Session") -> "Merged":
            try:
                return commands.duplicates.merge(
                    session, first_id=ids[0], second_id=ids[1], choices=choices, now=self._house.now(), anyway=anyway
                )
            except SaidDifferent:
                self.was_said_different = True
                raise

        label = _("Merge {name}").format(name=name)
        return self._house.dispatcher.run(label, deed, say=_("{name} is one entry now").format(name=name))

    def say_different(self, ids: tuple[str, str], names: str) -> bool:
        """Take down that they are two people."""
        from models import commands

        def deed(session: "Session") -> bool:
            commands.duplicates.say_different(session, first_id=ids[0], second_id=ids[1], now=self._house.now())
            return True

        label = _("Two people: {names}").format(names=names)
        said = _("Noted: two people. They will not be shown as a pair again.")
        return bool(self._house.dispatcher.run(label, deed, say=said))

    def part(self, ids: tuple[str, str], name: str) -> "Parted | None":
        """Take two entries apart again."""
        from models import commands

        deed = partial(commands.duplicates.part, first_id=ids[0], second_id=ids[1], now=self._house.now())
        label = _("Take {name} apart").format(name=name)
        return self._house.dispatcher.run(label, deed, say=_("{name} is two entries again").format(name=name))
