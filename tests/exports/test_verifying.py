"""A paper that comes back: what can be said of its bytes, its data and its words, and never a crash."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.language import speaking
from exports.meeting_record_issue import PaperRecord
from exports.pdf.checksum import first_revision, sealed
from exports.pdf.minutes import paper
from exports.verifying import examine
from models.commands import minutes as deeds
from models.progress import Stopped
from models.rules.holding import Who
from tests.builders import NOW, TODAY
from tests.builders_meetings import running
from tests.builders_minutes import evening
from tests.exports.minutes_samples import full_minutes
from tests.exports.papers_to_check import (
    data_in,
    doubts,
    one_evening,
    one_paper,
    printed,
    resealed,
    said,
    told,
    with_data,
    with_words,
)
from ui.verify.words import heading


def test_a_paper_as_it_was_printed_agrees_in_everything() -> None:
    findings = examine(one_paper())

    assert heading(findings) == "Everything about this paper agrees."
    assert said(findings) == [
        "ours agrees: Made by Chapterhouse.",
        "bytes agrees: No byte was changed since the paper was made.",
        "data agrees: The record of “Autumn meeting” is inside.",
        "fingerprint agrees: The data gives the very fingerprint it claims.",
        "words agrees: All 3 printed pages say what the data says.",
        "standing told: Version 1, a draft: no meeting had approved it.",
    ]


@pytest.mark.parametrize("size", [10, 12, 16])
@pytest.mark.parametrize("how", [{}, {"with_names": True}, {"confidential": True}])
def test_every_way_of_printing_can_be_checked(store, how: dict[str, bool], size: int) -> None:
    held = evening(store)

    findings = examine(printed(told(store, held.meeting, **how), size))

    assert doubts(findings) == []
    assert findings.may_be_brought_in is ("confidential" not in how)


def test_a_paper_in_welsh_is_compared_in_welsh() -> None:
    with speaking("cy"):
        made = paper(one_evening(), printed=TODAY)

    assert doubts(examine(made.content)) == []


def test_a_paper_says_which_approval_and_signature_it_carries(store) -> None:
    held = evening(store)
    later = running(store, title="November meeting")
    with store.write("approve") as session:
        deeds.approve(session, meeting_id=held.meeting, at_meeting_id=later, on=TODAY, at=NOW)
    approved = examine(printed(told(store, held.meeting)))
    with store.write("sign") as session:
        deeds.sign(session, meeting_id=held.meeting, who=Who("", "Ed Lloyd"), on=TODAY, at=NOW)
    signed = examine(printed(told(store, held.meeting)))

    assert doubts(approved) + doubts(signed) == []
    assert [said(each)[-1] for each in (approved, signed)] == [
        "standing told: Version 1, approved at November meeting on Monday 23 November 2026; no signature is noted in "
        "it.",
        "standing told: Version 2, approved at November meeting on Monday 23 November 2026, signed by Ed Lloyd on "
        "Monday 23 November 2026.",
    ]


def test_what_the_paper_leaves_out_is_not_in_its_data(store) -> None:
    held = evening(store)

    plain = data_in(printed(told(store, held.meeting))).decode()
    named = data_in(printed(told(store, held.meeting, with_names=True))).decode()

    assert "SECRET" not in plain + named
    assert [text.count('"name":"Carlos Mendes","stance":"objection"') for text in (plain, named)] == [0, 1]


def test_the_data_stands_in_the_same_bytes_each_time() -> None:
    assert printed(one_evening()) == printed(one_evening())


def test_a_forger_who_changes_the_data_is_found_by_the_fingerprint() -> None:
    forged = with_data(one_paper(), data_in(one_paper()).replace(b"Nine loans", b"Ten loans"))

    assert doubts(examine(forged)) == [
        "fingerprint differs: The data gives another fingerprint: it was changed.",
        "words differs: Page 2 does not say what the data says.",
    ]


def test_a_forger_who_changes_the_printed_words_is_found_by_the_data() -> None:
    forged = with_words(one_evening(), "Autumn", "Spring")

    assert doubts(examine(forged)) == ["words differs: Page 1 does not say what the data says."]


def test_a_paper_that_another_version_printed_otherwise_is_no_forgery() -> None:
    older = data_in(one_paper()).replace(b'"program":"', b'"program":"0.0.')
    alike, unlike = with_data(one_paper(), older), with_data(with_words(one_evening(), "Autumn", "Spring"), older)

    assert doubts(examine(alike)) == []
    assert [line.split(":")[0] for line in doubts(examine(unlike))] == ["words unknown"]


def test_what_was_appended_is_named_and_what_stood_before_can_still_be_checked() -> None:
    findings = examine(one_paper() + b"\n% a remark\nstartxref\n0\n%%EOF\n")

    assert "bytes agrees: No byte was changed since the paper was made." in said(findings)
    assert not findings.agrees


def test_a_paper_without_data_is_not_vouched_for() -> None:
    assert doubts(examine(printed(full_minutes()))) == ["data unknown: The paper carries no data to check it by."]


def _two_attachments() -> bytes:
    pdf: Any = pikepdf.open(BytesIO(one_paper()))
    pdf.attachments["more.json"] = b"{}"
    return resealed(pdf, one_paper())


def _locked() -> bytes:
    made, pdf = BytesIO(), pikepdf.open(BytesIO(one_paper()))
    pdf.save(made, encryption=pikepdf.Encryption(user="x", owner="y"))
    return made.getvalue()


def _foreign() -> bytes:
    made, pdf = BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.save(made)
    return made.getvalue()


def _bomb() -> bytes:
    pdf: Any = pikepdf.open(BytesIO(one_paper()))
    pdf.Root.Bomb = pdf.make_stream(bytes(101 * 2**20))
    made = BytesIO()
    pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(900), "This is not a PDF, whatever its name says."),
        (lambda: b"", "This is not a PDF, whatever its name says."),
        (lambda: one_paper()[:-5000], "This file is cut short: its end is missing."),
        (lambda: b"%PDF-1.7\n%%EOF\n", "This file is damaged: it cannot be opened."),
        (_locked, "This file is locked with a password; papers of Chapterhouse never are."),
        (_foreign, "This is no paper of Chapterhouse, or what shows that it is was changed."),
        (_two_attachments, "The paper carries more than one file inside; one is expected."),
        (_bomb, "This file is too large to be a paper of Chapterhouse."),
    ],
)
def test_whatever_is_handed_in_gets_one_clear_sentence(make, sentence: str) -> None:
    findings = examine(make())

    assert [line.split(": ", 1)[1] for line in doubts(findings)] == [sentence]


@pytest.mark.parametrize("data", [b"", b"null", b"[" * 100_000, b'{"format":', b"\xff\xfe", b'{"title": 1}'])
def test_data_that_is_no_record_is_a_finding(data: bytes) -> None:
    findings = examine(with_data(one_paper(), data))

    assert not findings.agrees
    assert not findings.may_be_brought_in


@pytest.mark.parametrize(
    "changed",
    [
        *({"starts": "18:00"}, {"starts": "9999-12-31T23:59:59-12:00"}, {"mood": "good"}, {"issue": None}),
        *({"title": "a\ud800b"}, {"agenda": [{"decisions": [{"text": "Which?", "result": "[" * 50_000}]}]}),
        {"agenda": [{"notes": "[" * 300_000}]},
    ],
)
def test_a_record_that_no_paper_of_ours_would_carry_is_a_finding(changed: dict[str, Any]) -> None:
    record = json.loads(data_in(one_paper())) | changed

    findings = examine(with_data(one_paper(), json.dumps(record).encode()))

    assert not findings.agrees
    assert not findings.may_be_brought_in


_PLACES = ("title", "starts", "ends", "present", "agenda", "quorum", "interests", "kind", "apologies", "elsewhere")
# The state and the program's version stand in no words and in no fingerprint: the file's checksum alone guards them.
_FACTS = ("meeting", "version", "fingerprint", "chapter", "size", "language", "printed", "numbers")
_VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.just([{}])


@settings(max_examples=40)
@given(
    whole=st.dictionaries(st.sampled_from(_PLACES), _VALUES, max_size=3),
    issue=st.dictionaries(st.sampled_from(_FACTS), _VALUES, max_size=3),
)
def test_whatever_the_data_says_is_a_finding_and_never_a_crash(whole: dict[str, Any], issue: dict[str, Any]) -> None:
    told = json.loads(data_in(one_paper()))
    changed = {**told, "issue": {**told["issue"], **issue}, **whole}

    findings = examine(with_data(one_paper(), json.dumps(changed).encode()))

    assert not findings.agrees or PaperRecord.model_validate(changed) == PaperRecord.model_validate(told)


@settings(max_examples=50)
@given(st.integers(0, 10**9), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_told_in_words(place: int, change: int) -> None:
    content = bytearray(one_paper())
    content[place % len(content)] ^= change

    findings = examine(bytes(content))

    assert not findings.agrees
    assert all(line.split(": ", 1)[1].endswith(".") for line in doubts(findings))


@settings(max_examples=30)
@given(st.integers(0, 10**9))
def test_a_paper_cut_anywhere_is_told(length: int) -> None:
    assert not examine(one_paper()[: length % len(one_paper())]).agrees


def test_looking_can_be_stopped() -> None:
    def cancel(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        examine(one_paper(), progress=cancel)


def test_the_checksum_stands_in_the_second_identifier_and_stays_when_something_is_appended() -> None:
    content = one_paper()
    revision = first_revision(content)
    appended = first_revision(content + b"later")

    assert revision and revision.is_whole and revision.content == content
    assert appended == revision
    assert sealed(content) == content


def test_minutes_whose_record_does_not_hold_everything_say_so(store) -> None:
    held = evening(store)
    whole = told(store, held.meeting)
    elsewhere = replace(whole, quorum=whole.quorum and replace(whole.quorum, met=False))

    findings = examine(printed(elsewhere))

    assert b'"partly":true' in data_in(printed(elsewhere))
    assert not findings.agrees
