"""A paper as a Word document, with real headings, lists and tables, for those who have a template of their own."""

import re
import zipfile
from collections.abc import Sequence
from datetime import UTC
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from exports.blocks import Block, Code, Grid, Heading, Item, Listing, Paragraph, Picture, Quoted, Run, Words, plain
from exports.docx_parts import child, count_from, field, hyperlink, repeat_head, speak
from exports.language import _, speaking
from exports.pdf.metadata import About, printable
from exports.pdf.style import DEEP

if TYPE_CHECKING:
    from docx.document import Document

_COLUMN = Mm(166)  # between the margins
_DEEPEST = 3  # the lists of the template
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of a zip's members: the same paper makes the same bytes


def docx_bytes(blocks: Sequence[Block], about: About) -> bytes:
    """Blocks as a .docx file, with what the file says of itself."""
    document = docx.Document()
    _describe(document, about)
    with speaking(about.language.partition("-")[0]):
        _lay_out(document, about)
    writer = _Writer(document, about.language)
    for block in blocks:
        writer.put(block)
    saved = BytesIO()
    document.save(saved)
    return _settled(saved)


class _Writer:
    """Adds blocks at the end of a document."""

    def __init__(self, document: "Document", language: str) -> None:
        self._document = document
        self._language = language

    def put(self, block: Block, style: str = "Normal", depth: int = 0) -> None:
        """Add a block; `style` is that of plain paragraphs here, `depth` counts the lists around it."""
        match block:
            case Listing():
                self._listing(block, depth)
            case Quoted():
                for inner in block.blocks:
                    self.put(inner, "Quote", depth)
            case Grid():
                self._grid(block)
            case _:
                self._single(block, style)

    def _single(self, block: Heading | Paragraph | Code | Picture, style: str) -> None:
        match block:
            case Heading():
                self._paragraph(block.words, f"Heading {min(block.level, 9)}", bold=False)
            case Paragraph():
                self._paragraph(block.words, style)
            case Code():
                self._paragraph((Run(block.text),), "macro")
            case Picture():
                self._paragraph((Run(block.alt, italic=True),), style)

    def _paragraph(self, words: Words, style: str, *, bold: bool = True) -> Any:
        paragraph = self._document.add_paragraph(style=style)
        self._fill(paragraph, words, bold=bold)
        return paragraph

    def _fill(self, paragraph: Any, words: Words, *, bold: bool = True) -> None:
        for run in words:
            made = hyperlink(paragraph, run.link) if run.link else paragraph.add_run()
            made.text = printable(run.text)
            made.bold = (bold and run.bold) or None
            made.italic = run.italic or None
            if run.language and run.language != self._language:
                speak(made, run.language)

    def _listing(self, listing: Listing, depth: int) -> None:
        counted = listing.is_counted and listing.items[0].label.endswith(".")
        style = ("List Number" if counted else "List Bullet") + (f" {min(depth, _DEEPEST - 1) + 1}" if depth else "")
        number = count_from(self._document, style, int(listing.items[0].label[:-1])) if counted else 0
        for item in listing.items:
            self._item(item, style, number, depth)

    def _item(self, item: Item, style: str, number: int, depth: int) -> None:
        label = () if number or not item.says_more else _label(item.label)
        first, *rest = item.blocks or (Paragraph(()),)
        words = first.words if isinstance(first, Paragraph) else ()
        paragraph = self._paragraph((*label, *words), style)
        if number:
            count = child(paragraph._p.get_or_add_pPr(), "w:numPr")
            child(count, "w:ilvl", val="0")
            child(count, "w:numId", val=str(number))
        for block in rest if isinstance(first, Paragraph) else (first, *rest):
            self.put(block, "List Continue" + (f" {min(depth, _DEEPEST - 1) + 1}" if depth else ""), depth + 1)

    def _grid(self, grid: Grid) -> None:
        rows = [row for row in (grid.head, *grid.rows) if row]
        width = max(map(len, rows), default=0)
        if not width:
            return
        table: Any = self._document.add_table(rows=0, cols=width, style="Table Grid")
        for column, share in zip(table.columns, _shares(rows, width), strict=True):
            column.width = round(share * _COLUMN)
        tight = self._document.styles["No Spacing"].style_id
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=False):
                (paragraph,) = cell.paragraphs
                paragraph._p.style = tight
                self._fill(paragraph, words)
        repeat_head(table, grid.summary, has_head=bool(grid.head))
        self._document.add_paragraph(style="No Spacing")


def _label(label: str) -> Words:
    """A number stands as it is; a name is set apart from what follows."""
    return (Run(f"{label} "),) if label[:1].isdigit() else (Run(f"{label}:", bold=True), Run(" "))


def _shares(rows: Sequence[Sequence[Words]], width: int) -> list[Fraction]:
    """Each column's part of the width, after the longest of its lines and of its words."""
    weights = [_weight([plain(row[place]) for row in rows if place < len(row)]) for place in range(width)]
    return [Fraction(weight, sum(weights)) for weight in weights]


def _weight(texts: Sequence[str]) -> int:
    line = max((len(line) for text in texts for line in text.split("\n")), default=0)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return max(7, min(line, 44), min(word + 3, 30))


def _describe(document: "Document", about: About) -> None:
    told, made = document.core_properties, about.made.astimezone(UTC).replace(tzinfo=None)
    told.title, told.author, told.subject = (
        printable(text)[:255] for text in (about.title, about.author, about.subject)
    )
    told.language, told.comments, told.keywords = about.language, "", ""
    told.last_modified_by = about.program
    told.created = told.modified = made
    told.revision = 1


def _lay_out(document: "Document", about: About) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(22)
    styles: Any = document.styles
    for name, size in (("Normal", 12), ("No Spacing", 11)):
        styles[name].font.name, styles[name].font.size = "Calibri", Pt(size)
    for level in range(1, 7):
        styles[f"Heading {level}"].font.color.rgb = RGBColor.from_string(DEEP[1:])
    for lang in styles.element.xpath("w:docDefaults//w:lang"):
        lang.getparent().remove(lang)
    speak(styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0], about.language)
    _foot(section.footer.paragraphs[0])


def _foot(paragraph: Any) -> None:
    """The page's number, counted by whoever opens the file."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for part in re.split(r"(\{\w+\})", _("Page {page} of {pages}")):
        if part in ("{page}", "{pages}"):
            field(paragraph, "PAGE" if part == "{page}" else "NUMPAGES")
        else:
            paragraph.add_run(part)


def _settled(saved: BytesIO) -> bytes:
    """The same members without the moment at which they were written."""
    made = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
