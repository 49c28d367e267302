"""Members for every field that asks for a person."""

from models.queries import roster
from models.reader import Reader
from ui.house import House
from ui.widgets.field_person import Pick


def picks(reader: Reader, text: str) -> list[Pick]:
    """The members a few letters mean."""
    return [Pick(hit.id, hit.name, hit.detail) for hit in roster.find(reader, text)]


class PeopleSuggestions:
    """What a PersonField asks: the members of this chapter whose names begin so."""

    def __init__(self, house: House) -> None:
        self._house = house

    def __call__(self, text: str) -> list[Pick]:
        with self._house.store.read() as reader:
            return picks(reader, text)
