"""What an entry was given of another that it is parted from is the other’s again before that one is forgotten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.commands.found import for_good
from models.log.op import encode
from models.queries.duplicates_links import COPIED, copy_id
from models.reader import Reader

if TYPE_CHECKING:
    from models.store import Store

_PARTED = """
SELECT iif(first_id IN (SELECT value FROM json_each(:ids)), second_id, first_id) FROM likeness
WHERE first_id IN (SELECT value FROM json_each(:ids)) OR second_id IN (SELECT value FROM json_each(:ids))
"""
_OWN = "SELECT id, person_id FROM {table} WHERE person_id IN (SELECT value FROM json_each(:ids)) ORDER BY id"
_HAS = "SELECT 1 FROM {table} WHERE id = :id AND removed AND person_id = :other"


def give_back_copies(store: "Store", entries: Sequence[str], *, label: str) -> None:
    """Whatever belongs to somebody forgotten goes with them, in every copy; what is in use stays as it is."""
    with store.read() as reader:
        copies = _copies(reader, entries)
    if not copies:
        return
    with store.write(label) as session:
        for_good(session)
        for table, copy, person in copies:
            session.connection().exec_driver_sql(f"UPDATE {table} SET person_id = ? WHERE id = ?", (person, copy))


def _copies(reader: Reader, entries: Sequence[str]) -> list[tuple[str, str, str]]:
    """Such rows, which are removed: table, id, and whose they were first."""
    theirs = encode(list(entries)).decode()
    others = sorted(set(reader.column(_PARTED, ids=theirs)) - {None, *entries})
    return [
        (table, copy, person)
        for table in COPIED
        for row, person in reader.rows(lambda *cells: cells, _OWN.format(table=table), ids=theirs)
        for other in others
        if reader.value(_HAS.format(table=table), id=(copy := copy_id(row, other)), other=other)
    ]
