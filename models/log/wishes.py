"""What a chapter would like changed in another chapter's thing, and what came of it: a pure function of the log.

A wish is an op on a row that belongs to somebody else. Besides what stood in the field it names the wishes of its own
chapter that it replaces. One that asks for what stood when it was written asks for nothing: that is how a wish is taken
back, whatever its owner has made of the field since.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.log.names import Connection, load
from models.log.op import Value, decode, head_name

Head = tuple[int, int, bytes]
_OPS = """
SELECT op.w, op.seq, op.h, op.hlc, writer.wid, writer.chapter, writer.chapter = (SELECT chapter FROM _ctl),
    op.body, op.prev FROM op JOIN writer ON writer.id = op.w
WHERE op.row = unhex(?) AND op.tbl = ? AND op.fid = 1 ORDER BY op.hlc, writer.wid, op.h
"""
_THEIRS = "SELECT chapter, body FROM elsewhere WHERE row = unhex(?) AND tbl = ?"
_NAMED = """
SELECT op.body FROM json_each(:prev) AS named CROSS JOIN op ON op.w = CAST(named.value AS INTEGER)
    AND op.seq = CAST(substr(named.value, instr(named.value, ':') + 1) AS INTEGER)
    AND op.row = unhex(:row) AND op.fid = 1
    AND op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))) = named.value
    JOIN writer ON writer.id = op.w AND writer.chapter <> :chapter
ORDER BY op.hlc DESC, writer.wid DESC, op.h DESC LIMIT 1
"""


@dataclass(frozen=True)
class Wish:
    """One field as this chapter would like it, in a thing of another's, where `now` stands and stood `base` then.

    `state` is waiting or declined; of one that asks for nothing (any more) it is void. `head` is its op.
    """

    field: str
    value: Value
    now: Value
    base: Value
    state: str
    hlc: int
    head: Head


@dataclass(frozen=True)
class _Op:
    """One change to the row, its values and what it overwrote by number of field."""

    head: Head
    hlc: int
    chapter: str
    is_ours: bool
    body: dict[str, Value]
    prev: dict[str, list[str]]

    @property
    def name(self) -> str:
        """How others name it in `prev`."""
        return head_name(*self.head)


def plain(value: Value) -> Value:
    """A value as it is compared: NFC, trimmed, nothing is ""."""
    if value is None:
        return ""
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def asks_nothing(connection: Connection, row: str, chapter: str, fld: int, op: tuple[str, str]) -> bool:
    """Whether an op (body, prev) of this chapter would only have what stood in another's field as it was written."""
    body, prev = (decode(text) for text in op)
    named = {"prev": _list(prev.get(str(fld), ())), "row": row, "chapter": chapter}
    found = connection.execute(_NAMED, named).fetchone()
    return bool(found) and plain(decode(found[0]).get(str(fld))) == plain(body[str(fld)])


def wishes(connection: Connection, table: str, row: str) -> list[Wish]:
    """This chapter's latest wishes for a thing of another's, and any other not yet answered, field by field."""
    names = load(connection)
    theirs = connection.execute(_THEIRS, (row, names.number_of.get(table))).fetchone()
    if theirs is None:
        return []
    owner, standing = theirs[0], decode(theirs[1])
    ops = [
        _Op((w, seq, digest), hlc, chapter, bool(is_ours), decode(body), decode(prev))
        for w, seq, digest, hlc, _wid, chapter, is_ours, body, prev in connection.execute(
            _OPS, (row, names.number_of[table])
        )
    ]
    flds = dict.fromkeys(fld for op in ops if op.is_ours for fld in op.body)
    found = []
    for fld in flds:
        field = names.field(int(fld))
        found += [
            Wish(field, op.body[fld], standing.get(field), _base(op, ops, fld), state, op.hlc, op.head)
            for op, state in _of_field(ops, owner, fld, standing.get(field))
        ]
    return found


def _of_field(ops: Sequence[_Op], owner: str, fld: str, now: Value) -> list[tuple[_Op, str]]:
    """Our wishes that no later one of ours replaces, with what came of each; what was done is left out."""
    ours = [op for op in ops if op.is_ours and fld in op.body]
    replaced = {name for op in ours for name in op.prev.get(fld, ())}
    answers = {name: op for op in ops if op.chapter == owner for name in op.prev.get(fld, ())}
    stated = []
    for op in (each for each in ours if each.name not in replaced):
        answer = answers.get(op.name)
        if answer is None:
            is_void = plain(op.body[fld]) in (plain(now), plain(_base(op, ops, fld)))
            stated.append((op, "void" if is_void else "waiting"))
        elif plain(answer.body.get(fld)) != plain(op.body[fld]):
            stated.append((op, "declined"))
    return stated


def _base(wish: _Op, ops: Iterable[_Op], fld: str) -> Value:
    """What stood in the field, as far as whoever wished knew."""
    named = [op for op in ops if op.chapter != wish.chapter and op.name in wish.prev.get(fld, ())]
    return named[-1].body.get(fld) if named else None


def _list(names: Iterable[str]) -> str:
    return "[" + ",".join(f'"{name}"' for name in names) + "]"
