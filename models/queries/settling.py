"""What is to settle, question by question: the thing it is about, and what each side wrote."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from models.clock import instant
from models.log.conflicts import Conflict, Proposal, Wrote, conflicts, proposals
from models.log.op import Value
from models.log.schema import AGREED, GROUPS
from models.reader import Reader

# What a record is called, and of a part also whose part it is.
_NAMES = {
    "person": "trim(coalesce(nullif(known_as, ''), given_name, '') || ' ' || coalesce(family_name, ''))",
    "asset": "name",
    "meeting": "title",
    "decision": "trim(coalesce(number, '') || '  ' || coalesce(text, ''))",
    "action": "text",
    "chapter": "name",
    "consultation": "title",
    "agenda_item": "title",
    "contact_point": "value",
    "person_skill": "skill",
    "person_role": "role",
    "attendance": "name",
    "interest": "name",
    "stance": "name",
    "booking": "purpose",
    "meeting_kind": "name",
    "kind_item": "title",
    "paper": "name",
    "correction": "text",
    "minutes_signature": "name",
    "decision_option": "text",
    "advice": "name",
    "notified": "name",
    "nomination": "name",
    "reading": "question",
}
_PARENTS = {
    "contact_point": ("person", "person_id"),
    "person_skill": ("person", "person_id"),
    "person_role": ("person", "person_id"),
    "consent_event": ("person", "person_id"),
    "likeness": ("person", "first_id"),
    "booking": ("asset", "asset_id"),
    "loan": ("asset", "asset_id"),
    "agenda_item": ("meeting", "meeting_id"),
    "attendance": ("meeting", "meeting_id"),
    "interest": ("meeting", "meeting_id"),
    "approval": ("meeting", "meeting_id"),
    "stance": ("decision", "decision_id"),
    "decision_link": ("decision", "decision_id"),
    "answer": ("consultation", "consultation_id"),
    "kind_item": ("meeting_kind", "kind_id"),
    "paper": ("agenda_item", "item_id"),
    "reading": ("meeting", "meeting_id"),
    **dict.fromkeys(("correction", "minutes_issue", "minutes_signature"), ("meeting", "meeting_id")),
    **dict.fromkeys(
        ("decision_option", "ballot", "paper_count", "advice", "notified", "nomination"), ("decision", "decision_id")
    ),
}
_VERSION = (
    "SELECT substr(log_name.name, instr(log_name.name, '.') + 1), f.value FROM op, json_each(op.body) AS f "
    "JOIN log_name ON log_name.id = CAST(f.key AS INTEGER) WHERE op.w = ? AND op.hlc = ? AND op.row = unhex(?)"
)


_MIXED = """
SELECT person_id, group_concat(DISTINCT state) FROM consent_event AS answer
WHERE NOT removed AND state <> '' AND person_id IN (SELECT id FROM person WHERE NOT removed) AND NOT EXISTS (
    SELECT 1 FROM consent_event AS later WHERE later.person_id = answer.person_id
        AND later.audience = answer.audience AND NOT later.removed AND instr(later.follows, answer.id) > 0)
GROUP BY person_id, audience HAVING count(DISTINCT state) > 1 ORDER BY person_id
"""


@dataclass(frozen=True)
class Thing:
    """A record people would name: a member, an item, a meeting, a decision…"""

    table: str
    id: str
    name: str


@dataclass(frozen=True)
class Side:
    """What one laptop wrote, field by field, and when (aware UTC); `pairs` are what settling for it takes."""

    wid: str
    laptop: str
    at: datetime
    is_own: bool
    stands: bool
    values: dict[str, Value]
    pairs: tuple[tuple[Conflict, Wrote], ...]


@dataclass(frozen=True)
class Question:
    """Fields of one record that are settled together.

    `kind` is values, agreed (whole versions stand side by side) or removed (in the bin here, edited there). `part` is
    what the record is called when it is a part of the thing.
    """

    kind: str
    thing: Thing
    table: str
    row: str
    part: str
    fields: tuple[str, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Suggestion:
    """What somebody outside would like changed, in a thing of this chapter."""

    thing: Thing
    chapter: str
    is_national: bool
    proposal: Proposal


@dataclass(frozen=True)
class Mixed:
    """Somebody whose answers about consent stand against each other, taken down unaware of each other."""

    thing: Thing
    states: tuple[str, ...]


@dataclass(frozen=True)
class ToSettle:
    """Everything that waits for a person."""

    questions: tuple[Question, ...]
    suggestions: tuple[Suggestion, ...]
    mixed: tuple[Mixed, ...] = ()

    @property
    def count(self) -> int:
        """How many answers it takes."""
        return len(self.questions) + len(self.suggestions) + len(self.mixed)


def to_settle(reader: Reader) -> ToSettle:
    """All questions, those about one thing together, and all suggestions."""
    (own,) = reader.connection.execute(
        "SELECT coalesce((SELECT wid FROM writer WHERE id = _ctl.w), '') FROM _ctl"
    ).fetchone()
    questions = [_question(reader, own, together) for together in _asked(reader)]
    questions.sort(key=lambda question: (question.thing.table, question.thing.name, question.thing.id))
    mixed = reader.rows(_mixed(reader), _MIXED)
    return ToSettle(tuple(questions), tuple(suggestions(reader)), tuple(mixed))


def suggestions(reader: Reader) -> list[Suggestion]:
    """What others would like changed in this chapter's own things, oldest first."""
    return [_suggestion(reader, proposal) for proposal in proposals(reader.connection)]


def _mixed(reader: Reader) -> Callable[[str, str], Mixed]:
    return lambda person, states: Mixed(thing_of(reader, "person", person), tuple(sorted(states.split(","))))


def count(reader: Reader) -> int:
    """How many answers it takes; quick enough for the rail."""
    return len(_asked(reader)) + len(proposals(reader.connection)) + len(reader.rows(lambda *row: row, _MIXED))


def thing_of(reader: Reader, table: str, row: str) -> Thing:
    """The thing a record is, or is a part of."""
    if table in _PARENTS:
        parent, link = _PARENTS[table]
        if owner := reader.value(f"SELECT {link} FROM {table} WHERE id = :id", id=row):
            return Thing(parent, owner, name_of(reader, parent, owner))
    return Thing(table, row, name_of(reader, table, row))


def name_of(reader: Reader, table: str, row: str) -> str:
    """What a record is called, or "" for one without a name of its own."""
    if table not in _NAMES:
        return ""
    return reader.value(f"SELECT coalesce({_NAMES[table]}, '') FROM {table} WHERE id = :id", id=row) or ""


def chapter_name(reader: Reader, chapter: str) -> tuple[str, bool]:
    """What another chapter is called, and whether it is national."""
    found = reader.one(
        lambda name, kind: (name or "", kind == "national"),
        "SELECT body ->> 'name', body ->> 'kind' FROM elsewhere JOIN log_name ON log_name.id = tbl "
        "WHERE row = unhex(:id) AND log_name.name = 'chapter'",
        id=chapter,
    )
    return found or ("", False)


def _asked(reader: Reader) -> list[list[Conflict]]:
    """The conflicts that are one question each, those of one record after each other."""
    found = sorted(conflicts(reader.connection), key=_record)
    return [together for _, of_one in groupby(found, key=_record) for together in _parted(of_one)]


def _record(conflict: Conflict) -> tuple[str, str, str]:
    return conflict.table, conflict.row, conflict.kind


def _parted(of_one: Iterable[Conflict]) -> list[list[Conflict]]:
    """Conflicts of one record that are one question: what was put in the bin, or fields that belong together."""
    parts: dict[tuple[str, ...], list[Conflict]] = {}
    for conflict in of_one:
        parts.setdefault(_together(conflict), []).append(conflict)
    return list(parts.values())


def _together(conflict: Conflict) -> tuple[str, ...]:
    if conflict.kind == "removed":
        return ()
    if conflict.table == "decision" and conflict.field in AGREED:
        return AGREED
    return next((group for group in GROUPS.get(conflict.table, ()) if conflict.field in group), (conflict.field,))


def _question(reader: Reader, own: str, together: Sequence[Conflict]) -> Question:
    first = together[0]
    is_agreed = first.kind == "values" and first.table == "decision" and first.field in AGREED
    thing = thing_of(reader, first.table, first.row)
    return Question(
        kind="agreed" if is_agreed else first.kind,
        thing=thing,
        table=first.table,
        row=first.row,
        part=name_of(reader, first.table, first.row) if thing.table != first.table else "",
        fields=tuple(conflict.field for conflict in together),
        sides=tuple(_sides(reader, own, together, whole=is_agreed)),
    )


def _sides(reader: Reader, own: str, together: Sequence[Conflict], *, whole: bool) -> list[Side]:
    """One side for each laptop that wrote, the one that stands first; of one that forked, one for each of its pasts."""
    wrote: dict[tuple[str, int], list[tuple[Conflict, Wrote]]] = {}
    for conflict in together:
        pasts: Counter[str] = Counter()
        for head in conflict.heads:
            wrote.setdefault((head.wid, pasts[head.wid]), []).append((conflict, head))
            pasts[head.wid] += conflict.kind == "values"
    return [_side(reader, own, pairs, whole=whole) for pairs in wrote.values()]


def _side(reader: Reader, own: str, pairs: Sequence[tuple[Conflict, Wrote]], *, whole: bool) -> Side:
    latest = max((head for _, head in pairs), key=lambda head: head.hlc)
    values = _version(reader, pairs) if whole else {conflict.field: head.value for conflict, head in pairs}
    stands = all(conflict.heads[0] == head for conflict, head in pairs)
    return Side(latest.wid, latest.laptop, instant(latest.hlc), latest.wid == own, stands, values, tuple(pairs))


def _version(reader: Reader, pairs: Sequence[tuple[Conflict, Wrote]]) -> dict[str, Value]:
    """A whole decision as one of them left it: what stands, and over it what their changes wrote."""
    row, columns = pairs[0][0].row, ", ".join(AGREED)
    found = reader.connection.execute(f"SELECT {columns} FROM decision WHERE id = ?", (row,)).fetchone()
    version: dict[str, Value] = dict(zip(AGREED, found, strict=True)) if found else {}
    for w, hlc in sorted({(head.head[0], head.hlc) for _, head in pairs}, key=lambda each: each[1]):
        written = reader.connection.execute(_VERSION, (w, hlc, row)).fetchall()
        version |= {field: value for field, value in written if field in AGREED}
    return version


def _suggestion(reader: Reader, proposal: Proposal) -> Suggestion:
    name, is_national = chapter_name(reader, proposal.chapter)
    return Suggestion(thing_of(reader, proposal.table, proposal.row), name, is_national, proposal)
