"""Entries that are one person, or look like it and are not; and things passed on from one chapter to another."""

from alembic import op

revision = "0008"
down_revision = "0007"

# `passed_on` says whose a row is that national passed on, `passed_until` up to which of a former owner's changes it was
# theirs; both follow from certificates.
TABLES = """
CREATE TABLE likeness(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, first_id VARCHAR(32),
    second_id VARCHAR(32), verdict VARCHAR DEFAULT '', at VARCHAR(20));
CREATE INDEX ix_likeness_first_id ON likeness(first_id);
CREATE INDEX ix_likeness_second_id ON likeness(second_id);
CREATE TABLE passed_on(row BLOB PRIMARY KEY, tbl INTEGER NOT NULL, chapter TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE passed_until(row BLOB NOT NULL, wid TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY(row, wid)) WITHOUT ROWID
"""


def upgrade() -> None:
    """Nobody has compared or passed on anything yet."""
    for statement in TABLES.split(";"):
        op.execute(statement)
