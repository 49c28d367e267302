"""A chapter's page about the national community, by clicks: joined, asked, answered, sent up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports import enrolment, invitation
from models.commands import meetings, national
from tests import builders
from tests.builders import opened
from tests.builders_national import Country, country, found
from tests.ui.national_page import choose, decide, do, entered, house_on, listed, named, press, says, told, turn
from ui.national.page import NationalPage
from ui.row_table import RowTable
from ui.theme import Look


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """National and one enrolled chapter."""
    with country(empty_chapter, tmp_path / "land", "Avon") as made:
        yield made


@pytest.fixture
def page(land: Country, look: Look, qtbot: QtBot, tmp_path: Path) -> NationalPage:
    """The chapter's page."""
    page = NationalPage(house_on(land.chapters["Avon"], look, tmp_path))
    entered(qtbot, page)
    return page


def test_before_its_first_bundle_the_page_says_what_is_still_to_come(land: Country, page: NationalPage):
    assert "The national community has your answer, or soon will" in says(page)


def test_a_chapter_that_was_not_invited_opens_an_invitation(
    land: Country, look: Look, qtbot: QtBot, empty_chapter: Path, tmp_path: Path
):
    made = invitation.invite(land.hub, "Fens")
    invitation.save(tmp_path / "invitation.json", made)
    (tmp_path / "fens").mkdir()
    with opened(empty_chapter, tmp_path / "fens" / "fens.chapter") as fens:
        found(fens, "Fens")
        page = NationalPage(house_on(fens, look, tmp_path))
        entered(qtbot, page)
        assert "No national community is known here" in says(page)

        page.joining.open_invitation(tmp_path / "invitation.json")
        assert "   ".join(made.words) in says(page)
        page.joining.answer_to(tmp_path / "answer.json")

        assert "The answer is in answer.json" in says(page)
        assert "The national community has your answer, or soon will" in says(page)
    assert enrolment.read(tmp_path / "answer.json").who.name == "Fens"


def test_lists_are_built_once_there_is_something_for_them(land: Country, page: NationalPage):
    before = [table.accessibleName() for table in page.findChildren(RowTable)]

    land.publish()
    page.refresh()

    assert before == []
    assert len(page.findChildren(RowTable)) == 4


def test_a_consultation_is_put_on_an_agenda_and_answered(land: Country, page: NationalPage, qtbot: QtBot):
    do(land.hub, national.open_consultation, title="Carers’ expenses", text="One rule for all?")
    land.publish()
    avon = land.chapters["Avon"]
    do(avon, meetings.plan, title="December meeting", starts=builders.NOW)
    decide(avon, "Yes, with receipts")
    decide(avon, "Meet on Thursdays")
    page.refresh()
    assert listed(page) == ["Carers’ expenses | Open"]
    assert "One rule for all?" in says(page)

    press(qtbot, page, "Put on an agenda…")
    press(qtbot, page, "Put it on the agenda")
    assert "December meeting · Mon 23 Nov 2026" in says(page)
    press(qtbot, page, "Answer…")
    press(qtbot, page, "Answer")
    assert "Choose the decision." in says(page)
    choose(page, "Decision", "Yes, with receipts")
    press(qtbot, page, "Answer")

    (asked,) = told(avon).asked
    assert asked.answer and asked.answer.decision == "Yes, with receipts"
    assert "Leaves with the next bundle for national" in says(page)


def test_where_nothing_was_decided_the_answer_says_so(land: Country, page: NationalPage, qtbot: QtBot):
    do(land.hub, national.open_consultation, title="Expenses")
    land.publish()
    page.refresh()

    press(qtbot, page, "Answer…")
    press(qtbot, page, "Answer")

    assert "Nothing has been decided yet that could be named here." in says(page)
    assert page.back()
    assert not page.back()


def test_a_decision_is_sent_up_and_kept_here_after_all(land: Country, page: NationalPage, qtbot: QtBot):
    land.publish()
    avon = land.chapters["Avon"]
    decide(avon, "Ask for a kit")
    decide(avon, "Meet on Thursdays")
    page.refresh()

    press(qtbot, page, "Send a decision up…")
    press(qtbot, page, "Send it up")
    assert "Choose the decision." in says(page)
    choose(page, "Decision", "Ask for a kit")
    press(qtbot, page, "Send it up")
    assert listed(page) == ["Ask for a kit | Leaves with the next bundle"]

    press(qtbot, page, "Keep it here")
    assert told(avon).sent == ()


def test_how_much_is_told_is_set_by_a_decision(land: Country, page: NationalPage, qtbot: QtBot):
    land.publish()
    avon = land.chapters["Avon"]
    decide(avon, "Tell who looks after what")
    page.refresh()

    press(qtbot, page, "How much we tell…")
    choose(page, "From now on", "And who looks after what")
    press(qtbot, page, "Set it")

    with avon.read() as reader:
        assert reader.value("SELECT national_level FROM chapter") == 1
    assert "we tell: and who looks after what" in says(page)


def test_national_decisions_are_marked_as_theirs(land: Country, page: NationalPage):
    decide(land.hub, "Every chapter shares one thing")
    land.publish()
    decide(land.chapters["Avon"], "Our own affair")
    page.refresh()

    turn(page, "Decisions")

    assert listed(page) == ["Every chapter shares one thing | National community"]


def test_every_control_has_a_name(land: Country, page: NationalPage):
    assert "" not in named(page)
    land.publish()
    page.refresh()
    for tab in ("Consultations", "Decisions", "Sent up", "Shared elsewhere"):
        turn(page, tab)
        assert "" not in named(page)
