"""The file as it is written out: small objects share streams, and every reader finds each of them again."""

import re
import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from exports.pdf.minutes import paper
from exports.pdf.packing import text
from tests.exports.minutes_samples import decision, full_minutes, item, minutes
from tests.exports.pdf_reading import Structure, pages_of


def many(count: int) -> bytes:
    """Minutes with so many decisions."""
    made = (item(number, "Kit", decisions=(decision(f"Lend number {number}."),)) for number in range(count))
    return paper(minutes(items=tuple(made))).content


def summed(told: bytes, *, width: int) -> bytes:
    """Rows of bytes that were told as their differences from the row above."""
    rows, above = b"", bytes(width)
    for start in range(0, len(told), width + 1):
        assert told[start] == 2  # "Up"
        above = bytes((old + new) % 256 for old, new in zip(above, told[start + 1 : start + 1 + width], strict=True))
        rows += above
    return rows


def test_tree_pages_and_outline_lie_in_shared_streams_and_the_rest_is_as_plain_as_ever() -> None:
    content = paper(full_minutes()).content

    assert b"/StructElem" not in content
    assert re.findall(rb"/Type /Page\b|/Prev |/XYZ ", content) == []
    assert content.count(b"/Type /ObjStm") == 1
    assert b"/Type /Catalog" in content
    assert b"/Filespec" in content or b"/EmbeddedFiles" not in content


def test_every_object_is_found_where_the_file_says_it_is() -> None:
    content = many(60)

    pdf: Any = pikepdf.open(BytesIO(content))

    assert Structure(content).faults == []
    assert pdf.check_pdf_syntax() == []
    assert [page for page in pages_of(content) if "Page" not in page] == []


def test_offsets_lead_to_the_objects_of_their_numbers() -> None:
    content = paper(full_minutes()).content

    (start,) = re.findall(rb"startxref\n(\d+)\n%%EOF\n$", content)
    head, _, body = content[int(start) :].partition(b"stream\n")
    rows = summed(zlib.decompress(body.partition(b"\nendstream")[0]), width=7)
    size = int(re.findall(rb"/Size (\d+)", head)[0])
    plain = [(n, int.from_bytes(rows[7 * n + 1 : 7 * n + 5])) for n in range(size) if rows[7 * n] == 1]
    assert len(rows) == 7 * size
    assert [number for number, at in plain if not content[at:].startswith(b"%d 0 obj" % number)] == []


def test_the_places_of_objects_take_hardly_any_room() -> None:
    content = many(60)

    places = content[int(content.split(b"\n")[-3]) :]
    assert len(places) < 0.5 * int(re.findall(rb"/Size (\d+)", places)[0]) + 400  # seven bytes each, as they are


def test_a_long_tree_is_small() -> None:
    first, second = many(40), many(140)

    assert (len(second) - len(first)) / 100 < 900  # bytes for each decision with its item


def test_a_decision_with_a_sign_for_each_person_is_small() -> None:
    counts = (("consent", 12), ("stand_aside", 1))
    pages = [
        len(
            paper(
                minutes(items=tuple(item(n, "Kit", decisions=(decision("Lend.", counts=counts),)) for n in many))
            ).content
        )
        for many in (range(20), range(120))
    ]

    assert (pages[1] - pages[0]) / 100 < 1000  # bytes for each decision with its item


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("plain", b"(plain)"),
        ("(a) \\ b", rb"(\(a\) \\ b)"),
        ("ŵ", b"<FEFF0175>"),
        ("a\nb", b"<FEFF0061000A0062>"),
        ("🌻", b"<FEFFD83CDF3B>"),
        ("\ud800", b"<FEFF003F>"),
    ],
)
def test_a_string_is_written_so_that_every_reader_has_it_back(words: str, written: bytes) -> None:
    assert text(words) == written
