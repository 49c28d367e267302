"""What is taken back as a bundle is saved stands in the preview before: the Share page shows what its Save writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.bundle import read
from exports.bundle.read import Bundle
from models.commands import assets, clearing, roster
from models.queries.leaving import Preview
from models.queries.withheld import Reason
from models.rules.consent import ConsentState
from models.store import Store
from models.tables import Answer, Decision
from tests.builders import NOW
from tests.builders_national import Country, age_of, country
from tests.ui.houses import house_on
from tests.ui.sharing_desk import change, listed, open_page, press, says
from ui.row_table import RowTable
from ui.sharing import page as page_module
from ui.sharing import preview_card
from ui.sharing.leaving_rows import STAYS, Shown
from ui.sharing.page import SharePage
from ui.theme import Look

GRANTED, REFUSED = ConsentState.GRANTED, ConsentState.REFUSED
DECISION, ANSWER = "0199aaaa00007000800000000000dd01", "0199aaaa00007000800000000000dd02"
TAKEN_BACK = "Tent | Taken back: a name stands in it | Changed"


@dataclass
class Desk:
    """Somebody at a chapter’s Share page. `seen` are its previews as they were shown, the newest last."""

    qtbot: QtBot
    land: Country
    look: Look
    target: Path
    seen: list[Shown] = field(default_factory=list)
    page: SharePage | None = None

    @property
    def fens(self) -> Store:
        """The chapter."""
        return self.land.chapters["Fens"]

    @property
    def tent(self) -> str:
        """The id of the tent, which is kept with Nadia."""
        with self.fens.read() as reader:
            return reader.value("SELECT id FROM asset WHERE name = 'Tent'")

    def answers(self, state: ConsentState) -> None:
        """Nadia says so."""
        with self.fens.read() as reader:
            nadia = reader.value("SELECT id FROM person")
        with self.fens.write("Answer") as session:
            roster.record_consent(session, person_id=nadia, state=state, at=NOW)

    def previewed(self) -> Shown:
        """What the page shows of the next bundle for the national community."""
        if self.page is None:
            self.page = open_page(self.qtbot, house_on(self.fens, self.look))
            press(self.qtbot, self.page, "The national community")
        else:
            self.page.refresh()
        return self.seen[-1]

    def lists(self) -> list[str]:
        """The same as a person reads it."""
        assert self.page
        return listed(self.page, "What would leave")

    def saved(self, button: str = "Save bundle…") -> Bundle:
        """Pressed; and what national reads in the file."""
        assert self.page
        press(self.qtbot, self.page, button)
        return read.read(self.target, keys=age_of(self.land.hub))

    def carried(self, bundle: Bundle) -> None:
        """To national, and its answer home."""
        read.take_in(self.land.hub, bundle, label="Open bundle")
        self.land.publish()


@pytest.fixture
def desk(
    qtbot: QtBot, look: Look, empty_chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """National holds the chapter's tent, kept with Nadia, and its drill."""
    with country(empty_chapter, tmp_path / "land", "Fens") as land:
        with land.chapters["Fens"].write("Add") as session:
            nadia = roster.add_person(session, given_name="Nadia", family_name="Rhys")
            assets.add_asset(session, name="Tent", kind="kit", place="with Nadia")
            assets.add_asset(session, name="Drill", kind="kit", place="Village hall")
            session.flush()
            roster.record_consent(session, person_id=nadia, state=GRANTED, at=NOW)
        land.take_up("Fens")
        land.publish()
        made = Desk(qtbot, land, look, tmp_path / "up.bundle.age")
        show = preview_card.PreviewCard.show_preview

        def kept(card: preview_card.PreviewCard, told: Shown) -> None:
            made.seen.append(told)
            show(card, told)

        monkeypatch.setattr(preview_card.PreviewCard, "show_preview", kept)
        monkeypatch.setattr(page_module, "file_to_save", lambda *_given, **_named: made.target)
        yield made


def in_the_preview(seen: Preview) -> set[tuple[str, str, str, object]]:
    """Every value shown to leave, by table, row and field."""
    return {
        (thing.table, thing.row, field.name, value)
        for thing in seen.things
        for field in thing.fields
        for value in (field.value, *field.earlier)
    }


def in_the_file(bundle: Bundle) -> set[tuple[str, str, str, object]]:
    """Every value in the file, likewise."""
    ops = [signed.op for signed in bundle.parcel.ops if signed.op]
    return {(op.table, op.row, field, value) for op in ops for field, value in op.set.items()}


def require_shown(bundle: Bundle, told: Shown) -> None:
    """What is in it is what was shown: value by value, change by change, number by number."""
    assert in_the_file(bundle) == in_the_preview(told.preview)
    assert len(bundle.parcel.ops) == told.preview.changes + told.preview.stubs + told.preview.erased
    assert bundle.parcel.totals == told.preview.totals


def test_what_is_taken_back_is_shown_before_it_is_saved(desk: Desk) -> None:
    desk.answers(REFUSED)

    told, leaving = desk.previewed(), desk.lists()
    bundle = desk.saved()

    assert TAKEN_BACK in leaving
    assert ("asset", desk.tent, "withheld", 1) in in_the_file(bundle)
    require_shown(bundle, told)


def test_nothing_is_written_by_looking(desk: Desk) -> None:
    desk.answers(REFUSED)

    desk.previewed()

    assert TAKEN_BACK in desk.lists()
    with desk.fens.read() as reader:
        assert reader.column("SELECT withheld FROM asset WHERE withheld") == []


def test_what_was_taken_back_and_is_theirs_again_is_shown_before_it_is_saved(desk: Desk) -> None:
    desk.answers(REFUSED)
    desk.previewed()
    desk.carried(desk.saved())
    desk.answers(GRANTED)

    told = desk.previewed()

    require_shown(desk.saved(), told)
    assert ("asset", desk.tent, "withheld", 0) in in_the_preview(told.preview)


def test_what_was_taken_back_and_not_yet_heard_of_is_shown_with_both_its_values(desk: Desk) -> None:
    desk.answers(REFUSED)
    desk.previewed()
    desk.saved()
    desk.answers(GRANTED)

    told = desk.previewed()

    require_shown(desk.saved(), told)
    (thing,) = [each for each in told.preview.things if each.row == desk.tent]
    assert [(each.value, each.earlier) for each in thing.fields if each.name == "withheld"] == [(0, (1,))]


def test_what_somebody_looked_at_before_saving_is_not_taken_back(desk: Desk) -> None:
    desk.answers(REFUSED)
    with desk.fens.write("Look") as session:
        clearing.clear(session, table="asset", id=desk.tent)

    told = desk.previewed()

    bundle = desk.saved()
    require_shown(bundle, told)
    assert [cell for cell in in_the_file(bundle) if cell[1] == desk.tent] == []


def test_a_thing_that_went_into_the_bin_says_only_that(desk: Desk) -> None:
    desk.answers(REFUSED)
    change(desk.fens, "asset", desk.tent, removed=True, notes="Nadia keeps the keys")

    told = desk.previewed()

    bundle = desk.saved()
    require_shown(bundle, told)
    assert {cell[2:] for cell in in_the_file(bundle) if cell[1] == desk.tent} == {("removed", 1)}
    assert desk.page
    assert "Nadia" not in says(desk.page)


def test_an_answer_with_a_name_in_it_leaves_once_somebody_has_looked(desk: Desk) -> None:
    with desk.fens.write("Answer") as session:
        session.add(Decision(id=DECISION, number="2026-1", text="We say yes", outcome="adopted", declared_at=NOW))
        session.add(Answer(id=ANSWER, decision_id=DECISION, text="Nadia Rhys will come", at=NOW))
    desk.previewed()
    assert desk.page
    press(desk.qtbot, desk.page, "Stays here")
    (table,) = [each for each in desk.page.findChildren(RowTable) if each.isVisible()]
    assert table.select_id(f"{STAYS}:answer:{ANSWER}:{Reason.NAME_FOUND}")

    press(desk.qtbot, desk.page, "I have looked: it may leave")
    told = desk.previewed()

    bundle = desk.saved()
    require_shown(bundle, told)
    assert ("answer", ANSWER, "text", "Nadia Rhys will come") in in_the_file(bundle)
