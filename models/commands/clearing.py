"""Letting things leave although a name was found in them, and taking back what was sent before it was found."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from models.commands.found import for_good, found
from models.log import allowed
from models.log.outgoing import NATIONAL, Audience, answers
from models.reader import Reader
from models.store import Store
from models.tables import Asset, Consultation, Decision, Reply

if TYPE_CHECKING:
    from sqlmodel import Session

_CLEARABLE = {"asset": Asset, "consultation": Consultation, "decision": Decision, "reply": Reply}

_HELD_BACK = """
SELECT asset.id, writer.wid, op.seq FROM temp.naming JOIN asset ON asset.id = naming.id
    JOIN op ON op.row = unhex(asset.id) AND op.fid = 1 JOIN writer ON writer.id = op.w
WHERE naming.tbl = 'asset' AND NOT coalesce(withheld, 0) AND op.body <> '{}'
"""
_NAMES_NOBODY_NOW = """
SELECT id FROM asset WHERE withheld AND NOT removed AND id NOT IN (SELECT id FROM temp.naming WHERE tbl = 'asset')
"""


def clear(session: "Session", *, table: str, id: str) -> None:
    """Say that its words may leave as they stand; a change of the words asks again. Raises `NotFound`."""
    record = found(session, _CLEARABLE[table], id)
    record.cleared = False
    session.flush()  # so that a second look is logged as one, and counts as later than the words
    record.cleared = True
    if isinstance(record, Asset):
        record.withheld = False


def take_back(store: Store, audience: Audience, today: date, *, label: str) -> int:
    """Before a bundle for the national community: ask back the things they hold in which a name is found now.

    Those in which none is found any more are theirs again. Returns how many are asked back; nobody undoes it.
    """
    if audience.kind != NATIONAL:
        return 0
    with store.read() as reader:
        allowed.fill(reader.connection, NATIONAL, audience.level, today)
        back, again = _held_there(reader), reader.column(_NAMES_NOBODY_NOW)
    if back or again:
        with store.write(label) as session:
            for_good(session)
            _mark(session, back, withheld=True)
            _mark(session, again, withheld=False)
    return len(back)


def _held_there(reader: Reader) -> list[str]:
    """The things with a name in them of which somebody there says they hold something in full."""
    heard = [answer.full for answer in answers(reader.connection, Audience(NATIONAL))]
    ops = reader.rows(lambda *op: op, _HELD_BACK)
    held = (id for id, wid, seq in ops if any(low <= seq <= high for full in heard for low, high in full.get(wid, ())))
    return list(dict.fromkeys(held))


def _mark(session: "Session", ids: Iterable[str], *, withheld: bool) -> None:
    for id in ids:
        found(session, Asset, id).withheld = withheld
