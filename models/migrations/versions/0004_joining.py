"""A rule of a kind of meeting: how long somebody has been a member before they decide."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The cut-off of the roll."""
    op.execute("ALTER TABLE meeting_kind ADD COLUMN joined_days INTEGER")
