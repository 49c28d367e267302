"""The logical tree written into the file: every text is reached from its element, every element from its text."""

from dataclasses import dataclass
from typing import Any

from exports.pdf.reportlab_door import array, dictionary, name, pdfdoc, string
from exports.pdf.structure import Elem, Marked, Pointed

_EMPTY_IS_MEANT = {"TD", "TH"}
_TABLE_TRAITS = ("Scope", "Summary")


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

    def written(self, references: dict[Elem, Any]) -> Any:
        """The number tree of PDF 1.7, 14.7.4.4."""
        numbers: list[Any] = []
        for key, entry in enumerate(self._entries):
            found = array([references[elem] for elem in entry]) if isinstance(entry, list) else references[entry]
            numbers += [key, found]
        return dictionary({"Nums": array(numbers)})

    def __len__(self) -> int:
        return len(self._entries)


def write_tree(document: Any, root: Elem, parents: ParentTree) -> Any:
    """Put the tree into a reportlab document and return its StructTreeRoot."""
    top = dictionary({"Type": name("StructTreeRoot")})
    writer = _TreeWriter(document, {})
    top_reference = document.Reference(top)
    top["K"] = writer.element(root, top_reference)
    top["ParentTree"] = document.Reference(parents.written(writer.references))
    top["ParentTreeNextKey"] = len(parents)
    return top


@dataclass(frozen=True)
class _TreeWriter:
    """Writes elements and remembers where each one went."""

    document: Any
    references: dict[Elem, Any]

    def element(self, elem: Elem, parent: Any) -> Any:
        """One element and everything drawn below it; the answer is a reference."""
        entry = dictionary({"Type": name("StructElem"), "S": name(elem.tag), "P": parent})
        reference = self.references[elem] = self.document.Reference(entry)
        page = next((kid.page for kid in elem.kids if isinstance(kid, Marked)), None)
        if page is not None:
            entry["Pg"] = page_reference(page)
        kids = [self._kid(kid, page, reference) for kid in elem.kids if _stands(kid)]
        if kids:
            entry["K"] = kids[0] if len(kids) == 1 else array(kids)
        _describe(entry, elem.traits)
        return reference

    def _kid(self, kid: "Elem | Marked | Pointed", page: int | None, reference: Any) -> Any:
        match kid:
            case Elem():
                return self.element(kid, reference)
            case Marked():
                return kid.number if kid.page == page else _elsewhere(kid)
            case Pointed():
                return dictionary({"Type": name("OBJR"), "Pg": page_reference(kid.page), "Obj": kid.reference})


def page_reference(page: int) -> Any:
    """The page with this number, as reportlab names it."""
    return pdfdoc.PDFObjectReference(f"Page{page}")


def _stands(kid: "Elem | Marked | Pointed") -> bool:
    return not isinstance(kid, Elem) or kid.is_drawn or kid.tag in _EMPTY_IS_MEANT


def _elsewhere(kid: Marked) -> Any:
    return dictionary({"Type": name("MCR"), "Pg": page_reference(kid.page), "MCID": kid.number})


def _describe(entry: Any, traits: dict[str, str]) -> None:
    for trait in ("Alt", "Lang", "T"):
        if trait in traits:
            entry[trait] = string(traits[trait])
    if "BBox" in traits:
        entry["A"] = dictionary({"O": name("Layout"), "Placement": name("Block"), "BBox": f"[{traits['BBox']}]"})
    if "ListNumbering" in traits:
        entry["A"] = dictionary({"O": name("List"), "ListNumbering": name(traits["ListNumbering"])})
    if any(trait in traits for trait in _TABLE_TRAITS):
        entry["A"] = dictionary({"O": name("Table")} | _table_attributes(traits))


def _table_attributes(traits: dict[str, str]) -> dict[str, Any]:
    made = {"Scope": name, "Summary": string}
    return {trait: made[trait](traits[trait]) for trait in _TABLE_TRAITS if trait in traits}
