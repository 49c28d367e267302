"""The language the program speaks."""

import gettext
import struct
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typer

from desktop import language
from desktop.cli import meeting_papers, meetings, papers
from exports.language import CATALOGUES, speaking, spoken
from exports.words import long_date
from models.store import Store, utc_now
from tests.builders_papers import filled


@pytest.fixture(autouse=True)
def language_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the environment back as the test found it."""
    monkeypatch.setenv("LANGUAGE", "C")


@pytest.fixture
def welsh(tmp_path: Path) -> Path:
    """A folder of catalogues in which Welsh knows one sentence."""
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "chapterhouse.mo").write_bytes(catalogue({"": "Content-Type: text/plain; charset=UTF-8\n", "Yes": "Ie"}))
    return tmp_path


def catalogue(words: dict[str, str]) -> bytes:
    """A gettext catalogue as `msgfmt` writes it, without a hash table."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(words.items())]
    place = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), place + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, place)
    return head + tables[0] + tables[1] + texts


def test_a_language_that_ships_is_spoken(welsh: Path) -> None:
    chosen = language.start(welsh, wanted=["cy_GB.UTF-8"])

    assert chosen == "cy_GB.UTF-8"
    assert gettext.gettext("Yes") == "Ie"
    assert gettext.gettext("No") == "No"


def test_whoever_prefers_english_gets_it(welsh: Path) -> None:
    chosen = language.start(welsh, wanted=["en_GB", "cy"])

    assert chosen == ""
    assert gettext.gettext("Yes") == "Yes"


def test_a_language_that_does_not_ship_falls_back(welsh: Path) -> None:
    assert language.start(welsh, wanted=["pl", "cy"]) == "cy"
    assert language.start(welsh, wanted=["pl_PL"]) == ""
    assert gettext.gettext("Yes") == "Yes"


def test_the_environment_says_what_is_wanted(welsh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "pl:cy")

    assert language.start(welsh) == "cy"


def test_a_welsh_system_gets_no_half_welsh_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only documents are translated so far: the window, and the days it shows, stay English; papers may be Welsh."""
    monkeypatch.setenv("LANGUAGE", "cy_GB.UTF-8")

    chosen = language.start()

    assert chosen == ""
    assert (CATALOGUES / "cy" / "LC_MESSAGES" / "papers.mo").is_file()
    assert long_date(date(2026, 11, 12)) == "Thursday 12 November 2026"
    with speaking("cy"):
        assert long_date(date(2026, 11, 12)) == "Dydd Iau 12 Tachwedd 2026"


def test_with_a_window_in_welsh_papers_are_welsh_without_asking(welsh: Path) -> None:
    language.start(welsh, wanted=["cy_GB.UTF-8"])

    assert spoken() == "cy"


@pytest.fixture
def chapter(empty_chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small chapter's file."""
    file = tmp_path / "own.chapter"
    file.write_bytes(empty_chapter.read_bytes())
    store = Store(file, home=tmp_path / "home", now=utc_now)
    filled(store)
    store.close()
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "home"))
    return file


def run(*words: object) -> None:
    """Do what the command line asks."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    for part in (papers, meetings, meeting_papers):
        part.add_to(app)
    app([*map(str, words)], standalone_mode=False)


@pytest.mark.parametrize(
    "words",
    [
        ("print", "{file}", "decisions"),
        ("meeting", "minutes", "{file}", "last"),
        ("meeting", "agenda", "{file}", "November meeting"),
    ],
)
def test_the_command_line_prints_in_the_language_asked_for(
    chapter: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    asked = [word.format(file=chapter) for word in words]
    for code, name in (("", "en-GB"), ("cy", "cy-GB"), ("en", "en-GB")):
        run(*asked, tmp_path / "a.pdf", "--language", code)
        with pikepdf.open(BytesIO((tmp_path / "a.pdf").read_bytes())) as pdf:
            assert str(pdf.Root.Lang) == name


def test_a_language_nobody_made_a_catalogue_for_is_refused_with_those_that_there_are(
    chapter: Path, tmp_path: Path
) -> None:
    with pytest.raises(typer.BadParameter, match="en, cy"):
        run("print", chapter, "decisions", tmp_path / "a.pdf", "--language", "pl")

    assert not (tmp_path / "a.pdf").exists()
