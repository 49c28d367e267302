"""What may leave is what was agreed, and whole changes of it."""

from models.log.schema import SYNCED, part_of
from models.rules.levels import ENDINGS, PIECES, Level, fields_of
from models.tables import Asset, ConsentEvent, ContactPoint, Decision, Person

TABLES = {
    model.__tablename__: set(model.model_fields) for model in (Asset, ConsentEvent, ContactPoint, Decision, Person)
}

NEVER = {
    "person": {
        "notes", "access_needs", "brings", "address_lines", "town", "county", "postcode", "country", "pronouns",
        "organisation", "job_title", "left_reason", "deceased_on", "joined_on", "preferred_channel",
    },
    "asset": {"notes", "gap_minutes", "cleared"},
    "decision": {"meeting_id", "item_id", "roll_ids", "present_ids", "recused_ids", "cleared", "asset_id"},
    "consent_event": {"method", "wording", "taken_by"},
}  # fmt: skip


def test_what_never_leaves_is_in_no_level():
    for table, fields in NEVER.items():
        assert fields <= TABLES[table]
        assert not fields & fields_of(table, Level.NAMED)


def test_nothing_at_all_leaves_of_the_meetings():
    leaving = {piece.table for piece in PIECES.values()}

    assert leaving.isdisjoint(
        {"meeting", "agenda_item", "attendance", "interest", "approval", "stance", "action", "loan"}
    )
    assert leaving <= set(SYNCED)


def test_every_piece_is_made_of_whole_changes():
    for name, piece in PIECES.items():
        if name.endswith("_end") or name == "steward" or piece.table not in TABLES:
            continue
        parts = {part_of(piece.table, field) for field in piece.fields}

        logged_with_them = {field for field in TABLES[piece.table] - {"id"} if part_of(piece.table, field) in parts}
        assert logged_with_them == set(piece.fields), name


def test_each_level_holds_the_ones_before_it():
    for table in SYNCED:
        for lower, higher in zip(Level, list(Level)[1:], strict=False):
            assert fields_of(table, lower) <= fields_of(table, higher)


def test_an_ending_says_nothing_else():
    for name, piece in PIECES.items():
        assert not name.endswith("_end") or set(piece.fields) <= ENDINGS
