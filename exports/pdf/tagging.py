"""The logical tree written into the file: every text is reached from its element, every element from its text."""

from dataclasses import dataclass, field

from exports.pdf.packing import Packed, references, text
from exports.pdf.structure import Elem, Marked, Pointed

_EMPTY_IS_MEANT = {"TD", "TH"}


class ParentTree:
    """The way back: from each page's marked content, and each annotation, to its element."""

    def __init__(self) -> None:
        self._entries: list[list[Elem] | Elem] = []

    def page(self, elements: list[Elem]) -> int:
        """Register a page; `elements` may still grow while the page is drawn."""
        self._entries.append(elements)
        return len(self._entries) - 1

    def annotation(self, elem: Elem) -> int:
        """Register an annotation's element."""
        self._entries.append(elem)
        return len(self._entries) - 1

    def written(self, numbers: dict[Elem, int]) -> bytes:
        """The number tree of PDF 1.7, 14.7.4.4."""
        found = [
            references([numbers[elem] for elem in entry]) if isinstance(entry, list) else b"%d 0 R" % numbers[entry]
            for entry in self._entries
        ]
        return b"<</Nums [%b]>>" % b" ".join(b"%d %b" % pair for pair in enumerate(found))

    def __len__(self) -> int:
        return len(self._entries)


def write_tree(packed: Packed, root: Elem, parents: ParentTree) -> int:
    """Write the tree and return the number of its StructTreeRoot."""
    top, ways_back = packed.reserve(), packed.reserve()
    writer = _TreeWriter(packed)
    first = writer.element(root, top)
    packed.bodies[ways_back] = parents.written(writer.numbers)
    packed.bodies[top] = b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>" % (
        first, ways_back, len(parents)
    )  # fmt: skip
    return top


@dataclass(frozen=True)
class _TreeWriter:
    """Writes elements and remembers the number of each."""

    packed: Packed
    numbers: dict[Elem, int] = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)

    def element(self, elem: Elem, parent: int) -> int:
        """One element and everything drawn below it; the answer is its number."""
        number = self.numbers[elem] = self.packed.reserve()
        page = next((kid.page for kid in elem.kids if isinstance(kid, Marked)), None)
        parts = [b"<</Type /StructElem /S /%b /P %d 0 R" % (elem.tag.encode(), parent)]
        if page is not None:
            parts.append(b"/Pg %d 0 R" % self._page(page))
        kids = [self._kid(kid, page, number) for kid in elem.kids if _stands(kid)]
        if kids:
            parts.append(b"/K %b" % kids[0] if len(kids) == 1 else b"/K [%b]" % b" ".join(kids))
        parts += _described(elem.traits)
        self.packed.bodies[number] = b" ".join(parts) + b">>"
        return number

    def _kid(self, kid: "Elem | Marked | Pointed", page: int | None, number: int) -> bytes:
        match kid:
            case Elem():
                return b"%d 0 R" % self.element(kid, number)
            case Marked():
                return b"%d" % kid.number if kid.page == page else self._elsewhere(kid)
            case Pointed():
                target = self.packed.number_of(kid.reference.name)
                return b"<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>" % (self._page(kid.page), target)

    def _elsewhere(self, kid: Marked) -> bytes:
        return b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (self._page(kid.page), kid.number)

    def _page(self, page: int) -> int:
        if page not in self.pages:
            self.pages[page] = self.packed.number_of(f"Page{page}")
        return self.pages[page]


def _stands(kid: "Elem | Marked | Pointed") -> bool:
    return not isinstance(kid, Elem) or kid.is_drawn or kid.tag in _EMPTY_IS_MEANT


def _described(traits: dict[str, str]) -> list[bytes]:
    """What a reader is told besides the text."""
    told = [b"/%b %b" % (trait.encode(), text(traits[trait])) for trait in ("Alt", "Lang", "T") if trait in traits]
    if "BBox" in traits:
        told.append(b"/A <</O /Layout /Placement /Block /BBox [%b]>>" % traits["BBox"].encode())
    if "ListNumbering" in traits:
        told.append(b"/A <</O /List /ListNumbering /%b>>" % traits["ListNumbering"].encode())
    if "Scope" in traits:
        told.append(b"/A <</O /Table /Scope /%b>>" % traits["Scope"].encode())
    if "Summary" in traits:
        told.append(b"/A <</O /Table /Summary %b>>" % text(traits["Summary"]))
    return told
