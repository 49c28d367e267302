"""Pictures of the pages of a PDF, as it will look on paper: pdfium draws them, one page at a time."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from models.progress import Stopped

_DRAWING = threading.RLock()  # pdfium is not made for several threads, not even with several files
_PIXEL = 4  # bytes

Size = tuple[float, float]


class NotDrawn(Exception):
    """pdfium could not make anything of what we wrote: our bug."""


@dataclass(frozen=True)
class Picture:
    """Pixels of 32 bits (blue, green, red, unused), line by line."""

    width: int
    height: int
    pixels: bytearray


class PagePictures:
    """One PDF, open for drawing until it is closed. `sizes` are the pages' widths and heights in points.

    It holds pdfium's own handle: the library's wrapper would close a forgotten file while another thread draws.
    """

    def __init__(self, content: bytes) -> None:
        self._file: Any = None
        self._content = content  # pdfium reads from it as long as the file is open
        from pypdfium2 import raw

        with _DRAWING:
            self._file = raw.FPDF_LoadMemDocument64(content, len(content), None)
            if not self._file:
                raise NotDrawn(raw.FPDF_GetLastError())
            self.sizes = tuple(_size(self._file, n) for n in range(raw.FPDF_GetPageCount(self._file)))

    def picture(self, number: int, width: int) -> Picture:
        """A whole page (counted from 0) so many pixels wide. Raises `Stopped` once it is closed."""
        across, down = self.sizes[number]
        height = max(round(down * width / across), 1)
        return self.band(number, (width, height), 0, height)

    def band(self, number: int, whole: tuple[int, int], top: int, height: int) -> Picture:
        """The lines from `top` on of a page that is `whole` pixels wide and high: large pages are drawn in parts."""
        with _DRAWING:
            if not self._file:
                raise Stopped
            with _page(self._file, number) as page:
                return _drawn(page, whole, top, height)

    def close(self) -> None:
        """Let go of the file, as soon as nobody draws from it."""
        with _DRAWING:
            file, self._file = self._file, None
            if file:
                from pypdfium2 import raw

                raw.FPDF_CloseDocument(file)

    def __del__(self) -> None:
        """A forgotten one is closed in its turn; when the program ends, pdfium has let go of all."""
        if not sys.is_finalizing():
            self.close()


def _size(file: Any, number: int) -> Size:
    from pypdfium2 import raw

    found = raw.FS_SIZEF()
    if not raw.FPDF_GetPageSizeByIndexF(file, number, found) or found.width <= 0 or found.height <= 0:
        raise NotDrawn(number)
    return found.width, found.height


@contextmanager
def _page(file: Any, number: int) -> Iterator[Any]:
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(file, number)
    if not page:
        raise NotDrawn(number)
    try:
        yield page
    finally:
        raw.FPDF_ClosePage(page)


def _drawn(page: Any, whole: tuple[int, int], top: int, height: int) -> Picture:
    from ctypes import c_ubyte

    from pypdfium2 import raw

    width = whole[0]
    pixels = bytearray(width * height * _PIXEL)
    borrowed = (c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, borrowed, width * _PIXEL)
    if not bitmap:
        raise NotDrawn(width, height)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, *whole, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Picture(width, height, pixels)
