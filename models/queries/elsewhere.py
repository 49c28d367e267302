"""Other chapters' things, as their bundles told of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from models.queries.elsewhere_rows import day, instant, things
from models.queries.plain import folded, holding
from models.reader import Reader


@dataclass(frozen=True)
class OtherChapter:
    """A chapter as it describes itself; `level` is how much it tells the national community."""

    id: str
    name: str
    short_code: str
    region: str
    kind: str
    level: int | None


@dataclass(frozen=True)
class OtherDecision:
    """A decision another chapter declared."""

    id: str
    chapter_id: str
    chapter: str
    number: str
    text: str
    reasons: str
    outcome: str
    decided_at: datetime | None
    review_on: date | None
    expires_on: date | None
    sent_up: bool


@dataclass(frozen=True)
class OtherAsset:
    """A thing another chapter shares, without who looks after it; `code` is what is written on its label."""

    id: str
    chapter_id: str
    chapter: str
    name: str
    kind: str
    description: str
    quantity: int | None
    unit: str
    place: str
    rule_of_use: str
    code: str = ""
    condition: str = ""
    link: str = ""


@dataclass(frozen=True)
class OtherConsultation:
    """A question the national community put to its chapters."""

    id: str
    chapter_id: str
    title: str
    text: str
    opens_on: date | None
    closes_on: date | None
    closed: bool


@dataclass(frozen=True)
class OtherAnswer:
    """What another chapter answered to a consultation, by which of its decisions."""

    id: str
    chapter_id: str
    chapter: str
    consultation_id: str
    decision_id: str
    text: str
    at: datetime | None


@dataclass(frozen=True)
class OtherReply:
    """What the national community said to something it was sent."""

    id: str
    chapter_id: str
    about_table: str
    about_id: str
    text: str
    at: datetime | None


_DECIDED = "number text reasons outcome declared_at review_on expires_on sent_up#"


def chapters(reader: Reader) -> list[OtherChapter]:
    """Every chapter heard of, by name."""
    return sorted(_chapters(reader), key=lambda each: (folded(each.name), each.id))


def chapter(reader: Reader, id: str) -> OtherChapter | None:
    """One of them."""
    return next(iter(_chapters(reader, id)), None)


def names(reader: Reader) -> dict[str, str]:
    """What each of the chapters heard of is called."""
    return {each.id: each.name for each in _chapters(reader)}


def decisions(reader: Reader, *, of: str = "", sent_up: bool = False) -> list[OtherDecision]:
    """What the chapters (or the one of this id) decided, latest first; or only what was sent up."""
    only = "coalesce(e.body ->> 'outcome', '') <> ''" + (" AND e.body ->> 'sent_up' = 1" if sent_up else "")
    made = things(reader, "decision", _DECIDED, partial(_decision, names(reader)), where=only, of=of)
    return sorted(made, key=lambda each: (each.decided_at is not None, each.decided_at, each.number), reverse=True)


def consultations(reader: Reader, *, of: str) -> list[OtherConsultation]:
    """What the national community (the chapter `of`) asks or asked, the one that closes first leading."""
    made = things(reader, "consultation", "title text opens_on closes_on closed#", _consultation, of=of)
    return sorted(made, key=lambda each: (each.closed, each.closes_on or date.max, folded(each.title), each.id))


def answers(reader: Reader) -> list[OtherAnswer]:
    """What chapters answered, latest first; of each chapter to each consultation only the newest."""
    made = things(reader, "answer", "consultation_id decision_id text at", partial(_answer, names(reader)))
    made.sort(key=lambda each: (each.at is not None, each.at, each.id), reverse=True)
    newest: dict[tuple[str, str], OtherAnswer] = {}
    for each in made:
        newest.setdefault((each.consultation_id, each.chapter_id), each)
    return list(newest.values())


def replies(reader: Reader, *, of: str) -> list[OtherReply]:
    """What the national community (the chapter `of`) replied, latest first."""
    made = things(reader, "reply", "about_table about_id text at", _reply, of=of)
    return sorted(made, key=lambda each: (each.at is not None, each.at, each.id), reverse=True)


def asset_ids(reader: Reader, text: str = "", *, by_chapter: bool = False) -> list[str]:
    """The ids of what other chapters share and every word typed is found in, by name or by chapter."""
    found = _searched(reader, text, things(reader, "asset", "name kind description place", lambda *row: row))
    found.sort(key=lambda each: (folded(each[2]), each[0]))
    return _ids(found, by_chapter=by_chapter)


def decision_ids(reader: Reader, text: str = "", *, by_chapter: bool = False) -> list[str]:
    """The ids of what other chapters decided and every word typed is found in, latest first or by chapter."""
    fields, only = "number text reasons declared_at", "coalesce(e.body ->> 'outcome', '') <> ''"
    found = _searched(reader, text, things(reader, "decision", fields, lambda *row: row, where=only))
    found.sort(key=lambda each: (each[-1], each[2], each[0]), reverse=True)
    return _ids(found, by_chapter=by_chapter)


def decisions_by(reader: Reader, ids: Iterable[str]) -> list[OtherDecision]:
    """These decisions, in this order; those that are gone meanwhile are left out."""
    asked = tuple(ids)
    make = partial(_decision, names(reader))
    known = {each.id: each for each in things(reader, "decision", _DECIDED, make, ids=asked)} if asked else {}
    return [known[id] for id in asked if id in known]


def assets(reader: Reader, ids: Iterable[str]) -> list[OtherAsset]:
    """These things, in this order; those that are gone meanwhile are left out."""
    asked = tuple(ids)
    fields = "name kind description quantity# unit place rule_of_use code condition link"
    made = things(reader, "asset", fields, partial(_asset, names(reader)), ids=asked) if asked else []
    known = {each.id: each for each in made}
    return [known[id] for id in asked if id in known]


def _ids(found: list[tuple[str, ...]], *, by_chapter: bool) -> list[str]:
    if by_chapter:
        places = {name: folded(name) for name in {each[1] for each in found}}
        found.sort(key=lambda each: places[each[1]])
    return [each[0] for each in found]


def _searched(reader: Reader, text: str, found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Those that hold every word typed, with the name of the chapter in the place of its id."""
    called = names(reader)
    named = [(id, called.get(of, ""), *told) for id, of, *told in found]
    return holding(text, named, lambda each: " ".join(each[1:]))


def _chapters(reader: Reader, *ids: str) -> list[OtherChapter]:
    """A chapter's own row has its id; any other is somebody's invention."""
    fields, own = "name short_code region kind national_level#", "lower(hex(e.row)) = e.chapter"
    return things(reader, "chapter", fields, lambda id, _of, *row: OtherChapter(id, *row), where=own, ids=ids)


def _decision(called: dict[str, str], id: str, of: str, *row: Any) -> OtherDecision:
    number, text, reasons, outcome, decided, review, expires, sent_up = row
    told = (called.get(of, ""), number, text, reasons, outcome, instant(decided), day(review), day(expires))
    return OtherDecision(id, of, *told, bool(sent_up))


def _consultation(id: str, of: str, *row: Any) -> OtherConsultation:
    title, text, opens, closes, closed = row
    return OtherConsultation(id, of, title, text, day(opens), day(closes), bool(closed))


def _answer(called: dict[str, str], id: str, of: str, *row: Any) -> OtherAnswer:
    asked, decided, text, at = row
    return OtherAnswer(id, of, called.get(of, ""), asked, decided, text, instant(at))


def _reply(*row: Any) -> OtherReply:
    id, of, table, about, text, at = row
    return OtherReply(id, of, table, about, text, instant(at))


def _asset(called: dict[str, str], id: str, of: str, *row: Any) -> OtherAsset:
    return OtherAsset(id, of, called.get(of, ""), *row)
