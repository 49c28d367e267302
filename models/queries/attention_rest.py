"""Labels given twice, records of which the first part has not come, and what only a newer program knows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from models.log.schema import SYNCED
from models.queries.attention_rows import Needs, written_apart
from models.queries.plain import stored
from models.queries.settling import Thing
from models.reader import Reader
from models.rules.asset_kinds import AssetKind
from models.rules.attention import Kind, Labels, alike
from models.rules.declaring import Outcome
from models.rules.meetings import MeetingState

# What no record is ever made without.
_INCOMPLETE = {
    "person": "coalesce(given_name, '') = '' AND coalesce(family_name, '') = '' AND coalesce(known_as, '') = ''",
    "asset": "coalesce(name, '') = ''",
    "meeting": "coalesce(title, '') = '' OR (starts IS NULL AND coalesce(source, '') = '')",
    "decision": "coalesce(text, '') = ''",
    "action": "coalesce(text, '') = ''",
    "loan": "coalesce(asset_id, '') = '' OR out_at IS NULL",
    "booking": "coalesce(asset_id, '') = '' OR starts IS NULL OR ends IS NULL",
}
# Which record names which other one, and when it matters that the other is there.
_NAMES = (
    ("loan", "asset_id", "asset", "returned_at IS NULL"),
    ("loan", "person_id", "person", "returned_at IS NULL"),
    ("booking", "asset_id", "asset", "ends > :now"),
    ("booking", "person_id", "person", "ends > :now"),
    ("action", "owner_id", "person", "done_on IS NULL AND dropped_on IS NULL"),
    ("action", "meeting_id", "meeting", "true"),
    ("asset", "steward_id", "person", "true"),
    ("person_role", "person_id", "person", "true"),
    ("contact_point", "person_id", "person", "true"),
    ("agenda_item", "meeting_id", "meeting", "true"),
    ("decision", "meeting_id", "meeting", "true"),
    ("stance", "decision_id", "decision", "true"),
)
# Answered by the indexes alone, and hardly ever with anything; only then are the records themselves looked at.
_ASTRAY = (
    "SELECT {link} FROM {table} WHERE {link} <> '' AND NOT EXISTS (SELECT 1 FROM {parent} WHERE id = {table}.{link})"
)
_DANGLING = """SELECT DISTINCT {link} FROM {table} WHERE NOT removed AND {matters} AND length({link}) = 32
    AND {link} IN (SELECT value FROM json_each(:astray))
    AND unhex({link}) NOT IN (SELECT row FROM erasure WHERE fields = '[]')
    AND unhex({link}) NOT IN (SELECT row FROM elsewhere)"""
# Whether anything of this chapter's own laptops came without its values; that of others always may.
_STUBS = """SELECT sum(iif(kind = 0, hi - lo + 1, 0)) > sum(iif(kind = 1, hi - lo + 1, 0)) FROM vv
    JOIN writer ON writer.id = vv.w WHERE writer.chapter IN ('', (SELECT chapter FROM _ctl))"""

# The words a field may hold; another one is a newer program's.
_KNOWN = {
    ("asset", "kind"): AssetKind,
    ("meeting", "state"): MeetingState,
    ("decision", "outcome"): Outcome,
}


def labels(reader: Reader, now: datetime) -> Iterator[Needs]:
    """Things that bear a label somebody gave to another thing on another laptop; the first keeps it."""
    query = "SELECT id, coalesce(name, ''), trim(code) FROM asset WHERE NOT removed AND trim(code) <> '' ORDER BY id"
    bearing: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for id, name, code in reader.rows(lambda *row: row, query):
        bearing[alike(code)].append((id, name, code))
    taken = Labels(code for group in bearing.values() for _id, _name, code in group)
    for group in bearing.values():
        first, *later = group
        for id, name, code in later:
            if written_apart(reader, ("asset", first[0], "code"), ("asset", id, "code")):
                kept, other = Thing("asset", first[0], first[1]), Thing("asset", id, name)
                yield Needs(Kind.LABEL_TWICE, other, other=kept, label=code, spare=taken.next_after(code))


def incomplete(reader: Reader, now: datetime) -> Iterator[Needs]:
    """Records without what they are always made with: another bundle brings it."""
    for table, lacks in _INCOMPLETE.items():
        ids = reader.column(f"SELECT id FROM {table} WHERE NOT removed AND ({lacks}) ORDER BY id")
        if ids:
            yield Needs(Kind.INCOMPLETE, Thing(table, ids[0] if len(ids) == 1 else "", ""), count=len(ids))


def not_come(reader: Reader, now: datetime) -> Iterator[Needs]:
    """Records that others name and that are not here; one line for each kind of them."""
    missing: dict[str, set[str]] = defaultdict(set)
    for table, link, parent, matters in _NAMES:
        missing[parent] |= _missing(reader, (table, link, parent, matters), stored(now))
    kind = Kind.WITHHELD if any(missing.values()) and reader.value(_STUBS) else Kind.NOT_COME
    for parent, absent in missing.items():
        if absent:
            yield Needs(kind, Thing(parent, "", ""), count=len(absent))


def _missing(reader: Reader, names: tuple[str, str, str, str], now: str) -> set[str]:
    table, link, parent, matters = names
    astray = reader.column(_ASTRAY.format(table=table, link=link, parent=parent))
    if not astray:
        return set()
    query = _DANGLING.format(table=table, link=link, matters=matters)
    return set(reader.column(query, astray=_listed(tuple(astray)), **({"now": now} if ":now" in query else {})))


def newer(reader: Reader, now: datetime) -> Iterator[Needs]:
    """What is kept and passed on here, and shown only by a newer program."""
    query = """SELECT count(*) FROM log_name WHERE name LIKE '%.%' AND name NOT IN (
        SELECT t.value || '.' || c.name FROM json_each(:tables) AS t, pragma_table_info(t.value) AS c)"""
    found = reader.value(query, tables=_listed(SYNCED))
    for (table, field), known in _KNOWN.items():
        words = f"SELECT count(*) FROM {table} WHERE NOT removed AND {field} NOT IN (SELECT value FROM json_each(:all))"
        found += reader.value(words, all=_listed(("", *known)))
    if found:
        yield Needs(Kind.NEWER, Thing("", "", ""), count=found)


def _listed(words: tuple[str, ...]) -> str:
    from models.log.op import encode

    return encode(list(words)).decode()


OF_THE_REST = (labels, incomplete, not_come, newer)
