"""Short ways to two entries of one person."""

from datetime import date
from typing import Any

from models.commands import actions, assets, duplicates, roster_parts
from models.history import History
from models.ids import derived_id
from models.log.schema import SYNCED
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_roster import add

ASKED = ("consent_event", "likeness")
"""What is only added to when entries are joined and taken apart again."""


def two(store: Store) -> tuple[str, str]:
    """Sam Okoro and Samuel Okoro, who share an e-mail address; the first is the one that is kept."""
    first = add(store, "Sam Okoro", email="sam@example.org", skills=("Driving",), town="Ely", role="Convener")
    second = add(
        store, "Samuel Okoro", email="Sam@Example.org", skills=("driving", "Welsh"), notes="Sings", role="Treasurer",
        joined_on=date(2023, 2, 1),
    )  # fmt: skip
    with store.write("Phone") as session:
        roster_parts.add_contact(session, person_id=second, kind="phone", value="07700 900123")
    return first, second


def with_belongings(store: Store, person: str) -> None:
    """A loan, a booking, an action and an asset to look after."""
    with store.write("Asset") as session:
        tent = assets.add_asset(session, name="Tent", kind="kit", quantity=3)
        assets.set_steward(session, asset_id=tent, person_id=person)
        actions.add(session, text="Ring the hall", owner_id=person, due_on=TODAY)
    with store.write("Lend") as session:
        assets.lend(session, asset_id=tent, person_id=person, until=TODAY, now=NOW)


def merge(store: Store, first: str, second: str, **given: Any) -> duplicates.Merged:
    """Make them one, as one deed."""
    with store.write("Merge") as session:
        return duplicates.merge(session, first_id=first, second_id=second, now=NOW, **given)


def part(store: Store, first: str, second: str) -> duplicates.Parted:
    """Take them apart."""
    with store.write("Take apart") as session:
        return duplicates.part(session, first_id=first, second_id=second, now=NOW)


def undo(store: Store) -> None:
    """Undo the last deed."""
    History(store).undo()


def tables(store: Store, *but: str) -> dict[str, list[tuple]]:
    """Every record that is not removed, but those of some tables."""
    with store.read() as reader:
        return {
            table: reader.connection.execute(f"SELECT * FROM {table} WHERE NOT removed ORDER BY id").fetchall()
            for table in SYNCED
            if table not in but
        }


def likeness_id(first: str, second: str) -> str:
    """The row in which all laptops speak of these two."""
    return derived_id(first, "likeness", second)
