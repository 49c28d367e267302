"""Papers as Markdown and as Word documents: they say what the paper says, in its order."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from desktop.__main__ import run
from exports.blocks import Block, Grid, Heading, Item, Listing, Paragraph, Picture, Quoted, Run, blocks_of, plain
from exports.markdown import escaped, markdown
from exports.other_formats import content_as
from exports.pdf.meeting_paper import Printing
from exports.pdf.minutes import paper, write
from exports.pdf.paper import Paper
from exports.printing import KINDS, Wish, drawing
from models.queries.minutes import MinutedAction, MinutedItem
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_papers import filled
from tests.exports.hostile_texts import HOSTILE
from tests.exports.minutes_samples import attendee, decision, full_minutes, item, minutes
from tests.exports.reading_out import read_out

_BREAK = "<br>"


def words(text: str) -> list[str]:
    """The words in a text, in their order."""
    return re.findall(r"[^\W_]+", text)


def said(blocks: tuple[Block, ...]) -> list[str]:
    """Every text that a reader is told, a block or a cell at a time; numbers of lists are told apart."""
    told: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                told.append(plain(block.words))
            case Picture():
                told.append(block.alt)
            case Quoted():
                told += said(block.blocks)
            case Listing():
                for entry in block.items:
                    told += ["" if block.is_counted else entry.label, *said(entry.blocks)]
            case Grid():
                told += [plain(cell) for row in (block.head, *block.rows) for cell in row]
            case _:
                told.append(block.text)
    return told


def read_markdown(text: str) -> str:
    """All text that a reader of Markdown sees."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    parts: list[str] = []
    for token in reader.parse(text):
        parts += [token.content + "\n"] if token.type in ("fence", "code_block") else []
        parts += [part.content if part.type == "text" else "\n" for part in token.children or () if _shows(part)]
        parts.append("\n")
    return "".join(parts).replace(_BREAK, "\n")


def _shows(part: Any) -> bool:
    return part.type in ("text", "softbreak", "hardbreak")


def read_docx(content: bytes) -> str:
    """All text of a Word document, in its order."""
    body = docx.Document(BytesIO(content)).element.body
    lines = ["".join(_letters(paragraph)) for paragraph in body.iter(qn("w:p"))]
    return "\n".join(lines)


def _letters(paragraph: Any) -> list[str]:
    return ["\n" if part.tag == qn("w:br") else part.text or "" for part in paragraph.iter(qn("w:t"), qn("w:br"))]


def hostile() -> Paper:
    """Minutes in which every text is an attack."""
    items: list[MinutedItem] = []
    for number, each in enumerate(HOSTILE):
        action = MinutedAction(each, each, None, None)
        items.append(item(number, each, notes=each, decisions=(decision(each, reasons=each),), actions=(action,)))
    return paper(minutes(items=tuple(items), present=tuple(attendee(each, each) for each in HOSTILE), title=HOSTILE[0]))


@pytest.mark.parametrize("made", [paper(full_minutes()), hostile()], ids=["minutes", "hostile"])
def test_markdown_and_word_say_what_the_paper_says_in_its_order(made: Paper) -> None:
    wanted = words("\n".join(said(blocks_of(made.root))))

    assert words(read_markdown(content_as(made, ".md").decode())) == wanted
    assert words(read_docx(content_as(made, ".docx"))) == wanted


@pytest.mark.parametrize("what", KINDS)
def test_every_paper_has_its_other_formats(store: Store, what: str) -> None:
    ids = filled(store)
    about = {"person": next(iter(ids.values())), "decision": ids["decision"], "loan": ids["loan"]}
    with store.read() as reader:
        made = drawing(reader, Wish(what, about.get(KINDS[what].needs, "")), NOW)(Printing(printed=TODAY))

    wanted = words("\n".join(said(blocks_of(made.root))))
    assert words(read_markdown(content_as(made, ".md").decode())) == wanted
    assert words(read_docx(content_as(made, ".docx"))) == wanted


def test_nothing_that_the_tree_says_is_missing_from_the_blocks() -> None:
    made = paper(full_minutes())

    tree = re.sub(r"(?m)^ *(Document|Sect|H\d|P|L|LI|Lbl|LBody|Table|T\w+|BlockQuote|Figure)\b", "", read_out(made))
    told = words("\n".join(said(blocks_of(made.root))))
    numbered = ["1", "2"]  # of the one list that counts
    assert sorted([*told, *numbered]) == sorted(words(tree))


@pytest.mark.parametrize(
    "typed",
    [
        "# no heading", "1. no list", "7) nor this", "- nor this", "+ x", "* x", "> x", "===", "---", "***", "```",
        "~~~", "*a* _b_ __c__ `d` ~~e~~", "[a](b) ![c](d) [e]: f", "<b>x</b> <https://x.org>",
        "R&amp;D &lt; &#65; R&D <b", "a | b", "|a|b|", ":-- x", "back\\slash \\* \\", "snake_case _x",
        "a  b", "!", "x\\|y", "#", "##", "trailing #", "[x", "=cmd|' /C calc'!A0",
    ],
)  # fmt: skip
def test_what_people_typed_is_no_markup(typed: str) -> None:
    told = (Run(typed),)
    blocks = [Heading(1, told), Paragraph(told), Grid("", (told,), ((told,),)), Paragraph((Run("a\n"), *told))]

    shown = read_markdown(markdown([*blocks, Listing((Item("•", (Paragraph(told),)),))]))

    assert [" ".join(line.split()) for line in shown.split("\n") if line.strip()] == [
        " ".join(line.split()) for line in (typed, typed, typed, typed, "a", typed, typed)
    ]


def test_markdown_keeps_lists_labels_tables_links_and_emphasis() -> None:
    text = content_as(paper(full_minutes()), ".md").decode()

    assert "\n# Minutes: Autumn chapter meeting\n" in text
    assert "\n- the merged table is checked by a *second* person\n\n  1. before it leaves the data office\n" in text
    assert "\n- **Facilitator:** Siân Llŷr\n" in text
    assert "\n| Income | Charities | Fee |\n| --- | --- | --- |\n| under £10,000 | 31 | none |\n" in text
    assert "[plain-language summary](https://example.org/falls)" in text
    assert "areas with **fewer than 50 people** will be merged" in text


def test_a_list_whose_numbers_do_not_count_on_keeps_them() -> None:
    made = paper(minutes(items=(item(1, "A", notes="3. third\n4. fourth\n\n---\n\n1) one"),)))
    odd = Listing((Item("3.", (Paragraph((Run("third"),)),)), Item("7.", (Paragraph((Run("seventh"),)),))))

    text = content_as(made, ".md").decode()

    assert "\n3. third\n4. fourth\n" in text
    assert "\n* 1\\) one\n" in text  # a list of its own, told apart by its sign
    assert markdown([odd]) == "- 3\\. third\n- 7\\. seventh\n"


def test_lines_that_people_ended_stay_ended() -> None:
    blocks = blocks_of(paper(minutes(items=(item(1, "A", notes="one  \ntwo\n\n| a |\n|---|\n| x |"),))).root)

    assert "one\\\ntwo" in markdown(blocks)
    assert escaped("a_b") == "a_b"


def test_a_word_document_has_real_headings_lists_and_tables() -> None:
    document: Any = docx.Document(BytesIO(content_as(paper(full_minutes()), ".docx")))

    styles = [(each.style.name, each.text) for each in document.paragraphs]
    assert ("Heading 1", "Minutes: Autumn chapter meeting") in styles
    assert ("Heading 2", "Declarations of interest") in styles
    assert ("List Bullet", "Siân Llŷr, convener") in styles
    assert ("List Number 2", "before it leaves the data office") in styles
    assert ("Quote", "It is the first request that came with a summary people could read.") in styles
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Action", "Owner", "Due", "State"]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    assert document.tables[0]._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_a_word_document_says_what_it_is() -> None:
    document: Any = docx.Document(BytesIO(content_as(paper(full_minutes()), ".docx")))

    told, section = document.core_properties, document.sections[0]
    assert told.title == "Minutes: Autumn chapter meeting, Thursday 12 November 2026"
    assert (told.author, told.language) == ("Severnside chapter", "en-GB")
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    outside = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert outside == ["https://example.org/falls"]


def test_each_numbered_list_counts_from_its_own_first() -> None:
    notes = "1. one\n2. two\n\nand\n\n5. five\n6. six"
    made = paper(minutes(items=(item(1, "A", notes=notes),)))

    document: Any = docx.Document(BytesIO(content_as(made, ".docx")))

    used = document.element.body.xpath("//w:numId/@w:val")
    starts = {
        each.get(qn("w:numId")): each.xpath("w:lvlOverride/w:startOverride/@w:val")
        for each in document.part.numbering_part.element.xpath("w:num")
    }
    assert [starts[number] for number in used] == [["1"], ["1"], ["5"], ["5"]]


def test_the_same_paper_makes_the_same_files() -> None:
    made = paper(full_minutes())

    assert content_as(made, ".docx") == content_as(made, ".DOCX")
    assert content_as(made, ".md") == content_as(made, ".md")
    assert content_as(made, ".pdf") is made.content


def test_the_ending_of_a_file_says_what_it_becomes(tmp_path: Path) -> None:
    for ending in ("pdf", "docx", "md"):
        write(tmp_path / f"minutes.{ending}", replace(full_minutes(), title="Any"), printed=date(2026, 11, 15))

    starts = [(tmp_path / f"minutes.{ending}").read_bytes()[:2] for ending in ("pdf", "docx", "md")]
    assert starts == [b"%P", b"PK", b"**"]


def test_the_command_prints_for_a_template(store: Store, tmp_path: Path) -> None:
    filled(store)
    target = tmp_path / "Members.docx"
    store.close()

    code = run(["print", str(store.path), "members", str(target)])

    assert code == 0
    assert "Zofia Źdźbło" in read_docx(target.read_bytes())
