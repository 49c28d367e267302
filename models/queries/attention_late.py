"""What came from another laptop for members who are one with somebody else by now."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from models.queries.attention_rows import Needs
from models.queries.duplicates_late import latecomers
from models.queries.settling import Thing, name_of
from models.reader import Reader
from models.rules.attention import Kind


def late(reader: Reader, now: datetime) -> Iterator[Needs]:
    """Members to whom records are still to go over, and entries left behind by somebody who was forgotten."""
    found = latecomers(reader)
    for each in found:
        if each.table == "person":
            yield Needs(Kind.LEFT_BEHIND, _person(reader, each.id))
    for into, count in Counter(each.into_id for each in found if each.table != "person").items():
        yield Needs(Kind.LATE, _person(reader, into), count=count)


def _person(reader: Reader, id: str) -> Thing:
    return Thing("person", id, name_of(reader, "person", id))
