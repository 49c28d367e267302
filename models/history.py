"""Undo and redo of every deed: new deeds with before and after swapped, logged and sent like any other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.errors import NothingToUndo
from models.progress import Progress, unwatched
from models.store import Store

if TYPE_CHECKING:
    from models.log.turns import Turn


@dataclass(frozen=True)
class Step:
    """One deed of this laptop that can be undone (state done) or redone (state undone).

    Of a bundle taken in, `joins` names the exchange.
    """

    n: int
    label: str
    origin: str
    joins: str
    hlc: int
    first_seq: int
    last_seq: int


class History:
    """The deeds of this laptop, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo_label(self) -> str | None:
        """The deed that Undo would take back."""
        step = self._step("done")
        return step.label if step else None

    def redo_label(self) -> str | None:
        """The deed that Redo would do again."""
        step = self._step("undone")
        return step.label if step else None

    def undo(self) -> str:
        """Take back the last deed; returns its label. Raises `NothingToUndo`, `ChangedSince`, `Sealed`, `PapersOut`."""
        return self._answer("done", "undo")

    def redo(self) -> str:
        """Do the last undone deed again; returns its label. Raises `NothingToUndo`, `ChangedSince`, `Sealed`."""
        return self._answer("undone", "redo")

    def undo_to(self, n: int, progress: Progress = unwatched) -> int:
        """Take back every deed from the last one to the `n`th, each by itself; returns how many that were.

        Raises what `undo` does, with what was taken back before it taken back. A deed done meanwhile ends it.
        """
        return self._answer_all("done", self._numbers("done", "n >= :n ORDER BY n DESC", n), progress)

    def redo_to(self, n: int, progress: Progress = unwatched) -> int:
        """Do every deed that was undone again, from the last undone to the `n`th; returns how many that were."""
        return self._answer_all("undone", self._numbers("undone", "n <= :n ORDER BY n", n), progress)

    def _numbers(self, state: str, which: str, n: int) -> list[int]:
        with self._store.read() as reader:
            return reader.column(f"SELECT n FROM deed WHERE state = :state AND {which}", state=state, n=n)

    def _answer_all(self, state: str, wanted: list[int], progress: Progress) -> int:
        for done, n in enumerate(wanted):
            progress(done, len(wanted))
            step = self._step(state)
            if step is None or step.n != n:
                return done
            self._answer(state, "undo" if state == "done" else "redo")
        progress(len(wanted), len(wanted))
        return len(wanted)

    def _step(self, state: str) -> Step | None:
        order = "DESC" if state == "done" else "ASC"
        with self._store.read() as reader:
            return reader.one(
                Step,
                "SELECT n, label, origin, joins, hlc, first_seq, last_seq FROM deed "
                f"WHERE state = :state ORDER BY n {order}",
                state=state,
            )

    def _answer(self, state: str, origin: str) -> str:
        from models import writing
        from models.log import turns
        from models.sealing import require_unsealed, sealable

        step = self._step(state)
        if step is None:
            raise NothingToUndo(redo=origin == "redo")
        with self._store.write(step.label, origin=origin, target=step.n) as session:
            connection = writing.raw(session)
            if step.origin == "merge":
                _answer_bundle(connection, step, origin)
                return step.label
            done = turns.turns_of(connection, step.first_seq, step.last_seq)
            turned = [turn.reversed() for turn in done] if origin == "undo" else done
            wanted = _answered(connection, turned)
            agreed = {(turn.table, turn.row) for turn in wanted if sealable(turn.table, turn.field)}
            require_unsealed(connection, agreed)
            turns.require_no_founding(connection, wanted)
            _require_no_papers(connection, wanted)
            for turn in wanted:
                if not _counted_on(connection, turn):
                    turns.apply(connection, turn, step.label)
            _give_back(connection, turned)
        return step.label


def _answered(connection: Any, wanted: "list[Turn]") -> "list[Turn]":
    """What somebody is taken to allow since two entries were made one is answered anew: answers are only added."""
    if not any(turn.table == "consent_event" for turn in wanted):
        return wanted
    from models.commands.duplicates_consent import take_back
    from models.reader import Reader

    return take_back(Reader(connection), wanted)


def _give_back(connection: Any, turned: "list[Turn]") -> None:
    """Whoever was made one with somebody, and is so no longer, allows what they allowed before."""
    if not any(turn.table in ("consent_event", "likeness") for turn in turned):
        return
    from models.commands.duplicates_consent import give_back
    from models.reader import Reader

    give_back(Reader(connection), [turn.row for turn in turned if turn.table == "consent_event" and turn.after])


def _counted_on(connection: Any, turn: "Turn") -> bool:
    """How often an invitation changed never goes down: calendars pass by one that seems older (RFC 5546, 2.1.4)."""
    if (turn.table, turn.field) != ("meeting", "sequence"):
        return False
    from models.queries.invitations import changes_of
    from models.reader import Reader

    count = changes_of(Reader(connection), turn.row) + 1
    connection.execute("UPDATE meeting SET sequence = ? WHERE id = ?", (count, turn.row))
    return True


def _require_no_papers(connection: Any, wanted: Iterable["Turn"]) -> None:
    """Whoever holds a secret paper may rely on what is printed on it. Raises `PapersOut`."""
    from models.rules.secret_papers import PapersOut
    from models.sealing import papers_out

    for turn in wanted:
        if issued := papers_out(connection, turn.table, turn.row, turn.field):
            raise PapersOut(issued)


def _answer_bundle(connection: Any, step: Step, origin: str) -> None:
    """Take back what a bundle changed, or bring it again: all but what was written since, agreed or sealed."""
    from models.log import answered, turns
    from models.sealing import is_sealed, papers_out

    done: list[Turn] = []
    exchange = int(step.joins.removeprefix("exchange:"))
    answers = answered.answers_in(connection, exchange)
    reopened = [answer for answer in answers if origin == "undo" and answered.stands(connection, answer)]
    for turn in turns.turns_of_merge(connection, exchange, step.hlc):
        on_paper = papers_out(connection, turn.table, turn.row, turn.field)
        if on_paper or is_sealed(connection, turn.table, turn.row):
            continue
        if not _counted_on(connection, turn):
            turns.apply_where_unchanged(connection, turn.reversed() if origin == "undo" else turn)
            done += [turn] if turn.table == "likeness" else []
    _give_back(connection, done)
    for answer in reopened:
        answered.reopen(connection, answer)
    for answer in answers if origin == "redo" else ():
        if answered.stands(connection, answer):
            answered.say_again(connection, answer)
