"""Sending from the Share page: the preview is what the bundle holds, for whom it is and how it is sealed."""

from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.bundle.read import Bundle, read
from exports.bundle.seal import is_sealed, needs_phrase
from models.commands import national, roster, roster_parts
from models.log.outgoing import NATIONAL
from models.queries.withheld import Reason
from models.store import Store
from models.tables import ConsentEvent, Decision
from models.trust import national as crowned
from models.trust.keys import secrets_of
from tests import builders
from tests.builders import NOW
from tests.ui.sharing_desk import buttons, change, founded, joined, listed, open_page, press, says, type_in
from ui.house import House
from ui.row_table import RowTable
from ui.sharing import page as page_module
from ui.sharing.leaving_rows import STAYS
from ui.sharing.page import SharePage

LOOK = "have a look first"
AT = "2026-11-23T18:00:00Z"
DECISION, NAMING = "0199aaaa00007000800000000000dd01", "0199aaaa00007000800000000000dd02"


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


@pytest.fixture
def asha(empty_chapter: Path, store: Store, projector: str) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


class Dialog:
    """In the place of the system's dialog: answers `target`, and keeps the names it was to suggest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.target = folder
        self.suggested: list[str] = []

    def answers(self, name: str) -> Path:
        """What it will answer from now on."""
        self.target = self._folder / name
        return self.target

    def __call__(self, *_given: object, name: str, kinds: str) -> Path:
        """What the page asks."""
        self.suggested.append(name)
        return self.target


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Dialog:
    """Where files are saved to."""
    made = Dialog(tmp_path)
    monkeypatch.setattr(page_module, "file_to_save", made)
    return made


def opened(store: Store, path: Path, passphrase: str = "") -> Bundle:
    """A bundle as this copy can read it."""
    key = secrets_of(store.home, store.writer).age
    return read(path, keys=[key], passphrase=passphrase)


def carried(bundle: Bundle) -> set[tuple[str, str]]:
    """The tables and fields that travel in it."""
    return {(signed.op.table, field) for signed in bundle.parcel.ops if signed.op for field in signed.op.set}


def test_the_saved_bundle_holds_what_the_preview_shows(
    qtbot: QtBot, house: House, asha: Store, projector: str, dialog: Dialog
) -> None:
    change(house.store, "asset", projector, place="Hall")
    page = open_page(qtbot, house)
    assert listed(page, "What would leave") == ["Projector | Place | Changed"]
    target = dialog.answers("out.bundle.age")

    press(qtbot, page, "Save bundle…")

    assert carried(opened(asha, target)) == {("asset", "place")}
    assert dialog.suggested == ["West Vales 2026-11-23.bundle.age"]
    assert "Only Asha's laptop and this laptop can open it." in says(page)


def test_every_value_that_leaves_can_be_read_before(qtbot: QtBot, house: House, asha: Store, projector: str) -> None:
    change(house.store, "asset", projector, place="Hall")
    change(house.store, "asset", projector, place="Library")

    page = open_page(qtbot, house)

    qtbot.waitUntil(lambda: "Library, and before it Hall" in says(page))


def test_somebody_new_gets_everything_and_needs_a_passphrase(
    qtbot: QtBot, house: House, asha: Store, dialog: Dialog
) -> None:
    target = dialog.answers("new.bundle.age")
    page = open_page(qtbot, house)
    press(qtbot, page, "Somebody new")

    press(qtbot, page, "Save bundle…")
    assert dialog.suggested == []
    assert "Choose a passphrase first" in says(page)
    type_in(qtbot, page, "Passphrase", "seven quiet lanterns")
    press(qtbot, page, "Save bundle…")

    assert needs_phrase(target.read_bytes())
    assert opened(asha, target, "seven quiet lanterns").is_whole


def test_unsealed_it_says_that_anybody_can_read_it(qtbot: QtBot, house: House, asha: Store, dialog: Dialog) -> None:
    target = dialog.answers("open.bundle")
    page = open_page(qtbot, house)

    press(qtbot, page, "Seal it for them alone")
    assert "anybody who gets hold of the file can read it" in says(page)
    press(qtbot, page, "Save bundle…")

    assert not is_sealed(target.read_bytes())


def test_a_draft_of_an_e_mail_carries_the_bundle(
    qtbot: QtBot, house: House, asha: Store, projector: str, dialog: Dialog
) -> None:
    change(house.store, "asset", projector, place="Hall")
    target = dialog.answers("letter.eml")
    page = open_page(qtbot, house)

    press(qtbot, page, "Save as an e-mail draft…")

    letter = message_from_bytes(target.read_bytes())
    (attached,) = [part for part in letter.walk() if part.get_filename()]
    inside = target.with_suffix(".attached")
    content = attached.get_payload(decode=True)
    assert isinstance(content, bytes)
    inside.write_bytes(content)
    assert letter["X-Unsent"] == "1"
    assert attached.get_filename() == "West Vales 2026-11-23.bundle.age"
    assert carried(opened(asha, inside)) == {("asset", "place")}


# -- the national community --------------------------------------------------------------------------------------------


@pytest.fixture
def with_national(empty_chapter: Path, house: House, projector: str, tmp_path: Path) -> dict[str, str]:
    """National's key is pinned, three members have answered, and the chapter has decided on names."""
    store, folder = house.store, tmp_path / "national"
    folder.mkdir()
    with builders.opened(empty_chapter, folder / "own.chapter") as community:
        with community.write("Found") as session:
            national.found_national(session, name="The national community")
        with community.uncaptured("") as (connection, _rows):
            root = crowned.crown(connection, community.home, AT)
    with store.uncaptured("") as (connection, _rows):
        crowned.trust(connection, root, "The national community", AT)
    with store.write("Members") as session:
        people = {name: roster.add_person(session, given_name=name, family_name="Parry") for name in ("Gwen", "Ed")}
        for name, person in people.items():
            roster_parts.add_contact(session, person_id=person, kind="email", value=f"{name.lower()}@chapter.example")
        for name, state in (("Gwen", "granted"), ("Ed", "refused")):
            session.add(ConsentEvent(person_id=people[name], audience=NATIONAL, state=state, at=NOW, method="paper"))
        session.add(Decision(id=DECISION, number="2026-1", text="We share names.", outcome="adopted", declared_at=NOW))
        session.add(Decision(id=NAMING, number="2026-2", text="Ed Parry cooks.", outcome="adopted", declared_at=NOW))
    with store.read() as reader:
        chapter = reader.value("SELECT chapter FROM _ctl")
    change(store, "chapter", chapter, national_level=3, national_decision_id=DECISION)
    return people


def to_national(qtbot: QtBot, house: House) -> SharePage:
    """The page, with the national community chosen."""
    page = open_page(qtbot, house)
    press(qtbot, page, "The national community")
    return page


def test_nothing_of_somebody_who_refused_leaves_for_national(
    qtbot: QtBot, house: House, with_national: dict[str, str]
) -> None:
    page = to_national(qtbot, house)

    leaving = listed(page, "What would leave")

    assert "Gwen Parry | First name, Family name | New" in leaving
    assert [line for line in leaving if "Ed Parry" in line] == []
    press(qtbot, page, "Stays here")
    assert "Ed Parry | Said no | Stays here" in listed(page, "What would leave")


def test_a_lower_level_says_less_and_totals_go_at_every_level(
    qtbot: QtBot, house: House, with_national: dict[str, str]
) -> None:
    for person in with_national.values():
        change(house.store, "person", person, joined_on="2024-05-01")
    page = to_national(qtbot, house)
    assert "The chapter has decided: And members by name (2026-1)" in says(page)
    assert "1 of 2 members are named there. 1 has said no, or gave no answer that counts." in says(page)

    press(qtbot, page, "Totals and what is agreed")

    leaving = listed(page, "What would leave")
    assert [line for line in leaving if "Family name" in line] == [] and "named there" not in says(page)
    assert "Members by skill | Numbers alone, the small ones hidden | As of today" in leaving


def test_no_more_is_told_than_the_chapter_has_decided(
    qtbot: QtBot, house: House, with_national: dict[str, str]
) -> None:
    with house.store.read() as reader:
        chapter = reader.value("SELECT chapter FROM _ctl")
    change(house.store, "chapter", chapter, national_level=1)

    page = to_national(qtbot, house)

    offered = [each for each in page.findChildren(page_module.QWidget) if each.isVisible() and each.isEnabled()]
    names = [each.text() for each in offered if hasattr(each, "isChecked")]  # pyright: ignore
    assert "And who looks after what" in names
    assert "And members by name" not in names


def test_a_decision_with_a_name_in_it_waits_until_somebody_has_looked(
    qtbot: QtBot, house: House, with_national: dict[str, str]
) -> None:
    page = to_national(qtbot, house)
    press(qtbot, page, "Stays here")
    assert (
        listed(page, "What would leave")[0]
        == "2026-2 Ed Parry cooks. | A name stands in it: have a look first | Stays here"
    )
    assert "Ed Parry" in says(page)

    press(qtbot, page, "I have looked: it may leave")
    qtbot.waitUntil(lambda: "2026-2" not in listed(page, "What would leave")[0])
    press(qtbot, page, "Leaves")

    assert [line for line in listed(page, "What would leave") if line.startswith("2026-2")]


def test_a_thing_with_a_name_in_it_leaves_once_somebody_has_looked(
    qtbot: QtBot, house: House, projector: str, with_national: dict[str, str]
) -> None:
    change(house.store, "asset", projector, place="Ed Parry’s garage")
    page = to_national(qtbot, house)
    press(qtbot, page, "Stays here")
    (table,) = [each for each in page.findChildren(RowTable) if each.isVisible()]
    assert table.select_id(f"{STAYS}:asset:{projector}:{Reason.NAME_FOUND}")

    press(qtbot, page, "I have looked: it may leave")
    qtbot.waitUntil(lambda: not [line for line in listed(page, "What would leave") if LOOK in line and "Proj" in line])
    press(qtbot, page, "Leaves")

    assert [line for line in listed(page, "What would leave") if line.startswith("Projector")]


def test_the_bundle_for_national_holds_what_the_preview_shows(
    qtbot: QtBot, house: House, with_national: dict[str, str], dialog: Dialog
) -> None:
    page = to_national(qtbot, house)
    target = dialog.answers("up.bundle.age")
    if "Seal it for them alone" not in buttons(page):
        type_in(qtbot, page, "Passphrase", "seven quiet lanterns")

    press(qtbot, page, "Save bundle…")

    bundle = opened(house.store, target, "seven quiet lanterns")
    values = {str(value) for signed in bundle.parcel.ops if signed.op for value in signed.op.set.values()}
    assert {"Gwen", "gwen@chapter.example"} <= values
    assert not {value for value in values if "Ed" in value or value.startswith("ed@")}


def test_what_is_to_be_sealed_is_sealed_whatever_it_is_called(
    qtbot: QtBot, house: House, asha: Store, dialog: Dialog
) -> None:
    target = dialog.answers("for Asha.bundle")
    page = open_page(qtbot, house)

    press(qtbot, page, "Save bundle…")

    assert is_sealed(target.read_bytes())
    assert "Only Asha's laptop and this laptop can open it." in says(page)
