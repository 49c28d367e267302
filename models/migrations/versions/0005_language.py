"""A fact of the chapter: the language its people write in."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Empty where nobody has said it."""
    op.execute("ALTER TABLE chapter ADD COLUMN language VARCHAR DEFAULT ''")
