"""What decisions do to earlier ones, as minutes tell it."""

from collections import defaultdict
from collections.abc import Mapping

from models.queries.decisions import settled_numbers
from models.queries.minutes_decision import MinutedLink
from models.reader import Reader
from models.rules.register import LinkKind


def links_between(reader: Reader, ids: str) -> Mapping[str, tuple[MinutedLink, ...]]:
    """Of each of these decisions (ids as JSON), the earlier ones it is about, in the order it was said."""
    numbers = settled_numbers(reader)
    found = defaultdict[str, tuple[MinutedLink, ...]](tuple)
    for decision, kind, earlier, number, text in reader.rows(lambda *row: row, _LINKS, ids=ids):
        found[decision] += (MinutedLink(kind, numbers.get(earlier) or number, text),)
    return found


_LINKS = f"""SELECT l.decision_id, l.kind, e.id, trim(coalesce(e.number, '')), coalesce(e.text, '')
    FROM json_each(:ids) AS wanted CROSS JOIN decision_link AS l ON l.decision_id = wanted.value
    JOIN decision AS e ON e.id = l.earlier_id
    WHERE NOT l.removed AND NOT e.removed AND l.kind IN ({", ".join(f"'{kind}'" for kind in LinkKind)})
    ORDER BY trim(coalesce(e.number, '')), e.text, l.kind"""
