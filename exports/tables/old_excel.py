"""Whether an XLS file is sound, found out before a reader that hangs or asks for all memory on a damaged one."""

import struct
from collections.abc import Iterator, Sequence

_END_OF_CHAIN = 0xFFFFFFFE
_ENTRY = 128
_ROOT = 5
_CELLS = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}


class Damaged(ValueError):
    """The file does not hang together."""


def extent(data: bytes) -> tuple[int, int]:
    """How many rows and columns the filled cells of a workbook reach. Raises `Damaged`."""
    try:
        rows, columns = 0, 0
        for kind, body in _records(_workbook(data)):
            if kind in _CELLS:
                row, column = struct.unpack_from("<HH", body)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
    except (struct.error, IndexError) as error:
        raise Damaged from error
    if columns > 256:
        raise Damaged
    return rows, columns


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _workbook(data: bytes) -> bytes:
    """The stream with the cells, out of the sectors it lies in."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if shift not in {9, 12} or small_shift != 6:
        raise Damaged
    size = 1 << shift
    table = _allocation(data, size)
    directory = _joined(data[size:], size, _chain(table, struct.unpack_from("<I", data, 48)[0]))
    entries = [directory[place : place + _ENTRY] for place in range(0, len(directory), _ENTRY)]
    named = {_name(entry): entry for entry in entries}
    entry = named.get("Workbook") or named.get("Book")
    if entry is None:
        raise Damaged
    start, length = struct.unpack_from("<II", entry, 116)
    if length >= struct.unpack_from("<I", data, 56)[0]:
        return _joined(data[size:], size, _chain(table, start))[:length]
    return _small(data, size, table, next(each for each in entries if each[66] == _ROOT))[start * 64 :][:length]


def _allocation(data: bytes, size: int) -> Sequence[int]:
    """Which sector follows which."""
    places = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    for _each in range(count):
        block = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        places += block[:-1]
        following = block[-1]
    used = places[: struct.unpack_from("<I", data, 44)[0]]
    return [n for place in used for n in struct.unpack_from(f"<{size // 4}I", data, (place + 1) * size)]


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    left, place = len(table), start
    while place != _END_OF_CHAIN:
        if place >= len(table) or left == 0:
            raise Damaged
        yield place
        place, left = table[place], left - 1


def _joined(data: bytes, size: int, places: Iterator[int]) -> bytes:
    parts = [data[place * size : (place + 1) * size] for place in places]
    if not all(parts):
        raise Damaged
    return b"".join(parts)


def _small(data: bytes, size: int, table: Sequence[int], root: bytes) -> bytes:
    """The stream that holds the small ones; what is small here follows itself, as every writer leaves it."""
    return _joined(data[size:], size, _chain(table, struct.unpack_from("<I", root, 116)[0]))


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, length - 2)].decode("utf-16-le", errors="replace")
