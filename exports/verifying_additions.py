"""Whether nothing but signatures that nobody sees was appended to a paper: whatever it shows, it showed before."""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

_MAY_DIFFER = {"/Type /Catalog": "/AcroForm", "/Type /Page": "/Annots"}


def adds_only_signatures(reader: PdfFileReader, start: int) -> bool:
    """`start` is where the first revision says that its cross-references are.

    Every object that was there is as it was, but that the catalogue names a form and pages have widgets outside them.
    """
    places = reader.xrefs
    if places.get_startxref_for_revision(0) != start or places.hybrid_xrefs_present:
        return False
    before: Any = reader.get_historical_resolver(0)
    root: Any = reader.root
    if before.root.container_ref.idnum != root.container_ref.idnum:
        return False
    later = range(1, places.total_revisions)
    if any(places.refs_freed_in_revision(number) for number in later):
        return False
    there = {(ref.idnum, ref.generation) for ref in places.explicit_refs_in_revision(0)}
    touched = [ref for number in later for ref in places.explicit_refs_in_revision(number)]
    known = [ref for ref in touched if (ref.idnum, ref.generation) in there]
    return all(_is_as_it_was(before(ref), reader.get_object(ref)) for ref in known)


def _is_as_it_was(old: Any, new: Any) -> bool:
    may = _MAY_DIFFER.get(f"/Type {old.get('/Type', '')}") if isinstance(old, dict) else None
    if may is None or not isinstance(new, dict) or hasattr(new, "data"):
        return _written(old) == _written(new)
    return _but(may, old) == _but(may, new) and (may != "/Annots" or _adds_only_widgets(old, new))


def _but(name: str, held: Any) -> dict[str, bytes]:
    return {key: _written(held.raw_get(key)) for key in held if key != name}


def _adds_only_widgets(old: Any, new: Any) -> bool:
    were, are = old.get("/Annots", []), new.get("/Annots", [])
    same = [_written(were.raw_get(place)) == _written(are.raw_get(place)) for place in range(len(were))]
    return all(same) and all(_is_unseen(are[place]) for place in range(len(were), len(are)))


def _is_unseen(widget: Any) -> bool:
    """A signature's field without an appearance, or with no size, shows nothing on the page."""
    box = [float(side) for side in widget["/Rect"]]
    empty = box[0] == box[2] or box[1] == box[3]
    return (widget.get("/Subtype"), widget.get("/FT")) == ("/Widget", "/Sig") and empty


def _written(value: Any) -> bytes:
    made = BytesIO()
    value.write_to_stream(made)
    return made.getvalue()
