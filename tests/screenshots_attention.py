"""A chapter in which two laptops did what cannot all be meant, for its pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from models.commands import assets, roster, roster_parts
from models.store import Store
from tests.builders import TODAY
from tests.builders_attention import EVENING, Pair


@contextmanager
def put_together(folder: Path) -> Iterator[Store]:
    """Lent twice, booked twice, somebody gone who looks after something, one label on two things."""
    pair = Pair(folder)
    asha, bryn = pair.asha, pair.bryn
    room, loop = (
        asha.do(assets.add_asset, name=name, kind=kind)
        for name, kind in (("Meeting room at the Baths", "room"), ("Hearing loop", "kit"))
    )
    nia = asha.person("Nia", "Rhys")
    pair.exchange()
    for copy, person, asset in ((asha, pair.amara, loop), (bryn, pair.tom, pair.drill)):
        now = copy.now()
        pair.lend(copy, person)
        copy.do(assets.change, asset_id=asset, field="code", value="K-7", now=now)
        starts = EVENING + timedelta(hours=person == pair.tom)
        ends = starts + timedelta(hours=2)
        copy.do(assets.book, asset_id=room, person_id=person, starts=starts, ends=ends, now=now)
    asha.do(roster.leave, person_id=nia, on=TODAY - timedelta(days=4))
    bryn.do(assets.set_steward, asset_id=loop, person_id=nia)
    bryn.do(roster_parts.add_role, person_id=nia, role="Convener")
    pair.exchange()
    yield asha.store
    asha.store.close()
    bryn.store.close()
