"""What a chapter would like changed in another chapter's thing, and what came of it: a pure function of the log.

A wish is an op on a row that belongs to somebody else. Besides what stood in the field it names the wishes of its own
chapter that it replaces. One that asks for what stood when it was written asks for nothing: that is how a wish is taken
back, whatever its owner has made of the field since.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.log.materialise import MOST_NAMED, WHILE_THEIRS
from models.log.names import Connection, load
from models.log.op import Value, decode, head_name

Head = tuple[int, int, bytes]
_WHILE_THEIRS = WHILE_THEIRS.format(op="op", writer="writer")
_OPS = f"""
SELECT op.w, op.seq, op.h, op.hlc, {_WHILE_THEIRS}, writer.chapter,
    writer.chapter = (SELECT chapter FROM _ctl), op.body, op.prev FROM op JOIN writer ON writer.id = op.w
WHERE op.row = unhex(?) AND op.tbl = ? AND op.fid = 1 ORDER BY op.hlc, writer.wid, op.h
"""
_THEIRS = "SELECT chapter, body FROM elsewhere WHERE row = unhex(?) AND tbl = ?"
_NAMED = f"""
SELECT op.body FROM json_each(:prev) AS named CROSS JOIN op ON op.w = CAST(named.value AS INTEGER)
    AND op.seq = CAST(substr(named.value, instr(named.value, ':') + 1) AS INTEGER)
    AND op.row = unhex(:row) AND op.fid = 1
    AND op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))) = named.value
    JOIN writer ON writer.id = op.w AND (writer.chapter <> :chapter OR {_WHILE_THEIRS})
ORDER BY op.hlc DESC, writer.wid DESC, op.h DESC LIMIT 1
"""


@dataclass(frozen=True)
class Wish:
    """One field as this chapter would like it, in a thing of another's, where `now` stands and stood `base` then.

    `state` is waiting or declined; of one that asks for nothing (any more) it is void. `head` is its op, and `knew` are
    those it names. `put_away` are the declined values in whose place a void one was written.
    """

    field: str
    value: Value
    now: Value
    base: Value
    state: str
    hlc: int
    head: Head
    knew: tuple[Head, ...] = ()
    put_away: tuple[Value, ...] = ()


@dataclass(frozen=True)
class _Op:
    """One change to the row, its values and what it overwrote by number of field.

    `stands`: by its owner of that time. `is_ours`: we wrote it, and it was not ours to change.
    """

    head: Head
    hlc: int
    stands: bool
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
        _Op((w, seq, digest), hlc, chapter == owner or bool(was), is_ours and not was, decode(body), decode(prev))
        for w, seq, digest, hlc, was, chapter, is_ours, body, prev in connection.execute(
            _OPS, (row, names.number_of[table])
        )
    ]
    flds = dict.fromkeys(fld for op in ops if op.is_ours for fld in op.body)
    return [wish for fld in flds for wish in _of_field(ops, (fld, names.field(int(fld))), standing)]


def _of_field(ops: Sequence[_Op], field: tuple[str, str], standing: dict[str, Value]) -> list[Wish]:
    """Our wishes that no later one of ours replaces, with what came of each; what was done is left out."""
    fld, name = field
    now, (undoing, undone) = standing.get(name), _undone(ops, fld)
    counting = [op for op in ops if op.name not in undoing | undone]
    ours = [op for op in ops if op.is_ours and fld in op.body]
    replaced = undone | {name for op in counting if op.is_ours for name in op.prev.get(fld, ())}
    answers = {name: op for op in counting if op.stands for name in op.prev.get(fld, ())}
    declined = {op.name: op.body[fld] for op in ours if _is_other(answers.get(op.name), op, fld)}
    found = []
    for op in (each for each in ours if each.name not in replaced):
        base, knew = _base(op, ops, fld), op.prev.get(fld, ())
        is_void = plain(op.body[fld]) in (plain(now), plain(base))
        if op.name in declined or op.name not in answers:
            state = "declined" if op.name in declined else "void" if is_void else "waiting"
            away = tuple(declined[each] for each in knew if each in declined)
            found.append(Wish(name, op.body[fld], now, base, state, op.hlc, op.head, tuple(map(head_of, knew)), away))
    return found


def _is_other(answer: _Op | None, wish: _Op, fld: str) -> bool:
    return answer is not None and plain(answer.body.get(fld)) != plain(wish.body[fld])


def _undone(ops: Iterable[_Op], fld: str) -> tuple[set[str], set[str]]:
    """What undoes an answer or a replacement by naming it with all that it names itself, and what is so undone."""
    knew = {op.name: set(op.prev.get(fld, ())) for op in ops}
    wished = {op.name for op in ops if op.is_ours and fld in op.body}
    naming = {name: heads for name, heads in knew.items() if heads & wished}
    short = [(name, heads) for name, heads in naming.items() if len(heads) <= MOST_NAMED]
    pairs = [(one, other) for one, heads in short for other in heads if naming.get(other, {""}) <= heads]
    return {one for one, _other in pairs}, {other for _one, other in pairs}


def head_of(name: str) -> Head:
    """The op that a name in `prev` is of; of its hash no more than the name tells."""
    w, seq, digest = name.split(":")
    return int(w), int(seq), bytes.fromhex(digest)


def _base(wish: _Op, ops: Iterable[_Op], fld: str) -> Value:
    """What stood in the field, as far as whoever wished knew."""
    named = [op for op in ops if op.stands and op.name in wish.prev.get(fld, ())]
    return named[-1].body.get(fld) if named else None


def _list(names: Iterable[str]) -> str:
    return "[" + ",".join(f'"{name}"' for name in names) + "]"
