"""The file behind the page: tags, metadata and what PDF/UA and PDF/A ask for."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.metadata import About, Attachment
from exports.pdf.minutes import paper
from exports.pdf.paper import printed_paper
from exports.pdf.spans import Span
from exports.pdf.story import Story
from exports.pdf.structure import Elem, LostText
from exports.pdf.style import Sheet
from tests.exports.minutes_samples import FINGERPRINT, full_minutes, minutes
from tests.exports.pdf_reading import Structure, pages_of
from tests.exports.reading_out import read_out

ROOT = Path(__file__).parents[2]
ABOUT = About("A paper", "Severnside chapter", "", full_minutes().starts)


def story() -> Story:
    """An empty story of an ordinary paper."""
    return Story(Sheet(12), Fonts(), Elem("Document"))


def frame(told: Story) -> Frame:
    """Plain surroundings."""
    return Frame(told.sheet, told.fonts, "head", "foot", draft=False)


def test_every_text_is_reached_from_its_element_and_every_element_from_its_text() -> None:
    structure = Structure(paper(full_minutes()).content)

    assert structure.faults == []
    assert {"H1", "H2", "H3", "L", "LI", "Table", "TH", "BlockQuote", "Link", "Figure"} <= set(structure.tags)


def test_the_file_names_its_standards_language_and_title() -> None:
    pdf: Any = pikepdf.open(BytesIO(paper(full_minutes()).content))

    meta = pdf.open_metadata()
    assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "3", "A")
    assert meta["dc:title"] == "Minutes: Autumn chapter meeting, Thursday 12 November 2026"
    assert str(pdf.docinfo.Title) == meta["dc:title"]
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFA1"
    assert [str(page.Tabs) for page in pdf.pages] == ["/S"] * len(pdf.pages)


def test_every_font_is_embedded_with_its_unicode_values() -> None:
    pdf: Any = pikepdf.open(BytesIO(paper(full_minutes()).content))

    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    content = paper(full_minutes()).content

    assert content.count(b"endstream") > 5
    assert content.count(b"endstream") == content.count(b"\nendstream")


def test_a_picture_says_in_words_what_it_shows() -> None:
    assert f"Figure QR code of the fingerprint {FINGERPRINT}" in read_out(paper(full_minutes()))


def test_no_two_words_are_joined_by_the_end_of_a_line() -> None:
    told = story()
    told.paragraph(" ".join(f"word{number}" for number in range(400)))

    made = printed_paper(told, frame(told), ABOUT)

    assert " ".join(f"word{number}" for number in range(400)) in read_out(made)


def test_a_link_over_two_lines_is_one_link() -> None:
    told = story()
    told.paragraph(["see ", Span("the guide " * 20, link="https://example.org/"), "now"])

    structure = Structure(printed_paper(told, frame(told), ABOUT).content)

    assert (structure.tags["Link"], structure.faults) == (1, [])


def test_text_that_stands_on_no_page_is_an_error() -> None:
    told = story()
    told.paragraph("kept")
    told.paragraph("lost")
    del told.strips[-1]

    with pytest.raises(LostText):
        printed_paper(told, frame(told), ABOUT)


def test_data_can_ride_in_the_file() -> None:
    told = story()
    told.paragraph("See the attached record.")
    record = Attachment("record.json", "application/json", b"{}", "The record behind this paper")

    pdf: Any = pikepdf.open(BytesIO(printed_paper(told, frame(told), ABOUT, attachments=[record]).content))

    assert pdf.attachments["record.json"].get_file().read_bytes() == b"{}"
    assert str(pdf.Root.AF[0].AFRelationship) == "/Source"


def test_the_outline_leads_to_the_items() -> None:
    pdf = pikepdf.open(BytesIO(paper(full_minutes()).content))

    with pdf.open_outline() as outline:
        (title,) = outline.root
        items = [entry.title for entry in title.children]
    assert title.title == "Minutes: Autumn chapter meeting"
    assert items[:4] == [
        "Declarations of interest",
        "Minutes of the last meeting",
        "Matters arising",
        "1 Minutes of the last meeting",
    ]


def test_nothing_in_the_home_folder_is_run(tmp_path: Path) -> None:
    for name in (".reportlab_mods", ".reportlab_settings"):
        (tmp_path / name).write_text(
            "import pathlib; pathlib.Path(__import__('os').environ['HOME'], 'was-run').touch()"
        )
    env = os.environ | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}

    subprocess.run([sys.executable, "-c", "import exports.pdf.minutes"], env=env, cwd=ROOT, check=True)

    assert not (tmp_path / "was-run").exists()


def test_the_head_of_a_table_is_seen_on_each_page_and_read_once() -> None:
    from exports.pdf.table import Column, table

    told = story()
    table(
        told, [Column("Owner"), Column("Action", share=1)], [["Asha", f"Thing {n}"] for n in range(90)], summary="All"
    )

    made = printed_paper(told, frame(told), ABOUT)

    assert ["Owner" in page for page in pages_of(made.content)] == [True] * made.pages
    assert made.pages > 2
    assert read_out(made).count("TH Owner") == 1


def test_the_names_of_chapter_and_title_may_be_anything() -> None:
    odd = minutes(chapter="\ud800 <&> 王", title="a\x00b ]]>")

    pdf = pikepdf.open(BytesIO(paper(odd).content))

    assert "<&>" in str(pdf.open_metadata()["dc:creator"])
