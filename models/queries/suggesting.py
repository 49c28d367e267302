"""What this chapter suggests for other chapters' things: what waits for their answer, and what they declined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.clock import instant
from models.log.op import Value, decode, encode
from models.log.wishes import wishes
from models.queries import elsewhere
from models.queries.elsewhere import OtherAsset
from models.queries.elsewhere_rows import things
from models.queries.plain import folded
from models.reader import Reader
from models.rules.suggesting import COUNTS, SUGGESTIBLE


@dataclass(frozen=True)
class Suggested:
    """One field as we suggested it (aware UTC), where `now` stands; `state` is waiting or declined."""

    table: str
    id: str
    field: str
    value: Value
    now: Value
    state: str
    at: datetime


@dataclass(frozen=True)
class Shared:
    """A thing another chapter shares, and what we suggested for it."""

    asset: OtherAsset
    suggested: tuple[Suggested, ...]


@dataclass(frozen=True)
class OfThing:
    """What we suggested for one thing of another chapter; `name` is what it is called."""

    table: str
    id: str
    name: str
    chapter: str
    suggested: tuple[Suggested, ...]


def of_thing(reader: Reader, table: str, id: str) -> tuple[Suggested, ...]:
    """What we suggested for one thing, in the order of its fields."""
    places = SUGGESTIBLE.get(table, ())
    found = [
        Suggested(table, id, wish.field, wish.value, wish.now, wish.state, instant(wish.hlc))
        for wish in wishes(reader.connection, table, id)
        if wish.state != "void" and wish.field in places
    ]
    return tuple(sorted(found, key=lambda each: (places.index(each.field), each.at)))


def as_wished(reader: Reader, table: str, id: str) -> dict[str, Value] | None:
    """What can be suggested upon, as it stands or as we suggested it; None for a thing not heard of."""
    body = reader.value(_BODY, table=table, id=id)
    if body is None:
        return None
    told = {field: _plain(field, value) for field, value in decode(body).items()}
    waiting = {each.field: each.value for each in of_thing(reader, table, id) if each.state == "waiting"}
    return {field: waiting.get(field, told.get(field, _plain(field, None))) for field in SUGGESTIBLE.get(table, ())}


def _plain(field: str, value: object) -> Value:
    """What somebody else's program wrote, in the kind that this field is of."""
    if field in COUNTS:
        return value if isinstance(value, int) else None
    return value if isinstance(value, str) else str(value or "")


def shared(reader: Reader, ids: Iterable[str]) -> list[Shared]:
    """These things, in this order, each with our suggestions."""
    found = elsewhere.assets(reader, ids)
    ours = of_things(reader, "asset", (each.id for each in found))
    return [Shared(each, ours.get(each.id, ())) for each in found]


def of_things(reader: Reader, table: str, ids: Iterable[str]) -> dict[str, tuple[Suggested, ...]]:
    """What we suggested for each of these, if anything."""
    ours = _wished_for(reader, table, list(ids))
    return {id: of_thing(reader, table, id) for id in ours}


def every(reader: Reader) -> list[OfThing]:
    """All that waits or was declined, by chapter and name."""
    called = elsewhere.names(reader)
    found = [
        OfThing(table, id, name, called.get(of, ""), of_thing(reader, table, id))
        for table, id, of, name in reader.rows(lambda *row: row, _EVERY, tables=_list(SUGGESTIBLE))
    ]
    return sorted((each for each in found if each.suggested), key=lambda each: (each.chapter, each.name, each.id))


def named(reader: Reader, table: str, name: str) -> list[tuple[str, str]]:
    """The (id, chapter) of every thing of others that is called so, or has this id."""
    if table not in SUGGESTIBLE:
        return []
    found = things(reader, table, "name", lambda id, of, told: (id, of, told))
    return [(id, of) for id, of, told in found if id == name or folded(told) == folded(name)]


def _wished_for(reader: Reader, table: str, ids: list[str]) -> set[str]:
    return set(reader.column(_WISHED_FOR, ids=_list(ids), table=table)) if ids else set()


def _list(words: Iterable[str]) -> str:
    return encode(list(words)).decode()


_BODY = """SELECT body FROM elsewhere JOIN log_name ON log_name.id = tbl
    WHERE row = unhex(:id) AND log_name.name = :table"""
_IS_OURS = "writer.chapter = (SELECT chapter FROM _ctl) AND op.fid = 1 AND op.body <> '{}'"
_WISHED_FOR = f"""SELECT DISTINCT value FROM json_each(:ids) CROSS JOIN op ON op.row = unhex(value)
    AND op.tbl = (SELECT id FROM log_name WHERE name = :table) JOIN writer ON writer.id = op.w WHERE {_IS_OURS}"""
_EVERY = f"""SELECT log_name.name, lower(hex(e.row)), e.chapter, coalesce(e.body ->> 'name', '') FROM elsewhere AS e
    JOIN log_name ON log_name.id = e.tbl AND log_name.name IN (SELECT value FROM json_each(:tables))
WHERE EXISTS (SELECT 1 FROM op JOIN writer ON writer.id = op.w WHERE op.row = e.row AND op.tbl = e.tbl AND {_IS_OURS})
    AND coalesce(e.body ->> 'removed', 0) = 0 AND coalesce(e.body ->> 'withheld', 0) = 0"""
