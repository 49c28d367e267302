"""What the chapter shares: the list, one thing in full, and what is out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from models.queries.holds import BookingRow, LoanRow, bookings, flagged, loans, stocks
from models.queries.plain import called, folded, holding, stored
from models.reader import Reader
from models.rules.assets import Stock, free
from models.rules.loans import LoanState
from models.rules.london import day_of

H = TypeVar("H", LoanRow, BookingRow)
PAST_LOANS_SHOWN = 50


@dataclass(frozen=True)
class AssetRow:
    """One line of the list: `out` are the open loans, the most pressing first; `free` is how many can be had now."""

    id: str
    name: str
    code: str
    kind: str
    description: str
    place: str
    steward_id: str
    steward: str
    quantity: int
    unit: str
    condition: str
    notes: str
    out: tuple[LoanRow, ...] = ()
    coming: tuple[BookingRow, ...] = ()
    free: int = 0

    @property
    def is_overdue(self) -> bool:
        """Whether something of it should be back by now."""
        return any(loan.lent.state is LoanState.OVERDUE for loan in self.out)


@dataclass(frozen=True)
class BehindIt:
    """The decision a rule of use rests on."""

    id: str
    number: str
    text: str


@dataclass(frozen=True)
class AssetDetail:
    """Everything about one shared thing."""

    row: AssetRow
    rule_of_use: str
    link: str
    gap_minutes: int
    removed: bool
    decision: BehindIt | None
    back: tuple[LoanRow, ...]


@dataclass(frozen=True)
class AssetCounts:
    """What the page says of all of them at once."""

    total: int
    out: int
    overdue: int


_ASSETS = """SELECT a.id, coalesce(a.name, ''), coalesce(a.code, ''), coalesce(a.kind, ''), coalesce(a.description, ''),
    coalesce(a.place, ''), coalesce(a.steward_id, ''), p.given_name, p.family_name, p.known_as,
    coalesce(a.quantity, 1), coalesce(a.unit, ''), coalesce(a.condition, ''), coalesce(a.notes, '')
    FROM asset AS a LEFT JOIN person AS p ON p.id = a.steward_id """


def rows(reader: Reader, now: datetime, *, bin: bool = False) -> list[AssetRow]:
    """Every shared thing (or all in the bin): what is overdue first, the longest over at the top, then by name."""
    found = reader.rows(_row, f"{_ASSETS} WHERE a.removed = :bin", bin=int(bin))
    return _sorted(_with_holds(reader, found, now))


def matching(found: Iterable[AssetRow], text: str) -> list[AssetRow]:
    """Those in which every word typed is found somewhere."""
    return holding(text, found, _searched)


def detail(reader: Reader, asset_id: str, now: datetime) -> AssetDetail | None:
    """One shared thing, in the bin or not."""
    row = reader.one(_row, f"{_ASSETS} WHERE a.id = :id", id=asset_id)
    if row is None:
        return None
    (row,) = _with_holds(reader, [row], now)
    query = """SELECT coalesce(rule_of_use, ''), coalesce(link, ''), coalesce(gap_minutes, 0), removed
        FROM asset WHERE id = :id"""
    rule, link, gap, removed = reader.one(lambda *row: row, query, id=asset_id) or ("", "", 0, 0)
    latest = "l.asset_id = :id AND l.returned_at IS NOT NULL ORDER BY l.returned_at DESC, l.id DESC LIMIT :most"
    back = loans(reader, latest, day_of(now), id=asset_id, most=PAST_LOANS_SHOWN)
    return AssetDetail(row, rule, link, gap, bool(removed), _decision(reader, asset_id), tuple(back))


def counts(reader: Reader, today: date) -> AssetCounts:
    """How many things there are, how many loans are out, how many of those should be back."""
    total = reader.value("SELECT count(*) FROM asset WHERE NOT removed")
    out = reader.value(f"SELECT count(*) {_OPEN}")
    over = reader.value(f"SELECT count(*) {_OPEN} AND l.due_on < :today", today=today.isoformat())
    return AssetCounts(total, out, over)


_OPEN = """FROM loan AS l JOIN asset AS a ON a.id = l.asset_id
    WHERE NOT l.removed AND NOT a.removed AND l.out_at IS NOT NULL AND l.returned_at IS NULL"""


def loan(reader: Reader, loan_id: str, today: date) -> LoanRow | None:
    """One loan."""
    return next(iter(loans(reader, "l.id = :id", today, id=loan_id)), None)


def booking(reader: Reader, booking_id: str) -> BookingRow | None:
    """One booking."""
    return next(iter(bookings(reader, "b.id = :id", id=booking_id)), None)


def found_by(reader: Reader, text: str, *, most: int = 8) -> list[AssetRow]:
    """Things to jump to, without who has them; those whose name begins with what was typed come first."""
    wanted = folded(text).strip()
    hits = matching(reader.rows(_row, f"{_ASSETS} WHERE NOT a.removed"), text) if wanted else []
    return sorted(hits, key=lambda row: (not folded(row.name).startswith(wanted), folded(row.name)))[:most]


def with_id(reader: Reader, id: str) -> list[AssetRow]:
    """The thing with this id as something to jump to, or nothing."""
    return reader.rows(_row, f"{_ASSETS} WHERE NOT a.removed AND a.id = :id", id=id)


def _with_holds(reader: Reader, found: list[AssetRow], now: datetime) -> list[AssetRow]:
    """The rows with their open loans and coming bookings: the same few queries for one and for all."""
    one = found[0].id if len(found) == 1 else ""
    which = "(:asset = '' OR a.id = :asset)"
    open_first = f"{which} AND l.returned_at IS NULL ORDER BY l.due_on IS NULL, l.due_on, l.id"
    soonest = f"{which} AND b.ends > :now ORDER BY b.starts, b.id"
    held = stocks(reader, now, one)
    lent = _by_asset(loans(reader, open_first, day_of(now), asset=one))
    coming = _by_asset(flagged(bookings(reader, soonest, asset=one, now=stored(now)), held))
    return [_held(row, held[row.id], (lent.get(row.id, ()), coming.get(row.id, ())), now) for row in found]


def _held(
    row: AssetRow, stock: Stock, holders: tuple[Sequence[LoanRow], Sequence[BookingRow]], now: datetime
) -> AssetRow:
    left = free(replace(stock, gap=timedelta(0)), now, now + timedelta(minutes=1))
    return replace(row, out=tuple(holders[0]), coming=tuple(holders[1]), free=max(left, 0))


def _by_asset(found: Iterable[H]) -> dict[str, list[H]]:
    grouped: defaultdict[str, list[H]] = defaultdict(list)
    for each in found:
        grouped[each.asset_id].append(each)
    return grouped


def _sorted(found: Iterable[AssetRow]) -> list[AssetRow]:
    def key(row: AssetRow) -> tuple[int, str, str]:
        days = max((loan.lent.days or 0 for loan in row.out if loan.lent.state is LoanState.OVERDUE), default=0)
        return -days, folded(row.name), row.id

    return sorted(found, key=key)


def _searched(row: AssetRow) -> str:
    borrowers = (loan.person for loan in row.out)
    return " ".join((row.name, row.code, row.description, row.place, row.steward, row.notes, *borrowers))


def _decision(reader: Reader, asset_id: str) -> BehindIt | None:
    """The latest adopted decision about an asset that no later one replaces."""
    query = """SELECT id, trim(coalesce(number, '')), coalesce(text, '') FROM decision
        WHERE asset_id = :id AND outcome = 'adopted' AND NOT removed AND NOT EXISTS (
            SELECT 1 FROM decision_link AS link JOIN decision AS later ON later.id = link.decision_id
            WHERE link.earlier_id = decision.id AND NOT link.removed AND NOT later.removed
                AND later.outcome = 'adopted' AND link.kind IN ('supersedes', 'revokes'))
        ORDER BY declared_at DESC, id DESC"""
    return reader.one(BehindIt, query, id=asset_id)


def _row(*row: Any) -> AssetRow:
    *first, given, family, known_as, quantity, unit, condition, notes = row
    id, name, code, kind, description, place, steward_id = first
    steward = called(given, family, known_as)
    return AssetRow(id, name, code, kind, description, place, steward_id, steward, quantity, unit, condition, notes)
