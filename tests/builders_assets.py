"""Short ways to shared things, the people who use them, and who has what."""

from datetime import date, datetime, timedelta

from models.commands import assets
from models.store import Store
from models.tables import Asset, Person
from tests.builders import NOW, TODAY

TOMORROW = TODAY + timedelta(days=1)


def person(store: Store, name: str) -> str:
    """A member; returns the id."""
    given, _, family = name.partition(" ")
    with store.write("Add member") as session:
        made = Person(given_name=given, family_name=family, joined_on=date(2024, 1, 1))
        session.add(made)
    return made.id


def asset(store: Store, name: str, **fields: object) -> str:
    """A shared thing (kit, unless said otherwise); returns the id."""
    with store.write("Add asset") as session:
        made = Asset(**{"name": name, "kind": "kit", "quantity": 1, **fields})
        session.add(made)
    return made.id


def lend(store: Store, asset_id: str, person_id: str, until: date, *, quantity: int = 1, now: datetime = NOW) -> str:
    """Hand something out; returns the loan."""
    with store.write("Lend") as session:
        return assets.lend(session, asset_id=asset_id, person_id=person_id, until=until, now=now, quantity=quantity)


def book(
    store: Store,
    asset_id: str,
    person_id: str,
    starts: datetime,
    *,
    hours: int = 2,
    quantity: int = 1,
    purpose: str = "",
) -> str:
    """Promise something; returns the booking."""
    with store.write("Book") as session:
        return assets.book(
            session,
            asset_id=asset_id,
            person_id=person_id,
            starts=starts,
            ends=starts + timedelta(hours=hours),
            now=NOW,
            quantity=quantity,
            purpose=purpose,
        )
