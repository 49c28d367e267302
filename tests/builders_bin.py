"""Short ways into the bin and back."""

from collections.abc import Callable
from typing import Any

from models.commands import bin as bins
from models.queries import bin as found
from models.store import Store
from tests.builders import NOW


def do(store: Store, command: Callable[..., Any], **asked: Any) -> Any:
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def shown(store: Store) -> list[str]:
    """The bin as it might be read out, by kind and name."""
    with store.read() as reader:
        return sorted(
            " | ".join(filter(None, (row.table, row.title, row.of, "undone" if row.undone else "", row.into)))
            for row in found.listed(reader)
        )


def back(store: Store, *things: tuple[str, str]) -> int:
    """Put things back, each given as (table, id)."""
    return do(store, bins.restore, things=things, now=NOW)


def standing(store: Store, table: str) -> int:
    """How many rows of a table stand."""
    with store.read() as reader:
        return reader.value(f"SELECT count(*) FROM {table} WHERE NOT removed")


def item_of(store: Store, meeting: str, title: str) -> str:
    """An agenda item by its title."""
    with store.read() as reader:
        return reader.value(
            "SELECT id FROM agenda_item WHERE meeting_id = :meeting AND title = :title", meeting=meeting, title=title
        )
