"""Capture: whatever writes to the chapter, however oddly, is in the log or is refused."""

import pytest
from sqlalchemy import text

from models.history import History
from models.log.names import load
from models.log.op import Unkeepable, decode
from models.log.schema import AGREED, GROUPS, SYNCED
from models.tables import Asset, ContactPoint, Decision, Person
from models.writing import LEFTOVER
from tests.builders_sharing import edit, everyone
from tests.models.test_store import add, at, found, names, stranger

# -- what a deed leaves ------------------------------------------------------------------------------------------------


def test_a_savepoint_taken_back_leaves_nothing_in_the_log(store):
    with store.write("Add") as session:
        session.add(Person(given_name="kept"))
        with pytest.raises(LookupError), session.begin_nested():
            session.add(Person(given_name="lost"))
            session.flush()
            raise LookupError

    assert names(store) == ["kept"]
    assert found(store) == []


def test_a_rollback_after_a_flush_leaves_nothing_in_the_log(store):
    with store.write("Add") as session:
        session.add(Person(given_name="lost"))
        session.flush()
        session.rollback()
        session.add(Person(given_name="kept"))

    assert names(store) == ["kept"]
    assert found(store) == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO person(id, given_name) SELECT id, 'new' FROM person",
        "REPLACE INTO person(id) SELECT id FROM person",
        "DELETE FROM person",
        "UPDATE person SET id = '0123456789abcdef0123456789abcdef'",
        "UPDATE OR REPLACE person SET id = (SELECT max(id) FROM person)",
    ],
)
def test_no_statement_replaces_deletes_or_renames_a_record(store, statement):
    add(store, "Amara")
    add(store, "Bethan")
    before = everyone(store)

    with pytest.raises(Exception, match=r"never (deleted|changes)"), store.write("Bad") as session:
        session.execute(text(statement))

    assert everyone(store) == before
    assert found(store) == []


def test_an_upsert_is_captured(store):
    person = add(store, "Amara")

    with store.write("Upsert") as session:
        session.execute(
            text("INSERT INTO person(id, town) VALUES(:id, 'Bath') ON CONFLICT(id) DO UPDATE SET town = 'Wells'"),
            {"id": person},
        )

    assert found(store) == []


def test_an_update_that_changes_nothing_is_no_deed(store):
    add(store, "Amara")
    heard = []
    store.listen(heard.append)

    with store.write("Nothing") as session:
        session.execute(text("UPDATE person SET given_name = given_name"))

    assert (heard, History(store).undo_label()) == ([], "Add")


@pytest.mark.parametrize(
    "value",
    [None, "", " ", "a\0b", "e\u0301", "\x01\x1f\u2028\ufffe", "'\"\\", "🎈" * 9, "x" * 300_000, True, 2**53 - 1, -5],
    ids=lambda value: ascii(value)[:12],
)
def test_odd_values_are_kept_as_they_are(store, value):
    person = add(store, "Amara")

    with store.write("Odd") as session:
        session.execute(text("UPDATE person SET notes = :v, address_lines = :v"), {"v": value})
        session.add(ContactPoint(value=str(value), person_id=person))
        session.add(Asset(quantity=value if isinstance(value, int) else None, name=str(value)))

    assert found(store) == []
    History(store).undo()
    assert found(store) == []


@pytest.mark.parametrize(("value", "why"), [(1.5, "number"), (2**53, "number"), (-(2**60), "number"), (0.1, "number")])
def test_a_number_no_bundle_could_carry_is_refused(store, value, why):
    add(store, "Amara")

    with pytest.raises(Unkeepable) as refused, store.write("Count") as session:
        session.execute(text("INSERT INTO asset(id, quantity) VALUES(:id, :v)"), {"id": "a" * 32, "v": value})

    assert (refused.value.table, refused.value.field, refused.value.why) == ("asset", "quantity", why)
    assert found(store) == []


def test_a_text_no_bundle_could_carry_is_refused(store):
    with pytest.raises(Unkeepable) as refused, store.write("Paste") as session:
        session.add(Person(notes="long" * 1_100_000))

    assert (refused.value.table, refused.value.why, everyone(store)) == ("person", "long", [])


def test_half_a_character_is_never_kept(store):
    with pytest.raises(UnicodeEncodeError), store.write("Paste") as session:
        session.add(Person(notes="\ud83d"))

    assert (everyone(store), found(store)) == ([], [])


def test_two_records_of_different_kinds_may_share_an_id(store):
    with store.write("Add") as session:
        session.add(Person(id="a" * 32, given_name="Amara"))
        session.add(Asset(id="a" * 32, name="Projector"))

    assert found(store) == []


def test_what_another_program_changed_before_is_a_deed_of_its_own(store, tmp_path):
    add(store, "Amara")
    store.close()
    with stranger(store) as connection:
        connection.execute("UPDATE person SET given_name = 'Other'")

    again = at(store.path)
    again.prepare()

    assert (History(again).undo_label(), found(again)) == (LEFTOVER, [])
    assert (History(again).undo(), names(again)) == (LEFTOVER, ["Amara"])
    again.close()


def test_what_another_program_changes_meanwhile_is_no_part_of_our_deed(store):
    add(store, "Amara")
    with stranger(store) as connection:
        connection.execute("UPDATE person SET given_name = 'Other'")
    heard = []
    store.listen(heard.append)

    add(store, "Bethan")
    History(store).undo()

    assert names(store) == ["Other"]
    assert [changes.label for changes in heard] == [LEFTOVER, "Add", "Add"]


def test_triggers_dropped_behind_our_back_are_made_anew(store):
    add(store, "Amara")
    store.close()
    with stranger(store) as connection:
        connection.execute("DROP TRIGGER cap_person_update")
        connection.execute("DROP TRIGGER stale_person_insert")

    again = at(store.path)
    edit(again, 0, "town", 1)
    add(again, "Bethan")

    with again.read() as reader:
        assert reader.value("SELECT count(*) FROM person_fts WHERE person_fts MATCH 'Bethan'") == 1
    assert found(again) == []
    again.close()


def test_search_forgets_a_contact_that_moved_to_somebody_else(store):
    first, second = add(store, "Amara"), add(store, "Bethan")
    with store.write("Add contact") as session:
        session.add(ContactPoint(id="c" * 32, person_id=first, value="shared@example.org"))

    with store.write("Move contact") as session:
        session.get(ContactPoint, "c" * 32).person_id = second

    with store.read() as reader:
        hits = reader.column(
            "SELECT p.given_name FROM person_fts JOIN person AS p ON p.rowid = person_fts.rowid "
            "WHERE person_fts MATCH 'shared'"
        )
    assert hits == ["Bethan"]


def test_a_listener_that_fails_keeps_nobody_else_from_hearing(store):
    heard = []

    def broken(_changes):
        raise LookupError

    store.listen(broken)
    store.listen(heard.append)

    with pytest.raises(LookupError):
        add(store, "Amara")

    assert ([changes.label for changes in heard], names(store)) == (["Add"], ["Amara"])
    assert names(store) == ["Amara"]
    with pytest.raises(LookupError):
        add(store, "Bethan")


# -- the text of the triggers ------------------------------------------------------------------------------------------

ODD = (None, 0, 1, -1, 1.0, -0.0, 0.5, 2**53 + 1, float(2**60), 2**60, 1e300, "", "0", "1", "01", "1.0", "a", b"", b"a")


def test_no_column_of_ours_keeps_equal_values_of_unlike_types(store):
    with store.read() as reader:
        kinds = {kind for table in SYNCED for kind in reader.column(f"SELECT type FROM pragma_table_info('{table}')")}
    alike = []
    with stranger(store) as connection:
        for kind in sorted(kinds):
            connection.execute(f"CREATE TEMP TABLE kept(value {kind})")
            connection.executemany("INSERT INTO kept VALUES(?)", [(each,) for each in ODD])
            pairs = "SELECT a.value, b.value FROM kept AS a, kept AS b WHERE a.value IS b.value"
            alike += connection.execute(f"{pairs} AND typeof(a.value) <> typeof(b.value)").fetchall()
            connection.execute("DROP TABLE kept")

    assert {"VARCHAR", "INTEGER", "BOOLEAN", "DATE"} <= kinds
    assert alike == []


@pytest.mark.parametrize(
    ("outcome", "field", "noted"),
    [
        ("", "text", {"text"}),
        ("adopted", "asset_id", {"asset_id"}),
        ("adopted", "text", set(AGREED)),
    ],
)
def test_of_what_is_agreed_all_is_noted_together(store, outcome, field, noted):
    with store.write("Propose") as session:
        session.add(Decision(id="d" * 32, text="Meet on Thursdays", outcome=outcome))

    with store.write("Change it") as session:
        session.execute(text(f"UPDATE decision SET {field} = 'x'"))

    with store.read() as reader:
        names = load(reader.connection)
        bodies = reader.column("SELECT body FROM op WHERE hlc = (SELECT max(hlc) FROM op)")
    assert {names.field(int(fld)) for body in bodies for fld in decode(body)} == noted


@pytest.mark.parametrize("group", [group for groups in GROUPS.values() for group in groups])
def test_columns_that_mean_something_only_together_are_noted_together(store, group):
    table = next(table for table, groups in GROUPS.items() if group in groups)
    with store.write("Add") as session:
        session.execute(text(f"INSERT INTO {table}(id) VALUES('{'a' * 32}')"))

    with store.write("Change it") as session:
        session.execute(text(f"UPDATE {table} SET {group[-1]} = '2026-11-12T18:00:00Z'"))

    with store.read() as reader:
        names = load(reader.connection)
        bodies = reader.column("SELECT body FROM op WHERE hlc = (SELECT max(hlc) FROM op)")
    assert {names.field(int(fld)) for body in bodies for fld in decode(body)} == set(group)
