"""The checksum by which a whole file shows that no byte of it changed.

It stands where the standard has a place for it (ISO 32000-1, 14.4): `/ID` holds two strings, the second of which is
"a changing identifier based on the file's contents". Here it is the first 128 bits of the SHA-256 of the whole file,
as it is with 32 zeros in the place of that string, in small hexadecimal digits. What is appended later (a signature is
an "incremental update") leaves the bytes before it alone, so the file as it was first made can be checked for ever.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

_ID = re.compile(rb"/ID\s*\[<[0-9a-f]{32}><([0-9a-f]{32})>\]")
_END = re.compile(rb"startxref\n\d+\n%%EOF\n")
_BLANK = b"0" * 32


@dataclass(frozen=True)
class Revision:
    """The file as it was first made: its bytes, and where in them the checksum stands."""

    content: bytes
    place: slice

    @property
    def is_whole(self) -> bool:
        """Whether the bytes have their checksum."""
        return self.content[self.place] == _checksum(self.content, self.place)


def sealed(content: bytes) -> bytes:
    """The file with its checksum in its place."""
    revision = first_revision(content)
    if revision is None:
        raise ValueError("no /ID in the trailer")
    place = revision.place
    return content[: place.start] + _checksum(content, place) + content[place.stop :]


def first_revision(content: bytes) -> Revision | None:
    """The first revision in a file, whatever was appended; None where it does not end as papers of ours do."""
    found = _ID.search(content)
    end = _END.search(content, found.end()) if found else None
    return Revision(content[: end.end()], slice(*found.span(1))) if found and end else None


def _checksum(content: bytes, place: slice) -> bytes:
    blanked = content[: place.start] + _BLANK + content[place.stop :]
    return sha256(blanked).hexdigest()[:32].encode()
