"""Laptops whose clock was years ahead, and what is dated anew of theirs."""

from datetime import datetime, timedelta
from typing import Any

from models.log import exchange
from models.log.late_clock import newest_if_late
from models.log.outgoing import Audience
from models.log.restamp import Ahead, ahead, restamp
from tests.parcels import Copy

YEARS = timedelta(days=5 * 365)
PEOPLE = "SELECT id, given_name, family_name, organisation, removed FROM person ORDER BY id"
CELLS = "SELECT hex(row), fld, w, seq, nheads FROM cell ORDER BY row, fld"


class Sent(Copy):
    """A copy whose parcels are noted as bundles are."""

    def pack(self, audience: Audience | None = None, *, everything: bool = False) -> Any:
        parcel = Copy.pack(self, audience, everything=everything)
        with self.store.uncaptured("") as (connection, _rows):
            exchange.note_sent(connection, parcel)
        return parcel


def anew(copy: Copy) -> int:
    """Date anew what can be."""
    with copy.store.uncaptured("Dated anew") as (connection, rows):
        return restamp(connection, copy.now(), rows)


def looked(copy: Copy) -> Ahead | None:
    """What could be dated anew."""
    with copy.store.read() as reader:
        return ahead(reader.connection, copy.now())


def late(copy: Copy) -> datetime | None:
    """What people are told of."""
    with copy.store.read() as reader:
        return newest_if_late(reader.connection, copy.now())


def shown(copy: Copy) -> list[tuple]:
    """Everyone, and who holds each value, stamps and hashes left out."""
    return copy.rows(PEOPLE) + copy.rows(CELLS)
