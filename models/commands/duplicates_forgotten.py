"""What an entry was given of another that it is parted from is the other’s again before that one is forgotten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.commands.found import for_good
from models.queries.erasure_parted import copies_out_of_use

if TYPE_CHECKING:
    from models.store import Store


def give_back_copies(store: "Store", entries: Sequence[str], *, label: str) -> None:
    """Whatever belongs to somebody forgotten goes with them, in every copy; what is in use stays as it is."""
    with store.read() as reader:
        copies = copies_out_of_use(reader, entries)
    if not copies:
        return
    with store.write(label) as session:
        for_good(session)
        for table, copy, person in copies:
            session.connection().exec_driver_sql(f"UPDATE {table} SET person_id = ? WHERE id = ?", (person, copy))
