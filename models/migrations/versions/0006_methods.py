"""Ways of deciding a group agrees on: what a larger majority is taken of, blocks a consensus bears, late items."""

from alembic import op

revision = "0006"
down_revision = "0005"

COLUMNS = {
    "agenda_item": ("late BOOLEAN DEFAULT 0",),
    "decision": ("threshold_base VARCHAR DEFAULT ''", "blocks_allowed INTEGER"),
    "meeting_kind": (
        "threshold_base VARCHAR DEFAULT ''", "blocks_allowed INTEGER", "lukewarm_num INTEGER", "lukewarm_den INTEGER",
    ),
}  # fmt: skip


def upgrade() -> None:
    """Empty where nobody has agreed otherwise."""
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
