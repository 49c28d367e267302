"""Shared things that the national community hands from chapter to chapter, by words that travel with its bundles."""

from random import Random

from models.log import passing
from models.log.parcel import Parcel
from models.rules.certificates import Claim
from models.rules.passing import passings
from tests.parcels import Copy

_THINGS = """
SELECT lower(hex(row)), chapter FROM elsewhere WHERE tbl = (SELECT id FROM log_name WHERE name = 'asset')
    AND chapter <> ? AND NOT coalesce(body ->> 'removed', 0) ORDER BY 1
"""


class Handing:
    """National's words, and how many of them each of its bundles carries."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._words: list[Claim] = []
        self._carried: dict[str, int] = {}

    def pass_one_on(self, hub: Copy, to: Copy) -> None:
        """A thing that the hub was told of goes over to another chapter."""
        ((chapter,),) = to.rows("SELECT chapter FROM _ctl")
        things = hub.rows(_THINGS, chapter)
        if not things:
            return
        row, owner = self._dice.choice(things)
        with hub.store.uncaptured("") as (connection, _):
            until = passing.heard_until(connection, owner, row)
        step = len(self._words) + 1
        self._words.append(
            Claim(str(step), "passed", "root", "", chapter, table="asset", row=row, step=step, until=until)
        )
        self._hear(hub, step)

    def goes_with(self, parcel: Parcel) -> None:
        """A bundle of national carries everything said so far."""
        self._carried[parcel.bundle_id] = len(self._words)

    def comes_with(self, parcel: Parcel, to: Copy) -> None:
        """What a bundle carried is heard; bundles of others carry nothing."""
        if count := self._carried.get(parcel.bundle_id):
            self._hear(to, count)

    def _hear(self, copy: Copy, count: int) -> None:
        with copy.store.uncaptured("") as (connection, _):
            passing.pass_on(connection, passings(self._words[:count], {"root"}))
