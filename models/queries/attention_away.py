"""Things that were passed on to another chapter while somebody here still has them, or is promised them."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from models.queries import elsewhere
from models.queries.attention_rows import Needs, holding
from models.queries.plain import stored
from models.queries.settling import Thing
from models.reader import Reader
from models.rules.attention import Kind

_AWAY = """SELECT lower(hex(e.row)), coalesce(e.body ->> 'name', ''), e.chapter, h.kind, h.id,
    coalesce(h.person_id, ''), p.given_name, p.family_name, p.known_as, h.since, h.until
    FROM passed_on JOIN elsewhere AS e ON e.row = passed_on.row AND e.tbl = passed_on.tbl
    JOIN (SELECT 'loan' AS kind, id, asset_id, person_id, out_at AS since, due_on AS until FROM loan
            WHERE NOT removed AND returned_at IS NULL AND out_at IS NOT NULL
        UNION ALL SELECT 'booking', id, asset_id, person_id, starts, ends FROM booking
            WHERE NOT removed AND ends > :now AND starts < ends) AS h ON h.asset_id = lower(hex(e.row))
    LEFT JOIN person AS p ON p.id = h.person_id ORDER BY 1, h.kind DESC, h.since, h.id"""


def away(reader: Reader, now: datetime) -> Iterator[Needs]:
    """Each of them with all that is still written down of it here; `other` is the chapter whose it is now."""
    found = reader.rows(lambda *row: row, _AWAY, now=stored(now))
    names = elsewhere.names(reader) if found else {}
    for (id, name, chapter), rows in groupby(found, key=lambda row: row[:3]):
        thing, now_of = Thing("asset", id, name), Thing("chapter", chapter, names.get(chapter, ""))
        yield Needs(Kind.HELD_AWAY, thing, tuple(holding(*row[3:]) for row in rows), other=now_of)
