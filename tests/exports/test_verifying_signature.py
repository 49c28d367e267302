"""A signature under a paper: the paper stays as it was, and whatever else was appended is found."""

import logging
import sys
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper_signature import NoKey, NoSigning, NotSignable, signed
from exports.pdf.checksum import first_revision
from exports.verifying import examine
from tests.exports.papers_to_check import doubts, one_paper, said
from tests.exports.pdf_reading import Structure
from tests.exports.signing_keys import key_and_certificate

pytest.importorskip("pyhanko")

UNTRUSTED = (
    "signature told: The signature holds and nothing was changed since, but nobody this computer trusts vouches for "
    "Siân Llŷr."
)


@cache
def signed_paper() -> bytes:
    """The paper of an evening, signed."""
    return signed(one_paper(), key_and_certificate()[0], "pw", "Siân Llŷr")


def test_a_signed_paper_is_still_the_paper_it_was() -> None:
    first = first_revision(signed_paper())

    assert first and first.is_whole
    assert first.content == one_paper()


def test_a_signature_by_somebody_unknown_holds_and_says_so() -> None:
    findings = examine(signed_paper())

    assert UNTRUSTED in said(findings)
    assert doubts(findings) == []


def test_a_signature_by_somebody_trusted_is_named() -> None:
    findings = examine(signed_paper(), [key_and_certificate()[1]])

    assert "signature agrees: Signed by Siân Llŷr, and unchanged since." in said(findings)


def test_two_may_sign_one_after_the_other() -> None:
    twice = signed(signed_paper(), key_and_certificate()[0], "pw")

    assert doubts(examine(twice)) == []
    assert twice.startswith(signed_paper())


def test_a_signature_leaves_title_version_and_tree_as_they_were() -> None:
    before, after = (pikepdf.open(BytesIO(content)) for content in (one_paper(), signed_paper()))
    catalog: Any = after.Root

    assert before.Root.Metadata.read_bytes() == catalog.Metadata.read_bytes()
    assert str(before.docinfo) == str(after.docinfo)
    assert "/Version" not in catalog and "/Extensions" not in catalog
    widget = catalog.AcroForm.Fields[0]
    assert (int(widget.F), "/AP" in widget, float(widget.Rect[0])) == (132, False, -9999.0)
    assert Structure(one_paper()).tags == Structure(signed_paper()).tags


@settings(max_examples=40)
@given(st.integers(0, 10**9), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_told(place: int, change: int) -> None:
    content = bytearray(signed_paper())
    appended = len(one_paper())
    content[appended + place % (len(content) - appended)] ^= change

    assert not examine(bytes(content)).agrees


def test_a_kind_of_signature_nobody_knows_is_a_finding_and_no_line_in_the_log(caplog) -> None:
    findings = examine(signed_paper().replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachee"))

    assert not findings.agrees and caplog.records == []
    assert logging.getLogger("pyhanko").level == logging.NOTSET


def _redrawn(content: bytes) -> bytes:
    """Something painted over the first page, appended as a revision of its own."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(content))
    page: Any = writer.root["/Pages"]["/Kids"][0]
    cover = writer.add_object(generic.StreamObject(stream_data=b"1 g 0 0 600 300 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), cover])
    writer.update_container(page)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_paint_over_the_page_is_found_even_under_a_signature_that_holds() -> None:
    forged = signed(_redrawn(one_paper()), key_and_certificate()[0], "pw")

    assert "signature differs: Something was added to the file after it was made, and it is no signature." in said(
        examine(forged)
    )


def _hung_behind(head: bytes, other: bytes) -> bytes:
    """A second file after the first, its cross-references moved: readers see only the second."""
    at = other.rindex(b"xref\n", 0, other.rindex(b"startxref"))
    lines = other[at:].split(b"\n")
    moved = [b"%010d%b" % (int(line[:10]) + len(head), line[10:]) if b" n" in line[16:18] else line for line in lines]
    place = moved.index(b"startxref")
    moved[place + 1] = b"%d" % (at + len(head))
    return head + other[:at] + b"\n".join(moved)


def test_another_paper_hung_behind_ours_is_found() -> None:
    other, pdf = BytesIO(), pikepdf.open(BytesIO(one_paper()))
    pdf.pages[0].Contents = pdf.make_stream(b"")
    pdf.save(other, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    forged = signed(_hung_behind(one_paper(), other.getvalue()), key_and_certificate()[0], "pw")

    shown = pikepdf.open(BytesIO(forged))
    assert shown.pages[0].Contents.read_bytes() == b""
    assert "signature differs: Something was added to the file after it was made, and it is no signature." in said(
        examine(forged)
    )


def test_without_the_extra_nothing_is_signed_and_a_signature_is_not_vouched_for(monkeypatch) -> None:
    paper, key = signed_paper(), key_and_certificate()[0]
    monkeypatch.setitem(sys.modules, "pyhanko", None)

    assert doubts(examine(paper)) == [
        "signature unknown: The file was signed electronically, but this program was installed without the part that "
        "checks signatures."
    ]
    with pytest.raises(NoSigning):
        signed(one_paper(), key, "pw")


@pytest.mark.parametrize(("key", "password"), [(b"no key", "pw"), (None, "wrong")])
def test_a_key_that_does_not_open_is_refused(key: bytes | None, password: str) -> None:
    with pytest.raises(NoKey):
        signed(one_paper(), key or key_and_certificate()[0], password)


def test_only_an_unchanged_paper_is_signed() -> None:
    changed = one_paper().replace(b"/Author (West)", b"/Author (East)")

    for content in (changed, b"%PDF-1.7 no paper"):
        with pytest.raises(NotSignable):
            signed(content, key_and_certificate()[0], "pw")
