"""Importing a file again finds nothing to do, whoever was there and whatever the file says."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.rules.roster_blend import Mode
from models.rules.roster_file import Contact, Known, PersonDraft, Plan
from models.rules.roster_match import plan

TODAY = date(2026, 11, 12)
A, B = Contact("a@example.org"), Contact("01970 123456")


def some(*words: str) -> st.SearchStrategy[str]:
    """Few values, so that people collide often."""
    return st.sampled_from(("", *words))


def lists(*words: str) -> st.SearchStrategy[tuple[str, ...]]:
    """A list of few values, sometimes repeated."""
    return st.lists(st.sampled_from(words), max_size=2).map(tuple)


def contacts(*values: str) -> st.SearchStrategy[tuple[Contact, ...]]:
    """E-mails or phones in several spellings, with and without labels."""
    return st.lists(st.builds(Contact, st.sampled_from(values), some("home", "work")), max_size=2).map(tuple)


PEOPLE = st.builds(
    PersonDraft,
    given_name=some("Sam", "SAM ", "Samuel", "S", "Sam Wyn", "Mike"),
    family_name=some("Ito", "ito", "Wyn Ito", "Ito Jr", "Rees"),
    known_as=some("Sam", "Mike"),
    organisation=some("Co-op", "COOP"),
    emails=contacts("a@example.org", "A+x@example.org", "b@example.org"),
    phones=contacts("01970 123456", "+441970123456", "0117 496 0000"),
    postcode=some("SY23 1AB", "sy231ab", "BS1 1AA"),
    address_lines=some("1 High St", "2 High St"),
    skills=lists("Welsh", "welsh", "First aid"),
    notes=some("Has keys", "Drives\nHas keys"),
    joined_on=st.sampled_from([None, date(2020, 1, 1), date(2021, 1, 1)]),
    left_on=st.sampled_from([None, date(2020, 6, 1)]),
    evidence=lists("Consent: yes", "Consent: no"),
)
KNOWN = st.lists(st.builds(Known, PEOPLE, st.booleans()), max_size=4)


def carried_out(what: Plan, known: list[Known]) -> list[Known]:
    """The chapter after the import."""
    after = {each.id: each.after for each in what.changed}
    people = [replace(each, draft=after.get(each.draft.id, each.draft)) for each in known]
    return [*people, *(Known(replace(draft, id=f"{row:032x}")) for row, draft in what.new)]


def numbered(known: list[Known]) -> list[Known]:
    """The same people with ids."""
    return [replace(each, draft=replace(each.draft, id=f"a{n:031x}", evidence=())) for n, each in enumerate(known)]


@given(KNOWN.map(numbered), st.lists(PEOPLE, max_size=6), st.sampled_from(Mode))
def test_the_same_file_twice_changes_nothing(known: list[Known], drafts: list[PersonDraft], mode: Mode) -> None:
    rows = list(enumerate(drafts, start=2))

    first = plan(rows, known, today=TODAY, mode=mode)
    second = plan(rows, carried_out(first, known), today=TODAY, mode=mode)

    assert (second.new, second.changed) == ((), ())
    assert len(first.new + first.changed + first.unchanged + first.refused) == len(drafts)


def test_a_row_that_must_wait_for_others_is_asked_again() -> None:
    wyn = PersonDraft(family_name="Wyn Ito", known_as="Sam", emails=(A,), joined_on=date(2021, 1, 1))
    known = numbered([Known(wyn)])
    rows = [
        (2, PersonDraft(known_as="Sam", emails=(A,), phones=(B,), left_on=date(2020, 6, 1))),
        (3, PersonDraft(family_name="Ito", known_as="Sam", emails=(A,), phones=(B,))),
        (4, PersonDraft(family_name="Wyn Ito", evidence=("Consent: yes",))),
    ]

    first = plan(rows, known, today=TODAY)
    second = plan(rows, carried_out(first, known), today=TODAY)

    assert ([row for row, _draft in first.new], [each.row for each in first.changed]) == ([3], [4])
    assert (second.new, second.changed) == ((), ())


@given(KNOWN.map(numbered), st.lists(PEOPLE, max_size=6))
def test_an_import_takes_nothing_away(known: list[Known], drafts: list[PersonDraft]) -> None:
    before = {each.draft.id: each.draft for each in known}

    what = plan(enumerate(drafts, start=2), known, today=TODAY)

    for change in what.changed:
        assert [each.field for each in change.fields if each.before and not each.after] == []
        assert set(before[change.id].skills) <= set(change.after.skills)
        assert before[change.id].notes in change.after.notes
        assert {each.value for each in before[change.id].phones} <= {each.value for each in change.after.phones}


@given(st.lists(PEOPLE, max_size=5))
def test_the_chapters_own_people_come_back_unchanged(drafts: list[PersonDraft]) -> None:
    known = numbered([Known(each) for each in drafts])

    what = plan(enumerate((each.draft for each in known), start=2), known, today=TODAY)

    assert [id for _row, id in what.unchanged] == [each.draft.id for each in known]
