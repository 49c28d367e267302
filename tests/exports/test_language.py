"""Documents in English and Welsh, whatever the program itself speaks."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exports import language
from exports.language import LANGUAGES, NotSpoken, foreign, speaking, spoken, tag
from exports.meeting_post import write_post
from exports.paper_pack import write_pack
from exports.pdf import agenda, minutes
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.structure import Elem, walk
from exports.printing import Wish, drawing, file_name
from exports.words import counted_stance, duration, long_date, short_date
from models.errors import CouldNotRead
from models.store import Store
from tests.builders_papers import filled
from tests.exports.minutes_samples import full_minutes
from tests.exports.pack_samples import PRINTED, pack
from tests.exports.pdf_reading import Structure, text_of
from tests.exports.reading_out import read_out

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def in_welsh(name: str) -> Paper:
    """One of the two papers that everybody gets."""
    with speaking("cy"):
        if name == "minutes":
            return minutes.paper(full_minutes(), printed=PRINTED)
        return agenda.paper(pack(deciders=2), Printing(printed=PRINTED, language="cy"))


def said_in(paper: Paper, lang: str) -> list[str]:
    """The texts of a paper that say they are in this language."""
    return ["".join(words(elem)) for elem in walk(paper.root) if elem.traits.get("Lang") == lang]


def words(elem: Elem) -> list[str]:
    """What is read of an element."""
    told: list[str] = []
    for kid in elem.kids:
        told += words(kid) if isinstance(kid, Elem) else [said.words for said in getattr(kid, "said", ())]
    return told


@pytest.mark.parametrize("name", ["minutes", "agenda"])
def test_a_welsh_paper_reads_as_it_always_did(name: str) -> None:
    """After a wanted change: `GOLDEN=write pytest tests/exports/test_language.py`, and read the difference."""
    made = in_welsh(name)

    golden = GOLDEN / f"{name}_cy.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(read_out(made), encoding="utf-8")
    assert read_out(made) == golden.read_text(encoding="utf-8")
    assert Structure(made.content).faults == []


def test_days_numbers_and_stances_are_welsh() -> None:
    with speaking("cy"):
        said = [long_date(date(2026, 11, 12)), short_date(date(2026, 2, 3)), duration(90), counted_stance("consent", 4)]

    assert said == ["Dydd Iau 12 Tachwedd 2026", "Maw 3 Chw 2026", "1 awr 30 mun", "4 wedi cydsynio"]


@pytest.mark.parametrize(
    "count, said",
    [(0, "0 penderfyniad"), (1, "1 penderfyniad"), (2, "2 benderfyniad"), (3, "3 phenderfyniad"), (4, "4 penderfyniad"),
     (6, "6 phenderfyniad"), (11, "11 penderfyniad")],
)  # fmt: skip
def test_a_number_mutates_what_it_counts(count: int, said: str) -> None:
    with speaking("cy"):
        told = language.ngettext("{count} decision", "{count} decisions", count).format(count=count)

    assert told == said


def test_nothing_of_one_language_stays_for_the_next() -> None:
    english, welsh = ((GOLDEN / name).read_text(encoding="utf-8") for name in ("minutes.txt", "minutes_cy.txt"))

    assert read_out(minutes.paper(full_minutes())) == english
    assert read_out(in_welsh("minutes")) == welsh
    with speaking("en"):
        assert read_out(minutes.paper(full_minutes())) == english


def test_the_file_says_its_language() -> None:
    for code, name in (("en", "en-GB"), ("cy", "cy-GB")):
        with speaking(code):
            made = agenda.paper(pack())
        pdf: Any = Structure(made.content).pdf
        assert str(pdf.Root.Lang) == name == tag(code)
        assert f"<rdf:li>{name}</rdf:li>".encode() in pdf.Root.Metadata.read_bytes()


def test_what_people_wrote_says_its_own_language_in_a_welsh_paper() -> None:
    theirs = said_in(in_welsh("minutes"), "en-GB")

    meeting = full_minutes()
    expected = [item.title for item in meeting.items if item.title]
    expected += [decision.text for item in meeting.items for decision in item.decisions]
    expected += [action.text for item in meeting.items for action in item.actions]
    assert [text for text in expected if text not in theirs] == []
    assert not any("Penderfyniad" in text or "Cam gweithredu" in text for text in theirs)


def test_in_their_own_language_nothing_needs_to_be_said() -> None:
    made = minutes.paper(full_minutes())

    assert [elem.tag for elem in walk(made.root) if "Lang" in elem.traits] == []


def test_the_language_of_an_element_is_in_the_file() -> None:
    pdf: Any = Structure(in_welsh("agenda").content).pdf
    langs = [str(each.Lang) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]

    assert set(langs) == {"cy-GB", "en-GB"}
    assert langs.count("cy-GB") == 1


def test_every_paper_of_the_chapter_is_printed_in_the_language_wished_for(store: Store) -> None:
    filled(store)
    wish = Wish("decisions", language="cy")
    with store.read() as reader:
        draw = drawing(reader, wish, NOW)

    text = text_of(draw(Printing(printed=PRINTED)).content)
    assert "Penderfyniadau mewn grym" in text
    assert "Decision" not in text
    assert file_name(wish, NOW) == "2026-11-23 Cofrestr penderfyniadau.pdf"
    assert spoken() == "en"


def test_the_printing_may_ask_for_another_language_than_the_wish(store: Store) -> None:
    filled(store)
    with store.read() as reader:
        draw = drawing(reader, Wish("decisions"), NOW)

    assert "Penderfyniadau mewn grym" in read_out(draw(Printing(printed=PRINTED, language="cy")))
    assert "Decisions in force" in read_out(draw(Printing(printed=PRINTED)))


def test_the_pack_and_the_post_of_a_meeting_are_welsh_down_to_their_names(tmp_path: Path) -> None:
    papers = write_pack(tmp_path, pack(), printed=PRINTED, language="cy")
    post = write_post(tmp_path, pack(), [], at=NOW, printed=PRINTED, language="cy")

    assert papers[0].name.endswith("– 1 agenda.pdf")
    assert papers[2].name.endswith("– 3 taflen bresenoldeb.pdf")
    assert post.calendar and post.calendar.name.endswith("– gwahoddiad.ics")
    assert "Rhif" in text_of(papers[0].read_bytes())


def test_a_paper_made_without_speaking_its_language_is_our_error() -> None:
    with pytest.raises(NotSpoken):
        agenda.paper(pack(), Printing(language="cy"))


def test_the_language_before_is_spoken_again_even_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), speaking("cy"):
        assert (spoken(), foreign()) == ("cy", "en-GB")
        with speaking(""):
            assert spoken() == "cy"
        raise ZeroDivisionError

    assert (spoken(), foreign()) == ("en", "")


def test_a_language_without_a_catalogue_is_an_error_and_never_silent_english() -> None:
    with pytest.raises(CouldNotRead) as refused, speaking("pl"):
        pass

    assert refused.value.path == language.CATALOGUES / "pl" / "LC_MESSAGES" / "papers.mo"
    assert list(LANGUAGES.values()) == ["English", "Cymraeg"]


def test_the_papers_of_a_welsh_window_are_welsh_unless_another_language_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "cy_GB.UTF-8")

    assert read_out(agenda.paper(pack())) == read_out(in_welsh("agenda"))
    with speaking("en"):
        assert "Item" in read_out(agenda.paper(pack()))
