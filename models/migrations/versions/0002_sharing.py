"""What sharing needs: other chapters' things and totals, stubs, erasures, keys, certificates, what was set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# `elsewhere` holds the rows of other chapters, `proposal` the cells others would like changed, `chain` the hash chain
# of a writer at some of its numbers, `peer` the newest answer of each other copy, `known_key` whom this file believes.
TABLES = """
CREATE TABLE peer(replica TEXT PRIMARY KEY, wid TEXT NOT NULL, name TEXT NOT NULL, chapter TEXT NOT NULL,
    incarnation INTEGER NOT NULL, ack_no INTEGER NOT NULL, vector TEXT NOT NULL, seen TEXT NOT NULL,
    erased TEXT NOT NULL, at TEXT NOT NULL, retired INTEGER NOT NULL DEFAULT 0, of_us TEXT NOT NULL DEFAULT '',
    of_us_seq INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
INSERT INTO peer SELECT wid, wid, coalesce((SELECT name FROM writer WHERE writer.wid = peer_ack.wid), ''),
    coalesce((SELECT id FROM chapter ORDER BY id LIMIT 1), ''), incarnation, ack_no, vector, vector, '[]', '', 0, '', 0
    FROM peer_ack;
DROP TABLE peer_ack;
CREATE TABLE elsewhere(row BLOB NOT NULL, tbl INTEGER NOT NULL, chapter TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(row, tbl)) WITHOUT ROWID;
CREATE INDEX elsewhere_kind ON elsewhere(tbl, chapter);
CREATE INDEX elsewhere_sent_up ON elsewhere(tbl) WHERE body ->> 'sent_up' = 1;
CREATE TABLE proposal(row BLOB NOT NULL, tbl INTEGER NOT NULL, fld INTEGER NOT NULL, hlc INTEGER NOT NULL,
    w INTEGER NOT NULL, seq INTEGER NOT NULL, h BLOB NOT NULL, PRIMARY KEY(row, fld, w, seq, h)) WITHOUT ROWID;
CREATE TABLE erasure(row BLOB NOT NULL, fields TEXT NOT NULL, chapter TEXT NOT NULL, issuer TEXT NOT NULL,
    reason TEXT NOT NULL, hlc INTEGER NOT NULL, signature TEXT NOT NULL, PRIMARY KEY(row, fields)) WITHOUT ROWID;
CREATE TABLE chain(w INTEGER NOT NULL, seq INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(w, seq)) WITHOUT ROWID;
CREATE TABLE cert(id TEXT PRIMARY KEY, body TEXT NOT NULL, signature TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known_key(public_key TEXT PRIMARY KEY, wid TEXT NOT NULL, name TEXT NOT NULL, chapter TEXT NOT NULL,
    how TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE quarantine(id TEXT PRIMARY KEY, at TEXT NOT NULL, why TEXT NOT NULL, wid TEXT NOT NULL,
    laptop TEXT NOT NULL, chapter TEXT NOT NULL, chapter_name TEXT NOT NULL, public_key TEXT NOT NULL,
    name TEXT NOT NULL, content BLOB NOT NULL);
CREATE TABLE totals(chapter TEXT PRIMARY KEY, at TEXT NOT NULL, level INTEGER NOT NULL,
    body TEXT NOT NULL) WITHOUT ROWID;
ALTER TABLE writer ADD COLUMN chapter TEXT NOT NULL DEFAULT '';
ALTER TABLE writer ADD COLUMN age TEXT NOT NULL DEFAULT '';
ALTER TABLE writer ADD COLUMN revoked_after INTEGER;
ALTER TABLE _ctl ADD COLUMN chapter TEXT NOT NULL DEFAULT '';
ALTER TABLE _ctl ADD COLUMN replica TEXT NOT NULL DEFAULT '';
ALTER TABLE _cap ADD COLUMN over TEXT NOT NULL DEFAULT '';
ALTER TABLE exchange ADD COLUMN audience TEXT NOT NULL DEFAULT 'chapter';
ALTER TABLE exchange ADD COLUMN taken TEXT NOT NULL DEFAULT '[]';
ALTER TABLE exchange ADD COLUMN digest TEXT NOT NULL DEFAULT '';
UPDATE _ctl SET chapter = coalesce((SELECT id FROM chapter ORDER BY id LIMIT 1), '');
UPDATE writer SET chapter = (SELECT chapter FROM _ctl);
INSERT INTO vv(w, kind, lo, hi) SELECT w, 0, lo, hi FROM vv WHERE kind = 1;
INSERT INTO person_fts(person_fts, rank) VALUES('secure-delete', 1);
INSERT INTO person_notes_fts(person_notes_fts, rank) VALUES('secure-delete', 1);
CREATE TABLE consultation(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, title VARCHAR DEFAULT '',
    text VARCHAR DEFAULT '', opens_on DATE, closes_on DATE, closed BOOLEAN DEFAULT 0);
CREATE TABLE answer(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, consultation_id VARCHAR(32),
    decision_id VARCHAR(32), text VARCHAR DEFAULT '', at VARCHAR(20));
CREATE INDEX ix_answer_consultation_id ON answer(consultation_id);
CREATE INDEX ix_answer_decision_id ON answer(decision_id);
CREATE TABLE reply(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, about_table VARCHAR DEFAULT '',
    about_id VARCHAR(32), text VARCHAR DEFAULT '', at VARCHAR(20));
CREATE INDEX ix_reply_about_id ON reply(about_id)
"""


def upgrade() -> None:
    """Sharing."""
    for statement in TABLES.split(";"):
        op.execute(statement)
    for column in (
        sa.Column("kind", sa.String(), server_default=""),
        sa.Column("national_level", sa.Integer()),
        sa.Column("national_decision_id", sa.String(length=32)),
        sa.Column("pseudonym_key", sa.String(), server_default=""),
    ):
        op.add_column("chapter", column)
    op.create_index("ix_chapter_national_decision_id", "chapter", ["national_decision_id"])
    for name in ("sent_up", "cleared"):
        op.add_column("decision", sa.Column(name, sa.Boolean(), server_default=sa.text("0")))
