"""What python-docx has no words for: links, page numbers, lists that count from a number, heads that repeat."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """A new element at the end of another; attributes by their names in Word's namespace."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made


def hyperlink(paragraph: Any, address: str) -> Run:
    """A run inside a link to an address."""
    link = child(paragraph._p, "w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = Run(child(link, "w:r"), paragraph)
    run.underline = True
    return run


def field(paragraph: Any, instruction: str) -> None:
    """A number that Word counts itself: PAGE or NUMPAGES."""
    made = child(paragraph._p, "w:fldSimple", instr=instruction)
    Run(child(made, "w:r"), paragraph).text = "1"


def speak(owner: Any, language: str) -> None:
    """Say in which language a run, or the manner of a style, is written."""
    manner = owner._r.get_or_add_rPr() if isinstance(owner, Run) else owner
    child(manner, "w:lang", val=language)


def count_from(document: Any, style: str, first: int) -> int:
    """A new count for a list of this style; the answer is its number in the document."""
    numbering = document.part.numbering_part.element
    (known,) = document.styles[style].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    (kind,) = numbering.xpath(f"w:num[@w:numId='{known}']/w:abstractNumId/@w:val")
    number = max(map(int, numbering.xpath("w:num/@w:numId"))) + 1
    made = child(numbering, "w:num", numId=str(number))
    child(made, "w:abstractNumId", val=kind)
    child(child(made, "w:lvlOverride", ilvl="0"), "w:startOverride", val=str(first))
    return number


def repeat_head(table: Any, summary: str, *, has_head: bool) -> None:
    """No row is parted by a page end, the head stands on each page, and the table says what it holds."""
    for row in table.rows:
        child(row._tr.get_or_add_trPr(), "w:cantSplit")
    if has_head:
        child(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    if summary:
        child(table._tbl.tblPr, "w:tblDescription", val=summary)
