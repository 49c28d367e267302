"""Two copies of one chapter that do honest deeds unaware of each other, and the list of what needs attention."""

from datetime import datetime, timedelta
from pathlib import Path

from models.commands import assets
from models.queries.attention import attention
from models.queries.attention_rows import Needs
from tests.builders import NOW, TODAY
from tests.parcels import Copy, joined

WEEK = TODAY + timedelta(days=7)
EVENING = NOW + timedelta(days=2)


class Pair:
    """Asha's and Bryn's copies, with a projector, a drill, Amara and Tom in both."""

    def __init__(self, folder: Path) -> None:
        self.asha = Copy(folder, "asha")
        self.asha.found("Fens chapter")
        self.amara, self.tom = self.asha.person("Amara"), self.asha.person("Tom")
        self.projector, self.drill = (
            self.asha.do(assets.add_asset, name=name, kind="kit") for name in ("Projector", "Drill")
        )
        self.bryn = joined(self.asha, "bryn")
        self.asha.unpack(self.bryn.pack())

    def exchange(self) -> None:
        """One bundle each way."""
        self.bryn.unpack(self.asha.pack())
        self.asha.unpack(self.bryn.pack())

    def lend(self, copy: Copy, person: str, asset: str = "", days: int = 0) -> str:
        """Hand something out for a week."""
        now = NOW + timedelta(days=days)
        return copy.do(assets.lend, asset_id=asset or self.projector, person_id=person, until=WEEK, now=now)

    def book(self, copy: Copy, person: str, starts: datetime) -> str:
        """Promise the projector for two hours."""
        ends = starts + timedelta(hours=2)
        return copy.do(
            assets.book, asset_id=self.projector, person_id=person, starts=starts, ends=ends, now=NOW, purpose=""
        )


def told(copy: Copy, now: datetime = NOW) -> list[Needs]:
    """The list of one copy."""
    with copy.store.read() as reader:
        return attention(reader, now)


def in_short(copy: Copy) -> list[str]:
    """Kind, thing and who holds it."""
    return [
        " ".join([each.kind, each.thing.name, *(holding.name for holding in each.holdings)]).strip()
        for each in told(copy)
    ]
