"""The register: every decision of the chapter, where it stands today, and what stands behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.queries.moments import day, instant, shown_day
from models.queries.objected import TakenUp, taken_up
from models.queries.plain import holding
from models.queries.proposals import StanceRow, stances
from models.queries.role_decisions import holders
from models.queries.room import people
from models.queries.taking_up import TakenUpAt
from models.queries.taking_up import taken_up as taken_up_at
from models.reader import Reader
from models.rules.declaring import Outcome, counts_of, outcome_meant
from models.rules.numbering import settled
from models.rules.register import DecisionFacts, DecisionState, Link, LinkKind, acting, states
from models.rules.register import forks as forks_in
from models.rules.register_chain import chain, renewed
from models.rules.register_strength import Manner, manner_of

_UNKNOWN = Manner("")


@dataclass(frozen=True)
class DecisionRow:
    """One decision as the register lists it; `counts` pairs each stance with its number of people.

    `manner` is its method with the share or the blocks that its group agreed on.
    """

    id: str
    number: str
    text: str
    state: DecisionState
    method: str
    outcome: str
    counts: tuple[tuple[str, int], ...]
    present: int | None
    deciders: int | None
    decided_on: date | None
    review_on: date | None
    expires_on: date | None
    meeting_id: str
    meeting: str
    asset_id: str
    asset: str
    reasons: str
    role: str = ""
    scope: str = ""
    rule_id: str = ""
    renewed: LinkKind | None = None
    forked: bool = False
    given: str = ""
    """The number it was given, where another one has it as well."""
    effective_on: date | None = None
    manner: Manner = _UNKNOWN


@dataclass(frozen=True)
class Linked:
    """An earlier or later decision, and what the later one does to the earlier, once it is adopted."""

    link_id: str
    id: str
    number: str
    text: str
    kind: LinkKind
    adopted: bool


@dataclass(frozen=True)
class DecisionDetail:
    """One decision in full; `recused` are the names of those who had an interest.

    `sealed`: its meeting is closed, so that only a later decision changes anything about it. `taken_up` is where the
    objection to something left to silence leads, `again` the meeting that looks at it anew, `holders` are the names of
    those who hold its role.
    """

    row: DecisionRow
    item_id: str
    item: str
    text_version: int
    computed: str
    difference: str
    declared_at: datetime | None
    quorum_need: int | None
    recused: tuple[str, ...]
    stances: tuple[StanceRow, ...]
    earlier: tuple[Linked, ...]
    later: tuple[Linked, ...]
    forked: bool
    sealed: bool
    removed: bool
    taken_up: TakenUp | None = None
    again: TakenUpAt | None = None
    holders: tuple[str, ...] = ()


_ROWS = """SELECT d.id, trim(coalesce(d.number, '')), coalesce(d.text, ''), coalesce(d.method, ''),
    coalesce(d.outcome, ''),
    coalesce(d.counts, ''), d.present_count, d.deciders_count, coalesce(m.starts, d.declared_at),
    d.review_on, d.expires_on, coalesce(d.meeting_id, ''), coalesce(m.title, ''), coalesce(d.asset_id, ''),
    coalesce(a.name, ''), coalesce(d.reasons, ''), coalesce(d.role, ''), coalesce(d.scope, ''),
    coalesce(d.rule_id, ''), d.effective_on,
    d.threshold_num, d.threshold_den, d.threshold_base, d.blocks_allowed
    FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id LEFT JOIN asset AS a ON a.id = d.asset_id"""
_TWICE = """SELECT coalesce(declared_at, ''), id, number FROM decision WHERE NOT removed AND trim(number) IN (
    SELECT trim(number) FROM decision WHERE number <> '' AND NOT removed GROUP BY trim(number) HAVING count(*) > 1)"""
_NUMBERS = "SELECT DISTINCT number FROM decision WHERE number <> ''"
_MOST, _ROLE = 8, 16
_ORDER = "ORDER BY coalesce(m.starts, d.declared_at) DESC, d.number DESC, d.id DESC"


def register(reader: Reader, today: date, *, bin: bool = False) -> list[DecisionRow]:
    """Every decision and open proposal, latest first; or those in the bin."""
    book = _book(reader, today)
    where = f"{'' if bin else 'NOT '}d.removed AND coalesce(d.amends_id, '') = ''"
    rows = reader.rows(lambda *row: row, f"{_ROWS} WHERE {where} {_ORDER}")
    return [_row(book, *row) for row in rows]


@dataclass(frozen=True)
class _Book:
    """What the whole register says of each decision."""

    standing: Mapping[str, DecisionState]
    renewed: Mapping[str, LinkKind]
    forked: frozenset[str]
    numbers: Mapping[str, str]


def _book(reader: Reader, today: date) -> _Book:
    known, links = facts(reader), links_of(reader)
    made = [link for link in links if link.earlier in known]
    marks = renewed(known, acting(known, made, today))
    return _Book(states(known, made, today), marks, _in_forks(known, made), settled_numbers(reader))


def _in_forks(known: Mapping[str, DecisionFacts], links: Sequence[Link]) -> frozenset[str]:
    """Both sides of every fork: what several take the place of, and these."""
    found = forks_in(known, links)
    return frozenset(found) | frozenset(each for later in found.values() for each in later)


def settled_numbers(reader: Reader) -> dict[str, str]:
    """The numbers that some decisions go by because another one, made on another laptop, has theirs."""
    twice = reader.rows(lambda *row: row, _TWICE)
    return settled(twice, reader.column(_NUMBERS)) if twice else {}


def standings(reader: Reader, today: date) -> dict[str, DecisionState]:
    """Where each decision stands on a day."""
    known, links = facts(reader), links_of(reader)
    return states(known, [link for link in links if link.earlier in known], today)


def detail(reader: Reader, decision_id: str, today: date) -> DecisionDetail | None:
    """One decision with everything behind it."""
    row = reader.one(lambda *row: row, f"{_ROWS} WHERE d.id = :id", id=decision_id)
    more = reader.one(lambda *row: row, _MORE, id=decision_id)
    if row is None or more is None:
        return None
    item_id, item, version, computed, difference, declared_at, need, recused, sealed, removed = more
    return DecisionDetail(
        row=_row(_book(reader, today), *row),
        item_id=item_id,
        item=item,
        text_version=version,
        computed=computed,
        difference=difference,
        declared_at=instant(declared_at),
        quorum_need=need,
        recused=tuple(pick.name for pick in people(reader, recused.split())),
        stances=stances(reader, decision_id, version),
        earlier=tuple(reader.rows(_linked, _EARLIER, id=decision_id)),
        later=tuple(reader.rows(_linked, _LATER, id=decision_id)),
        forked=decision_id in forks_in(facts(reader), links_of(reader)),
        sealed=bool(sealed),
        removed=bool(removed),
        taken_up=taken_up(reader, decision_id),
        again=taken_up_at(reader, decision_id),
        holders=holders(reader, row[_ROLE], today),
    )


_MORE = """SELECT coalesce(d.item_id, ''), coalesce(i.title, ''), coalesce(d.text_version, 1), coalesce(d.computed, ''),
    coalesce(d.difference, ''), d.declared_at, d.quorum_need, coalesce(d.recused_ids, ''),
    coalesce(m.state IN ('closed', 'approved'), 0), d.removed
    FROM decision AS d LEFT JOIN agenda_item AS i ON i.id = d.item_id LEFT JOIN meeting AS m ON m.id = d.meeting_id
    WHERE d.id = :id"""

_LINKED = """SELECT l.id, o.id, trim(coalesce(o.number, '')), coalesce(o.text, ''), l.kind,
    coalesce({later}.outcome, '')
    FROM decision_link AS l JOIN decision AS d ON d.id = :id JOIN decision AS o ON o.id = l.{other}
    WHERE l.{mine} = :id AND NOT l.removed AND NOT o.removed AND l.kind IN ({kinds}) ORDER BY l.id"""
_KINDS = ", ".join(f"'{kind}'" for kind in LinkKind)
_EARLIER = _LINKED.format(later="d", other="earlier_id", mine="decision_id", kinds=_KINDS)
_LATER = _LINKED.format(later="o", other="decision_id", mine="earlier_id", kinds=_KINDS)


def facts(reader: Reader) -> dict[str, DecisionFacts]:
    """What a decision's state comes from, for each."""
    query = "SELECT id, coalesce(outcome, ''), review_on, expires_on, effective_on FROM decision WHERE NOT removed"
    rows = reader.rows(lambda *row: row, query)
    return {id: DecisionFacts(outcome, *map(day, days)) for id, outcome, *days in rows}


def links_of(reader: Reader) -> list[Link]:
    """Every link between two decisions; kinds only a newer program knows are left out."""
    known = frozenset(LinkKind)
    query = (
        "SELECT decision_id, kind, earlier_id FROM decision_link "
        "WHERE NOT removed AND decision_id <> '' AND earlier_id <> ''"
    )
    rows = reader.rows(lambda *row: row, query)
    return [Link(later, LinkKind(kind), earlier) for later, kind, earlier in rows if kind in known]


@dataclass(frozen=True)
class Step:
    """One decision of a chain, as short as it can be told."""

    id: str
    number: str
    text: str
    state: DecisionState


def chain_of(reader: Reader, decision_id: str, today: date) -> list[Step]:
    """What led to a decision and what followed from it, from the first to the last."""
    known = facts(reader)
    ids = [each for each in chain(links_of(reader), decision_id) if each in known]
    steps = _steps(reader, ids, today)
    return [steps[each] for each in ids]


def _steps(reader: Reader, ids: Sequence[str], today: date) -> dict[str, Step]:
    book = _book(reader, today)
    places = ", ".join(f":d{n}" for n in range(len(ids)))
    query = f"SELECT id, trim(coalesce(number, '')), coalesce(text, '') FROM decision WHERE id IN ({places})"
    params = {f"d{n}": id for n, id in enumerate(ids)}
    rows = reader.rows(lambda *row: row, query, **params) if ids else []
    return {
        id: Step(id, book.numbers.get(id, number), text, book.standing.get(id, DecisionState.PROPOSED))
        for id, number, text in rows
    }


def matching(rows: list[DecisionRow], text: str) -> list[DecisionRow]:
    """Those whose number, text, reasons, meeting or asset hold every word typed."""
    return holding(text, rows, _searched)


def found_by(reader: Reader, text: str) -> list[DecisionRow]:
    """The latest decisions and proposals that hold every word typed, those in force first; whatever the day."""
    hits = matching(register(reader, date.min), text) if text.strip() else []
    return sorted(hits, key=lambda row: not row.state.is_in_force)[:_MOST]


def _searched(row: DecisionRow) -> str:
    return f"{row.number} {row.text} {row.reasons} {row.meeting} {row.asset}"


def _row(book: _Book, *row: Any) -> DecisionRow:
    id, number, text, method, outcome, counts, present, deciders, decided, review, expires, *rest = row
    meeting_id, meeting, asset_id, asset, reasons, role, scope, rule_id, effective, *agreed = rest
    return DecisionRow(
        id, book.numbers.get(id, number), text, book.standing.get(id, DecisionState.PROPOSED), method, outcome,
        counts_of(counts), present, deciders, shown_day(decided), day(review), day(expires), meeting_id, meeting,
        asset_id, asset, reasons, role, scope, rule_id, book.renewed.get(id), id in book.forked,
        number if id in book.numbers else "", day(effective),
        manner_of(method, *agreed),
    )  # fmt: skip


def _linked(*row: str) -> Linked:
    *facts, kind, outcome = row
    return Linked(*facts, kind=LinkKind(kind), adopted=outcome_meant(outcome) is Outcome.ADOPTED)
