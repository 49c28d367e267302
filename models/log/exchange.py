"""What the log takes from a bundle and remembers of it; every function works inside the caller's transaction."""

from dataclasses import replace

from models.errors import NotFound
from models.log import chains, deeds, downgrade, scope
from models.log.commit import Committed
from models.log.intervals import Vector, common, runs_of, without
from models.log.merge import Merged, merge
from models.log.names import Connection
from models.log.op import encode
from models.log.parcel import Parcel, Span
from models.log.relaying import within_scope
from models.log.rewritten import claimed, rewritten
from models.log.vectors import SEEN, vector


def chapter(connection: Connection) -> tuple[str, str, str]:
    """The id, name and kind of this file's chapter. Raises `NotFound` when nobody has founded it."""
    row = connection.execute(
        "SELECT chapter.id, name, kind FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id"
    ).fetchone()
    if row is None:
        raise NotFound("chapter", "")
    return row


def next_export(connection: Connection) -> tuple[str, int, int]:
    """Count one more export; returns (replica, incarnation, export number)."""
    connection.execute("UPDATE _ctl SET export_no = export_no + 1")
    return connection.execute("SELECT replica, incarnation, export_no FROM _ctl").fetchone()


def take_in(connection: Connection, parcel: Parcel, *, label: str = "") -> Merged:
    """Merge the ops, keep the sender's newest acknowledgement, note the exchange, and make it one deed to undo."""
    if not connection.execute("SELECT chapter FROM _ctl").fetchone()[0]:
        scope.settle_in(connection, parcel.chapter[0])
    parcel = within_scope(connection, parcel)
    whole = _whole(parcel)
    held = vector(connection, of=whole)
    merged = merge(connection, parcel.writers, parcel.ops, parcel.erasures)
    forked = _broken_chains(connection, parcel.spans)
    if _keep_answer(connection, parcel):
        _keep_card(connection, parcel)
        _keep_totals(connection, parcel)
    taken = {wid: without(runs, held.get(wid, ())) for wid, runs in whole.items()}
    odd = {"rewritten": rewritten(connection, taken, merged.rows), "claimed": claimed(connection, merged.rows)}
    merged = replace(merged, gaps=_gaps(connection, parcel), forked=forked, **odd)
    n = _note(connection, "opened", parcel, merged, taken)
    if merged.fresh and label:
        hlc, seq = connection.execute("SELECT hlc, seq FROM _ctl").fetchone()
        committed = Committed(merged.rows, hlc, seq + 1, seq)
        deeds.record(connection, deeds.Deed(label, "merge", f"exchange:{n}", 0), committed)
    return merged


def _keep_card(connection: Connection, parcel: Parcel) -> None:
    """What a laptop is called, and the key to seal for it, only it may change, by the newest that it has said.

    A bundle opened late must not bring back a key that was destroyed: a first one that knows of fewer of its writer's
    changes than have come by way of others is older than the card that came with those.
    """
    sender = parcel.sender
    runs = vector(connection, SEEN, of=[sender.writer]).get(sender.writer, ())
    told = max((high for _low, high in sender.seen.get(sender.writer, ())), default=0)
    is_late = sender.writer not in sender.forked and any(high > told for _low, high in runs)
    connection.executemany(
        "UPDATE writer SET name = ?1, age = iif(?2 = '' OR (?3 AND age <> ''), age, ?2) WHERE wid = ?4",
        [(card.name, card.age, is_late, card.wid) for card in parcel.writers if card.wid == sender.writer],
    )


def _whole(parcel: Parcel) -> Vector:
    numbers: dict[str, list[int]] = {}
    for signed in parcel.ops:
        if signed.op:
            numbers.setdefault(signed.writer, []).append(signed.seq)
    return {wid: runs_of(seqs) for wid, seqs in numbers.items()}


def _keep_answer(connection: Connection, parcel: Parcel) -> bool:
    """Keep the newest answer of each replica, in the place of the one before: an answer may also say less.

    Of what it holds in full only what is held here too: nothing else can be sent, and a national answer tells of
    every chapter's ops.
    Returns whether this one is the newest.
    """
    sender = parcel.sender
    full = {
        wid: shared
        for wid, runs in vector(connection, SEEN).items()
        if wid not in sender.forked and (shared := common(runs, sender.full.get(wid, ())))
    }
    seen = {wid: runs for wid, runs in sender.seen.items() if wid not in sender.forked}
    (own,) = connection.execute("SELECT wid FROM _ctl JOIN writer ON writer.id = _ctl.w").fetchone()
    kept = connection.execute(
        "INSERT INTO peer(replica, wid, name, chapter, incarnation, ack_no, vector, seen, erased, at, of_us, "
        "of_us_seq) VALUES(?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(replica) DO UPDATE SET wid = excluded.wid, "
        "name = excluded.name, "
        "chapter = excluded.chapter, incarnation = excluded.incarnation, ack_no = excluded.ack_no, "
        "vector = excluded.vector, seen = excluded.seen, erased = excluded.erased, at = excluded.at, retired = 0, "
        "of_us = excluded.of_us, of_us_seq = excluded.of_us_seq "
        "WHERE (excluded.incarnation, excluded.ack_no) >= (incarnation, ack_no) AND chapter IN ('', excluded.chapter)",
        (
            sender.replica, sender.writer, parcel.peer, parcel.chapter[0], sender.incarnation, sender.ack_no,
            encode(full).decode(), encode(seen).decode(), encode(list(sender.erased)).decode(), parcel.at,
            own, max([0, *(high for held in (sender.full, sender.seen) for _low, high in held.get(own, ()))]),
        ),
    )  # fmt: skip
    return kept.rowcount > 0


def _keep_totals(connection: Connection, parcel: Parcel) -> None:
    """Keep another chapter's figures."""
    if parcel.totals and parcel.chapter[0] != connection.execute("SELECT chapter FROM _ctl").fetchone()[0]:
        connection.execute(
            "INSERT INTO totals(chapter, at, level, body) VALUES(?, ?, ?, ?) ON CONFLICT(chapter) DO UPDATE SET "
            "at = excluded.at, level = excluded.level, body = excluded.body",
            (parcel.chapter[0], parcel.at, parcel.level, encode(list(parcel.totals)).decode()),
        )


def _broken_chains(connection: Connection, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Laptops whose past as the sender holds it is not the past held here: two files wrote under one name."""
    broken = []
    for span in spans:
        number, name = connection.execute("SELECT id, name FROM writer WHERE wid = ?", (span.writer,)).fetchone()
        ends = ((span.low - 1, span.before), (span.high, span.after))
        ours = [(chains.link_at(connection, number, seq), told) for seq, told in ends if told]
        if any(link is not None and link.hex() != told for link, told in ours):
            connection.execute("UPDATE writer SET forked = 1 WHERE id = ?", (number,))
            chains.forget(connection, number)
            broken.append(name)
    return tuple(broken)


def _gaps(connection: Connection, parcel: Parcel) -> tuple[tuple[str, int, int], ...]:
    """What of the sender's own chapter has not come yet although later things have."""
    names = {card.wid: card.name for card in parcel.writers if card.chapter == parcel.chapter[0]}
    held = vector(connection, SEEN, of=names)
    return tuple(
        (names[wid], low, high) for wid, runs in held.items() for low, high in without(((1, runs[-1][1]),), runs)
    )


def give_back(connection: Connection) -> int:
    """Give back what is held of other chapters' people and no longer allowed; returns how many people it is about."""
    return downgrade.downgrade(connection, everything=True)


def previous(connection: Connection, audience: str) -> str:
    """The digest of the last bundle saved for this audience, or ''."""
    row = connection.execute(
        "SELECT digest FROM exchange WHERE direction = 'saved' AND audience = ? ORDER BY n DESC LIMIT 1", (audience,)
    ).fetchone()
    return row[0] if row else ""


def note_sent(connection: Connection, parcel: Parcel) -> None:
    """Note a bundle that was written."""
    _note(connection, "saved", parcel, Merged(), {})


def _note(connection: Connection, direction: str, parcel: Parcel, merged: Merged, taken: Vector) -> int:
    what = (direction, parcel.at, parcel.bundle_id, parcel.peer, parcel.name, parcel.audience, parcel.digest)
    runs = [[wid, low, high] for wid, held in taken.items() for low, high in held]
    return connection.execute(
        "INSERT INTO exchange(direction, at, bundle_id, peer, name, audience, digest, changes, fresh, conflicts, "
        "taken, writer, seq) "
        "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, wid, seq FROM _ctl JOIN writer ON writer.id = _ctl.w",
        (*what, len(parcel.ops), merged.fresh, merged.conflicts, encode(runs).decode()),
    ).lastrowid
