"""Workbooks that no library here writes, made by hand: XLS, ODS, and an XLSX behind a password."""

import struct
import zipfile
from datetime import date
from pathlib import Path

Value = str | float | date

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.3">'
    "<office:body>{body}</office:body></office:document-content>"
)
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def write_xls(path: Path, sheets: dict[str, list[list[Value]]]) -> None:
    """A workbook as Excel 97 wrote it."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    formats = [struct.pack("<HH", 0, number) + bytes(16) for number in (0, 14)]
    formats_written = b"".join(_record(0x00E0, each) for each in formats)
    bodies = [_sheet(rows) for rows in sheets.values()]
    position = len(start) + len(formats_written) + sum(len(_bound(name, 0)) for name in sheets) + 4
    bounds = b""
    for name, body in zip(sheets, bodies, strict=True):
        bounds += _bound(name, position)
        position += len(body)
    stream = start + formats_written + bounds + _record(0x000A, b"") + b"".join(bodies)
    path.write_bytes(compound({"Workbook": stream}))


def write_locked_xlsx(path: Path) -> None:
    """What Excel writes when a workbook is given a password."""
    path.write_bytes(compound({"EncryptionInfo": bytes(5000), "EncryptedPackage": bytes(5000)}))


def write_ods(path: Path, sheets: dict[str, list[list[Value]]]) -> None:
    """A workbook as LibreOffice writes it, with the million blank rows at its end."""
    tables = "".join(_ods_table(name, rows) for name, rows in sheets.items())
    content = _ODS.format(names=_NAMES, body=f"<office:spreadsheet>{tables}</office:spreadsheet>")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")


def compound(streams: dict[str, bytes]) -> bytes:
    """Streams in a compound file, the old wrapping of Office."""
    padded = {name: data + bytes(-len(data) % _SECTOR or 0) for name, data in _large(streams).items()}
    first, places = 2 + (len(padded) + 1 + 3) // 4 - 1, {}
    chain = [_FAT] + [number + 1 for number in range(1, first - 1)] + [_END]
    for name, data in padded.items():
        count = len(data) // _SECTOR
        places[name] = len(chain)
        chain += [*range(len(chain) + 1, len(chain) + count), _END]
    fat = struct.pack(f"<{_SECTOR // 4}I", *chain, *[_FREE] * (_SECTOR // 4 - len(chain)))
    entries = _entry("Root Entry", 5, _END, 0, child=1)
    for number, (name, data) in enumerate(padded.items(), start=2):
        entries += _entry(name, 2, places[name], len(data), right=number if number <= len(padded) else _FREE)
    entries += bytes(-len(entries) % _SECTOR)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * 432
    return head + fat + entries + b"".join(padded.values())


def _large(streams: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data + bytes(max(0, 4096 - len(data))) for name, data in streams.items()}


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    written = name.encode("utf-16-le")
    head = written + bytes(64 - len(written)) + struct.pack("<HBB", len(written) + 2, kind, 1)
    return head + struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _bound(name: str, position: int) -> bytes:
    return _record(0x0085, struct.pack("<IHBB", position, 0, len(name), 0) + name.encode("latin-1"))


def _sheet(rows: list[list[Value]]) -> bytes:
    cells = b"".join(_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value != "")
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + _record(0x000A, b"")


def _cell(row: int, column: int, value: Value) -> bytes:
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
    if isinstance(value, date):
        return _record(0x0203, struct.pack("<HHHd", row, column, 1, (value - date(1899, 12, 30)).days))
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _ods_table(name: str, rows: list[list[Value]]) -> str:
    written = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    blank = '<table:table-row table:number-rows-repeated="1048576">'
    blank += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    return f'<table:table table:name="{name}">{written}{blank}</table:table>'


def _ods_cell(value: Value) -> str:
    if isinstance(value, date):
        kind, shown = f'office:value-type="date" office:date-value="{value}"', f"{value:%d/%m/%Y}"
    elif isinstance(value, str):
        kind, shown = 'office:value-type="string"', value
    else:
        kind, shown = f'office:value-type="float" office:value="{value}"', str(value)
    lines = "".join(f"<text:p>{line}</text:p>" for line in shown.split("\n")) if shown else ""
    return f"<table:table-cell {kind}>{lines}</table:table-cell>"
