"""The suggestions of others that a bundle answered: they wait again while it is undone, and are answered once more."""

from dataclasses import dataclass

from models.log import settling
from models.log.fitting import KNOWN
from models.log.names import Connection, load
from models.log.op import Value, decode
from models.log.wishes import Head, head_of
from models.sealing import is_sealed

# Each change in the bundle to a field of our own things that names what others wrote there, and so answers it.
_ANSWERS = f"""
SELECT op.tbl, lower(hex(op.row)), CAST(p.key AS INTEGER), op.body, json_group_array(q.value),
    json_array(op.w, (SELECT w FROM _ctl))
FROM json_each((SELECT taken FROM exchange WHERE n = ?)) AS run
    JOIN writer ON writer.wid = run.value ->> 0 AND writer.chapter = (SELECT chapter FROM _ctl)
    CROSS JOIN op ON op.w = writer.id AND op.seq BETWEEN run.value ->> 1 AND run.value ->> 2 AND op.fid = 1,
    json_each(op.prev) AS p, json_each(p.value) AS q
WHERE op.prev <> '{{}}' AND op.seq <= coalesce(writer.revoked_after, op.seq)
    AND CAST(p.key AS INTEGER) IN (SELECT fld FROM ({KNOWN})) AND json_type(op.body, '$."' || p.key || '"') IS NOT NULL
    AND CAST(q.value AS INTEGER) IN (SELECT id FROM writer WHERE chapter <> (SELECT chapter FROM _ctl))
    AND (op.row, op.tbl) NOT IN (SELECT row, tbl FROM elsewhere)
GROUP BY op.w, op.seq, op.h, p.key ORDER BY op.hlc, op.w, op.seq
"""


@dataclass(frozen=True)
class Answer:
    """A field of ours, what the answer left in it, the suggestions it answered, and whose answers are undone with it.

    `writers` are numbers: whoever answered, and this laptop, which may have answered anew as the bundle was redone.
    """

    cell: tuple[str, str, str]
    value: Value
    suggestions: tuple[Head, ...]
    writers: tuple[int, ...]


def answers_in(connection: Connection, exchange: int) -> list[Answer]:
    """What a bundle taken in answered; nothing of what is sealed."""
    names = load(connection)
    found = []
    for tbl, row, fld, body, named, writers in connection.execute(_ANSWERS, (exchange,)).fetchall():
        table = names.name_of[tbl]
        if not is_sealed(connection, table, row):
            suggestions = tuple(map(head_of, decode(named)))
            value = decode(body)[str(fld)]
            found.append(Answer((table, row, names.field(fld)), value, suggestions, tuple(decode(writers))))
    return found


def stands(connection: Connection, answer: Answer) -> bool:
    """Whether the field says what the answer left in it."""
    return _now(connection, answer) == answer.value


def reopen(connection: Connection, answer: Answer) -> None:
    """Let the suggestions wait again."""
    now = _now(connection, answer)
    settling.open_again(connection, answer.cell, now, answer.suggestions, writers=answer.writers)


def say_again(connection: Connection, answer: Answer) -> None:
    """Answer them once more."""
    settling.answer_again(connection, answer.cell, answer.value, answer.suggestions)


def _now(connection: Connection, answer: Answer) -> Value:
    table, row, field = answer.cell
    found = connection.execute(f"SELECT {field} FROM {table} WHERE id = ?", (row,)).fetchone()
    return found[0] if found else None
