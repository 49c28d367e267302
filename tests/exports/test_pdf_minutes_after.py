"""Minutes with everything a meeting can have, what became of them, and the papers for those who were not there."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exports.pdf import action_list, catch_up
from exports.pdf.minutes import paper
from models.queries import actions
from models.queries.minutes import Approved, MinutedCorrection, Minutes, Signed
from models.queries.minutes_catch_up import CatchUp
from models.queries.minutes_catch_up import catch_up as caught_up
from models.queries.minutes_of import minutes_of
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_minutes import evening
from tests.exports.minutes_samples import FINGERPRINT
from tests.exports.pdf_reading import Structure, pages_of, text_of
from tests.exports.reading_out import read_out

GOLDEN = Path(__file__).parent / "golden"
OTHER = "9f" * 32


def as_before(name: str, structure: str) -> None:
    """After a wanted change: `GOLDEN=write pytest tests/exports/test_pdf_minutes_after.py`, and read the difference."""
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(structure, encoding="utf-8")
    assert structure == file.read_text(encoding="utf-8")


def told(store: Store, **how: bool) -> Minutes:
    """The minutes of the evening, with a fingerprint that stays the same from run to run."""
    held = evening(store)
    with store.read() as reader:
        found = minutes_of(reader, held.meeting, **how)
    return replace(found, fingerprint=FINGERPRINT, sealed=FINGERPRINT)


def missed(store: Store) -> CatchUp:
    """What the absent of the evening should know."""
    from models.tables import Action, Attendance, ContactPoint, Decision, Person

    held = evening(store)
    with store.write("absent") as session:
        lleu = Person(given_name="Lleu", family_name="Fychan", joined_on=date(2024, 1, 1))
        session.add_all(
            [
                lleu,
                ContactPoint(person_id=lleu.id, kind="email", value="lleu@chapter.example"),
                Attendance(meeting_id=held.meeting, person_id=lleu.id, part="apologies"),
                Action(text="Mend the gate", owner_id=lleu.id, due_on=date(2026, 12, 1)),
                Action(text="SECRET errand", owner_id=lleu.id, item_id=held.items[3]),
                Decision(text="The door is painted green.", method="lazy_consensus", deadline=NOW.replace(day=30)),
                Decision(text="Too late to object.", method="lazy_consensus", deadline=NOW.replace(day=1)),
            ]
        )
    with store.read() as reader:
        found = caught_up(reader, held.meeting, NOW, TODAY)
    return replace(found, minutes=replace(found.minutes, fingerprint=FINGERPRINT))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("minutes_whole", {}),
        ("minutes_names", {"with_names": True}),
        ("minutes_annex", {"confidential": True}),
    ],
)
def test_everything_a_meeting_can_have_is_printed(store: Store, name: str, how: dict[str, bool]) -> None:
    made = paper(told(store, **how))

    as_before(name, read_out(made))
    assert Structure(made.content).faults == []


@pytest.mark.parametrize("size", [10, 16])
def test_every_size_says_the_same(store: Store, size: int) -> None:
    made = paper(told(store), size=size)

    assert read_out(made) == (GOLDEN / "minutes_whole.txt").read_text(encoding="utf-8")
    assert Structure(made.content).faults == []


def test_nobody_who_objected_or_argued_is_named_unless_it_is_asked(store: Store) -> None:
    structure = read_out(paper(told(store)))

    decision = structure[structure.index("Decision W 2026-11-09/2") : structure.index("Action: Draft")]
    assert "Carlos" not in decision and "Dilys" not in decision


def test_the_record_that_was_signed_stands_beside_its_annex(store: Store) -> None:
    minutes = replace(
        told(store),
        state="sealed",
        version=4,
        approved=Approved("November meeting", date(2026, 11, 23), "item 3: It was £40."),
        signed=(Signed("Dilys Haworth", date(2026, 11, 24), FINGERPRINT),),
        annex=(MinutedCorrection("attendance", "Hari came at 18:35.", "", "December meeting", date(2026, 12, 10)),),
        fingerprint=OTHER,
    )

    structure = read_out(paper(minutes))
    end = structure[structure.index("H2 Approval") :]

    as_before("minutes_end", end)
    assert FINGERPRINT[:8] in end and OTHER[:8] in end
    assert "P Signed minutes" in structure


def test_a_picture_no_program_can_read_is_named(store: Store) -> None:
    text = text_of(paper(told(store)).content)

    assert "A picture that cannot be shown: Flipchart" in text


def test_each_who_was_absent_has_a_sheet_of_their_own(store: Store) -> None:
    sheets = catch_up.paper(missed(store), each_their_own=True, printed=TODAY)

    pages = pages_of(sheets.content)
    as_before("catch_up", read_out(sheets))
    assert Structure(sheets.content).faults == []
    assert ["Mend the gate" in page for page in pages] == [False, True]
    assert "SECRET" not in read_out(sheets)


def test_a_date_to_object_is_told_only_while_it_lasts(store: Store) -> None:
    structure = read_out(catch_up.paper(missed(store)))

    assert "“The door is painted green.” holds unless somebody objects" in structure
    assert "Too late to object" not in structure


def test_everybody_has_a_list_and_what_nobody_does_comes_last(store: Store) -> None:
    evening(store)
    with store.read() as reader:
        rows = actions.open_actions(reader, date(2026, 12, 24))

    lists = action_list.paper("West", rows, date(2026, 12, 24))

    as_before("action_list", read_out(lists))
    assert Structure(lists.content).faults == []
    assert lists.pages == len({row.owner for row in rows})


def test_a_chapter_without_actions_still_makes_a_page() -> None:
    assert "Nothing is open" in read_out(action_list.paper("West", [], TODAY))
