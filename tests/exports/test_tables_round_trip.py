"""What we write we read back as no change, whatever people are called."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.tables.cells import is_shortened
from exports.tables.roster import export_roster, read_roster
from models.rules.roster_file import Contact, Known, PersonDraft
from models.rules.roster_match import plan

TODAY = date(2026, 11, 12)
ENDINGS = (".csv", ".xlsx", ".vcf")
HOSTILE = st.text(max_size=12) | st.text(alphabet="=+-@'\";,/\\|\n\r\t:&#_x0041 aé·•🙂\u2028\ufeff", max_size=12)
HOSTILE |= st.sampled_from(
    (
        "=HYPERLINK(1)",
        "'=1+1",
        "''+x",
        "a; b",
        "n/a",
        "Tom & Ann",
        "Rees, Bethan",
        "_x0041_",
        "#N/A",
        "Total",
        "tel:123",
    )
)
HOSTILE |= st.sampled_from(
    ("7700900123", "a@x ::: b@x", "mailto:a@example.org", "END:VCARD", "\\n", "x ext 5", "-", "–", "\x00", "\uffff")
)
WORDS = st.lists(HOSTILE, max_size=3).map(tuple)
LABELS = HOSTILE | st.sampled_from(("home", "Work", "mobile", "fax"))
EMAILS = st.lists(st.builds(Contact, HOSTILE, LABELS), max_size=3).map(tuple)
PHONES = st.lists(st.builds(Contact, HOSTILE.filter(lambda text: not is_shortened(text)), LABELS), max_size=3).map(
    tuple
)
DAYS = st.none() | st.dates(date(1900, 3, 1), date(2027, 1, 1))
PEOPLE = st.builds(
    PersonDraft,
    honorific=HOSTILE,
    given_name=HOSTILE,
    family_name=HOSTILE,
    known_as=HOSTILE,
    pronouns=HOSTILE,
    organisation=HOSTILE,
    job_title=HOSTILE,
    emails=EMAILS,
    phones=PHONES,
    address_lines=HOSTILE,
    town=HOSTILE,
    county=HOSTILE,
    postcode=HOSTILE,
    country=HOSTILE,
    skills=WORDS,
    roles=WORDS,
    brings=HOSTILE,
    notes=HOSTILE,
    access_needs=HOSTILE,
    preferred_channel=st.sampled_from(("", "email", "phone", "post", "in_person")),
    joined_on=DAYS,
    left_on=DAYS,
    left_reason=HOSTILE,
)


@pytest.mark.parametrize("ending", ENDINGS)
@given(drafts=st.lists(PEOPLE, min_size=1, max_size=4))
def test_our_own_export_comes_back_as_no_change(
    ending: str, drafts: list[PersonDraft], tmp_path_factory: pytest.TempPathFactory
) -> None:
    known = [Known(replace(each, id=f"{n:032x}")) for n, each in enumerate(drafts, start=1)]
    target = tmp_path_factory.mktemp("export") / f"members{ending}"

    export_roster(target, [each.draft for each in known])
    what = plan(read_roster(target, today=TODAY).people, known, today=TODAY)

    assert (what.new, what.changed, what.refused) == ((), (), ())
    assert [id for _row, id in what.unchanged] == [each.draft.id for each in known]


@pytest.mark.parametrize("ending", ENDINGS)
@given(drafts=st.lists(PEOPLE, min_size=1, max_size=3))
def test_a_file_carried_to_another_chapter_changes_nothing_the_second_time(
    ending: str, drafts: list[PersonDraft], tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("export") / f"members{ending}"
    export_roster(target, [replace(each, id=f"{n:032x}") for n, each in enumerate(drafts, start=1)])

    first = plan(read_roster(target, today=TODAY).people, [], today=TODAY)
    there = [Known(replace(draft, id=f"{row:031x}f")) for row, draft in first.new]
    second = plan(read_roster(target, today=TODAY).people, there, today=TODAY)

    assert (second.new, second.changed) == ((), ())


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_field_arrives_as_it_was(ending: str, tmp_path: Path) -> None:
    bethan = PersonDraft(
        id="01" * 16,
        honorific="Dr",
        given_name="Bethan Ŵyn",
        family_name="O’Neill-Rees",
        known_as="Beth",
        pronouns="she/her",
        organisation="Aber Food Co-op, Ltd",
        job_title="Dietitian",
        emails=(Contact("beth@example.org", "home"), Contact("b.rees@example.net", "Uni")),
        phones=(Contact("07700 900123", "mobile"), Contact("+44 1970 123456 ext 4", "work")),
        address_lines="Fflat 2\n12 Stryd y Bont",
        town="Aberystwyth",
        county="Ceredigion",
        postcode="SY23 1AB",
        country="Cymru",
        skills=("First aid", "Food / cooking", "Welsh; spoken"),
        roles=("Treasurer", "Driver, minibus"),
        brings="=SUM(A1) is her joke\nA van",
        notes="Keys\n\nto the hall",
        access_needs="Step-free",
        preferred_channel="in_person",
        joined_on=date(2020, 2, 29),
        left_on=date(2024, 1, 3),
        left_reason="Moved away",
    )

    export_roster(tmp_path / f"members{ending}", [bethan])

    assert [draft for _row, draft in read_roster(tmp_path / f"members{ending}", today=TODAY).people] == [bethan]
