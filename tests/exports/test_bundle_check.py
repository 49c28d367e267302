"""`check` finds whatever harm came to the log or the tables, and changes nothing."""

import pytest

from exports.bundle import read
from models.errors import NotABundle
from models.log.rebuild import differences
from tests.builders_sharing import new_chapter
from tests.exports.test_bundle import sent, sound
from tests.exports.test_bundle_merge import everything

# -- odd senders -------------------------------------------------------------------------------------------------------


# -- check -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("UPDATE person SET town = 'x' WHERE id = (SELECT min(id) FROM person)", "differs"),
        ("UPDATE cell SET nheads = 2 WHERE rowid_", "cell"),
        ("UPDATE op SET body = replace(body, 'Person 1', 'Person 8') WHERE body LIKE '%Person 1%'", "hash"),
        ('UPDATE op SET prev = \'{"1":["1:1:00000000"]}\' WHERE seq = 2', "hash"),
        ("DELETE FROM person WHERE id = (SELECT min(id) FROM person)", "missing"),
        ("INSERT INTO person(id) VALUES('ffffffffffffffffffffffffffffffff')", "extra"),
        ("DELETE FROM op WHERE seq = 3", "vector"),
        ("UPDATE vv SET hi = hi + 1", "vector"),
    ],
)
def test_check_finds_every_kind_of_harm_and_changes_nothing(empty_chapter, tmp_path, harm, kind):
    harm = harm.replace("WHERE rowid_", "WHERE row = (SELECT min(row) FROM cell)")
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        assert sound(ours)
        with ours.uncaptured("") as (connection, _):
            connection.execute(harm)
        before = everything(ours)

        with ours.uncaptured("") as (connection, _):
            found = differences(connection)

        assert kind in {difference.kind for difference in found}
        assert everything(ours) == before


def test_a_changed_op_is_never_passed_on(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with ours.uncaptured("") as (connection, _):
            connection.execute("UPDATE op SET body = replace(body, 'Person 1', 'Person 8')")

        with pytest.raises(NotABundle, match="altered"):
            read.read(sent(ours, 1))
