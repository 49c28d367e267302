"""National's own page, by clicks: invited, enrolled, taken in, replied to, published."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from exports import enrolment, invitation
from models.commands import assets, from_national, national
from tests import builders
from tests.builders import opened
from tests.builders_national import Country, country, enrol, found
from tests.ui.national_page import (
    box,
    choose,
    decide,
    do,
    entered,
    house_on,
    line,
    listed,
    named,
    press,
    says,
    told,
    turn,
)
from ui.national.chapters_page import ChaptersPage
from ui.national.page import NationalPage
from ui.theme import Look


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """National and one enrolled chapter."""
    with country(empty_chapter, tmp_path / "land", "Avon") as made:
        yield made


@pytest.fixture
def hub(land: Country, look: Look, qtbot: QtBot, tmp_path: Path) -> ChaptersPage:
    """National's page."""
    page = ChaptersPage(house_on(land.hub, look, tmp_path))
    entered(qtbot, page)
    return page


def test_chapters_are_listed_with_how_they_stand(land: Country, hub: ChaptersPage, qtbot: QtBot):
    assert listed(hub) == ["Avon | – | – | never heard"]
    assert "1 chapter · 1 never heard" in says(hub)

    land.take_up("Avon")
    hub.refresh()

    assert listed(hub) == ["Avon | 0 | Mon 23 Nov | behind since today"]
    assert "They have not told us yet" in says(hub)


def test_a_question_is_asked_and_closed(land: Country, hub: ChaptersPage, qtbot: QtBot):
    turn(hub, "Consultations")
    assert "Nothing is being asked" in says(hub)
    hub.new_here()
    press(qtbot, hub, "Ask the chapters")
    assert "Write the question." in says(hub)
    qtbot.keyClicks(line(hub, "Question"), "Expenses")
    press(qtbot, hub, "Ask the chapters")

    assert listed(hub) == ["Expenses | Open"]
    press(qtbot, hub, "Close it")
    assert listed(hub) == ["Expenses | Closed"]


def test_what_was_sent_up_is_replied_to(land: Country, hub: ChaptersPage, qtbot: QtBot):
    avon = land.chapters["Avon"]
    do(avon, from_national.send_up, decision_id=decide(avon, "Ask for a second kit"))
    land.take_up("Avon")
    hub.refresh()
    turn(hub, "Sent up")
    assert listed(hub) == ["Ask for a second kit | Waiting"]

    press(qtbot, hub, "Reply…")
    qtbot.keyClicks(box(hub, "Reply"), "It is on its way")
    press(qtbot, hub, "Reply")

    assert listed(hub) == ["Ask for a second kit | Answered"]
    assert "It is on its way" in says(hub)
    land.publish()
    (sent,) = told(avon).sent
    assert sent.reply and sent.reply.text == "It is on its way"


def test_answers_stand_under_their_question(land: Country, hub: ChaptersPage, qtbot: QtBot):
    asked = do(land.hub, national.open_consultation, title="Expenses")
    land.publish()
    avon = land.chapters["Avon"]
    answer = {"consultation_id": asked, "decision_id": decide(avon, "Yes, with receipts"), "at": builders.NOW}
    do(avon, from_national.answer, **answer)
    land.take_up("Avon")
    hub.refresh()
    turn(hub, "Consultations")

    assert "1 of 1 has answered" in says(hub)
    assert "Yes, with receipts" in says(hub)


def test_a_folder_is_taken_in_and_reported_file_by_file(land: Country, hub: ChaptersPage, tmp_path: Path):
    post = tmp_path / "post"
    post.mkdir()
    land.send_up("Avon", post / "avon.bundle")
    (post / "torn.bundle").write_bytes(b"PK nothing")

    hub.deeds.take_in(post, hub.show_arrived)

    assert "2 bundles: 1 taken in, 1 refused." in says(hub)
    assert listed(hub)[0].startswith("Avon | 0 | Mon 23 Nov")


def test_a_chapter_is_invited_and_enrolled_by_its_answer(
    land: Country, hub: ChaptersPage, qtbot: QtBot, empty_chapter: Path, tmp_path: Path
):
    hub.deeds.invite_to("Fens", tmp_path / "invitation.json")
    assert "The six words of the national key" in says(hub)
    (tmp_path / "fens").mkdir()
    with opened(empty_chapter, tmp_path / "fens" / "fens.chapter") as fens:
        found(fens, "Fens")
        enrolment.answer(fens, invitation.read(tmp_path / "invitation.json"), tmp_path / "answer.json")

    hub.deeds.enrol_from(tmp_path / "answer.json", hub.compare)

    assert "Fens is enrolled." in says(hub)
    assert [row.split(" |")[0] for row in listed(hub)] == ["Avon", "Fens"]


def test_an_answer_that_gives_back_no_code_waits_for_the_words(
    land: Country, hub: ChaptersPage, qtbot: QtBot, empty_chapter: Path, tmp_path: Path
):
    for name in ("fens", "other"):
        (tmp_path / name).mkdir()
    with (
        opened(empty_chapter, tmp_path / "fens" / "fens.chapter") as fens,
        opened(empty_chapter, tmp_path / "other" / "other.chapter") as other,
    ):
        found(fens, "Fens")
        do(other, national.found_national, name="Another")
        request = enrolment.answer(fens, invitation.invite(other, "Fens"), tmp_path / "answer.json")

    hub.deeds.enrol_from(tmp_path / "answer.json", hub.compare)
    assert "Ring Fens on a number you know" in says(hub)
    assert len(listed(hub)) == 1
    qtbot.keyClicks(line(hub, "Their six words"), " ".join(request.words))
    press(qtbot, hub, "Enrol")

    assert "Fens is enrolled." in says(hub)


def test_publishing_saves_a_bundle(land: Country, hub: ChaptersPage, tmp_path: Path):
    do(land.hub, national.open_consultation, title="Expenses")

    hub.deeds.publish_to(tmp_path / "down.bundle")

    assert "saved in down.bundle" in says(hub)
    assert (tmp_path / "down.bundle").exists()


def test_what_all_chapters_decided_and_share_can_be_searched(land: Country, hub: ChaptersPage, qtbot: QtBot):
    avon = land.chapters["Avon"]
    decide(avon, "Lend the projector")
    decide(avon, "Meet on Thursdays")
    with avon.write("Add") as session:
        session.connection().exec_driver_sql("INSERT INTO asset(id, name, place) VALUES(?, 'Urn', 'Ely')", ("a" * 32,))
    land.take_up("Avon")
    hub.refresh()

    turn(hub, "Decisions")
    assert sorted(listed(hub)) == ["Lend the projector | Avon", "Meet on Thursdays | Avon"]
    hub.focus_search()
    field = line(hub, "Search decisions and their reasons (Ctrl+F)")
    qtbot.keyClicks(field, "project")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert listed(hub) == ["Lend the projector | Avon"]
    assert hub.back()
    turn(hub, "Shared things")
    assert listed(hub) == ["Urn | Avon"]
    turn(hub, "Coverage")
    assert listed(hub) == ["Avon | 1 chapter | 1"]


def test_every_control_has_a_name(hub: ChaptersPage):
    for tab in ("Chapters", "Sent up", "Consultations", "Decisions", "Shared things", "Coverage"):
        turn(hub, tab)
        assert "" not in named(hub)


def test_a_shared_thing_is_passed_on_to_another_chapter(
    land: Country, look: Look, qtbot: QtBot, empty_chapter: Path, tmp_path: Path
):
    avon = land.chapters["Avon"]
    do(avon, assets.add_asset, name="Tent", kind="kit")
    with opened(empty_chapter, tmp_path / "fens.chapter") as fens:
        found(fens, "Fens")
        enrol(land.hub, fens, "Fens", tmp_path)
        land.chapters["Fens"] = fens
        land.take_up("Avon")
        land.take_up("Fens")
        hub = ChaptersPage(house_on(land.hub, look, tmp_path))
        entered(qtbot, hub)
        turn(hub, "Shared things")

        press(qtbot, hub, "Pass on…")
        press(qtbot, hub, "Pass it on")
        assert "Choose whose it is to be." in says(hub)
        choose(hub, "To", "Fens")
        press(qtbot, hub, "Pass it on")

        assert listed(hub) == ["Tent | Fens"]
        land.publish()
        with fens.read() as reader:
            assert reader.column("SELECT name FROM asset") == ["Tent"]


def test_a_chapter_passes_nothing_on(land: Country, look: Look, qtbot: QtBot, tmp_path: Path):
    with land.hub.write("Add") as session:
        assets.add_asset(session, name="Urn", kind="kit")
    land.publish()
    page = NationalPage(house_on(land.chapters["Avon"], look, tmp_path))
    entered(qtbot, page)

    turn(page, "Shared elsewhere")

    assert "Urn" in "\n".join(listed(page))
    assert not [each for each in page.findChildren(QAbstractButton) if each.text() == "Pass on…" and each.isVisible()]
