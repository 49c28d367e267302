"""Who in a file is who in the chapter."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from models.rules.roster_blend import Mode
from models.rules.roster_file import Contact, Known, PersonDraft, Plan, Refused, Value, Why
from models.rules.roster_match import plan

TODAY = date(2026, 11, 12)
BETHAN = "01" * 16
TOM = "02" * 16


def person(name: str, *, mail: str = "", phone: str = "", **rest: Value) -> PersonDraft:
    """A draft from a plain name and what a test cares for."""
    given, _space, family = name.partition(" ")
    emails = tuple(Contact(each) for each in mail.split())
    phones = (Contact(phone),) if phone else ()
    return PersonDraft(given_name=given, family_name=family, emails=emails, phones=phones, **rest)  # pyright: ignore[reportArgumentType]


def known(id: str, name: str, *, removed: bool = False, mail: str = "", phone: str = "", **rest: Value) -> Known:
    """Somebody the chapter has."""
    return Known(replace(person(name, mail=mail, phone=phone, **rest), id=id), removed)


def planned(rows: Iterable[PersonDraft], people: Iterable[Known] = (), mode: Mode = Mode.UPDATE) -> list[str]:
    """What would become of each row, in words."""
    return told(plan(enumerate(rows, start=2), people, today=TODAY, mode=mode))


def told(what: Plan) -> list[str]:
    """A plan, row by row."""
    lines = {row: f"new {draft.name}" for row, draft in what.new}
    lines |= {each.row: f"{each.name}: {', '.join(field.field for field in each.fields)}" for each in what.changed}
    lines |= {row: f"same {id[:2]}" for row, id in what.unchanged}
    lines |= {each.row: f"refused {each.why.kind} {each.why.row or each.why.name}".strip() for each in what.refused}
    return [lines[row] for row in sorted(lines)]


def test_hyphens_spaces_accents_and_titles_make_nobody_new() -> None:
    people = [known(BETHAN, "Bethan Ŵyn-O’Neill", mail="bethan@example.org")]

    rows = [person("BETHAN wyn oneill"), PersonDraft(given_name="Bethan Wyn", family_name="O'Neill")]

    assert planned(rows[:1], people) == planned(rows[1:], people) == ["same 01"]


def test_a_couple_with_one_address_stays_two() -> None:
    people = [known(BETHAN, "Bethan Rees", mail="rees@example.org")]

    rows = [person("Tom Rees", mail="rees@example.org"), person("Bethan Rees", mail="rees@example.org")]

    assert planned(rows, people) == ["new Tom Rees", "same 01"]


def test_two_people_of_one_name_stay_two() -> None:
    people = [known(BETHAN, "Sam Ito", mail="sam@example.org")]

    rows = [person("Sam Ito", mail="other@example.net"), person("Sam Ito", mail="sam@example.org")]

    assert planned(rows, people) == ["new Sam Ito", "same 01"]


def test_two_of_one_name_in_one_house_stay_two_by_their_addresses() -> None:
    people = [known(BETHAN, "Sam Ito", phone="01970 123456", postcode="SY23 1AB")]

    rows = [person("Sam Ito", mail="a@example.org", phone="01970 123456"), person("Sam Ito", mail="b@example.org")]
    rows[1] = replace(rows[1], postcode="SY23 1AB")

    assert planned(rows, people) == ["Sam Ito: emails", "new Sam Ito"]


def test_father_and_son_at_one_address_stay_two() -> None:
    people = [known(TOM, "Tom Rees Sr", mail="rees@example.org", phone="01970 123456")]

    rows = [person("Tom Rees Jr", mail="rees@example.org", phone="01970 123456")]

    assert planned(rows, people) == ["new Tom Rees Jr"]


def test_a_short_form_or_an_initial_matches_and_changes_no_name() -> None:
    people = [known(TOM, "Michael Jones", mail="mj@example.org")]

    rows = [person("Mike Jones", mail="mj@example.org")]
    letters = [person("M Jones", mail="mj@example.org")]

    assert planned(rows, people) == planned(letters, people) == ["same 02"]


def test_a_name_to_go_by_is_filled_in_and_never_overwritten() -> None:
    people = [known(TOM, "Michael Jones", mail="mj@example.org", known_as="Sam"), known(BETHAN, "Ann Rees")]

    rows = [person("Sam Jones", mail="mj@example.org", known_as="Mike"), person("Ann Rees", known_as="Nan")]
    fuller = [replace(rows[0], given_name="Michael John")]

    assert planned(rows, people) == ["same 02", "Ann Rees: known_as"]
    assert planned(fuller, people) == ["Michael John Jones: given_name"]


def test_a_phone_matches_however_it_is_written() -> None:
    people = [known(TOM, "Tom Rees", phone="+44 (0)7700 900123")]

    rows = [person("Tom Rees", phone="7700900123", postcode="SY23 1AB")]

    assert planned(rows, people) == ["Tom Rees: postcode"]


def test_a_phone_without_the_name_is_not_enough() -> None:
    people = [known(TOM, "Tom Rees", phone="01970 123456")]

    rows = [person("Ann Rees", phone="01970 123456"), person("Tom Pugh", phone="01970 123456")]

    assert planned(rows, people) == ["new Ann Rees", "new Tom Pugh"]


def test_a_new_surname_needs_both_e_mail_and_phone() -> None:
    people = [known(BETHAN, "Bethan Rees", mail="b@example.org", phone="07700 900123")]

    rows = [person("Bethan Jones", mail="b@example.org", phone="07700 900123")]
    doubtful = [person("Bethan Jones", mail="b@example.org")]

    assert planned(rows, people) == ["Bethan Jones: family_name"]
    assert planned(doubtful, people) == ["new Bethan Jones"]


def test_the_only_one_of_a_name_is_found_by_it() -> None:
    people = [known(BETHAN, "Bethan Rees", mail="b@example.org"), known(TOM, "Tom Rees")]

    rows = [person("Bethan Rees", phone="01970 123456")]

    assert planned(rows, people) == ["Bethan Rees: phones"]


def test_missing_values_never_agree() -> None:
    people = [known(BETHAN, "", organisation="Aber Food Co-op"), known(TOM, "Tom", organisation="Aber Food Co-op")]

    rows = [person("Ann", organisation="Aber Food Co-op"), person("", organisation="Aber Food Co-op")]

    assert planned(rows, people) == ["new Ann", "refused no_name"]


def test_a_nameless_row_says_whose_address_it_is() -> None:
    people = [known(BETHAN, "Bethan Rees", mail="b@example.org")]

    rows = [person("", mail="b@example.org")]

    assert planned(rows, people) == ["refused no_name Bethan Rees"]


def test_people_in_the_bin_are_not_added_again() -> None:
    people = [known(BETHAN, "Bethan Rees", removed=True, mail="b@example.org"), known(TOM, "Tom Rees", removed=True)]

    rows = [person("Bethan Rees", mail="b@example.org"), person("Tom Rees")]

    assert planned(rows, people) == ["refused removed Bethan Rees", "refused removed Tom Rees"]


def test_somebody_restored_by_hand_wins_over_their_double_in_the_bin() -> None:
    people = [known(BETHAN, "Bethan Rees", removed=True, mail="b@example.org", phone="01970 123456")]
    people.append(known(TOM, "Bethan Rees", mail="b@example.org"))

    rows = [person("Bethan Rees", mail="b@example.org", phone="01970 123456")]

    assert planned(rows, people) == ["Bethan Rees: phones"]


def test_people_who_left_are_known_and_stay_left() -> None:
    people = [known(TOM, "Tom Rees", left_on=date(2025, 1, 1))]

    [change] = plan([(2, person("Tom Rees", town="Aberystwyth"))], people, today=TODAY).changed

    assert (change.after.town, change.after.left_on) == ("Aberystwyth", date(2025, 1, 1))


def test_a_row_that_repeats_another_is_refused_by_its_number() -> None:
    rows = [person("Bethan Rees", mail="b@example.org"), person("bethan rees", mail="B@example.org", phone="01970 1")]

    assert planned(rows) == ["new Bethan Rees", "refused same_as_row 2"]
    assert planned([person("Tom Rees"), person("Tom Rees")]) == ["new Tom Rees", "refused same_as_row 2"]


def test_the_surest_row_chooses_first() -> None:
    people = [known(TOM, "Sam Ito", mail="sam@example.org")]

    rows = [person("Sam Ito", phone="01970 123456"), person("Sam Ito", mail="sam@example.org", town="Borth")]

    assert planned(rows, people) == ["new Sam Ito", "Sam Ito: town"]


def test_a_bare_name_that_several_bear_is_refused_unless_it_adds_nothing() -> None:
    people = [known(BETHAN, "Sam Ito", mail="a@example.org"), known(TOM, "Sam Ito", mail="b@example.org")]

    assert planned([person("Sam Ito", skills=("Welsh",))], people) == ["refused several Sam Ito"]
    assert planned([person("Sam Ito")], people) == ["same 01"]


def test_our_own_id_comes_before_everything_else() -> None:
    people = [known(BETHAN, "Bethan Rees", mail="b@example.org"), known(TOM, "Tom Rees")]

    renamed = replace(person("Bethan Jones", mail="b@example.org"), id=BETHAN)
    respelt = replace(person("Tom RÉES"), id=TOM)

    assert planned([renamed, respelt], people) == ["Bethan Jones: family_name", "Tom RÉES: family_name"]


def test_our_id_beside_a_stranger_is_refused() -> None:
    people = [known(BETHAN, "Bethan Rees", mail="b@example.org")]

    assert planned([replace(person("Tom Pugh", mail="t@example.org"), id=BETHAN)], people) == [
        "refused id_of_another Bethan Rees"
    ]


def test_an_id_from_elsewhere_is_no_id_here() -> None:
    [(_row, draft)] = plan([(2, replace(person("Tom Rees"), id="ff" * 16))], [], today=TODAY).new

    assert draft == person("Tom Rees")


def test_blank_wipes_nothing_and_lists_only_grow() -> None:
    first = known(BETHAN, "Bethan Rees", mail="b@example.org", town="Borth", skills=("Welsh",), notes="Has keys")

    row = person("Bethan Rees", mail="b@example.org bethan@example.net", skills=("welsh", "First aid"), notes="Drives")
    [change] = plan([(2, row)], [first], today=TODAY).changed

    assert change.after.town == "Borth"
    assert change.after.skills == ("Welsh", "First aid")
    assert change.after.notes == "Has keys\nDrives"
    assert [each.value for each in change.after.emails] == ["b@example.org", "bethan@example.net"]
    assert [(each.field, each.before) for each in change.fields][1] == ("skills", ("Welsh",))


def test_what_the_file_says_of_consent_ends_in_the_notes() -> None:
    said = "Consent according to the file: Newsletter: yes"
    people = [known(TOM, "Tom Rees", notes="Has keys")]

    what = plan(
        [(2, person("Tom Rees", evidence=(said,))), (3, person("Ann Rees", evidence=(said,)))], people, today=TODAY
    )

    assert what.changed[0].after.notes == f"Has keys\n{said}"
    assert what.new[0][1] == person("Ann Rees", notes=said)


def test_renewing_does_not_change_when_somebody_joined() -> None:
    people = [known(TOM, "Tom Rees", joined_on=date(2020, 5, 1))]

    later = planned([person("Tom Rees", joined_on=date(2026, 5, 1))], people)
    earlier = planned([person("Tom Rees", joined_on=date(2019, 5, 1))], people)

    assert (later, earlier) == (["same 02"], ["Tom Rees: joined_on"])


@pytest.mark.parametrize(
    ("dates", "kind"),
    [
        ((date(2206, 5, 1), None), "far_future"),
        ((date(2026, 5, 1), date(2026, 4, 1)), "left_before_joining"),
    ],
)
def test_impossible_dates_are_refused(dates: tuple[date, date | None], kind: str) -> None:
    what = plan([(2, person("Tom Rees", joined_on=dates[0], left_on=dates[1]))], [], today=TODAY)

    assert [each.why.kind for each in what.refused] == [kind]


def test_filling_blanks_overwrites_nothing() -> None:
    people = [known(TOM, "Tom Rees", town="Borth")]

    rows = [person("Tom Rees", town="Aberystwyth", county="Ceredigion")]

    assert planned(rows, people, Mode.FILL) == ["Tom Rees: county"]


def test_rows_the_reader_refused_pass_through() -> None:
    refused = Refused(3, Why("bad_date", "Joined", "31/02/2024"))

    what = plan([(2, person("Tom Rees")), (3, refused)], [], today=TODAY)

    assert told(what) == ["new Tom Rees", "refused bad_date"]
