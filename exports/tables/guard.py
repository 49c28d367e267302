"""What a file is, whatever its name says, and whether it can be a list of people at all."""

import zipfile
from io import BytesIO
from pathlib import Path

from models.errors import CouldNotRead
from models.rules.roster_file import NotARoster

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 500_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000

_SIGNATURES = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "binary"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3\x00", "chapter"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"MZ", "binary"),
    (b"\x7fELF", "binary"),
)
_INSIDE_ZIP = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
    ("word/document.xml", "document"),
    ("Index/Document.iwa", "numbers"),
    ("datapackage.json", "bundle"),
)


def contents(path: Path) -> bytes:
    """The whole file, read only once its size is known to be bearable. Raises `NotARoster` or `CouldNotRead`."""
    try:
        if path.is_dir():
            raise NotARoster(path, "folder")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise NotARoster(path, "too_big", found=size, limit=LARGEST_FILE)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotARoster(path, "missing") from error
    except OSError as error:
        raise CouldNotRead(path, error.strerror or str(error)) from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise NotARoster(path, "empty")
    return data


def kind_of(path: Path, data: bytes) -> str:
    """One of text, vcard, xlsx, xls, ods. Raises `NotARoster` for what is none of them."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        kind = _kind_of_zip(path, data)
    elif data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        kind = "locked" if "EncryptedPackage".encode("utf-16-le") in data else "xls"
    else:
        kind = next((name for start, name in _SIGNATURES if data.startswith(start)), "") or _kind_of_text(data)
    if kind not in {"text", "vcard", "xlsx", "xls", "ods"}:
        raise NotARoster(path, kind, detail=path.suffix.lower())
    return kind


def _kind_of_zip(path: Path, data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            sizes = {each.filename: each.file_size for each in packed.infolist()}
            encrypted = any(each.flag_bits & 1 for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotARoster(path, "damaged") from error
    if sum(sizes.values()) > LARGEST_UNPACKED:
        raise NotARoster(path, "too_big", found=sum(sizes.values()), limit=LARGEST_UNPACKED)
    kind = next((kind for name, kind in _INSIDE_ZIP if name in sizes), "archive")
    return "locked" if encrypted and kind != "archive" else kind


def _kind_of_text(data: bytes) -> str:
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"").lower()
    if head.startswith(b"begin:vcard"):
        return "vcard"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return "web_page"
    if head.startswith(b"<?xml") or b"schemas-microsoft-com:office:spreadsheet" in head:
        return "xml"
    return "binary" if _looks_binary(data[:65536]) else "text"


def _looks_binary(data: bytes) -> bool:
    """Control characters that no list of people has; the zeros of UTF-16 stand in every second place only."""
    controls = sum(data.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if controls > max(8, len(data) // 200):
        return True
    zeros, pairs = data.count(0), max(1, len(data) // 2)
    odd, even = data[1::2].count(0), data[::2].count(0)
    return zeros > len(data) // 100 and not (max(odd, even) > pairs // 2 and min(odd, even) < pairs // 20)
