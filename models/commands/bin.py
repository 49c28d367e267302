"""Putting back what was removed: with all that went with it, unless something else stands in its place now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.commands import agenda
from models.commands.bin_holds import require_room
from models.commands.found import connection_of
from models.commands.notice import changed_invitation
from models.commands.roster import require_unmerged
from models.errors import NotFound
from models.queries import bin as queries
from models.reader import Reader
from models.rules.bin import PART_OF, Forgotten, NotInBin
from models.rules.secret_papers import PapersOut
from models.sealing import papers_out, require_unsealed
from models.tables import AgendaItem, ContactPoint

_ORDER = {table: place for place, table in enumerate(PART_OF)}  # who holds something is there before what they hold


def restore(session: Session, *, things: Iterable[tuple[str, str]], now: datetime) -> int:
    """Put things back, given as (table, id), each with what went with it in the same deed; returns how many came back.

    Raises `NotInBin`, `NotFound`, `MergedInto`, `Forgotten`, `Sealed`, `PapersOut`, `NotFree`.
    """
    wanted = sorted(things, key=lambda thing: _ORDER.get(thing[0], 0))
    came = sum(_put_back(session, table, id, now) for table, id in wanted)
    if not came and wanted:
        raise NotInBin(wanted[0][0])
    return came


def _put_back(session: Session, table: str, id: str, now: datetime) -> int:
    """How many rows came back; none where it stands already, as what came back with another."""
    connection = connection_of(session)
    reader = Reader(connection)
    if not _is_removed(reader, table, id):
        return 0
    _require_free(connection, reader, table, id)
    if table in ("booking", "loan"):
        require_room(session, table=table, id=id, now=now)
    rows = [(table, id), *_item_of(reader, table, id), *queries.comes_with(reader, table, id)]
    for each, row in rows:
        connection.execute(f"UPDATE {each} SET removed = 0 WHERE id = ?", (row,))
    _settle_in(session, table, id)
    return len(rows)


def _is_removed(reader: Reader, table: str, id: str) -> bool:
    if queries.is_forgotten(reader, id):
        raise Forgotten
    removed = reader.value(f"SELECT removed FROM {table} WHERE id = :id", id=id) if table in PART_OF else None
    if removed is None:
        raise NotFound(table, id)
    return bool(removed)


def _require_free(connection: Any, reader: Reader, table: str, id: str) -> None:
    """Nothing keeps it in the bin: not what it is part of, what it became, what was agreed, or papers given out."""
    above, column = PART_OF[table]
    query = f"SELECT up.id FROM {table} AS t JOIN {above} AS up ON up.id = t.{column} WHERE t.id = :id AND up.removed"
    if above and (gone := reader.value(query, id=id)):
        raise NotFound(above, gone)
    if table == "person":
        require_unmerged(reader, id)
    require_unsealed(connection, {(table, id)})
    if issued := papers_out(connection, table, id, "removed"):
        raise PapersOut(issued)


def _item_of(reader: Reader, table: str, id: str) -> list[tuple[str, str]]:
    """The agenda item a proposal was put under, where that was taken off since: nobody would see it without."""
    if table != "decision":
        return []
    query = "SELECT i.id FROM decision AS d JOIN agenda_item AS i ON i.id = d.item_id WHERE d.id = :id AND i.removed"
    return [("agenda_item", item) for item in reader.column(query, id=id)]


def _settle_in(session: Session, table: str, id: str) -> None:
    """Among what stands now: calendars hear of a meeting, an agenda has one item a place, and one address is main."""
    if table == "meeting":
        changed_invitation(session, meeting_id=id)
    if table == "agenda_item":
        item = session.get(AgendaItem, id)
        if item and item.meeting_id:
            agenda.move_item(session, item_id=id, to=(item.position or 1) - 1)
    if table == "contact_point":
        _one_main(session, id)


def _one_main(session: Session, id: str) -> None:
    from models.commands.roster_parts import make_main

    contact = session.get(ContactPoint, id)
    others = Reader(connection_of(session)).column(
        "SELECT o.main FROM contact_point AS o JOIN contact_point AS c ON c.id = :id AND o.person_id = c.person_id "
        "AND o.kind = c.kind WHERE o.id <> :id AND NOT o.removed",
        id=id,
    )
    if contact and contact.main and any(others):
        contact.main = False
    elif not others:
        make_main(session, contact_id=id)
