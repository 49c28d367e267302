"""What a chapter knows of the national community: its decisions, its questions, and its replies to what was sent up."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from models.queries import elsewhere
from models.queries.elsewhere import OtherChapter, OtherConsultation, OtherReply
from models.queries.moments import instant
from models.reader import Reader


@dataclass(frozen=True)
class OwnAnswer:
    """What this chapter answered, by one of its decisions; `has_left`: the national community was sent it."""

    id: str
    decision_id: str
    number: str
    decision: str
    text: str
    at: datetime | None
    has_left: bool


@dataclass(frozen=True)
class OnAgenda:
    """The latest meeting that has a consultation on its agenda."""

    meeting_id: str
    title: str
    starts: datetime | None


@dataclass(frozen=True)
class Asked:
    """A consultation, our answer to it, and the meeting that is to talk about it."""

    consultation: OtherConsultation
    answer: OwnAnswer | None
    meeting: OnAgenda | None


@dataclass(frozen=True)
class Sent:
    """One of our decisions that goes up, whether it has left yet, and the newest reply."""

    decision_id: str
    number: str
    text: str
    has_left: bool
    reply: OtherReply | None


@dataclass(frozen=True)
class FromNational:
    """Everything the national community and this chapter have said to each other."""

    national: OtherChapter
    asked: tuple[Asked, ...]
    sent: tuple[Sent, ...]


def national_id(reader: Reader) -> str:
    """The national community's chapter id, or '' while none is known here (or in its own file).

    The one whose key is pinned; a co-coordinator's copy, that was sent everything but has pinned nothing yet, goes by
    the one chapter that calls itself national.
    """
    if pinned := reader.value("SELECT chapter FROM known_key WHERE how = 'root'"):
        return "" if pinned == reader.value("SELECT chapter FROM _ctl") else pinned
    return reader.value(_CALLED_NATIONAL) or ""


def overview(reader: Reader) -> FromNational | None:
    """All of it, or None while no national community is known."""
    national = elsewhere.chapter(reader, national_id(reader)) if national_id(reader) else None
    if national is None:
        return None
    replies = elsewhere.replies(reader, of=national.id)
    return FromNational(
        national,
        asked=tuple(_asked(reader, each) for each in elsewhere.consultations(reader, of=national.id)),
        sent=tuple(_sent(reader, national.id, replies)),
    )


def waiting(reader: Reader) -> int | None:
    """How many open consultations have no answer of ours yet, or None."""
    national = national_id(reader)
    return reader.value(_UNANSWERED, national=national) or None if national else None


def decided_on(reader: Reader, consultation_id: str) -> str:
    """The latest decision declared under an agenda item about this consultation, or ''."""
    return reader.value(_DECIDED_ON, about=consultation_id) or ""


def has_left(reader: Reader, row: str, field: str) -> bool:
    """Whether what stands in a field of ours (`table.field`) was sent to the national community.

    Their answer says so, or a bundle for them was saved after it was written.
    """
    return bool(reader.value(_HAS_LEFT, row=row, field=field, national=national_id(reader)))


def _asked(reader: Reader, consultation: OtherConsultation) -> Asked:
    answer = reader.one(lambda *row: row, _ANSWER, about=consultation.id)
    meeting = reader.one(lambda *row: row, _MEETING, about=consultation.id)
    return Asked(
        consultation,
        _own_answer(reader, answer) if answer else None,
        OnAgenda(meeting[0], meeting[1], instant(meeting[2])) if meeting else None,
    )


def _own_answer(reader: Reader, row: tuple) -> OwnAnswer:
    id, decided, number, decision, text, at = row
    return OwnAnswer(id, decided, number, decision, text, instant(at), has_left(reader, id, "answer.decision_id"))


def _sent(reader: Reader, national: str, replies: list[OtherReply]) -> list[Sent]:
    newest: dict[str, OtherReply] = defaultdict()
    for reply in reversed(replies):
        newest[reply.about_id] = reply
    return [
        Sent(id, number, text, has_left(reader, id, "decision.sent_up"), newest.get(id))
        for id, number, text in reader.rows(lambda *row: row, _SENT_UP)
    ]


_CALLED_NATIONAL = """
SELECT min(e.chapter) FROM elsewhere AS e JOIN log_name ON log_name.id = e.tbl AND log_name.name = 'chapter'
WHERE (SELECT kind FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id) IS NOT 'national'
    AND e.body ->> 'kind' = 'national' AND lower(hex(e.row)) = e.chapter AND coalesce(e.body ->> 'removed', 0) = 0
HAVING count(*) = 1
"""
_UNANSWERED = """
SELECT count(*) FROM elsewhere AS e JOIN log_name ON log_name.id = e.tbl AND log_name.name = 'consultation'
WHERE e.chapter = :national AND coalesce(e.body ->> 'removed', 0) = 0 AND coalesce(e.body ->> 'closed', 0) = 0
    AND lower(hex(e.row)) NOT IN (SELECT consultation_id FROM answer WHERE NOT removed AND consultation_id IS NOT NULL)
"""
_ANSWER = """
SELECT answer.id, coalesce(decision_id, ''), trim(coalesce(number, '')), coalesce(decision.text, ''),
    coalesce(answer.text, ''), at
FROM answer LEFT JOIN decision ON decision.id = decision_id
WHERE NOT answer.removed AND consultation_id = :about ORDER BY at DESC, answer.id DESC
"""
_MEETING = """
SELECT meeting.id, meeting.title, meeting.starts FROM agenda_item JOIN meeting ON meeting.id = meeting_id
WHERE topic = 'consultation' AND about_id = :about AND NOT agenda_item.removed AND NOT meeting.removed
ORDER BY meeting.starts DESC, meeting.id DESC
"""
_DECIDED_ON = """
SELECT decision.id FROM decision JOIN agenda_item ON agenda_item.id = item_id
WHERE topic = 'consultation' AND about_id = :about AND NOT decision.removed AND coalesce(outcome, '') <> ''
ORDER BY declared_at DESC, decision.id DESC
"""
_SENT_UP = """
SELECT id, trim(coalesce(number, '')), coalesce(text, '') FROM decision
WHERE sent_up AND NOT removed ORDER BY declared_at DESC, id DESC
"""
# A bundle of this laptop holds what it wrote up to the number noted; of what others wrote only the clock can tell.
_HAS_LEFT = """
SELECT EXISTS (
    SELECT 1 FROM cell JOIN log_name ON log_name.id = cell.fld AND log_name.name = :field
        JOIN writer ON writer.id = cell.w
    WHERE cell.row = unhex(:row) AND (
        EXISTS (SELECT 1 FROM exchange WHERE direction = 'saved' AND audience = 'national' AND iif(
            exchange.writer = writer.wid, exchange.seq >= cell.seq,
            exchange.at >= strftime('%Y-%m-%dT%H:%M:%SZ', (cell.hlc >> 16) / 1000, 'unixepoch')))
        OR EXISTS (SELECT 1 FROM peer, json_each(peer.seen, '$."' || writer.wid || '"') AS run
            WHERE peer.chapter = :national AND :national <> ''
                AND cell.seq BETWEEN run.value ->> 0 AND run.value ->> 1)))
"""
