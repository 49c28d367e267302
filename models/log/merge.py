"""Takes ops of other writers into the log: order-free, idempotent, one transaction, set by set."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.errors import NotABundle
from models.log import downgrade, erasing, materialise
from models.log.conflicts import count_touched
from models.log.names import Connection, learn
from models.log.op import Op, encode
from models.log.passing import WentOver
from models.log.vectors import extend_vectors

STUB, WHOLE, ERASED = 0, 1, 2
MOST_NAMES = 5_000  # of tables and fields in one bundle, some ten times what we have: every deed reads all names again

_INCOMING = """
CREATE TEMP TABLE incoming(w INTEGER, seq INTEGER, h BLOB, hlc INTEGER, tbl INTEGER, row BLOB, body TEXT, fid INTEGER,
    prev TEXT, PRIMARY KEY(w, seq, h)) WITHOUT ROWID
"""
_NOT_NEW = """
DELETE FROM incoming WHERE EXISTS (SELECT 1 FROM op
    WHERE op.w = incoming.w AND op.seq = incoming.seq AND op.h = incoming.h AND op.fid >= incoming.fid)
"""
_KEEP = f"""
INSERT INTO op(w, seq, h, hlc, tbl, row, body, fid, prev)
SELECT w, seq, h, hlc, tbl, row, iif(lost, NULL, body), iif(lost, {ERASED}, fid), iif(lost, '{{}}', prev)
FROM (SELECT incoming.*, {erasing.IS_ERASED.format(op="incoming")} AS lost FROM incoming) WHERE true
ON CONFLICT(w, seq, h) DO UPDATE SET hlc = excluded.hlc, tbl = excluded.tbl, row = excluded.row, body = excluded.body,
    fid = excluded.fid, prev = excluded.prev
"""
# What is held in full and comes without its values, as its sender has forgotten it: the ledger finds it empty.
_EMPTIED = f"""
SELECT count(*) FROM incoming JOIN op ON op.w = incoming.w AND op.seq = incoming.seq AND op.h = incoming.h
WHERE incoming.fid = {ERASED} AND op.fid = {WHOLE}
"""
# What came and was given back at once is no news, however often a chapter that does not know of a refusal sends it.
_GIVEN_BACK = """
DELETE FROM incoming WHERE NOT EXISTS (SELECT 1 FROM op
    WHERE op.w = incoming.w AND op.seq = incoming.seq AND op.h = incoming.h AND op.fid >= incoming.fid)
"""


@dataclass(frozen=True)
class Card:
    """A writer introduced: its id, laptop name, signing key, chapter and the key others seal bundles to."""

    wid: str
    name: str
    public_key: str
    chapter: str = ""
    age: str = ""


@dataclass(frozen=True)
class Signed:
    """An op under the hash it travels with. Of a stub nothing else is known; of an erased op only whose row it was."""

    writer: str
    seq: int
    digest: bytes
    op: Op | None = None
    row: str = ""
    table: str = ""
    hlc: int = 0


@dataclass(frozen=True)
class Merged:
    """What a merge did: ops new here, rows born, rows changed, what is now to settle, what was taken back.

    `rewritten` counts things that were agreed, or are only ever added to, and were written over all the same, and
    `claimed` things that one chapter says it began although they are another's. `national` is the national key taken
    over with it, as its community's name and the key; `went_over` what national passed on; `ended` counts changes that
    count no longer, because the laptop that wrote them was shut out.
    """

    fresh: int = 0
    created: int = 0
    changed: int = 0
    conflicts: int = 0
    proposals: int = 0
    withdrawn: int = 0
    erased: int = 0
    rows: frozenset[tuple[str, str]] = frozenset()
    gaps: tuple[tuple[str, int, int], ...] = ()
    forked: tuple[str, ...] = ()
    rewritten: int = 0
    claimed: int = 0
    national: tuple[str, str] | None = None
    went_over: tuple[WentOver, ...] = ()
    ended: int = 0


def merge(
    connection: Connection,
    writers: Iterable[Card],
    ops: Iterable[Signed],
    erasures: Iterable[erasing.Entry] = (),
) -> Merged:
    """Unite `ops` and `erasures` with the log and bring the tables up to date.

    Capture must be off: merging emits no ops of its own. Raises `NotABundle`.
    """
    numbers = _know_writers(connection, writers)
    connection.execute("DROP TABLE IF EXISTS temp.incoming")
    connection.execute(_INCOMING)
    _load(connection, numbers, list(ops))
    forgotten = erasing.learn(connection, erasures)
    connection.execute(_NOT_NEW)
    fresh = connection.execute("SELECT count(*) FROM incoming").fetchone()[0]
    merged = _take_in(connection, fresh, forgotten) if fresh or forgotten else Merged()
    connection.execute("DROP TABLE temp.incoming")
    return merged


def _know_writers(connection: Connection, writers: Iterable[Card]) -> dict[str, int]:
    connection.executemany(
        "INSERT INTO writer(wid, name, public_key, chapter, age) VALUES(?, ?, ?, ?, ?) ON CONFLICT(wid) DO UPDATE SET "
        "name = iif(name = '', excluded.name, name), "
        "public_key = iif(public_key = '', excluded.public_key, public_key), "
        "chapter = iif(chapter = '', excluded.chapter, chapter), age = iif(age = '', excluded.age, age)",
        [(card.wid, card.name, card.public_key, card.chapter, card.age) for card in writers],
    )
    return dict(connection.execute("SELECT wid, id FROM writer").fetchall())


def _load(connection: Connection, numbers: dict[str, int], ops: list[Signed]) -> None:
    whole = [signed.op for signed in ops if signed.op]
    wanted = {op.table for op in whole} | {signed.table for signed in ops if signed.row}
    wanted |= {f"{op.table}.{field}" for op in whole for field in (*op.set, *op.prev)}
    if len(wanted) > MOST_NAMES:
        raise NotABundle("too_large")
    names = learn(connection, wanted).number_of
    held = _held(connection, numbers, ops)
    connection.executemany(
        "INSERT INTO incoming VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET hlc = excluded.hlc, "
        "tbl = excluded.tbl, row = excluded.row, body = excluded.body, fid = excluded.fid, prev = excluded.prev "
        "WHERE excluded.fid > fid",
        [_row(signed, numbers, names) for signed in ops if held.get(_name(signed), -1) < _fidelity(signed)],
    )


def _held(connection: Connection, numbers: dict[str, int], ops: list[Signed]) -> dict[tuple[str, int, bytes], int]:
    """How much is held of the ops in the runs that came: most of what comes twice is told apart before any work."""
    spread: dict[str, tuple[int, int]] = {}
    for signed in ops:
        low, high = spread.get(signed.writer, (signed.seq, signed.seq))
        spread[signed.writer] = (min(low, signed.seq), max(high, signed.seq))
    query = "SELECT seq, h, fid FROM op WHERE w = ? AND seq BETWEEN ? AND ?"
    return {
        (wid, seq, digest): fid
        for wid, run in spread.items()
        for seq, digest, fid in connection.execute(query, (numbers[wid], *run))
    }


def _name(signed: Signed) -> tuple[str, int, bytes]:
    return signed.writer, signed.seq, signed.digest


def _fidelity(signed: Signed) -> int:
    return WHOLE if signed.op else ERASED if signed.row else STUB


def _row(signed: Signed, numbers: dict[str, int], names: dict[str, int]) -> tuple:
    op, known = signed.op, (numbers[signed.writer], signed.seq, signed.digest)
    if op is None and not signed.row:
        return (*known, 0, 0, b"", None, STUB, "{}")
    if op is None:
        return (*known, signed.hlc, names[signed.table], bytes.fromhex(signed.row), None, ERASED, "{}")
    body = {str(names[f"{op.table}.{field}"]): value for field, value in op.set.items()}
    prev = {
        str(names[f"{op.table}.{field}"]): [_local(head, numbers) for head in heads] for field, heads in op.prev.items()
    }
    written = (encode(body).decode(), WHOLE, encode(prev).decode())
    return (*known, op.hlc, names[op.table], bytes.fromhex(op.row), *written)


def _local(head: str, numbers: dict[str, int]) -> str:
    writer, _, rest = head.partition(":")
    return f"{numbers[writer]}:{rest}"


def _take_in(connection: Connection, fresh: int, forgotten: list[str]) -> Merged:
    known = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT row, tbl FROM incoming WHERE fid > 0) AS came WHERE EXISTS "
        "(SELECT 1 FROM op WHERE op.row = came.row AND op.tbl = came.tbl)"
    ).fetchone()[0]
    came = "SELECT DISTINCT row, tbl FROM incoming WHERE fid > 0"
    materialise.touch(connection, came)
    before = count_touched(connection)
    (emptied,) = connection.execute(_EMPTIED).fetchone()
    connection.execute(_KEEP)
    materialise.touch(connection, came)
    _mark_forks(connection)
    connection.execute("UPDATE _ctl SET hlc = max(hlc, (SELECT coalesce(max(hlc), 0) FROM incoming))")
    spread = erasing.spread(connection, forgotten) if erasing.any_ledger(connection) else 0
    materialise.bring_up_to_date(connection)
    after = count_touched(connection)
    rows = frozenset(materialise.touched(connection))
    withdrawn = downgrade.downgrade(connection)
    extend_vectors(connection)
    if withdrawn:
        fresh -= connection.execute(_GIVEN_BACK).rowcount
    (born,) = connection.execute(f"SELECT count(*) FROM ({came})").fetchone()
    return Merged(
        fresh=fresh,
        created=max(0, born - known),
        changed=known,
        conflicts=max(0, after[0] - before[0]),
        proposals=max(0, after[1] - before[1]),
        withdrawn=withdrawn,
        erased=emptied + spread,
        rows=rows,
    )


def _mark_forks(connection: Connection) -> None:
    """Mark who wrote two ops under one number."""
    connection.execute(
        "UPDATE writer SET forked = 1 WHERE id IN (SELECT op.w FROM incoming CROSS JOIN op "
        "ON op.w = incoming.w AND op.seq = incoming.seq AND op.h <> incoming.h)"
    )
