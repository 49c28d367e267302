"""What needs attention: what copies that were put together cannot have meant, the same list on every one of them."""

from collections.abc import Iterable
from datetime import datetime

from models.queries.attention_away import away
from models.queries.attention_holds import OF_THINGS
from models.queries.attention_late import late
from models.queries.attention_rest import OF_THE_REST, labels
from models.queries.attention_rows import Needs
from models.reader import Reader
from models.rules.attention import Kind

_ORDER = list(Kind)


def arisen(before: Iterable[Needs], after: Iterable[Needs]) -> int:
    """How many things a person can settle came with a bundle: what was told before it and what was not."""
    known = set(before)
    return sum(1 for needs in after if needs.kind.can_be_settled and needs not in known)


def attention(reader: Reader, now: datetime) -> list[Needs]:
    """Everything that needs attention: what presses most first, then by name."""
    found = [each for part in (*OF_THINGS, away, late, *OF_THE_REST) for each in part(reader, now)]
    return sorted(found, key=lambda each: (_ORDER.index(each.kind), each.thing.name, each.thing.table, each.thing.id))


def count(reader: Reader, now: datetime) -> int:
    """How many of them a person can settle; quick enough for the rail."""
    return sum(1 for part in (*OF_THINGS, away, late, labels) for _ in part(reader, now))
