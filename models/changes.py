"""What one transaction changed, as told to everyone who listens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeSet:
    """One committed deed; `origin` is local, undo, redo or merge; `rows` are (table, row id)."""

    label: str
    origin: str
    rows: frozenset[tuple[str, str]]

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return any(table in tables for table, _ in self.rows)

    def ids(self, table: str) -> frozenset[str]:
        """The rows of one table that changed."""
        return frozenset(row for name, row in self.rows if name == table)
