"""The one door to reportlab: everything global about it is settled here, and nowhere else.

Three things differ from reportlab as it comes:
1. It would run `~/.reportlab_mods` and `~/.reportlab_settings` as code on import; empty modules take their place.
2. Streams are compressed but not wrapped in ASCII (`useA85`), and every paper is written with compression.
3. PDF/A (ISO 19005-3, 6.1.7.1) wants a line end before `endstream`; reportlab writes none.
Its modules are untyped, hence `Any`: the types of this program begin in `pen` and `fonts`.
"""

import sys
from threading import Lock
from types import ModuleType
from typing import Any

for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name, "Stands where reportlab would look for code in the home folder."))

from reportlab import rl_config as _rl_config  # noqa: E402
from reportlab.lib.colors import HexColor as _HexColor  # noqa: E402
from reportlab.pdfbase import pdfdoc as _pdfdoc  # noqa: E402
from reportlab.pdfbase import pdfmetrics as _pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFError, TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas as _Canvas  # noqa: E402

__all__ = [
    "DRAWING",
    "Canvas",
    "HexColor",
    "TTFError",
    "TTFont",
    "array",
    "dictionary",
    "name",
    "pdfdoc",
    "string",
    "well_formed",
]

Canvas: Any = _Canvas
HexColor: Any = _HexColor
pdfdoc: Any = _pdfdoc
pdfmetrics: Any = _pdfmetrics
rl_config: Any = _rl_config

DRAWING = Lock()
"""Held while a paper is drawn: reportlab's fonts carry a reading position and are no threads' friend."""

rl_config.useA85 = 0
rl_config.pageCompression = 1

_as_reportlab_formats = pdfdoc.PDFStream.format
_END = b"endstream\n"


def _format_with_line_end(stream: Any, document: Any) -> bytes:
    return _as_reportlab_formats(stream, document).removesuffix(_END) + b"\n" + _END


pdfdoc.PDFStream.format = _format_with_line_end


def name(word: str) -> Any:
    """A PDF name: `/word`."""
    return pdfdoc.PDFName(word)


def string(text: str) -> Any:
    """A PDF text string; characters outside Latin-1 are written as UTF-16."""
    return pdfdoc.PDFString(well_formed(text))


def well_formed(text: str) -> str:
    """Text without half surrogates, which no encoding can write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def array(items: list[Any]) -> Any:
    """A PDF array."""
    return pdfdoc.PDFArray(items)


def dictionary(items: dict[str, Any]) -> Any:
    """A PDF dictionary."""
    return pdfdoc.PDFDictionary(items)
