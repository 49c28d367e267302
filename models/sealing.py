"""What may no longer change: records agreed or append-only, asked of the chapter as it stands."""

from models.errors import Sealed
from models.log.names import Connection

# Never edited and never undone, from the moment they are written.
APPEND_ONLY = ("consent_event", "approval", "minutes_issue", "minutes_signature")

# What is not part of the agreement itself, only of what becomes of it.
_BESIDE = {("decision", "sent_up"), ("decision", "cleared")}

# What secret papers are about, and what was counted of them: no Undo reaches it while they are out.
_ON_PAPER = {
    "decision": "SELECT :id",
    "decision_option": "SELECT decision_id FROM decision_option WHERE id = :id",
    "ballot": "SELECT decision_id FROM ballot WHERE id = :id",
    "paper_count": "SELECT decision_id FROM paper_count WHERE id = :id",
}
_PRINTED = (
    "text", "method", "threshold_num", "threshold_den", "threshold_base", "seats", "budget", "binding", "removed",
)  # fmt: skip

# Part of a meeting's record: sealed when the meeting is closed; the meeting itself when its minutes are approved.
_MEETING_OF = {
    "meeting": "SELECT :id",
    "attendance": "SELECT meeting_id FROM attendance WHERE id = :id",
    "interest": "SELECT meeting_id FROM interest WHERE id = :id",
    "agenda_item": "SELECT meeting_id FROM agenda_item WHERE id = :id",
    "decision": "SELECT meeting_id FROM decision WHERE id = :id",
    "reading": "SELECT meeting_id FROM reading WHERE id = :id",
    "correction": "SELECT at_meeting_id FROM correction WHERE id = :id AND state = 'annex'",
    "paper": "SELECT i.meeting_id FROM paper AS p JOIN agenda_item AS i ON i.id = p.item_id WHERE p.id = :id",
    **{
        part: f"SELECT d.meeting_id FROM {part} AS p JOIN decision AS d ON d.id = p.decision_id WHERE p.id = :id"
        for part in (
            "decision_link", "stance", "decision_option", "ballot", "paper_count", "advice", "notified", "nomination",
        )
    },
}  # fmt: skip


def require_unsealed(connection: Connection, rows: set[tuple[str, str]]) -> None:
    """Raises `Sealed` when any of the rows, given as (table, id), may no longer change."""
    for table, row in sorted(rows):
        if table in APPEND_ONLY:
            raise Sealed(table, "")
        if table in _MEETING_OF:
            _require_open(connection, table, row)


def sealable(table: str, field: str) -> bool:
    """Whether a field is part of what is sealed."""
    return (table, field) not in _BESIDE


def papers_out(connection: Connection, table: str, row: str, field: str) -> int:
    """How many secret papers this field is about; nought where nothing of it is on them."""
    if table not in _ON_PAPER or (table == "decision" and field not in _PRINTED):
        return 0
    found = connection.execute(
        f"SELECT max(1, coalesce(issued, 0)) FROM paper_count WHERE decision_id = ({_ON_PAPER[table]}) "
        "AND (:anyway OR NOT removed) ORDER BY id DESC LIMIT 1",
        {"id": row, "anyway": table == "paper_count"},
    ).fetchone()
    return found[0] if found else 0


def is_sealed(connection: Connection, table: str, row: str) -> bool:
    """Whether this record may no longer change."""
    try:
        require_unsealed(connection, {(table, row)})
    except Sealed:
        return True
    return False


def _require_open(connection: Connection, table: str, row: str) -> None:
    found = connection.execute(
        "SELECT title, state, EXISTS (SELECT 1 FROM approval WHERE meeting_id = meeting.id AND NOT removed) "
        f"FROM meeting WHERE id = ({_MEETING_OF[table]})",
        {"id": row},
    ).fetchone()
    if found and (found[2] or (found[1] == "closed" and table != "meeting")):
        raise Sealed(table, found[0])
