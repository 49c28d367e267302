"""Three files that have heard of a tent: Fens shares it, Avon and national may suggest how it had better be."""

from pathlib import Path
from typing import Any

from models.commands import assets, national
from models.history import History
from models.log import conflicts
from models.queries import suggesting
from models.queries.suggesting import Suggested
from tests.national_parcels import DOWN, TODAY, UP, pin
from tests.parcels import Copy


class Land:
    """Fens shares a tent; national and Avon have heard of it."""

    def __init__(self, folder: Path) -> None:
        """All three, introduced to each other."""
        self.fens, self.hub, self.avon = (Copy(folder / name, name) for name in ("fens", "hub", "avon"))
        self.fens.found("Fens")
        self.hub.found("National", kind="national")
        self.avon.found("Avon")
        for chapter in (self.fens, self.avon):
            pin(chapter, self.hub)
        self.tent = self.fens.do(assets.add_asset, name="Tent", kind="kit", place="Shed")
        self.around()

    def around(self) -> None:
        """Everybody's news reaches everybody."""
        for chapter in (self.fens, self.avon):
            self.hub.unpack(chapter.pack(UP))
        for chapter in (self.fens, self.avon):
            chapter.unpack(self.hub.pack(DOWN, everything=True))

    def suggest(self, by: Copy, **values: Any) -> list[str]:
        """Another way for the tent to be."""
        return by.do(national.suggest, table="asset", id=self.tent, values=values, today=TODAY)

    def decline(self) -> None:
        """Fens declines the one suggestion there is."""
        (proposal,) = asked(self.fens)
        self.fens.do(national.decline, proposal=proposal)

    def accept(self, proposal: conflicts.Proposal) -> None:
        """Fens does what was suggested."""
        self.fens.do(national.accept, proposal=proposal, now=self.fens.now())

    def accept_all(self) -> None:
        """Fens does whatever was suggested."""
        for proposal in asked(self.fens):
            self.accept(proposal)

    def place(self) -> str:
        """Where Fens says that the tent is."""
        return self.fens.rows("SELECT place FROM asset")[0][0]

    def said(self, by: Copy) -> list[str]:
        """What one side sees of its own suggestions."""
        return [f"{each.field}: {each.value}, not {each.now}: {each.state}" for each in ours(by, self.tent)]


def asked(copy: Copy) -> list[conflicts.Proposal]:
    """What others would like changed in its own things."""
    with copy.store.read() as reader:
        return conflicts.proposals(reader.connection)


def values(copy: Copy) -> list[Any]:
    """The same, the values alone."""
    return [proposal.value for proposal in asked(copy)]


def undo_suggestion(land: Land) -> None:
    """Avon undoes it, and before it whatever bundle came since."""
    history = History(land.avon.store)
    while history.undo() != "suggest":
        continue


def ours(copy: Copy, id: str) -> tuple[Suggested, ...]:
    """Its own suggestions."""
    with copy.store.read() as reader:
        return suggesting.of_thing(reader, "asset", id)
