"""Files from before two entries were made one still find the person, and bring nobody back."""

import pytest

from models.commands import roster_import
from models.queries.roster_files import known
from models.rules.roster_file import Contact, PersonDraft
from models.rules.roster_match import plan
from tests.builders import TODAY
from tests.builders_duplicates import merge, two
from tests.builders_roster import seen


def brought(store, *drafts):
    """How many a file would bring, change, leave and refuse; and it does."""
    with store.read() as reader:
        planned = plan(enumerate(drafts, start=2), known(reader), today=TODAY)
    with store.write("Import") as session:
        roster_import.apply(session, plan=planned)
    return len(planned.new), len(planned.changed), len(planned.unchanged), [each.why.kind for each in planned.refused]


def rows(store, first, second):
    """What an old file says of each."""
    return {
        "id": PersonDraft(id=second, given_name="Samuel", family_name="Okoro"),
        "email": PersonDraft(given_name="Samuel", family_name="Okoro", emails=(Contact("SAM@example.org"),)),
        "phone": PersonDraft(given_name="Samuel", family_name="Okoro", phones=(Contact("+44 7700 900123"),)),
    }


@pytest.mark.parametrize("by", ["id", "email", "phone"])
def test_an_old_row_of_the_other_entry_is_the_kept_person(store, by):
    first, second = two(store)
    row = rows(store, first, second)[by]
    merge(store, first, second, choices={"given_name": "first", "emails": "first", "phones": "first"})

    found = brought(store, row)
    again = brought(store, row)

    assert found[0] == 0
    assert found[3] == []
    assert again == (0, 0, 1, [])
    assert not seen(store, first).removed
    assert seen(store, first).texts["given_name"] == "Sam"


def test_a_file_with_both_entries_changes_nothing_the_second_time(store):
    first, second = two(store)
    with store.read() as reader:
        both = [each.draft for each in known(reader)]
    merge(store, first, second)

    brought(store, *both)
    again = brought(store, *both)

    assert again == (0, 0, 1, ["same_as_row"])


def test_a_name_that_was_given_up_still_finds_its_person(store):
    first, second = two(store)
    with store.write("Marry") as session:
        from models.commands import roster

        roster.change(session, person_id=second, field="family_name", value="Pugh")
    merge(store, first, second, choices={"family_name": "first", "given_name": "first"})

    found = brought(store, PersonDraft(given_name="Samuel", family_name="Pugh", emails=(Contact("sam@example.org"),)))

    assert found[0] == 0
    assert found[3] == []
