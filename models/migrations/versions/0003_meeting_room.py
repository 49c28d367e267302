"""What the meeting room needs: kinds of meeting, choices, papers, corrections, and where a process stands."""

from alembic import op

revision = "0003"
down_revision = "0002"

# `floor` is who wants to speak and who has: of one laptop, never logged, and gone when the meeting closes.
TABLES = """
CREATE TABLE floor(meeting TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX peer_of_us ON peer(of_us, of_us_seq);
CREATE TABLE advice(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, decision_id VARCHAR(32), person_id
    VARCHAR(32), name VARCHAR DEFAULT '', side VARCHAR DEFAULT '', asked_on DATE, gist VARCHAR DEFAULT '', answer
    VARCHAR DEFAULT '');
CREATE TABLE ballot(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, decision_id VARCHAR(32), marks
    VARCHAR DEFAULT '', papers INTEGER, person_id VARCHAR(32), name VARCHAR DEFAULT '');
CREATE TABLE correction(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, meeting_id VARCHAR(32),
    at_meeting_id VARCHAR(32), person_id VARCHAR(32), name VARCHAR DEFAULT '', place VARCHAR DEFAULT '', text VARCHAR
    DEFAULT '', state VARCHAR DEFAULT '', raised_on DATE);
CREATE TABLE decision_option(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, decision_id VARCHAR(32),
    position INTEGER, text VARCHAR DEFAULT '', person_id VARCHAR(32));
CREATE TABLE kind_item(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, kind_id VARCHAR(32), position
    INTEGER, title VARCHAR DEFAULT '', purpose VARCHAR DEFAULT '', minutes INTEGER, key VARCHAR DEFAULT '');
CREATE TABLE meeting_kind(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, name VARCHAR DEFAULT '',
    formality VARCHAR DEFAULT '', method VARCHAR DEFAULT '', threshold_num INTEGER, threshold_den INTEGER, quorum_kind
    VARCHAR DEFAULT '', quorum_count INTEGER, quorum_num INTEGER, quorum_den INTEGER, count_recused BOOLEAN DEFAULT 0,
    remote_counts BOOLEAN DEFAULT 0, absent_count BOOLEAN DEFAULT 0, casting_vote BOOLEAN DEFAULT 0, notice_days
    INTEGER, length INTEGER, decision_id VARCHAR(32));
CREATE TABLE minutes_issue(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, meeting_id VARCHAR(32),
    version INTEGER, state VARCHAR DEFAULT '', fingerprint VARCHAR DEFAULT '', confidential BOOLEAN DEFAULT 0, at
    VARCHAR(20));
CREATE TABLE minutes_signature(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, meeting_id VARCHAR(32),
    person_id VARCHAR(32), name VARCHAR DEFAULT '', signed_on DATE, fingerprint VARCHAR DEFAULT '');
CREATE TABLE nomination(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, decision_id VARCHAR(32),
    person_id VARCHAR(32), name VARCHAR DEFAULT '', nominee_id VARCHAR(32), nominee VARCHAR DEFAULT '', kind VARCHAR
    DEFAULT '', reason VARCHAR DEFAULT '');
CREATE TABLE notified(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, decision_id VARCHAR(32),
    person_id VARCHAR(32), name VARCHAR DEFAULT '', told_on DATE, channel VARCHAR DEFAULT '', affected BOOLEAN DEFAULT
    0);
CREATE TABLE paper(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, item_id VARCHAR(32), position
    INTEGER, name VARCHAR DEFAULT '', kind VARCHAR DEFAULT '', media_type VARCHAR DEFAULT '', content VARCHAR DEFAULT
    '', note VARCHAR DEFAULT '');
CREATE TABLE paper_count(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, decision_id VARCHAR(32),
    issued INTEGER, returned INTEGER, valid INTEGER, spoilt VARCHAR DEFAULT '', totals VARCHAR DEFAULT '', tellers
    VARCHAR DEFAULT '', agreed BOOLEAN DEFAULT 0, recounts INTEGER);
CREATE TABLE reading(id VARCHAR(32) NOT NULL PRIMARY KEY, removed BOOLEAN DEFAULT 0, meeting_id VARCHAR(32), item_id
    VARCHAR(32), question VARCHAR DEFAULT '', scale VARCHAR DEFAULT '', counts VARCHAR DEFAULT '', passed INTEGER, at
    VARCHAR(20))
"""

COLUMNS = {
    "agenda_item": (
        "confidential BOOLEAN DEFAULT 0",
    ),
    "attendance": (
        "remote BOOLEAN DEFAULT 0", "seat INTEGER",
    ),
    "decision": (
        "driver VARCHAR DEFAULT ''", "criteria VARCHAR DEFAULT ''", "responsible VARCHAR DEFAULT ''",
        "proposer_id VARCHAR(32)", "proposer VARCHAR DEFAULT ''", "seconder_id VARCHAR(32)",
        "seconder VARCHAR DEFAULT ''", "stage VARCHAR DEFAULT ''", "rounds INTEGER", "amends_id VARCHAR(32)",
        "friendly BOOLEAN DEFAULT 0", "asked_again BOOLEAN DEFAULT 0", "casting VARCHAR DEFAULT ''",
        "seats INTEGER", "budget INTEGER", "binding BOOLEAN DEFAULT 0", "result VARCHAR DEFAULT ''",
        "lot VARCHAR DEFAULT ''", "deadline VARCHAR(20)", "decider_id VARCHAR(32)", "decider VARCHAR DEFAULT ''",
        "role VARCHAR DEFAULT ''", "term_ends DATE", "mandate_id VARCHAR(32)", "rule_id VARCHAR(32)",
        "scope VARCHAR DEFAULT ''", "effective_on DATE", "exit VARCHAR DEFAULT ''",
    ),
    "meeting": (
        "closes VARCHAR(20)", "notice_on DATE", "sequence INTEGER", "run_on VARCHAR DEFAULT ''",
        "run_by VARCHAR DEFAULT ''", "assumed VARCHAR DEFAULT ''",
    ),
    "stance": (
        "how VARCHAR DEFAULT ''", "owner VARCHAR DEFAULT ''", "until DATE", "relayed_by VARCHAR DEFAULT ''",
    ),
}  # fmt: skip

REFERENCES = (
    "advice.decision_id", "advice.person_id", "ballot.decision_id", "ballot.person_id", "correction.at_meeting_id",
    "correction.meeting_id", "correction.person_id", "decision.proposer_id", "decision.seconder_id",
    "decision.amends_id", "decision.decider_id", "decision.mandate_id", "decision.rule_id",
    "decision_option.decision_id", "decision_option.person_id", "kind_item.kind_id", "meeting_kind.decision_id",
    "minutes_issue.meeting_id", "minutes_signature.meeting_id", "minutes_signature.person_id",
    "nomination.decision_id", "nomination.nominee_id", "nomination.person_id", "notified.decision_id",
    "notified.person_id", "paper.item_id", "paper_count.decision_id", "reading.item_id", "reading.meeting_id",
)  # fmt: skip


def upgrade() -> None:
    """The meeting room."""
    for statement in TABLES.split(";"):
        op.execute(statement)
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for table, column in (each.split(".") for each in REFERENCES):
        op.create_index(f"ix_{table}_{column}", table, [column])
