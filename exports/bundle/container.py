"""Opens the zip of a bundle with suspicion: all is checked before a byte is believed, nothing touches the disk."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from exports.bundle.format import MANIFEST, MAX_FILE, MAX_RATIO, MAX_TOTAL, MEMBERS
from models.errors import CouldNotRead, NotABundle

_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FIRST, _END, _LARGE = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_COMMENT = 2**16


def content_of(source: Path | bytes) -> bytes:
    """The bytes of the file, if they are not too many. Raises `CouldNotRead`, `NotABundle`."""
    if isinstance(source, bytes):
        content = source
    else:
        try:
            with source.open("rb") as file:
                content = file.read(MAX_FILE + 1)
        except OSError as error:
            raise CouldNotRead(source, error.strerror or str(error)) from error
    if len(content) > MAX_FILE:
        raise NotABundle("too_large")
    return content


def open_members(content: bytes) -> dict[str, bytes]:
    """Every member by its exact name. Raises `NotABundle`."""
    _require_plain_end(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _require_plain(archive, members)
            total, found = 0, {}
            for member in members:
                found[member.filename] = _inflate(archive, member, MAX_TOTAL - total)
                total += len(found[member.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OverflowError, ValueError) as error:
        raise NotABundle("cut_short") from error
    return found


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """These members as an ordinary zip, the same bytes for the same members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = _packing(content)
            archive.writestr(member, content)
    return made.getvalue()


def _packing(content: bytes) -> int:
    """Deflated, unless it would shrink so far that a careful reader takes it for a trap."""
    is_odd = len(content) > len(zlib.compress(content, 1)) * MAX_RATIO // 4
    return zipfile.ZIP_STORED if is_odd else zipfile.ZIP_DEFLATED


def _require_plain_end(content: bytes) -> None:
    """One small directory of our members without a comment ends the file; asked before anyone builds what it says."""
    tail = content[-22:]
    if not content.startswith(_FIRST):
        raise NotABundle("foreign")
    if len(tail) < 22 or not tail.startswith(_END) or tail[-2:] != b"\0\0":
        raise NotABundle("trailing" if _END in content[-_LONGEST_COMMENT:] else "cut_short")
    count, size = struct.unpack("<HI", tail[10:16])
    if count != len(MEMBERS):
        raise NotABundle("members" if MANIFEST.encode() in content[-_LONGEST_COMMENT:] else "foreign")
    if size > _CHUNK or content[-42:-38] == _LARGE:
        raise NotABundle("too_large")


def _require_plain(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Exactly our members, side by side from the first byte to the last, as any honest zip program writes them."""
    names = [member.orig_filename for member in members]
    if sorted(names) != sorted(MEMBERS):
        raise NotABundle("members" if MANIFEST in names else "foreign")
    _require_side_by_side(members, archive.start_dir)
    if any(m.flag_bits & _ENCRYPTED or m.compress_type not in _PLAIN or m.is_dir() for m in members):
        raise NotABundle("encrypted")
    if any(m.file_size > max(MAX_RATIO * m.compress_size, _CHUNK) for m in members):
        raise NotABundle("too_large")


def _require_side_by_side(members: list[zipfile.ZipInfo], directory: int) -> None:
    place = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < place or (place == 0 and member.header_offset != 0):
            raise NotABundle("overlap")
        place = member.header_offset + 30 + len(member.filename) + member.compress_size
    if place > directory:
        raise NotABundle("overlap")


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """Read in small pieces against our own limit: headers lie."""
    pieces, size = [], 0
    with archive.open(member) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > limit or size > member.file_size:
                raise NotABundle("too_large")
            pieces.append(piece)
    return b"".join(pieces)
