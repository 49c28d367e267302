"""The first shape of a chapter."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# The change log: `op` is one row written in one transaction, `cell` the op that holds each cell now (the greatest by
# clock, writer and hash), `vv` which ops are held as runs of `seq`, `_cap` what the triggers have noted.
LOG_TABLES = """
CREATE TABLE writer(id INTEGER PRIMARY KEY, wid TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
    public_key TEXT NOT NULL DEFAULT '', forked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE log_name(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE op(w INTEGER NOT NULL, seq INTEGER NOT NULL, h BLOB NOT NULL, hlc INTEGER NOT NULL, tbl INTEGER NOT NULL,
    row BLOB NOT NULL, body TEXT, fid INTEGER NOT NULL, prev TEXT NOT NULL, PRIMARY KEY(w, seq, h)) WITHOUT ROWID;
CREATE INDEX op_row ON op(row);
CREATE TABLE cell(row BLOB NOT NULL, fld INTEGER NOT NULL, hlc INTEGER NOT NULL, w INTEGER NOT NULL,
    seq INTEGER NOT NULL, h BLOB NOT NULL, nheads INTEGER NOT NULL, PRIMARY KEY(row, fld)) WITHOUT ROWID;
CREATE INDEX cell_in_conflict ON cell(row) WHERE nheads > 1;
CREATE TABLE vv(w INTEGER NOT NULL, kind INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL,
    PRIMARY KEY(w, kind, lo)) WITHOUT ROWID;
CREATE TABLE peer_ack(wid TEXT PRIMARY KEY, incarnation INTEGER NOT NULL, ack_no INTEGER NOT NULL,
    vector TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE deed(n INTEGER PRIMARY KEY, label TEXT NOT NULL, origin TEXT NOT NULL, state TEXT NOT NULL,
    joins TEXT NOT NULL, hlc INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL);
CREATE INDEX deed_state ON deed(state, n);
CREATE TABLE exchange(n INTEGER PRIMARY KEY, direction TEXT NOT NULL, at TEXT NOT NULL, bundle_id TEXT NOT NULL,
    peer TEXT NOT NULL, name TEXT NOT NULL, changes INTEGER NOT NULL, fresh INTEGER NOT NULL,
    conflicts INTEGER NOT NULL, writer TEXT NOT NULL, seq INTEGER NOT NULL);
CREATE TABLE _cap(n INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, row TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE _ctl(id INTEGER PRIMARY KEY CHECK(id = 1), cap INTEGER NOT NULL, w INTEGER NOT NULL, seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL, token TEXT NOT NULL, incarnation INTEGER NOT NULL, export_no INTEGER NOT NULL,
    triggers TEXT NOT NULL, holder TEXT NOT NULL);
INSERT INTO _ctl VALUES(1, 0, 0, 0, 0, '', 0, 0, '', '');
"""

SEARCH_TABLES = """
CREATE VIRTUAL TABLE person_fts USING fts5(names, organisation, skills, reach,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
CREATE VIRTUAL TABLE person_notes_fts USING fts5(notes, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE TABLE _stale(person_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def upgrade() -> None:
    """The records, the change log and the search index."""
    for statement in (LOG_TABLES + SEARCH_TABLES).split(";"):
        if statement.strip():
            op.execute(statement)
    _records()


def _records() -> None:  # noqa: PLR0915
    op.create_table(
        "action",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("text", sa.String(), server_default="", nullable=True),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("owner", sa.String(), server_default="", nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("decision_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_action_decision_id"), "action", ["decision_id"], unique=False)
    op.create_index(op.f("ix_action_item_id"), "action", ["item_id"], unique=False)
    op.create_index(op.f("ix_action_meeting_id"), "action", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_action_owner_id"), "action", ["owner_id"], unique=False)
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), server_default="", nullable=True),
        sa.Column("purpose", sa.String(), server_default="", nullable=True),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("owner", sa.String(), server_default="", nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), server_default="", nullable=True),
        sa.Column("topic", sa.String(), server_default="", nullable=True),
        sa.Column("about_id", sa.String(length=32), nullable=True),
        sa.Column("started_at", sa.String(length=20), nullable=True),
        sa.Column("ended_at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_agenda_item_about_id"), "agenda_item", ["about_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_owner_id"), "agenda_item", ["owner_id"], unique=False)
    op.create_table(
        "approval",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("at_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("corrections", sa.String(), server_default="", nullable=True),
        sa.Column("fingerprint", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_approval_at_meeting_id"), "approval", ["at_meeting_id"], unique=False)
    op.create_index(op.f("ix_approval_meeting_id"), "approval", ["meeting_id"], unique=False)
    op.create_table(
        "asset",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("name", sa.String(), server_default="", nullable=True),
        sa.Column("code", sa.String(), server_default="", nullable=True),
        sa.Column("kind", sa.String(), server_default="", nullable=True),
        sa.Column("description", sa.String(), server_default="", nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(), server_default="", nullable=True),
        sa.Column("steward_id", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(), server_default="", nullable=True),
        sa.Column("rule_of_use", sa.String(), server_default="", nullable=True),
        sa.Column("condition", sa.String(), server_default="", nullable=True),
        sa.Column("link", sa.String(), server_default="", nullable=True),
        sa.Column("gap_minutes", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_asset_steward_id"), "asset", ["steward_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(), server_default="", nullable=True),
        sa.Column("part", sa.String(), server_default="", nullable=True),
        sa.Column("capacity", sa.String(), server_default="", nullable=True),
        sa.Column("arrived", sa.String(length=20), nullable=True),
        sa.Column("left", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_attendance_meeting_id"), "attendance", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_table(
        "booking",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("asset_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("purpose", sa.String(), server_default="", nullable=True),
        sa.Column("starts", sa.String(length=20), nullable=True),
        sa.Column("ends", sa.String(length=20), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_booking_asset_id"), "booking", ["asset_id"], unique=False)
    op.create_index(op.f("ix_booking_person_id"), "booking", ["person_id"], unique=False)
    op.create_table(
        "chapter",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("name", sa.String(), server_default="", nullable=True),
        sa.Column("short_code", sa.String(), server_default="", nullable=True),
        sa.Column("region", sa.String(), server_default="", nullable=True),
        sa.Column("quorum_kind", sa.String(), server_default="", nullable=True),
        sa.Column("quorum_count", sa.Integer(), nullable=True),
        sa.Column("quorum_num", sa.Integer(), nullable=True),
        sa.Column("quorum_den", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "consent_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("audience", sa.String(), server_default="", nullable=True),
        sa.Column("state", sa.String(), server_default="", nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.Column("method", sa.String(), server_default="", nullable=True),
        sa.Column("wording", sa.String(), server_default="", nullable=True),
        sa.Column("taken_by", sa.String(), server_default="", nullable=True),
        sa.Column("follows", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_consent_event_person_id"), "consent_event", ["person_id"], unique=False)
    op.create_table(
        "contact_point",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(), server_default="", nullable=True),
        sa.Column("value", sa.String(), server_default="", nullable=True),
        sa.Column("label", sa.String(), server_default="", nullable=True),
        sa.Column("main", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_contact_point_person_id"), "contact_point", ["person_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), server_default="", nullable=True),
        sa.Column("text", sa.String(), server_default="", nullable=True),
        sa.Column("reasons", sa.String(), server_default="", nullable=True),
        sa.Column("method", sa.String(), server_default="", nullable=True),
        sa.Column("threshold_num", sa.Integer(), nullable=True),
        sa.Column("threshold_den", sa.Integer(), nullable=True),
        sa.Column("text_version", sa.Integer(), nullable=True),
        sa.Column("none_objected", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("outcome", sa.String(), server_default="", nullable=True),
        sa.Column("computed", sa.String(), server_default="", nullable=True),
        sa.Column("difference", sa.String(), server_default="", nullable=True),
        sa.Column("declared_at", sa.String(length=20), nullable=True),
        sa.Column("roll_ids", sa.String(), server_default="", nullable=True),
        sa.Column("present_ids", sa.String(), server_default="", nullable=True),
        sa.Column("recused_ids", sa.String(), server_default="", nullable=True),
        sa.Column("present_count", sa.Integer(), nullable=True),
        sa.Column("deciders_count", sa.Integer(), nullable=True),
        sa.Column("quorum_need", sa.Integer(), nullable=True),
        sa.Column("counts", sa.String(), server_default="", nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("asset_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_decision_asset_id"), "decision", ["asset_id"], unique=False)
    op.create_index(op.f("ix_decision_item_id"), "decision", ["item_id"], unique=False)
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"], unique=False)
    op.create_table(
        "decision_link",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("decision_id", sa.String(length=32), nullable=True),
        sa.Column("earlier_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_decision_link_decision_id"), "decision_link", ["decision_id"], unique=False)
    op.create_index(op.f("ix_decision_link_earlier_id"), "decision_link", ["earlier_id"], unique=False)
    op.create_table(
        "interest",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(), server_default="", nullable=True),
        sa.Column("nature", sa.String(), server_default="", nullable=True),
        sa.Column("handling", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_interest_item_id"), "interest", ["item_id"], unique=False)
    op.create_index(op.f("ix_interest_meeting_id"), "interest", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_interest_person_id"), "interest", ["person_id"], unique=False)
    op.create_table(
        "loan",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("asset_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("out_at", sa.String(length=20), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("returned_at", sa.String(length=20), nullable=True),
        sa.Column("condition_out", sa.String(), server_default="", nullable=True),
        sa.Column("condition_back", sa.String(), server_default="", nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_loan_asset_id"), "loan", ["asset_id"], unique=False)
    op.create_index(op.f("ix_loan_person_id"), "loan", ["person_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("title", sa.String(), server_default="", nullable=True),
        sa.Column("kind", sa.String(), server_default="", nullable=True),
        sa.Column("starts", sa.String(length=20), nullable=True),
        sa.Column("ends", sa.String(length=20), nullable=True),
        sa.Column("place", sa.String(), server_default="", nullable=True),
        sa.Column("state", sa.String(), server_default="", nullable=True),
        sa.Column("facilitator_id", sa.String(length=32), nullable=True),
        sa.Column("facilitator", sa.String(), server_default="", nullable=True),
        sa.Column("note_taker_id", sa.String(length=32), nullable=True),
        sa.Column("note_taker", sa.String(), server_default="", nullable=True),
        sa.Column("quorum_kind", sa.String(), server_default="", nullable=True),
        sa.Column("quorum_count", sa.Integer(), nullable=True),
        sa.Column("quorum_num", sa.Integer(), nullable=True),
        sa.Column("quorum_den", sa.Integer(), nullable=True),
        sa.Column("current_item_id", sa.String(length=32), nullable=True),
        sa.Column("opened_at", sa.String(length=20), nullable=True),
        sa.Column("closed_at", sa.String(length=20), nullable=True),
        sa.Column("next_meeting", sa.String(), server_default="", nullable=True),
        sa.Column("source", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_meeting_current_item_id"), "meeting", ["current_item_id"], unique=False)
    op.create_index(op.f("ix_meeting_facilitator_id"), "meeting", ["facilitator_id"], unique=False)
    op.create_index(op.f("ix_meeting_note_taker_id"), "meeting", ["note_taker_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("honorific", sa.String(), server_default="", nullable=True),
        sa.Column("given_name", sa.String(), server_default="", nullable=True),
        sa.Column("family_name", sa.String(), server_default="", nullable=True),
        sa.Column("known_as", sa.String(), server_default="", nullable=True),
        sa.Column("pronouns", sa.String(), server_default="", nullable=True),
        sa.Column("organisation", sa.String(), server_default="", nullable=True),
        sa.Column("job_title", sa.String(), server_default="", nullable=True),
        sa.Column("address_lines", sa.String(), server_default="", nullable=True),
        sa.Column("town", sa.String(), server_default="", nullable=True),
        sa.Column("county", sa.String(), server_default="", nullable=True),
        sa.Column("postcode", sa.String(), server_default="", nullable=True),
        sa.Column("country", sa.String(), server_default="", nullable=True),
        sa.Column("preferred_channel", sa.String(), server_default="", nullable=True),
        sa.Column("brings", sa.String(), server_default="", nullable=True),
        sa.Column("access_needs", sa.String(), server_default="", nullable=True),
        sa.Column("notes", sa.String(), server_default="", nullable=True),
        sa.Column("first_contact_on", sa.Date(), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("paused_from", sa.Date(), nullable=True),
        sa.Column("paused_to", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_reason", sa.String(), server_default="", nullable=True),
        sa.Column("deceased_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "person_role",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("role", sa.String(), server_default="", nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_person_role_person_id"), "person_role", ["person_id"], unique=False)
    op.create_table(
        "person_skill",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("skill", sa.String(), server_default="", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_person_skill_person_id"), "person_skill", ["person_id"], unique=False)
    op.create_table(
        "stance",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.text("0"), nullable=True),
        sa.Column("decision_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(), server_default="", nullable=True),
        sa.Column("stance", sa.String(), server_default="", nullable=True),
        sa.Column("reason", sa.String(), server_default="", nullable=True),
        sa.Column("state", sa.String(), server_default="", nullable=True),
        sa.Column("source", sa.String(), server_default="", nullable=True),
        sa.Column("text_version", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_stance_decision_id"), "stance", ["decision_id"], unique=False)
    op.create_index(op.f("ix_stance_person_id"), "stance", ["person_id"], unique=False)
