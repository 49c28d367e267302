"""The file written out: the thousands of small objects of its logical tree share a few compressed streams."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from exports.pdf.reportlab_door import pdfdoc

_IN_ONE = 400
_BODY = re.compile(rb"^\d+ 0 obj\s+|\s+endobj\s*$")  # what surrounds it where it stands alone
_SMALL = (pdfdoc.PDFPage, pdfdoc.OutlineEntryObject, pdfdoc.Destination)
_FREE, _PLAIN, _PACKED = 0, 1, 2

_Place = tuple[int, int, int]
"""Where an object is: at an offset (plain), or in the stream of a number, as which of its objects (packed)."""


@dataclass(frozen=True)
class Packed:
    """Objects by number, not yet in a file; numbers follow those that reportlab has given."""

    document: Any
    bodies: dict[int, bytes] = field(default_factory=dict)

    def reserve(self) -> int:
        """The number of an object still to be written."""
        self.document.objectcounter += 1
        return self.document.objectcounter

    def number_of(self, name: str) -> int:
        """The number of an object that reportlab knows by this name."""
        return self.document.idToObjectNumberAndVersion[name][0]


def write_whole(document: Any, packed: Packed) -> bytes:
    """What reportlab would write, with `packed` in object streams and their places in a stream (PDF 1.7, 7.5.7)."""
    catalog, info = (pdfdoc.format(document.Reference(part), document) for part in (document.Catalog, document.info))
    file, places = pdfdoc.PDFFile(document._pdfVersion), {0: (_FREE, 0, 65535)}
    _write_plain(document, file, places, packed)
    numbers = list(packed.bodies)
    for start in range(0, len(numbers), _IN_ONE):
        _write_stream(file, places, {number: packed.bodies[number] for number in numbers[start : start + _IN_ONE]})
    identity = document.ID()
    about = b"/Type /XRef /W [1 4 2] /Root %b /Info %b /ID %b" % (catalog, info, identity)
    _write_places(file, places, about)
    return file.format(document)


def _write_plain(document: Any, file: Any, places: dict[int, _Place], packed: Packed) -> None:
    """Everything reportlab holds, but for pages and the outline; writing one object may bring others."""
    number = 0
    while number < document.objectcounter:
        number += 1
        if name := document.numberToId.get(number):
            held = document.idToObject[name]
            written = pdfdoc.PDFIndirectObject(name, held).format(document)
            if isinstance(held, _SMALL):
                packed.bodies[number] = _BODY.sub(b"", written)
            else:
                places[number] = (_PLAIN, file.add(written), 0)


def _write_stream(file: Any, places: dict[int, _Place], bodies: dict[int, bytes]) -> None:
    own = max(*places, *bodies) + 1
    heads: list[bytes] = []
    offset = 0
    for place, (number, body) in enumerate(bodies.items()):
        heads.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
        places[number] = (_PACKED, own, place)
    head = b" ".join(heads) + b"\n"
    about = b"/Type /ObjStm /N %d /First %d" % (len(bodies), len(head))
    places[own] = (_PLAIN, file.add(_stream(own, about, head + b"\n".join(bodies.values()))), 0)


def _write_places(file: Any, places: dict[int, _Place], about: bytes) -> None:
    own = max(places) + 1
    places[own] = (_PLAIN, file.offset, 0)
    rows = [_row(*places.get(number, (_FREE, 0, 65535))) for number in range(own + 1)]
    about += b" /DecodeParms <</Predictor 12 /Columns 7>> /Size %d" % (own + 1)
    offset = file.add(_stream(own, about, _differences(rows)))
    file.add(b"startxref\n%d\n%%%%EOF\n" % offset)


def _row(kind: int, where: int, which: int) -> bytes:
    return kind.to_bytes(1, "big") + where.to_bytes(4, "big") + which.to_bytes(2, "big")


def _differences(rows: Sequence[bytes]) -> bytes:
    """Each row as what is added to the one above: mostly noughts, which compress well (PDF 1.7, 7.4.4.4: "Up")."""
    above = bytes(len(rows[0]))
    changed: list[bytes] = []
    for row in rows:
        changed.append(b"\x02" + bytes((new - old) % 256 for new, old in zip(row, above, strict=True)))
        above = row
    return b"".join(changed)


def _stream(number: int, about: bytes, content: bytes) -> bytes:
    content = zlib.compress(content, 9)
    return b"%d 0 obj\n<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number, about, len(content), content
    )  # fmt: skip


def text(words: str) -> bytes:
    """A text string as PDF writes it: hexadecimal where it is not plain ASCII."""
    if words.isascii() and words.isprintable():
        return b"(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode() + b")"
    return b"<" + ("\ufeff" + words).encode("utf-16-be", "replace").hex().upper().encode() + b">"


def references(numbers: Sequence[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"
