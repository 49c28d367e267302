"""Which tables the log follows, and the log's own tables.

The shapes are those of a last-writer-wins log per cell with causal `prev` pointers: `op` is one row written in one
transaction, `cell` the op that holds each cell now, `vv` which ops are held as intervals of `seq`.
"""

# The wire names of synced tables. A table or column renamed in SQL keeps its old name here.
SYNCED = (
    "action", "agenda_item", "approval", "asset", "attendance", "booking", "chapter", "consent_event", "contact_point",
    "decision", "decision_link", "interest", "loan", "meeting", "person", "person_role", "person_skill", "stance",
)  # fmt: skip

# Columns that mean something only together travel together, so that halves of two edits never mix.
GROUPS = {
    "person": (("given_name", "family_name"), ("address_lines", "town", "county", "postcode", "country")),
    "meeting": (("starts", "ends"),),
    "booking": (("starts", "ends"),),
}

LOG_TABLES = """
CREATE TABLE writer(id INTEGER PRIMARY KEY, wid TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
    public_key TEXT NOT NULL DEFAULT '', forked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE log_name(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE op(w INTEGER NOT NULL, seq INTEGER NOT NULL, h BLOB NOT NULL, hlc INTEGER NOT NULL, tbl INTEGER NOT NULL,
    row BLOB NOT NULL, body TEXT, fid INTEGER NOT NULL, prev TEXT NOT NULL, PRIMARY KEY(w, seq, h)) WITHOUT ROWID;
CREATE INDEX op_row ON op(row);
CREATE TABLE cell(row BLOB NOT NULL, fld INTEGER NOT NULL, hlc INTEGER NOT NULL, w INTEGER NOT NULL,
    seq INTEGER NOT NULL, h BLOB NOT NULL, nheads INTEGER NOT NULL, PRIMARY KEY(row, fld)) WITHOUT ROWID;
CREATE TABLE vv(w INTEGER NOT NULL, kind INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL,
    PRIMARY KEY(w, kind, lo)) WITHOUT ROWID;
CREATE TABLE peer_ack(wid TEXT PRIMARY KEY, incarnation INTEGER NOT NULL, ack_no INTEGER NOT NULL,
    vector TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE deed(n INTEGER PRIMARY KEY, label TEXT NOT NULL, origin TEXT NOT NULL, state TEXT NOT NULL,
    joins TEXT NOT NULL, hlc INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL);
CREATE INDEX deed_state ON deed(state, n);
CREATE TABLE exchange(n INTEGER PRIMARY KEY, direction TEXT NOT NULL, at TEXT NOT NULL, bundle_id TEXT NOT NULL,
    peer TEXT NOT NULL, name TEXT NOT NULL, changes INTEGER NOT NULL, fresh INTEGER NOT NULL,
    conflicts INTEGER NOT NULL);
CREATE TABLE _cap(n INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, row TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE _ctl(id INTEGER PRIMARY KEY CHECK(id = 1), cap INTEGER NOT NULL, w INTEGER NOT NULL, seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL, token TEXT NOT NULL, incarnation INTEGER NOT NULL, export_no INTEGER NOT NULL,
    triggers TEXT NOT NULL, holder TEXT NOT NULL);
INSERT INTO _ctl VALUES(1, 0, 0, 0, 0, '', 0, 0, '', '');
"""
