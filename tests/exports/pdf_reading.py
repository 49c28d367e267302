"""What others read in a PDF of ours: its text, and its logical structure followed both ways."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

_SAME_LINE = 3.0  # points: small letters beside large ones have their own baseline
_PAINTS = {"Tj", "TJ", "S", "s", "f", "F", "f*", "B", "B*", "b", "Do", "sh"}


def pages_of(content: bytes) -> list[str]:
    """The text of each page, as a reader would copy it."""
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [unicodedata.normalize("NFKC", text) for text in texts]


def text_of(content: bytes) -> str:
    """The text of all pages, with single spaces."""
    return " ".join(" ".join(pages_of(content)).split())


def words_lost(typed: str, content: bytes) -> list[str]:
    """Words that were typed and are not in the paper; a long word may be parted by the end of a line."""
    read = "\n".join(pages_of(content))
    words, unbroken = set(re.findall(r"[^\W_]+", read)), re.sub(r"\W", "", read)
    typed = unicodedata.normalize("NFKC", typed)
    return [word for word in re.findall(r"[^\W_]+", typed) if word not in words and word not in unbroken]


class Place(NamedTuple):
    """Where a text begins: its page, how far down and how far across it, in points."""

    page: int
    down: float
    across: float


@lru_cache(maxsize=1)  # whoever asks for the order asks for its steps back as well
def read_in_order(content: bytes) -> list[Place]:
    """Where each text of a paper stands, in the order in which the logical tree tells them."""
    structure = Structure(content)
    drawn = {
        (number, mark): Place(number, 842 - y, x)
        for number, page in enumerate(structure.pdf.pages)
        for mark, (x, y) in _begun(page).items()
    }
    return [drawn[key] for key in structure.told if key in drawn]


def steps_back(content: bytes) -> list[tuple[Place, Place]]:
    """Where the tree goes on with what stands before it on the page: above, and not in a column further right."""
    told = read_in_order(content)
    return [
        (before, after)
        for before, after in pairwise(told)
        if (after.page, after.down + _SAME_LINE) < (before.page, before.down) and after.across < before.across + 1
    ]


def _begun(page: Any) -> dict[int, tuple[float, float]]:
    """Where the first text of each mark of a page is drawn; a picture has none."""
    begun: dict[int, tuple[float, float]] = {}
    mark: int | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
            case "Tm" if mark is not None:
                begun.setdefault(mark, (float(operands[4]), float(operands[5])))
            case "EMC":
                mark = None
            case _:
                pass
    return begun


class Structure:
    """The logical tree of a file, with everything that does not fit together in `faults`."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(content))
        self.tags: Counter[str] = Counter()
        self.faults: list[str] = []
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        self._seen: dict[Any, Any] = {}
        root: Any = self.pdf.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        self._parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        self._walk(root.K, root)
        for number, page in enumerate(self.pdf.pages):
            self._check_page(number, page)

    @property
    def told(self) -> list[Any]:
        """The pages and marks of all texts, in the order of the tree."""
        return list(self._seen)

    def _walk(self, elem: Any, parent: Any) -> None:
        self.tags[str(elem.S)[1:]] += 1
        if elem.P.objgen != parent.objgen:
            self.faults.append(f"{elem.S} names another parent")
        kids = elem.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._kid(kid, elem)

    def _kid(self, kid: Any, elem: Any) -> None:
        if isinstance(kid, int):
            self._seen[self._pages[elem.Pg.objgen], kid] = elem.objgen
        elif kid.get("/Type") == "/MCR":
            self._seen[self._pages[kid.Pg.objgen], int(kid.MCID)] = elem.objgen
        elif kid.get("/Type") == "/OBJR":
            self._seen["annotation", kid.Obj.objgen] = elem.objgen
            if self._parents[int(kid.Obj.StructParent)].objgen != elem.objgen:
                self.faults.append("an annotation names another element")
        else:
            self._walk(kid, elem)

    def _check_page(self, number: int, page: Any) -> None:
        owners = self._parents[int(page.StructParents)] if "/StructParents" in page else []
        open_marks: list[Any] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    open_marks.append(operands)
                    self._check_mark(number, operands, owners)
                case "EMC":
                    open_marks.pop()
                case command if command in _PAINTS and not open_marks:
                    self.faults.append(f"page {number + 1}: {command} outside marked content")
        if open_marks:
            self.faults.append(f"page {number + 1}: marked content left open")
        for annotation in page.get("/Annots", []):
            if ("annotation", annotation.objgen) not in self._seen:
                self.faults.append(f"page {number + 1}: a link that belongs to nothing")

    def _check_mark(self, number: int, operands: Any, owners: Any) -> None:
        if len(operands) < 2 or not isinstance(operands[1], pikepdf.Dictionary) or "/MCID" not in operands[1]:
            return
        mark = int(operands[1].MCID)
        if owners[mark].objgen != self._seen.get((number, mark)):
            self.faults.append(f"page {number + 1}: mark {mark} belongs to another element")
