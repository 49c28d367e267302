"""What is said of two entries leaves in words: names in the place of ids, and what was found."""

from models.log.outgoing import Audience
from models.store import Store
from tests import builders
from tests.builders_duplicates import merge
from tests.builders_roster import add
from tests.ui.sharing_desk import founded
from ui.sharing.fields import counted_words
from ui.sharing.leaving_rows import LEAVES, shown
from ui.sharing.leaving_words import details, fields_words


def test_a_merge_is_told_without_ids(store: Store) -> None:
    founded(store)
    merge(store, add(store, "Sam Okoro"), add(store, "Samuel Okoro"))

    with store.read() as reader:
        told = shown(reader, Audience(), builders.TODAY, everything=True)
        (row,) = [each for each in told.of(LEAVES) if each.table == "likeness"]
        said = dict(details(reader, told, row))

    assert fields_words(row) == "One entry, The other, They are, Said on"
    assert (said["The other"], said["They are"]) == ("Samuel Okoro", "one person")
    assert (counted_words("likeness", 1), counted_words("likeness", 2)) == ("Duplicate", "Duplicates")
