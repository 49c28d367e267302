"""What holds for every paper of the sample chapter, and whatever else people may have written in it."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfua
import pytest

from exports.pdf.fonts import REPLACEMENT
from exports.pdf.structure import Elem
from exports.pdf.structure import walk as elements
from tests.exports.every_paper import NAMES, Drawn, every_paper, spoiled
from tests.exports.hostile_texts import STORABLE, WORLD
from tests.exports.pdf_reading import read_in_order, steps_back, words_lost
from tests.exports.reading_out import read_out
from tests.once import common_folder, made_once

_BELONGS = {
    "TR": ("Table", "THead", "TBody"), "TH": ("TR",), "TD": ("TR",), "THead": ("Table",), "TBody": ("Table",),
    "LI": ("L",), "Lbl": ("LI",), "LBody": ("LI",),
}  # fmt: skip
_FITTED = ("address-labels", "asset-labels", "ballots")
"""Papers whose text depends on what fits into a rectangle."""

Of = Callable[[str, str], Drawn]


@pytest.fixture(scope="session")
def chapters(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> dict[str, Path]:
    """The sample chapter, and copies of it in which people wrote something else."""
    folder = common_folder(tmp_path_factory)

    def make() -> dict[str, Path]:
        return {
            "sample": sample,
            "world": spoiled(sample, folder / "world.chapter", WORLD),
            "hostile": spoiled(sample, folder / "hostile.chapter", STORABLE),
        }

    return made_once(tmp_path_factory, "chapters", make)


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory, chapters: dict[str, Path]) -> Of:
    """Each paper of each chapter, drawn when it is first asked for; "large" is the sample in large print."""

    @cache
    def of(chapter: str) -> dict[str, Drawn]:
        path, size = (chapters["sample"], 16) if chapter == "large" else (chapters[chapter], 12)
        papers = made_once(tmp_path_factory, f"papers of {chapter}", lambda: every_paper(path, size))
        return {name: Drawn(paper) for name, paper in papers.items()}

    return lambda chapter, name: of(chapter)[name]


every = pytest.mark.parametrize(("chapter", "name"), [(c, n) for c in ("sample", "world", "hostile") for n in NAMES])
a_few = pytest.mark.parametrize(
    ("chapter", "name"), [*(("sample", n) for n in NAMES), ("hostile", "minutes"), ("world", "members")]
)
"""Each starts another program."""


@every
def test_text_and_tree_reach_each_other_and_nothing_is_painted_outside(drawn: Of, chapter: str, name: str) -> None:
    assert drawn(chapter, name).structure.faults == []


@every
def test_the_tree_keeps_the_rules_of_pdf_ua(drawn: Of, chapter: str, name: str) -> None:
    root = drawn(chapter, name).paper.root

    assert [*_misplaced(root), *_uneven(root), *_headings_skipped(root)] == []


@every
def test_whoever_hears_a_paper_gets_it_in_the_order_of_the_page(drawn: Of, chapter: str, name: str) -> None:
    made = drawn(chapter, name)

    assert read_in_order(made.paper.content)
    assert steps_back(made.paper.content) == []


@every
def test_pdfua_finds_nothing(drawn: Of, chapter: str, name: str, tmp_path: Path) -> None:
    report = pdfua.validate(str(_file(drawn(chapter, name), tmp_path)))

    assert [(found.rule_id, found.message) for found in report.findings] == []


@a_few
@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_to_complain_about(drawn: Of, chapter: str, name: str, tmp_path: Path) -> None:
    checked = _run("qpdf", "--check", str(_file(drawn(chapter, name), tmp_path)))

    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)


@a_few
@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not installed")
def test_another_program_is_told_the_same_elements(drawn: Of, chapter: str, name: str, tmp_path: Path) -> None:
    made = drawn(chapter, name)

    told = _run("pdfinfo", "-struct-text", str(_file(made, tmp_path)))

    tags = re.findall(r"(?m)^ *(\w+)(?: \"| \(|$)", re.sub(r'(?m)^ *".*"$', "", told.stdout))
    assert told.stderr == ""
    assert tags.count("P") == made.structure.tags["P"]
    assert tags.count("Table") == made.structure.tags["Table"]


@every
def test_every_glyph_is_there_or_named(drawn: Of, chapter: str, name: str) -> None:
    made = drawn(chapter, name)

    assert [char for char in made.paper.missing if f"U+{ord(char):04X}" not in made.text] == []
    assert (REPLACEMENT in made.text) <= bool(made.paper.missing)
    assert not any(char in made.text for char in "\u202e\x00\x07")


@pytest.mark.parametrize("name", ["members", "sign-in", "address-labels", "minutes", "agenda"])
def test_a_name_in_any_script_can_be_read_and_found(drawn: Of, name: str) -> None:
    made = drawn("world", name)

    there = [each for each in WORLD if not words_lost(each, made.paper.content)]
    assert there == list(WORLD) if name in ("members", "sign-in") else len(there) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_no_two_words_are_joined_where_a_line_ends(drawn: Of, name: str) -> None:
    """In large print every line ends elsewhere."""
    if name in _FITTED:
        assert set(read_out(drawn("sample", name).paper).split())
        return

    assert read_out(drawn("large", name).paper) == read_out(drawn("sample", name).paper)


def _file(made: Drawn, folder: Path) -> Path:
    file = folder / "paper.pdf"
    file.write_bytes(made.paper.content)
    return file


def _run(*command: str) -> Any:
    made = subprocess.run(command, capture_output=True, check=False)
    return subprocess.CompletedProcess(command, made.returncode, *(_read(part) for part in (made.stdout, made.stderr)))


def _read(output: bytes) -> str:
    return unicodedata.normalize("NFC", output.decode("utf-8", "replace"))


def _misplaced(root: Elem) -> Iterator[str]:
    for elem in elements(root):
        if elem.tag in _BELONGS and elem.parent and elem.parent.tag not in _BELONGS[elem.tag]:
            yield f"{elem.tag} in {elem.parent.tag}"
        if elem.tag == "L" and any(child.tag not in ("LI", "L", "Caption") for child in elem.elements):
            yield "a list holds what is no item"
        if elem.tag == "TH" and "Scope" not in elem.traits:
            yield "a head that says not of what"


def _uneven(root: Elem) -> Iterator[str]:
    """Tables whose rows have unlike numbers of cells, or that do not say what they hold."""
    for table in (elem for elem in elements(root) if elem.tag == "Table"):
        widths = {len(list(row.elements)) for row in elements(table) if row.tag == "TR"}
        if len(widths) > 1 or not table.traits.get("Summary", "").strip():
            yield f"table {table.traits} with rows of {widths}"


def _headings_skipped(root: Elem) -> Iterator[str]:
    level = 0
    for elem in elements(root):
        if re.fullmatch(r"H\d", elem.tag):
            if int(elem.tag[1:]) > level + 1:
                yield f"{elem.tag} after level {level}"
            level = int(elem.tag[1:])
