"""Marked content: which commands of a page belong to which element, and which are only decoration."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import quote

from exports.pdf.packing import Packed, write_whole
from exports.pdf.reportlab_door import array, dictionary, name, pdfdoc, string
from exports.pdf.structure import Elem, Marked, Pointed, Said
from exports.pdf.tagging import ParentTree, write_tree


class Marking:
    """The bookkeeping of one file; text of one element stays in one sequence until something else is drawn."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._page = 1
        self._parents = ParentTree()
        self._on_page: list[Elem] = []
        self._page_key: int | None = None
        self._open: Elem | None = None
        self._said: list[Said] = []
        self._links: dict[tuple[Elem, str], Elem] = {}
        self.is_decoration = False

    def content(self, elem: Elem) -> None:
        """What is drawn next belongs to an element."""
        if self._open is elem:
            return
        self.close()
        if self._page_key is None:
            self._page_key = self._parents.page(self._on_page)
        marked = Marked(self._page, len(self._on_page))
        self._on_page.append(elem)
        elem.kids.append(marked)
        self._canvas.addLiteral(f"/{elem.tag} <</MCID {marked.number}>> BDC")
        self._open, self._said = elem, marked.said

    def say(self, said: Said) -> None:
        """Note what the open element has just been given to read."""
        self._said.append(said)

    def close(self) -> None:
        """End the open sequence."""
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None

    @contextmanager
    def decoration(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is no content; `kind` is Header or Footer for what repeats on each page."""
        if self.is_decoration:
            yield
            return
        self.close()
        self._canvas.addLiteral(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC")
        self.is_decoration = True
        yield
        self.is_decoration = False
        self._canvas.addLiteral("EMC")

    @contextmanager
    def figure(self, elem: Elem) -> Iterator[None]:
        """Everything drawn inside is one picture."""
        self.content(elem)
        self.is_decoration = True  # no shape inside is decoration of its own
        yield
        self.is_decoration = False
        self.close()

    @staticmethod
    def written(elem: Elem, lang: str) -> Elem:
        """The element of words in another language, wherever their lines and pages break."""
        last = elem.kids[-1] if elem.kids else None
        if isinstance(last, Elem) and last.traits.get("Lang") == lang:
            return last
        return elem.add("Span", Lang=lang)

    def link(self, elem: Elem, address: str) -> Elem:
        """The element of a link inside another, wherever its lines and pages break."""
        key = (elem, address)
        if key not in self._links:
            self._links[key] = elem.within("Link", URI=address)
        self._links[key].take_place()
        return self._links[key]

    def lead(self, elem: Elem, address: str, box: tuple[float, float, float, float]) -> None:
        """Make a rectangle of the page lead to an address."""
        target = quote(address, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")  # the standard wants ASCII here
        action = {"Type": name("Action"), "S": name("URI"), "URI": string(target)}
        annotation = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": array([round(value, 2) for value in box]),
            "A": dictionary(action),
            "Border": array([0, 0, 0]),
            "F": 4,
            "Contents": string(address),
            "StructParent": self._parents.annotation(elem),
        }
        self._canvas._addAnnotation(dictionary(annotation))
        elem.kids.append(Pointed(self._page, self._canvas._annotationrefs[-1]))

    def end_page(self) -> None:
        """Close the page and tie it to the tree."""
        self.close()
        self._canvas.showPage()
        page = self._canvas._doc.idToObject[f"Page{self._page}"]
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._page_key
        page.Tabs = name("S")
        self._page += 1
        self._on_page, self._page_key = [], None

    def finish(self, root: Elem) -> bytes:
        """The whole file, with its logical tree."""
        document = self._canvas._doc
        packed = Packed(document)
        document.Catalog.StructTreeRoot = f"{write_tree(packed, root, self._parents)} 0 R"
        document.format = partial(write_whole, document, packed)
        return self._canvas.getpdfdata()
