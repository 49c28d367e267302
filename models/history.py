"""Undo and redo of every deed: new deeds with before and after swapped, logged and sent like any other."""

from dataclasses import dataclass

from models.errors import NothingToUndo
from models.store import Store


@dataclass(frozen=True)
class Step:
    """One deed of this laptop that can be undone (state done) or redone (state undone)."""

    n: int
    label: str
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
        """Take back the last deed; returns its label. Raises `NothingToUndo`, `ChangedSince`, `Sealed`."""
        return self._answer("done", "undo")

    def redo(self) -> str:
        """Do the last undone deed again; returns its label. Raises `NothingToUndo`, `ChangedSince`, `Sealed`."""
        return self._answer("undone", "redo")

    def _step(self, state: str) -> Step | None:
        order = "DESC" if state == "done" else "ASC"
        with self._store.read() as reader:
            return reader.one(
                Step,
                f"SELECT n, label, first_seq, last_seq FROM deed WHERE state = :state ORDER BY n {order}",
                state=state,
            )

    def _answer(self, state: str, origin: str) -> str:
        from models import writing
        from models.log import turns
        from models.sealing import require_unsealed

        step = self._step(state)
        if step is None:
            raise NothingToUndo(redo=origin == "redo")
        with self._store.write(step.label, origin=origin, target=step.n) as session:
            connection = writing.raw(session)
            done = turns.turns_of(connection, step.first_seq, step.last_seq)
            wanted = [turn.reversed() for turn in done] if origin == "undo" else done
            require_unsealed(connection, {(turn.table, turn.row) for turn in wanted})
            turns.require_no_founding(connection, wanted)
            for turn in wanted:
                turns.apply(connection, turn, step.label)
        return step.label
