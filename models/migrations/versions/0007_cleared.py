"""Somebody looked at what a name was found in; and what was sent before the name was found is taken back."""

from alembic import op

revision = "0007"
down_revision = "0006"

COLUMNS = ("asset", "cleared"), ("asset", "withheld"), ("consultation", "cleared"), ("reply", "cleared")


def upgrade() -> None:
    """Nobody has looked yet."""
    for table, column in COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} BOOLEAN DEFAULT 0")
