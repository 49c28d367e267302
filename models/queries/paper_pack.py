"""What the papers of one meeting say, before and after it: frozen values that a paper can print."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from models.errors import NotFound
from models.queries.chapter import written_in
from models.queries.invitations import changes_of
from models.queries.kinds import kind_of
from models.queries.moments import day, instant
from models.queries.room import attendance, people, roll, written_name
from models.reader import Reader
from models.rules.london import day_of
from models.rules.meetings import ItemClock, planned_starts
from models.rules.quorum import need, rule_of


@dataclass(frozen=True)
class PackMeeting:
    """The meeting itself; `sequence` is how often its invitation changed, `need` its quorum today (None: no rule).

    `kind` is the name of the chapter's own, or the key of one that came with the program; `written` the language in
    which the chapter's people write, or empty.
    """

    id: str
    chapter: str
    kind: str
    title: str
    starts: datetime | None
    ends: datetime | None
    closes: datetime | None
    place: str
    facilitator: str
    note_taker: str
    notice_on: date | None
    sequence: int
    cancelled: bool
    need: int | None = None
    written: str = ""


@dataclass(frozen=True)
class PackPaper:
    """A paper that goes with an item: a file by its name, a link, or words that say where it is."""

    name: str
    note: str
    kind: str = ""

    @property
    def address(self) -> str:
        """Where a link leads; empty for anything else.

        >>> PackPaper("www.example.org/loop", "", "link").address
        'https://www.example.org/loop'
        """
        if self.kind != "link":
            return ""
        return self.name if self.name.lower().startswith(("http://", "https://")) else f"https://{self.name}"


@dataclass(frozen=True)
class PackProposal:
    """A proposal that waits for its decision; `options` are what people choose among, or who stands."""

    id: str
    text: str
    method: str
    reasons: str = ""
    driver: str = ""
    criteria: str = ""
    responsible: str = ""
    proposer: str = ""
    review_on: date | None = None
    threshold_num: int | None = None
    threshold_den: int | None = None
    seats: int | None = None
    budget: int | None = None
    role: str = ""
    threshold_base: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackItem:
    """One item with the time it should begin; what is `confidential` stands without its words on what goes round."""

    number: int
    title: str
    purpose: str
    owner: str
    minutes: int | None
    begins: datetime | None
    confidential: bool = False
    papers: tuple[PackPaper, ...] = ()
    proposals: tuple[PackProposal, ...] = ()


@dataclass(frozen=True)
class PackAction:
    """Something somebody agreed to do, and where."""

    text: str
    due: date | None
    meeting: str
    held: date | None


@dataclass(frozen=True)
class Slip:
    """What one person without e-mail has on their hands."""

    name: str
    actions: tuple[PackAction, ...]


@dataclass(frozen=True)
class PaperPack:
    """Everything the papers of a meeting say. `expected` are names in order, `deciders` how many may decide."""

    meeting: PackMeeting
    items: tuple[PackItem, ...]
    expected: tuple[str, ...]
    apologies: tuple[str, ...]
    deciders: int
    slips: tuple[Slip, ...]


def pack_of(reader: Reader, meeting_id: str, today: date) -> PaperPack:
    """Everything the papers of a meeting say. Raises `NotFound`."""
    meeting = pack_meeting(reader, meeting_id, today)
    stays = attendance(reader, meeting_id)
    wait = kind_of(reader, meeting_id).joined_days
    may_decide = roll(reader, day_of(meeting.starts) if meeting.starts else today, wait)
    coming = dict.fromkeys(stay.name for stay in stays if stay.part in ("expected", "present", "attending"))
    names = coming or dict.fromkeys(each.name for each in people(reader, may_decide))
    members = {stay.person_id for stay in stays if stay.part in ("expected", "present")} & may_decide
    return PaperPack(
        meeting=meeting,
        items=tuple(_items(reader, meeting)),
        expected=tuple(names),
        apologies=tuple(dict.fromkeys(stay.name for stay in stays if stay.part == "apologies")),
        deciders=len(members) or len(may_decide),
        slips=tuple(_slips(reader)),
    )


def pack_meeting(reader: Reader, meeting_id: str, today: date) -> PackMeeting:
    """The meeting alone, in the bin or not. Raises `NotFound`."""
    found = reader.one(_meeting, _MEETING, id=meeting_id, today=today.isoformat())
    if found is None:
        raise NotFound("meeting", meeting_id)
    make, rule = found
    pack = make(need(rule_of(*rule), len(roll(reader, today, kind_of(reader, meeting_id).joined_days))))
    return replace(pack, sequence=changes_of(reader, meeting_id), written=written_in(reader))


_MEETING = f"""SELECT m.id,
    (SELECT coalesce(name, '') FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id WHERE NOT chapter.removed),
    coalesce((SELECT name FROM meeting_kind AS k WHERE k.id = m.kind AND NOT k.removed), m.kind, ''),
    coalesce(m.title, ''), m.starts, m.ends, m.closes, coalesce(m.place, ''), {written_name("f", "m.facilitator")},
    {written_name("n", "m.note_taker")}, m.notice_on, coalesce(m.sequence, 0), coalesce(m.removed, 0),
    coalesce(m.quorum_kind, ''), m.quorum_count, m.quorum_num, m.quorum_den
    FROM meeting AS m LEFT JOIN person AS f ON f.id = m.facilitator_id LEFT JOIN person AS n ON n.id = m.note_taker_id
    WHERE m.id = :id"""

_ITEMS = f"""SELECT i.id, coalesce(i.title, ''), coalesce(i.purpose, ''), {written_name("p", "i.owner")}, i.minutes,
    coalesce(i.confidential, 0)
    FROM agenda_item AS i LEFT JOIN person AS p ON p.id = i.owner_id
    WHERE i.meeting_id = :meeting AND NOT i.removed ORDER BY coalesce(i.position, 100000), i.id"""

# Pictures are taken in the room: what was handed out before is a file by its name, or where to find it.
_PAPERS = """SELECT q.item_id, coalesce(q.name, ''), coalesce(q.note, ''), coalesce(q.kind, '') FROM paper AS q
    JOIN agenda_item AS i ON i.id = q.item_id
    WHERE i.meeting_id = :meeting AND NOT q.removed AND coalesce(q.content, '') = '' ORDER BY q.position, q.id"""

_PROPOSALS = f"""SELECT d.item_id, d.id, coalesce(d.text, ''), coalesce(d.method, ''), coalesce(d.reasons, ''),
    coalesce(d.driver, ''), coalesce(d.criteria, ''), coalesce(d.responsible, ''), {written_name("p", "d.proposer")},
    d.review_on, d.threshold_num, d.threshold_den, d.seats, d.budget, coalesce(d.role, ''),
    coalesce(d.threshold_base, '')
    FROM decision AS d JOIN agenda_item AS i ON i.id = d.item_id LEFT JOIN person AS p ON p.id = d.proposer_id
    WHERE i.meeting_id = :meeting AND NOT d.removed AND coalesce(d.outcome, '') = '' ORDER BY d.position, d.id"""

_OPTIONS = f"""SELECT o.decision_id, coalesce(nullif(o.text, ''), {written_name("p", "''")})
    FROM decision_option AS o JOIN decision AS d ON d.id = o.decision_id JOIN agenda_item AS i ON i.id = d.item_id
    LEFT JOIN person AS p ON p.id = o.person_id
    WHERE i.meeting_id = :meeting AND NOT o.removed ORDER BY o.position, o.id"""

_SLIPS = f"""SELECT a.owner_id, {written_name("p", "a.owner")}, coalesce(a.text, ''), a.due_on, coalesce(m.title, ''),
    m.starts
    FROM action AS a JOIN person AS p ON p.id = a.owner_id LEFT JOIN meeting AS m ON m.id = a.meeting_id
    WHERE NOT a.removed AND a.done_on IS NULL AND a.dropped_on IS NULL AND NOT p.removed
    AND (coalesce(p.preferred_channel, '') = 'post' OR NOT EXISTS (SELECT 1 FROM contact_point AS c
        WHERE c.person_id = p.id AND c.kind = 'email' AND c.value <> '' AND NOT c.removed))
    ORDER BY 2 COLLATE NOCASE, a.owner_id, coalesce(a.due_on, '9999'), a.id"""


def _meeting(*row: Any) -> tuple[Callable[[int | None], PackMeeting], tuple[Any, ...]]:
    id, chapter, kind, title, starts, ends, closes, place, lead, notes, notice, sequence, removed, *rule = row

    def make(needed: int | None) -> PackMeeting:
        return PackMeeting(
            id, chapter or "", kind, title, instant(starts), instant(ends),
            instant(closes), place, lead, notes, day(notice), sequence, bool(removed), needed,
        )  # fmt: skip

    return make, tuple(rule)


def _items(reader: Reader, meeting: PackMeeting) -> list[PackItem]:
    papers = _grouped(reader, _PAPERS, meeting.id, PackPaper)
    options = _grouped(reader, _OPTIONS, meeting.id, str)
    proposals = _grouped(reader, _PROPOSALS, meeting.id, lambda *row: _proposal(options, *row))
    found: list[PackItem] = []
    rows = reader.rows(_as_is, _ITEMS, meeting=meeting.id)
    clocks = [ItemClock(row[4]) for row in rows]
    begins = planned_starts(meeting.starts, clocks) if meeting.starts else [None] * len(rows)
    for (id, title, purpose, owner, minutes, confidential), at in zip(rows, begins, strict=True):
        here = tuple(papers[id]), tuple(proposals[id])
        found.append(PackItem(len(found) + 1, title, purpose, owner, minutes, at, bool(confidential), *here))
    return found


def _proposal(options: dict[str, list[str]], *row: Any) -> PackProposal:
    facts = [*row[:8], day(row[8]), *row[9:]]
    return PackProposal(*facts, options=tuple(options[row[0]]))


def _slips(reader: Reader) -> list[Slip]:
    names: dict[str, str] = {}
    found: dict[str, list[PackAction]] = defaultdict(list)
    for owner_id, name, text, due, title, starts in reader.rows(_as_is, _SLIPS):
        held = instant(starts)
        names[owner_id] = name
        found[owner_id].append(PackAction(text, day(due), title, day_of(held) if held else None))
    return [Slip(names[owner_id], tuple(actions)) for owner_id, actions in found.items()]


def _grouped(reader: Reader, sql: str, meeting_id: str, make: Callable[..., Any]) -> dict[str, list[Any]]:
    """What belongs to one record each, by its id, in order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for key, *rest in reader.rows(_as_is, sql, meeting=meeting_id):
        found[key].append(make(*rest))
    return found


def _as_is(*cells: Any) -> tuple[Any, ...]:
    return cells
