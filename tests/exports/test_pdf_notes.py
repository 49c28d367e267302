"""Notes typed in Markdown keep their shape on paper."""

from exports.pdf.minutes import paper
from tests.exports.minutes_samples import item, minutes
from tests.exports.pdf_reading import Structure
from tests.exports.reading_out import read_out


def shape_of(notes: str) -> list[str]:
    """The structure below the heading of the one item that has these notes."""
    lines = read_out(paper(minutes(items=(item(1, "Notes", notes=notes),)))).splitlines()
    start = next(number for number, line in enumerate(lines) if line.endswith("Notes") and "H2" in line)
    end = next(number for number, line in enumerate(lines) if number > start and "Sect" in line)
    return [line.removeprefix("    ") for line in lines[start + 1 : end]]


def test_paragraphs_and_hard_breaks() -> None:
    assert shape_of("one\ntwo\n\nthree  \nfour") == ["P one two", "P three four"]


def test_emphasis_is_one_sentence() -> None:
    assert shape_of("very **bold** and *slanted*, `code` too") == ["P very bold and slanted, code too"]


def test_lists_inside_lists_keep_the_numbers_that_were_typed() -> None:
    assert shape_of("- a\n  1) b\n  4) c") == [
        *("L", "  LI", "    Lbl •", "    LBody", "      P a"),
        *("      L", "        LI", "          Lbl 1)", "          LBody", "            P b"),
        *("        LI", "          Lbl 4)", "          LBody", "            P c"),
    ]


def test_a_link_leads_somewhere_and_shows_its_address() -> None:
    notes = "see [the guide](https://example.org/a b) and <mailto:a@example.org>, not [this](javascript:alert)"

    made = paper(minutes(items=(item(1, "Notes", notes=notes.replace("a b", "ab")),)))

    structure = Structure(made.content)
    targets = [str(link.A.URI) for page in structure.pdf.pages for link in page.Annots]
    assert targets == ["https://example.org/ab", "mailto:a@example.org"]
    assert structure.faults == []
    sentence = "P see <the guide> (https://example.org/ab) and <mailto:a@example.org>, not [this](javascript:alert)"
    assert sentence in read_out(made)


def test_a_quotation_is_a_quotation() -> None:
    assert shape_of("> so it was said") == ["BlockQuote", "  P so it was said"]


def test_code_keeps_its_lines_and_spaces() -> None:
    assert shape_of("```\nif  x:\n    y\n```") == ["Code if  x:     y"]


def test_a_table_has_a_head() -> None:
    rows = shape_of("| a | b |\n|---|---|\n| 1 | 2 |")

    assert [row.strip() for row in rows] == ["Table", "THead", "TR", "TH a", "TH b", "TBody", "TR", "TD 1", "TD 2"]


def test_headings_never_skip_a_level() -> None:
    assert shape_of("### deep\n\n# top\n\n###### deepest") == ["H3 deep", "H3 top", "H4 deepest"]


def test_a_table_with_a_cell_too_many_is_printed_as_typed() -> None:
    assert shape_of("| a | b |\n|---|---|\n| 1 | 2 | 3 |") == ["P | a | b | |---|---| | 1 | 2 | 3 |"]
