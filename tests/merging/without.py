"""Each rule of merging taken away in the one place that holds it, so that histories can show why it is there."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models import forgetting, identity, writing
from models.clock import next_stamp, wall
from models.log import allowed, capture, commit, conflicts, downgrade, erasing, exchange, materialise, merge, outgoing
from models.log.op import decode, encode
from models.log.parcel import Parcel
from models.log.vectors import FULL, SEEN, as_runs, vector
from models.queries import duplicates_late
from models.rules.duplicates_sql import IN_DOUBT, has_others
from tests.builders import NOW

Patch = pytest.MonkeyPatch


def since_last_sent(patch: Patch) -> None:
    """Bundles are cut by what was sent, not by what was acknowledged."""
    real = outgoing.answers

    def answers(connection: Any, audience: outgoing.Audience) -> list[outgoing.Answer]:
        connection.execute("CREATE TABLE IF NOT EXISTS sent(replica TEXT PRIMARY KEY, held TEXT, seen TEXT)")
        heard = real(connection, audience)
        sent = {
            replica: [_runs(told) for told in vectors] for replica, *vectors in connection.execute("SELECT * FROM sent")
        }
        now = [encode(vector(connection, kind)).decode() for kind in (FULL, SEEN)]
        for answer in heard:
            connection.execute("REPLACE INTO sent VALUES(?, ?, ?)", (answer.replica, *now))
        told = {a.replica: sent.get(a.replica, (a.full, a.seen)) for a in heard}
        return [replace(a, full=told[a.replica][0], seen=told[a.replica][1]) for a in heard]

    patch.setattr(outgoing, "answers", answers)


def _runs(told: str) -> Any:
    return {wid: as_runs(runs) for wid, runs in decode(told).items()}


def highest_number_only(patch: Patch) -> None:
    """An answer says the highest number held, not the runs."""
    patch.setattr(outgoing, "as_runs", lambda pairs: ((1, max(high for _, high in pairs)),) if pairs else ())


def stubs_count_as_had(patch: Patch) -> None:
    """Whoever holds a stub says that they hold the op."""
    patch.setattr(outgoing, "vector", lambda connection, _kind=FULL: vector(connection, SEEN))


def withheld_as_empty(patch: Patch) -> None:
    """What may not leave is sent as a write of nothing."""
    real = outgoing._in_form

    def in_form(names: Any, wids: Any, wid: str, op: tuple, *, is_unseen: bool) -> Any:
        signed = real(names, wids, wid, (*op[:-1], 1), is_unseen=is_unseen)
        if signed and signed.op and not op[-1]:
            return replace(signed, op=replace(signed.op, set=dict.fromkeys(signed.op.set)))
        return signed

    patch.setattr(outgoing, "_in_form", in_form)


def own_wins_a_tie(patch: Patch) -> None:
    """Of two ops under one stamp one's own wins."""
    ours = "(op.w = (SELECT w FROM _ctl)) || writer.wid || hex(op.h)"
    patch.setattr(materialise, "_CELLS", materialise._CELLS.replace("writer.wid || hex(op.h)", ours))


def stamps_mended(patch: Patch) -> None:
    """A stamp far ahead is set back where it arrives."""
    real, latest = merge._row, wall(NOW + timedelta(days=5))

    def row(signed: merge.Signed, numbers: Any, names: Any) -> tuple:
        return real(
            replace(signed, op=signed.op and replace(signed.op, hlc=min(signed.op.hlc, latest))), numbers, names
        )

    patch.setattr(merge, "_row", row)


def ledger_stays_at_home(patch: Patch) -> None:
    """A forgetting is not told to others."""
    patch.setattr(erasing, "ledger", lambda _connection, **_: [])


def forgotten_once(patch: Patch) -> None:
    """What is forgotten is scrubbed once, and old ops that come later are kept."""
    real = erasing.spread
    patch.setattr(merge, "_KEEP", merge._KEEP.replace("AS lost", "AND 0 AS lost"))
    patch.setattr(erasing, "spread", lambda c, fresh=(): real(c, fresh) if fresh else 0)


def ledger_in_the_file_alone(patch: Patch) -> None:
    """A file that is put back brings its old ledger with it."""
    patch.setattr(forgetting, "replay", lambda _connection, _home: 0)


def nothing_given_back(patch: Patch) -> None:
    """Whoever holds something keeps it when it is no longer allowed."""
    patch.setattr(downgrade, "downgrade", lambda _connection, **_: 0)


def one_yes_is_enough(patch: Patch) -> None:
    """Of two answers given unaware of each other the kinder one counts."""
    patch.setattr(allowed, "_STANDING", allowed._STANDING.replace("CASE min(CASE", "CASE max(CASE"))
    kinder = downgrade._COVERED.replace("min(state = 'granted')", "max(state = 'granted')")
    patch.setattr(downgrade, "_COVERED", kinder)


def each_entry_answers_for_itself(patch: Patch) -> None:
    """What somebody said under another entry of theirs does not count."""
    patch.setattr(allowed, "_STANDING", allowed._STANDING.replace(has_others("person.id"), "0"))


def who_is_in_doubt_is_taken_by_what_stands(patch: Patch) -> None:
    """While two laptops differ on who is one person with whom, whichever word stands in the table counts."""
    assert IN_DOUBT in allowed._STANDING
    patch.setattr(allowed, "_STANDING", allowed._STANDING.replace(IN_DOUBT, "SELECT NULL WHERE 0"))


def what_the_shut_out_refused_stands(patch: Patch) -> None:
    """A no counts also when the laptop that took it down was shut out before."""
    counts = "AND op.seq <= coalesce(writer.revoked_after, op.seq)"
    assert counts in allowed._STANDING
    patch.setattr(allowed, "_STANDING", allowed._STANDING.replace(counts, ""))


def what_the_shut_out_agreed_is_kept(patch: Patch) -> None:
    """Whoever learns that a laptop was shut out gives nobody back whom national holds by its word alone."""
    patch.setattr(exchange, "give_back", lambda _connection: 0)


def nobody_is_left_behind(patch: Patch) -> None:
    """Of somebody who was forgotten under one entry nobody is told that another is still here."""
    patch.setattr(duplicates_late, "_left_behind", lambda *_: [])


def answers_only_grow(patch: Patch) -> None:
    """What somebody once said they hold they are taken to hold for ever."""
    real = exchange._keep_answer

    def keep(connection: Any, parcel: Parcel) -> bool:
        told = "SELECT vector, seen FROM peer WHERE replica = ?"
        before = connection.execute(told, (parcel.sender.replica,)).fetchone()
        is_news = real(connection, parcel)
        if before:
            after = connection.execute(told, (parcel.sender.replica,)).fetchone()
            both = [_union(one, other) for one, other in zip(before, after, strict=True)]
            connection.execute("UPDATE peer SET vector = ?, seen = ? WHERE replica = ?", (*both, parcel.sender.replica))
        return is_news

    patch.setattr(exchange, "_keep_answer", keep)


def _union(one: str, other: str) -> str:
    from models.log.intervals import runs_of

    held: dict[str, set[int]] = {}
    for vectors in (decode(one), decode(other)):
        for wid, runs in vectors.items():
            held.setdefault(wid, set()).update(n for low, high in runs for n in range(low, high + 1))
    return encode({wid: runs_of(numbers) for wid, numbers in held.items()}).decode()


def stamps_not_past_what_they_replace(patch: Patch) -> None:
    """A stamp only passes the clock and the last one."""
    patch.setattr(commit, "next_stamp", lambda now, last, _overwritten: next_stamp(now, last))


def stamps_not_past_what_came(patch: Patch) -> None:
    """A stamp that comes does not move the clock on."""
    real = exchange.merge

    def merged(connection: Any, *given: Any) -> merge.Merged:
        (hlc,) = connection.execute("SELECT hlc FROM _ctl").fetchone()
        done = real(connection, *given)
        connection.execute("UPDATE _ctl SET hlc = ?", (hlc,))
        return done

    patch.setattr(exchange, "merge", merged)


def neither(patch: Patch) -> None:
    """Both of these."""
    stamps_not_past_what_they_replace(patch)
    stamps_not_past_what_came(patch)


def old_name_after_going_back(patch: Patch) -> None:
    """A file that was set back goes on under the writer it had."""
    real = identity.take_up

    def take_up(connection: Any, home: Any, path: Any, name: str) -> str:
        own = identity._own(connection)
        note = identity.read_note(home, own.wid) if own else None
        if own is None or note is None:
            return real(connection, home, path, name)
        return identity._begin(identity._Place(connection, home, path, name), own.wid, note)

    patch.setattr(writing.identity, "take_up", take_up)
    patch.setattr(identity, "renewed", lambda connection, *_: identity._own(connection).wid)  # pyright: ignore


def anybody_writes_anywhere(patch: Patch) -> None:
    """What another chapter writes to a thing counts as if it were its own chapter's."""
    patch.setattr(materialise, "_INSIDE", "op.seq <= coalesce(writer.revoked_after, op.seq)")


def stamps_say_whose_it_is(patch: Patch) -> None:
    """A thing is whose first change is the oldest, whatever its id says."""
    patch.setattr(materialise, "_FIRST_WRITER", materialise._FIRST_WRITER.replace(materialise.BEARS_MARK, "0"))


def former_owners_write_on(patch: Patch) -> None:
    """What a chapter writes to a thing that was passed on counts, whenever it was written."""
    patch.setattr(materialise, "_INSIDE", materialise._INSIDE.replace("AND op.seq <= p.seq", ""))
    patch.setattr(materialise, "_PROPOSALS", materialise._PROPOSALS.replace("AND op.seq <= p.seq", ""))


def the_bin_asks_nobody(patch: Patch) -> None:
    """An edit to a row that somebody removed meanwhile is not listed."""
    patch.setattr(conflicts, "_removed", lambda *_: [])


def the_bin_knows_nothing(patch: Patch) -> None:
    """Removing a row does not say which edits it knew of."""
    real = commit._prev

    def prev(connection: Any, change: Any, *rest: Any) -> Any:
        return {fld: heads for fld, heads in real(connection, change, *rest).items() if fld in change.body}

    patch.setattr(commit, "_prev", prev)


def halves_travel_apart(patch: Patch) -> None:
    """Given and family name win or lose each for itself."""
    patch.setattr(capture, "GROUPS", {})


def merging_is_writing(patch: Patch) -> None:
    """What a bundle changes is captured as if somebody had written it."""
    real = materialise.bring_up_to_date

    def bring(connection: Any) -> None:
        connection.execute("UPDATE _ctl SET cap = 1")
        real(connection)
        connection.execute("UPDATE _ctl SET cap = 0")

    patch.setattr(materialise, "bring_up_to_date", bring)
