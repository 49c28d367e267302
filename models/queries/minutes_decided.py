"""The decisions of a meeting with everything that stands behind them, read together for its minutes."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.queries.decisions import settled_numbers
from models.queries.minutes_decision import (
    MinutedAdvice,
    MinutedAmendment,
    MinutedDecision,
    MinutedNotice,
    MinutedObjection,
    MinutedPapers,
    MinutedStance,
)
from models.queries.minutes_links import links_between
from models.queries.moments import day, instant
from models.queries.room import written_name
from models.reader import Reader
from models.rules import kept_json
from models.rules.declaring import counts_of
from models.rules.hearings import how_of, how_text

OBJECTING = ("objection", "block")
Row = dict[str, Any]

_WORDS = (
    "number", "text", "method", "outcome", "computed", "difference", "reasons", "counts", "driver", "criteria",
    "responsible", "role", "scope", "exit", "casting", "lot", "result", "item_id", "amends_id",
    "threshold_base",
)  # fmt: skip
_FACTS = (
    "text_version", "threshold_num", "threshold_den", "present_count", "deciders_count", "quorum_need", "review_on",
    "term_ends", "effective_on", "expires_on", "deadline", "declared_at", "binding", "friendly",
    "blocks_allowed",
)  # fmt: skip
_PEOPLE = ("proposer", "seconder", "decider")
_SELECT = f"""SELECT d.id, {", ".join(f"coalesce(d.{word}, '')" for word in _WORDS)},
    {", ".join(f"d.{fact}" for fact in _FACTS)},
    {", ".join(written_name(f"p{n}", f"d.{who}") for n, who in enumerate(_PEOPLE))}
    FROM decision AS d
    {" ".join(f"LEFT JOIN person AS p{n} ON p{n}.id = d.{who}_id" for n, who in enumerate(_PEOPLE))}
    LEFT JOIN agenda_item AS i ON i.id = d.item_id"""
_NAMES = ("id", *_WORDS, *_FACTS, *_PEOPLE)

# Decided here; or, without an item, in no meeting at all since the one before.
_OF_MEETING = "d.meeting_id = :meeting"
_SINCE = """(coalesce(d.meeting_id, '') = '' AND d.declared_at > :since AND d.declared_at <= :until
    AND NOT coalesce(i.confidential, 0))"""
_ORDER = "CASE WHEN coalesce(d.meeting_id, '') = '' THEN d.declared_at END, d.position, d.declared_at, d.id"
_DECLARED = "NOT d.removed AND (coalesce(d.outcome, '') <> '' OR coalesce(d.amends_id, '') <> '')"


@dataclass(frozen=True)
class Telling:
    """How stances are told: with the `names` of those who objected or had concerns, or `imported` as they were."""

    names: bool = False
    imported: bool = False


def decided(
    reader: Reader, meeting_id: str, telling: Telling, since: tuple[str, str] | None = None
) -> dict[str, tuple[MinutedDecision, ...]]:
    """Every declared decision by its item, in order; under '' those made elsewhere between two moments."""
    where = f"{_OF_MEETING} OR {_SINCE}" if since else _OF_MEETING
    bounds = {"since": since[0], "until": since[1]} if since else {}
    query = f"{_SELECT} WHERE ({where}) AND {_DECLARED} ORDER BY {_ORDER}"
    numbers = settled_numbers(reader)
    rows = [
        {**row, "number": numbers.get(row["id"], row["number"].strip())}
        for row in reader.rows(_row, query, meeting=meeting_id, **bounds)
    ]
    amendments = defaultdict[str, list[Row]](list)
    for row in rows:
        if row["amends_id"]:
            amendments[row["amends_id"]].append(row)
    parts = _Parts(reader, [row["id"] for row in rows])
    told = defaultdict[str, list[MinutedDecision]](list)
    here = {id for (id,) in reader.rows(lambda *row: row, _HERE, meeting=meeting_id)}
    for row in rows:
        if not row["amends_id"]:
            place = row["item_id"] if row["item_id"] in here else ""
            told[place].append(_decision(row, parts, amendments[row["id"]], telling))
    return {item: tuple(each) for item, each in told.items()}


_HERE = "SELECT id FROM agenda_item WHERE meeting_id = :meeting"


class _Parts:
    """What hangs on several decisions, one query for each kind of it."""

    def __init__(self, reader: Reader, ids: Sequence[str]) -> None:
        self._reader = reader
        self._ids = json.dumps(list(ids))
        self.stances = self._stances()
        self.options = self._of("decision_option", "t.id, {name_or_text}", tuple, order="t.position, t.id")
        self.advice = self._of("advice", "{name}, t.side, t.asked_on, t.gist, t.answer", tuple)
        self.notices = self._of("notified", "{name}, t.told_on, t.channel, t.affected", tuple)
        self.papers = self._of("paper_count", _PAPERS, tuple)
        self.links = links_between(reader, self._ids)

    def _stances(self) -> Mapping[str, list["_Said"]]:
        found = defaultdict[str, list[_Said]](list)
        for decision, *row in self._reader.rows(lambda *row: row, _STANCES, ids=self._ids):
            found[decision].append(_Said(*row))
        return found

    def _of(self, table: str, columns: str, make: Any, order: str = "t.id") -> Mapping[str, list[Any]]:
        written = "''" if table == "paper_count" else "t.text" if table == "decision_option" else "t.name"
        name = written_name("p", written) if table != "paper_count" else "''"
        shown = {"name": name, "name_or_text": f"coalesce(nullif(t.text, ''), {name})"}
        person = "LEFT JOIN person AS p ON p.id = t.person_id" if table != "paper_count" else ""
        query = f"""SELECT t.decision_id, {columns.format(**shown)} FROM json_each(:ids) AS wanted
            CROSS JOIN {table} AS t ON t.decision_id = wanted.value {person}
            WHERE NOT t.removed ORDER BY {order.format(**shown)}"""
        found = defaultdict[str, list[Any]](list)
        for row in self._reader.rows(lambda *row: row, query, ids=self._ids):
            found[row[0]].append(make(row[1:]))
        return found


# Where the room was counted, only of those who gave a reason: in a large room that is a few of thousands.
_WHO = "coalesce(nullif({s}.person_id, ''), {s}.name, '')"
_STANCES = f"""WITH speaking AS MATERIALIZED (
        SELECT DISTINCT s.decision_id, {_WHO.format(s="s")} AS who
        FROM json_each(:ids) AS wanted JOIN decision AS d ON d.id = wanted.value
        CROSS JOIN stance AS s ON s.decision_id = d.id
        WHERE NOT s.removed AND (coalesce(d.counts, '') = '' OR s.reason <> '' OR s.source = 'record'))
    SELECT t.decision_id, t.id, coalesce(t.person_id, ''), {written_name("p", "t.name")}, coalesce(t.stance, ''),
        coalesce(t.reason, ''), coalesce(t.state, ''), coalesce(t.source, ''), coalesce(t.text_version, 1),
        coalesce(t.how, ''), coalesce(t.owner, ''), t.until
    FROM speaking JOIN stance AS t ON t.decision_id = speaking.decision_id AND {_WHO.format(s="t")} = speaking.who
    LEFT JOIN person AS p ON p.id = t.person_id WHERE NOT t.removed ORDER BY 4, t.at, t.id"""
_PAPERS = """t.issued, t.returned, t.valid, coalesce(t.spoilt, ''), coalesce(t.totals, ''), coalesce(t.tellers, ''),
    coalesce(t.agreed, 0), t.recounts"""


@dataclass(frozen=True)
class _Said:
    """One line of what somebody said."""

    id: str
    person: str
    name: str
    stance: str
    reason: str
    state: str
    source: str
    version: int
    how: str
    owner: str
    until: str | None

    @property
    def key(self) -> str:
        """Who said it; nobody named is a voice of its own."""
        return self.person or self.name or self.id


def _row(*row: Any) -> Row:
    return dict(zip(_NAMES, row, strict=True))


def _decision(row: Row, parts: _Parts, amended: Sequence[Row], telling: Telling) -> MinutedDecision:
    said, options = parts.stances[row["id"]], dict(parts.options[row["id"]])
    last = _last_words(said, row["text_version"] or 1)
    counted = bool(row["counts"]) and not telling.imported
    plain: Row = {name: row[name] for name in _AS_IT_IS} | {name: day(row[name]) for name in _DAYS}
    return MinutedDecision(
        counts=_counts(row, last),
        stances=_told(last, telling, counted),
        present=row["present_count"],
        deciders=row["deciders_count"],
        need=row["quorum_need"],
        version=row["text_version"] or 1,
        threshold=f"{row['threshold_num']}/{row['threshold_den']}" if row["threshold_den"] else "",
        deadline=instant(row["deadline"]),
        declared_at=instant(row["declared_at"]) if not row["item_id"] else None,
        binding=bool(row["binding"]),
        lot=tuple(options.get(each, each) for each in row["lot"].split()) if options else (),
        options=tuple(options.values()),
        result=_with_words(row["result"], options),
        objections=_objections(said, telling),
        amendments=tuple(_amendment(each, parts) for each in amended),
        advice=tuple(_advice(each, telling) for each in parts.advice[row["id"]]),
        notices=tuple(_notice(each) for each in parts.notices[row["id"]]),
        papers=next((_papers(each, options) for each in parts.papers[row["id"]]), None),
        links=parts.links[row["id"]],
        **plain,
    )


_AS_IT_IS = (
    "number", "text", "method", "outcome", "computed", "difference", "reasons", "driver", "criteria", "responsible",
    "role", "scope", "exit", "casting", "threshold_base", "blocks_allowed", *_PEOPLE,
)  # fmt: skip
_DAYS = ("review_on", "term_ends", "effective_on", "expires_on")


def _last_words(said: Sequence[_Said], version: int) -> list[_Said]:
    return list({each.key: each for each in said if each.version == version}.values())


def _counts(row: Row, last: Sequence[_Said]) -> tuple[tuple[str, int], ...]:
    return counts_of(row["counts"]) if row["counts"] else tuple(Counter(each.stance for each in last).items())


def _told(last: Sequence[_Said], telling: Telling, counted: bool) -> tuple[MinutedStance, ...]:
    """Where the room was counted only what has a reason is told; an imported record is told whole."""
    return tuple(
        MinutedStance(each.name if telling.names else "", each.stance, each.reason, _source(each.source))
        for each in last
        if each.stance not in OBJECTING and (each.reason or not counted)
    )


def _source(source: str) -> str:
    """Only what was not said in the room is worth a word."""
    return source if source in ("note", "phone", "proxy") else ""


def _objections(said: Sequence[_Said], telling: Telling) -> tuple[MinutedObjection, ...]:
    """Every objection to any version once, with what became of it; said again to a later text it is the same one."""
    latest: dict[tuple[str, str], _Said] = {}
    for each in said:
        if each.stance in OBJECTING:
            latest[each.key, each.reason] = each
    return tuple(
        MinutedObjection(
            each.name if telling.names else "", each.stance, each.reason, each.state,
            each.how if telling.names else unnamed(each.how), each.owner,
            day(each.until), each.version,
        )
        for each in latest.values()
    )  # fmt: skip


def unnamed(how: str) -> str:
    """How an objection was tested, without who argued against it."""
    heard = how_of(how)
    if not heard.hearing.disagreements:
        return how
    nameless = tuple(replace(each, person="") for each in heard.hearing.disagreements)
    return how_text(replace(heard, hearing=replace(heard.hearing, disagreements=nameless)))


def _amendment(row: Row, parts: _Parts) -> MinutedAmendment:
    counts = _counts(row, _last_words(parts.stances[row["id"]], row["text_version"] or 1))
    return MinutedAmendment(row["text"], row["proposer"], row["outcome"], bool(row["friendly"]), counts, row["exit"])


def _advice(row: tuple[Any, ...], telling: Telling) -> MinutedAdvice:
    name, side, asked_on, gist, answer = row
    return MinutedAdvice(name if telling.names else "", side or "", day(asked_on), gist or "", answer or "")


def _notice(row: tuple[Any, ...]) -> MinutedNotice:
    name, told_on, channel, affected = row
    return MinutedNotice(name, day(told_on), channel or "", bool(affected))


def _papers(row: tuple[Any, ...], options: Mapping[str, str]) -> MinutedPapers:
    issued, returned, valid, spoilt, totals, tellers, agreed, recounts = row
    named = tuple((options.get(each, each), count) for each, count in _pairs(totals))
    return MinutedPapers(issued, returned, valid, _pairs(spoilt), named, tellers, bool(agreed), recounts)


def _pairs(line: str) -> tuple[tuple[str, int], ...]:
    words = line.split()
    pairs = zip(words[::2], words[1::2], strict=False)
    return tuple((word, int(count)) for word, count in pairs if count.isdigit())


def _with_words(result: str, options: Mapping[str, str]) -> str:
    """The result with what the options are called in place of their ids."""
    if not result or not options:
        return result
    try:
        return json.dumps(_named(kept_json.read(result), options), ensure_ascii=False, separators=(",", ":"))
    except ValueError:
        return result


def _named(value: Any, options: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {options.get(key, key): _named(each, options) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, options) for each in value]
    return options.get(value, value) if isinstance(value, str) else value
