"""Members for every field that asks for a person."""

from collections.abc import Callable
from functools import partial

from models.queries import room
from ui.house import House
from ui.widgets.field_person import Pick


def suggester(house: House) -> Callable[[str], list[Pick]]:
    """What a person field offers: the members whose names begin as typed."""
    return partial(_suggest, house)


def pick_of(person_id: str, name: str) -> Pick | None:
    """Somebody already named, as a person field shows them."""
    return Pick(person_id, name) if person_id or name else None


def _suggest(house: House, text: str) -> list[Pick]:
    with house.store.read() as reader:
        return [Pick(each.id, each.name, each.organisation) for each in room.people_like(reader, text)]
