"""Pictures of the pages of a PDF, as it will look on paper: pdfium draws them, one page at a time."""

import atexit
import sys
import threading
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.progress import Stopped

_DRAWING = threading.RLock()  # pdfium is not made for several threads, not even with several files
_ENDED = threading.Event()
_PIXEL = 4  # bytes

Size = tuple[float, float]
Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels of a page."""


class NotDrawn(Exception):
    """pdfium could not make anything of what we wrote: our bug."""


@dataclass(frozen=True)
class Picture:
    """Pixels of 32 bits (blue, green, red, unused), line by line."""

    width: int
    height: int
    pixels: bytearray


class PagePictures:
    """One PDF or several as one, open for drawing until closed. `sizes` are the pages' widths and heights in points.

    It holds pdfium's own handles: the library's wrapper would close a forgotten file while another thread draws.
    """

    def __init__(self, *contents: bytes) -> None:
        self._files: list[Any] = []
        self._held: tuple[int, Any] | None = None  # the page drawn last: its next part needs no second reading
        self._contents = contents  # pdfium reads from them as long as the files are open
        with _DRAWING:
            self._pages = [page for content in contents for page in self._opened(content)]
            self.sizes = tuple(_size(file, number) for file, number in self._pages)

    def _opened(self, content: bytes) -> list[tuple[Any, int]]:
        raw = _pdfium()
        file = raw.FPDF_LoadMemDocument64(content, len(content), None)
        if not file:
            raise NotDrawn(raw.FPDF_GetLastError())
        self._files.append(file)
        return [(file, number) for number in range(raw.FPDF_GetPageCount(file))]

    def picture(self, number: int, width: int) -> Picture:
        """A whole page (counted from 0) so many pixels wide. Raises `Stopped` once it is closed."""
        height = self.height(number, width)
        return self.part(number, (width, height), (0, 0, width, height))

    def height(self, number: int, width: int) -> int:
        """How many pixels high a page is that is so many wide."""
        across, down = self.sizes[number]
        return max(round(down * width / across), 1)

    def band(self, number: int, whole: tuple[int, int], top: int, height: int) -> Picture:
        """The lines from `top` on of a page that is `whole` pixels wide and high: large pages are drawn in parts."""
        return self.part(number, whole, (0, top, whole[0], top + height))

    def part(self, number: int, whole: tuple[int, int], box: Box) -> Picture:
        """What lies in a box of such a page."""
        with _DRAWING:
            if not self._files or _ENDED.is_set():
                raise Stopped
            return _drawn(self._page(number), whole, box)

    def _page(self, number: int) -> Any:
        from pypdfium2 import raw

        if self._held is None or self._held[0] != number:
            self._put_away()
            page = raw.FPDF_LoadPage(*self._pages[number])
            if not page:
                raise NotDrawn(number)
            self._held = number, page
        return self._held[1]

    def _put_away(self) -> None:
        held, self._held = self._held, None
        if held:
            from pypdfium2 import raw

            raw.FPDF_ClosePage(held[1])

    def close(self) -> None:
        """Let go of the files, as soon as nobody draws from them."""
        with _DRAWING:
            if _ENDED.is_set():
                return
            self._put_away()
            files, self._files = self._files, []
            for file in files:
                from pypdfium2 import raw

                raw.FPDF_CloseDocument(file)

    def __del__(self) -> None:
        """A forgotten one is closed in its turn."""
        if not sys.is_finalizing():
            self.close()


@cache
def _pdfium() -> Any:
    """The library. When the program ends it lets go of everything: before that nobody draws any more."""
    from pypdfium2 import raw

    atexit.register(_end)  # registered after the library's own, so it is called before
    return raw


def _end() -> None:
    with _DRAWING:
        _ENDED.set()


def _size(file: Any, number: int) -> Size:
    from pypdfium2 import raw

    found = raw.FS_SIZEF()
    if not raw.FPDF_GetPageSizeByIndexF(file, number, found) or found.width <= 0 or found.height <= 0:
        raise NotDrawn(number)
    return found.width, found.height


def _drawn(page: Any, whole: tuple[int, int], box: Box) -> Picture:
    from ctypes import c_ubyte

    from pypdfium2 import raw

    left, top, right, bottom = box
    width, height = right - left, bottom - top
    pixels = bytearray(width * height * _PIXEL)
    borrowed = (c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, borrowed, width * _PIXEL)
    if not bitmap:
        raise NotDrawn(width, height)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Picture(width, height, pixels)
