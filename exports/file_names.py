"""Names of files about a meeting, which sort by day and are allowed on every system."""

import re
import unicodedata
from typing import TYPE_CHECKING

from exports.language import _
from exports.words import local

if TYPE_CHECKING:
    from models.queries.paper_pack import PackMeeting

_LONGEST = 70
_DEVICE = re.compile(r"^(con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)  # devices on Windows
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')


def meeting_name(meeting: "PackMeeting") -> str:
    """What the names of all its files begin with: "2026-12-03 December meeting"."""
    day = local(meeting.starts).date().isoformat() if meeting.starts else ""
    return f"{day} {safe(meeting.title) or _('Meeting')}".strip()


def file_name(meeting: "PackMeeting", what: str, ending: str = "pdf") -> str:
    """The name of one file: "2026-12-03 December meeting – 1 agenda.pdf"."""
    return _("{meeting} – {what}").format(meeting=meeting_name(meeting), what=safe(what)) + f".{ending}"


def safe(text: str) -> str:
    """Words without what a file's name may not hold.

    >>> safe("Hall: yes/no?  <b>")
    'Hall yes no b'
    >>> safe("Con"), safe("aux. to nul"), safe("Connie")
    ('Con_', 'aux_. to nul', 'Connie')
    """
    clean = "".join(c for c in unicodedata.normalize("NFC", text) if not "\ud800" <= c <= "\udfff")
    words = " ".join(_FORBIDDEN.sub(" ", clean).split()).strip(" .")
    short = words.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    return _DEVICE.sub(r"\1_", short)
