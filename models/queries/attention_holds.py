"""Things more of which is lent or promised than there is, that lie in the bin, or that somebody holds who is gone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from models.queries.attention_rows import Holding, Needs, holding, written_apart
from models.queries.duplicates_known import kept_of
from models.queries.moments import day, instant
from models.queries.plain import called, stored
from models.queries.settling import Thing
from models.reader import Reader
from models.rules.assets import Hold, gap_of
from models.rules.attention import Gone, Kind, lent_beyond, promised_beyond
from models.rules.london import day_of

_ASSET = "a.id, coalesce(a.name, ''), coalesce(a.quantity, 1), coalesce(a.gap_minutes, 0), coalesce(a.removed, 0)"
_WHO = "coalesce(h.person_id, ''), p.given_name, p.family_name, p.known_as, coalesce(h.quantity, 1)"
_LOANS = f"""SELECT 'loan', {_ASSET}, h.id, {_WHO}, h.out_at, h.due_on
    FROM loan AS h JOIN asset AS a ON a.id = h.asset_id LEFT JOIN person AS p ON p.id = h.person_id
    WHERE NOT h.removed AND h.returned_at IS NULL AND h.out_at IS NOT NULL"""
_BOOKINGS = f"""SELECT 'booking', {_ASSET}, h.id, {_WHO}, h.starts, h.ends
    FROM booking AS h JOIN asset AS a ON a.id = h.asset_id LEFT JOIN person AS p ON p.id = h.person_id
    WHERE NOT h.removed AND h.ends > :now AND h.starts < h.ends"""

# What somebody can hold: the record, the field that says by whom, and what it is called.
_HELD = {
    "loan": ("person_id", "SELECT a.name FROM asset AS a WHERE a.id = h.asset_id", "h.returned_at IS NULL"),
    "asset": ("steward_id", "h.name", "true"),
    "person_role": ("person_id", "h.role", "(h.to_on IS NULL OR h.to_on > :today)"),
}
_FORMER = """SELECT '{table}', h.id, h.{link}, coalesce(({name}), ''), {since},
    p.given_name, p.family_name, p.known_as, p.left_on, p.deceased_on,
    EXISTS (SELECT 1 FROM erasure AS e WHERE e.row = unhex(h.{link}) AND e.fields = '[]')
    FROM {table} AS h JOIN person AS p ON p.id = h.{link}
    WHERE NOT h.removed AND {open} AND h.{link} <> ''
        AND (p.removed OR p.left_on <= :today OR p.deceased_on <= :today) ORDER BY h.id"""


@dataclass(frozen=True)
class _Held:
    """A loan or booking, of so many of a thing."""

    asset: Thing
    total: int
    gap: timedelta
    binned: bool
    holding: Holding
    quantity: int


def held(reader: Reader, now: datetime) -> Iterator[Needs]:
    """Of every thing that is out or booked."""
    found = [*reader.rows(_as_is, _LOANS), *reader.rows(_as_is, _BOOKINGS, now=stored(now))]
    found.sort(key=itemgetter(1, -2, 6))
    for _id, group in groupby(found, key=itemgetter(1)):
        rows = list(group)
        if len(rows) > 1 or rows[0][5]:  # what one person holds is no trouble, and of most things that is all
            yield from _of_asset([_held(*row) for row in rows], now)


def _of_asset(all_of_it: list[_Held], now: datetime) -> Iterator[Needs]:
    first = all_of_it[0]
    if first.binned:
        yield Needs(Kind.HELD_IN_BIN, first.asset, tuple(each.holding for each in all_of_it))
        return
    lent = [each for each in all_of_it if each.holding.table == "loan"]
    if lent_beyond(first.total, (each.quantity for each in lent)):
        yield Needs(Kind.LENT_TWICE, first.asset, tuple(each.holding for each in lent))
    promised = {hold.id for hold in promised_beyond(first.total, [*_promises(all_of_it, now)], first.gap)}
    clashing = tuple(each.holding for each in all_of_it if each.holding.id in promised)
    if any(holding.table == "booking" for holding in clashing):
        yield Needs(Kind.PROMISED_TWICE, first.asset, clashing)


def _promises(all_of_it: Iterable[_Held], now: datetime) -> Iterator[Hold]:
    """What was promised, as it was promised: what is kept too long is an ordinary trouble, and told elsewhere."""
    for each in all_of_it:
        if each.holding.since and each.holding.until:
            hold = each.holding
            yield Hold(hold.since or now, hold.until, each.quantity, hold.name, hold.id)


def _held(table: str, *row: Any) -> _Held:
    asset, name, total, gap, binned, id, person_id, *names, quantity, since, until = row
    told = holding(table, id, person_id, *names, since, until)
    return _Held(Thing("asset", asset, name), total, gap_of(gap), bool(binned), told, quantity)


def _as_is(*row: Any) -> tuple[Any, ...]:
    return row


def held_by_former(reader: Reader, now: datetime) -> Iterator[Needs]:
    """People who are gone, each with all that another laptop gave them to hold."""
    today = day_of(now)
    made, asked = partial(_former, today), {"today": today.isoformat()}
    gone = [each for table in _HELD for each in reader.rows(made, _of_former(table), **asked)]
    one_with_another = kept_of(reader) if gone else {}
    found: dict[str, Needs] = {}
    for each in gone:
        if each.thing.id not in one_with_another and _is_unmeant(reader, each):
            before = found.setdefault(each.thing.id, replace(each, holdings=()))
            found[each.thing.id] = replace(before, holdings=before.holdings + each.holdings)
    yield from found.values()


def _of_former(table: str) -> str:
    link, name, is_open = _HELD[table]
    since = "h.out_at" if table == "loan" else "NULL"
    name = f"({name})" if name.startswith("SELECT") else name
    return _FORMER.format(table=table, link=link, name=name, open=is_open, since=since)


def _former(today: date, *row: Any) -> Needs:
    table, id, person_id, name, since, *names, left_on, deceased_on, forgotten = row
    left, deceased = day(left_on), day(deceased_on)
    gone, on = Gone.FORGOTTEN if forgotten else Gone.BINNED, None
    if deceased and deceased <= today:
        gone, on = Gone.DECEASED, deceased
    elif left and left <= today:
        gone, on = Gone.LEFT, left
    holding = Holding(table, id, person_id, name, instant(since))
    thing = Thing("person", person_id, called(*names))
    return Needs(Kind.HELD_BY_FORMER, thing, (holding,), gone, on)


_SAID_BY = {Gone.DECEASED: "deceased_on", Gone.LEFT: "left_on", Gone.BINNED: "removed"}


def _is_unmeant(reader: Reader, each: Needs) -> bool:
    """Nobody is forgotten while they have a loan; the rest one laptop may do, and did so knowing."""
    (holding,) = each.holdings
    if each.gone is Gone.FORGOTTEN:
        return holding.table == "loan"
    link = _HELD[holding.table][0]
    said = ("person", each.thing.id, _SAID_BY[each.gone or Gone.BINNED])
    return written_apart(reader, said, (holding.table, holding.id, link))


OF_THINGS: tuple[Callable[[Reader, datetime], Iterator[Needs]], ...] = (held, held_by_former)
