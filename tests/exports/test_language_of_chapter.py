"""What people wrote says its own language in every paper, whichever language the chapter writes in."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exports.language import speaking
from exports.meeting_post import write_post
from exports.paper_pack import write_agenda, write_pack
from exports.pdf import agenda, minutes
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.printing import Wish, drawing
from models.commands import chapter as commands
from models.queries.chapter import chapter
from models.queries.minutes_of import minutes_of
from models.queries.paper_pack import pack_of
from models.store import Store
from tests import builders_minutes as make
from tests.builders import NOW, TODAY
from tests.builders_papers import filled
from tests.exports.pdf_reading import Structure, text_of
from tests.exports.test_language import said_in


def writes(store: Store, language: str) -> None:
    """Let the chapter say in which language its people write."""
    with store.read() as reader:
        found = chapter(reader)
    assert found
    with store.write("language") as session:
        commands.change(session, chapter_id=found.id, field="language", value=language)


@pytest.fixture
def meeting(store: Store) -> str:
    """A meeting that was held, in a chapter of its own."""
    return make.evening(store).meeting


def minutes_in(store: Store, meeting: str, language: str) -> Paper:
    """Its minutes, printed in a language."""
    with store.read() as reader:
        told = minutes_of(reader, meeting)
    with speaking(language):
        return minutes.paper(told, printed=TODAY)


def langs(content: bytes) -> tuple[str, set[str]]:
    """The language of a file, and those its elements say beside it."""
    pdf: Any = Structure(content).pdf
    each = {str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one}
    return str(pdf.Root.Lang), each - {str(pdf.Root.Lang)}


@pytest.mark.parametrize(
    "written, printed, told",
    [
        ("", "en", ("en-GB", set())),
        ("en", "cy", ("cy-GB", {"en-GB"})),
        ("cy", "cy", ("cy-GB", set())),
        ("cy", "en", ("en-GB", {"cy-GB"})),
    ],
)
def test_the_structure_tree_says_both_ways_what_is_whose_language(
    store: Store, meeting: str, written: str, printed: str, told: tuple[str, set[str]]
) -> None:
    writes(store, written)

    paper = minutes_in(store, meeting, printed)

    assert langs(paper.content) == told
    assert Structure(paper.content).faults == []


def test_the_wording_of_a_decision_is_welsh_in_the_english_minutes_of_a_welsh_chapter(
    store: Store, meeting: str
) -> None:
    writes(store, "cy")
    with store.read() as reader:
        told = minutes_of(reader, meeting)
    texts = [decision.text for item in told.items for decision in item.decisions if decision.number]

    theirs = said_in(minutes_in(store, meeting, "en"), "cy-GB")
    assert texts and [text for text in texts if text not in theirs] == []
    assert "Decided" not in theirs


def test_a_paper_nobody_chose_a_language_for_speaks_that_of_the_chapter(
    store: Store, meeting: str, tmp_path: Path
) -> None:
    writes(store, "cy")
    with store.read() as reader:
        told, pack = minutes_of(reader, meeting), pack_of(reader, meeting, TODAY)

    minutes.write(tmp_path / "minutes.pdf", told, printed=TODAY)
    write_agenda(tmp_path / "agenda.pdf", pack, printed=TODAY)
    papers = write_pack(tmp_path, pack, printed=TODAY)
    post = write_post(tmp_path, pack, [], at=NOW, printed=TODAY)

    made = [tmp_path / "minutes.pdf", tmp_path / "agenda.pdf", *papers]
    assert [langs(each.read_bytes()) for each in made] == [("cy-GB", set())] * len(made)
    assert post.calendar and post.calendar.name.endswith("– gwahoddiad.ics")


def test_a_language_asked_for_goes_before_that_of_the_chapter(store: Store, meeting: str, tmp_path: Path) -> None:
    writes(store, "cy")
    with store.read() as reader:
        told = minutes_of(reader, meeting)

    minutes.write(tmp_path / "minutes.pdf", told, printed=TODAY, language="en")

    assert langs((tmp_path / "minutes.pdf").read_bytes()) == ("en-GB", {"cy-GB"})


def test_the_papers_of_the_chapter_speak_its_language_too(store: Store) -> None:
    filled(store)
    writes(store, "cy")
    with store.read() as reader:
        draw, english = (drawing(reader, Wish("decisions", language=code), NOW) for code in ("", "en"))

    assert "Penderfyniadau mewn grym" in text_of(draw(Printing(printed=TODAY)).content)
    assert langs(english(Printing(printed=TODAY)).content) == ("en-GB", {"cy-GB"})


def test_the_language_changes_nothing_that_was_approved(store: Store, meeting: str) -> None:
    with store.read() as reader:
        before = minutes_of(reader, meeting)

    writes(store, "cy")

    with store.read() as reader:
        after = minutes_of(reader, meeting)
    assert (after.written, after.fingerprint) == ("cy", before.fingerprint)
    assert before.written == ""


def test_a_language_of_a_newer_program_leaves_the_papers_as_they_were(store: Store, meeting: str) -> None:
    writes(store, "gd")
    with store.read() as reader:
        pack = pack_of(reader, meeting, TODAY)

    assert langs(agenda.paper(pack).content) == ("en-GB", set())
