"""What stands in a PDF that somebody handed us: its text, and the file that rides in it."""

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.page_pictures import _DRAWING as READING

MAX_FILE = 40 * 2**20
MAX_PAGES = 1_000
MAX_UNPACKED = 100 * 2**20
_STREAM = re.compile(rb"stream\r?\n")
_STEP = 16 * 1024


if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


class Unreadable(Exception):
    """The file cannot be looked into: `why` is not_pdf, cut_short, locked, damaged, too_large or too_many_pages."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Held:
    """What a file holds: the text of each page, how many files ride in it, and the first of them."""

    pages: tuple[str, ...]
    attachments: int
    data: bytes


def held_in(content: bytes) -> Held:
    """Look into a PDF as any reader would show it. Raises `Unreadable`."""
    require_pdf(content)
    import pypdfium2

    with READING:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("locked" if "assword" in str(error) else "damaged") from error
        try:
            return _held(document)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("damaged") from error
        finally:
            document.close()


def require_pdf(content: bytes) -> None:
    """Refuse what no reader need open. Raises `Unreadable`."""
    if len(content) > MAX_FILE:
        raise Unreadable("too_large")
    if not content.startswith(b"%PDF-"):
        raise Unreadable("not_pdf")
    if b"%%EOF" not in content[-1024:]:
        raise Unreadable("cut_short")
    if _unpacked_size(content) > MAX_UNPACKED:
        raise Unreadable("too_large")


def _held(document: "PdfDocument") -> Held:
    if len(document) > MAX_PAGES:
        raise Unreadable("too_many_pages")
    pages: list[str] = []
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    count = document.count_attachments()
    return Held(tuple(pages), count, bytes(document.get_attachment(0).get_data()) if count else b"")


def _unpacked_size(content: bytes) -> int:
    """How much there is to read and unpack, counted only as far as the limit."""
    total = 0
    for found in _STREAM.finditer(content):
        total += _cost(content, found.end(), MAX_UNPACKED - total + 1)
        if total > MAX_UNPACKED:
            break
    return total


def _cost(content: bytes, at: int, most: int) -> int:
    """Bytes read and written in unpacking what begins here."""
    unpacking, cost, fed = zlib.decompressobj(), 0, b""
    try:
        while cost < most and not unpacking.eof:
            if not fed:
                fed, at = content[at : at + _STEP], at + _STEP
                cost += len(fed)
            if not fed:
                break
            cost += len(unpacking.decompress(fed, _STEP * 16))
            fed = unpacking.unconsumed_tail
    except zlib.error:
        return cost
    return cost
