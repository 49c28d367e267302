"""What the national community knows of its chapters: who is behind, what was sent up, what was answered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from models.queries import behind, elsewhere, suggesting
from models.queries.elsewhere import OtherAnswer, OtherDecision
from models.queries.moments import day, instant
from models.queries.plain import folded
from models.queries.suggesting import Suggested
from models.reader import Reader
from models.rules.national import Standing, standing


@dataclass(frozen=True)
class ChapterRow:
    """One chapter as the national community sees it.

    `waiting` of our published changes no laptop of theirs has answered for, the oldest from `waiting_since`; `missing`
    changes of theirs have not come although later ones have. `people` is None while they publish no totals.
    """

    id: str
    name: str
    region: str
    level: int | None
    heard_at: datetime | None
    standing: Standing
    waiting: int
    waiting_since: date | None
    missing: int
    people: int | None
    assets: int
    decisions: int
    suggested: tuple[Suggested, ...] = ()


@dataclass(frozen=True)
class Region:
    """One region: its chapters, how many have been heard of, and what they publish."""

    name: str
    chapters: int
    heard: int
    people: int
    assets: int


@dataclass(frozen=True)
class Reply:
    """What we said to something that was sent up."""

    id: str
    text: str
    at: datetime | None


@dataclass(frozen=True)
class SentUp:
    """A decision a chapter sent up, and our newest reply."""

    decision: OtherDecision
    reply: Reply | None


@dataclass(frozen=True)
class Answered:
    """A chapter's answer, with the decision it was given by ("" while that has not come)."""

    answer: OtherAnswer
    number: str
    text: str


@dataclass(frozen=True)
class Asking:
    """A question we put to the chapters, and what they said."""

    id: str
    title: str
    text: str
    opens_on: date | None
    closes_on: date | None
    closed: bool
    answers: tuple[Answered, ...]


def is_national(reader: Reader) -> bool:
    """Whether this file is the national community's own."""
    return reader.value("SELECT kind FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id") == "national"


def chapters(reader: Reader) -> list[ChapterRow]:
    """Every chapter that was enrolled or heard of: those that need a look first, the furthest behind leading."""
    known = {each.id: (each.name, each.region, each.level) for each in elsewhere.chapters(reader)}
    for id, name in reader.rows(lambda *row: row, _ENROLLED):
        known.setdefault(id, (name, "", None))
    heard, ours, figures = behind.heard(reader), behind.published(reader), _figures(reader)
    suggested = suggesting.of_things(reader, "chapter", known)
    rows = []
    for id, (name, region, level) in known.items():
        peers = heard.get(id, behind.Heard())
        since = behind.waiting(ours, peers)
        rows.append(
            ChapterRow(
                id=id,
                name=name,
                region=region,
                level=level,
                heard_at=peers.at,
                standing=standing(heard=peers.at is not None, missing=peers.missing, waiting=len(since)),
                waiting=len(since),
                waiting_since=behind.day_of_stamp(min(since)) if since else None,
                missing=peers.missing,
                people=figures.people.get(id),
                assets=figures.assets.get(id, 0),
                decisions=figures.decisions.get(id, 0),
                suggested=suggested.get(id, ()),
            )
        )
    return sorted(
        rows, key=lambda row: (_URGENCY[row.standing], row.waiting_since or date.max, folded(row.name), row.id)
    )


_URGENCY = {Standing.GAPS: 0, Standing.BEHIND: 1, Standing.NEVER: 2, Standing.UP_TO_DATE: 3}


def regions(rows: Iterable[ChapterRow]) -> list[Region]:
    """How far the chapters cover the country, region by region, by name; those that name none come last as ''."""
    grouped: dict[str, list[ChapterRow]] = defaultdict(list)
    for row in rows:
        grouped[row.region].append(row)
    made = [
        Region(
            name=name,
            chapters=len(group),
            heard=sum(row.heard_at is not None for row in group),
            people=sum(row.people or 0 for row in group),
            assets=sum(row.assets for row in group),
        )
        for name, group in grouped.items()
    ]
    return sorted(made, key=lambda region: (not region.name, folded(region.name)))


def sent_up(reader: Reader) -> list[SentUp]:
    """What chapters sent up: what waits for a reply first, the oldest leading, and then the latest answered."""
    replied: dict[str, Reply] = {}
    for about, id, text, at in reader.rows(lambda *row: row, _REPLIES):
        replied[about] = Reply(id, text, instant(at))
    found = [SentUp(each, replied.get(each.id)) for each in elsewhere.decisions(reader, sent_up=True)]
    waiting = [each for each in found if each.reply is None]
    return [*reversed(waiting), *(each for each in found if each.reply)]


def unanswered(reader: Reader) -> int | None:
    """How many decisions sent up wait for a reply, or None."""
    return reader.value(_UNANSWERED) or None


def asking(reader: Reader) -> list[Asking]:
    """Our consultations: open ones first, the one that closes first leading, each with the answers so far."""
    given: dict[str, list[OtherAnswer]] = defaultdict(list)
    for answer in elsewhere.answers(reader):
        given[answer.consultation_id].append(answer)
    decided = {each.id: each for each in elsewhere.decisions(reader)} if given else {}
    return [
        Asking(id, title, text, day(opens), day(closes), bool(closed), _answered(given[id], decided))
        for id, title, text, opens, closes, closed in reader.rows(lambda *row: row, _CONSULTATIONS)
    ]


def _answered(given: list[OtherAnswer], decided: dict[str, OtherDecision]) -> tuple[Answered, ...]:
    by = [(each, decided.get(each.decision_id)) for each in given]
    return tuple(
        Answered(each, decision.number if decision else "", decision.text if decision else "") for each, decision in by
    )


_CONSULTATIONS = """SELECT id, coalesce(title, ''), coalesce(text, ''), opens_on, closes_on, coalesce(closed, 0)
    FROM consultation WHERE NOT removed ORDER BY closed, coalesce(closes_on, '9'), title, id"""
_REPLIES = """SELECT about_id, id, coalesce(text, ''), at FROM reply
    WHERE NOT removed AND about_table = 'decision' ORDER BY at, id"""
_UNANSWERED = """SELECT count(*) FROM elsewhere AS e WHERE e.tbl = (SELECT id FROM log_name WHERE name = 'decision')
    AND e.body ->> 'sent_up' = 1 AND coalesce(e.body ->> 'removed', 0) = 0 AND coalesce(e.body ->> 'outcome', '') <> ''
    AND lower(hex(e.row)) NOT IN
        (SELECT about_id FROM reply WHERE NOT removed AND about_table = 'decision' AND about_id IS NOT NULL)"""
_ENROLLED = """SELECT body ->> 'chapter', coalesce(body ->> 'name', '') FROM cert
    WHERE body ->> 'kind' = 'chapter' AND body ->> 'by' IN
        (SELECT public_key FROM known_key WHERE how IN ('root', 'backup')) ORDER BY at, id"""


@dataclass(frozen=True)
class _Figures:
    """How many of what each chapter has told of."""

    people: dict[str, int]
    assets: dict[str, int]
    decisions: dict[str, int]


def _figures(reader: Reader) -> _Figures:
    counts: dict[str, dict[str, int]] = {"asset": {}, "decision": {}}
    for table, chapter, count in reader.rows(lambda *row: row, _COUNTS):
        counts[table][chapter] = count
    return _Figures(dict(reader.rows(lambda *row: row, _PEOPLE)), counts["asset"], counts["decision"])


_COUNTS = """SELECT log_name.name, e.chapter, count(*) FROM elsewhere AS e JOIN log_name ON log_name.id = e.tbl
    WHERE log_name.name IN ('asset', 'decision') AND coalesce(e.body ->> 'removed', 0) = 0
        AND coalesce(e.body ->> 'withheld', 0) = 0
        AND (log_name.name = 'asset' OR coalesce(e.body ->> 'outcome', '') <> '')
    GROUP BY log_name.name, e.chapter"""
_PEOPLE = """SELECT chapter, max(line.value ->> 'total') FROM totals, json_each(totals.body) AS line
    WHERE line.value ->> 'table' = 'people_by_status_and_year' AND json_type(line.value, '$.total') = 'integer'
    GROUP BY chapter"""
