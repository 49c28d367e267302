"""One typed line: what it is, who, what, until when; and nothing typed is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.capture_line import Captured, CaptureKind, captured

TODAY = date(2026, 11, 23)
PEOPLE = {
    "gwen": "Gwen Pugh",
    "ali": "Ali Reza",
    "sam-i": "Sam Ito",
    "sam-j": "Sam Jones",
    "mary": "Mary Ann Lee",
    "grace": "Grace Hall",
    "will": "Will Price",
    "sian": "Siân O'Neill",
    "anne": "Anne-Marie Smith-Lloyd",
}


def capture(line: str) -> Captured:
    """What the line comes to today, among these people."""
    return captured(line, today=TODAY, people=PEOPLE)


WORDS = [
    "Gwen",
    "Sam",
    "to",
    "and",
    "by",
    "Friday",
    "26",
    "Nov",
    "draft",
    "(Ali)",
    "-",
    ",",
    "@Ali",
    "next",
    "for",
    "will",
]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("/decision We keep the shed open", CaptureKind.DECISION, "We keep the shed open"),
        ("Decision: keep it", CaptureKind.DECISION, "keep it"),
        ("DECISIONS - keep it", CaptureKind.DECISION, "keep it"),
        ("Agreed: keep it", CaptureKind.DECISION, "keep it"),
        ("/proposal Open on Sundays", CaptureKind.PROPOSAL, "Open on Sundays"),
        ("/Decision: keep it", CaptureKind.DECISION, "keep it"),
        ("/p Open on Sundays", CaptureKind.PROPOSAL, "Open on Sundays"),
        ("/question Who has keys", CaptureKind.QUESTION, "Who has keys"),
        ("? who has keys", CaptureKind.QUESTION, "who has keys"),
        ("/thanks Sam for cups", CaptureKind.THANKS, "Sam for cups"),
        ("Thanks: Sam", CaptureKind.THANKS, "Sam"),
        ("/note by Friday", CaptureKind.NOTE, "by Friday"),
        ("  Gwen came late ", CaptureKind.NOTE, "Gwen came late"),
        ("Action on climate is needed", CaptureKind.NOTE, "Action on climate is needed"),
        ("Agreed to meet", CaptureKind.NOTE, "Agreed to meet"),
        ("/foo bar", CaptureKind.NOTE, "/foo bar"),
        ("Well: no", CaptureKind.NOTE, "Well: no"),
        ("1/2 of us", CaptureKind.NOTE, "1/2 of us"),
        ("", CaptureKind.NOTE, ""),
        ("DECISION keep it", CaptureKind.DECISION, "keep it"),
        ("AGREED. Keep it", CaptureKind.DECISION, "Keep it"),
        ("ACTION ON CLIMATE IS NEEDED", CaptureKind.NOTE, "ACTION ON CLIMATE IS NEEDED"),
        ("NOTE that Gwen came late", CaptureKind.NOTE, "NOTE that Gwen came late"),
        ("Propose: open on Sundays", CaptureKind.PROPOSAL, "open on Sundays"),
        ("/decide keep it", CaptureKind.DECISION, "keep it"),
        ("Thank you: Sam", CaptureKind.THANKS, "Sam"),
        ("Thank you all", CaptureKind.NOTE, "Thank you all"),
        ("/thanks - Sam", CaptureKind.THANKS, "Sam"),
        ("/thanks: Sam", CaptureKind.THANKS, "Sam"),
        ("Action for climate: march", CaptureKind.ACTION, "climate: march"),
        ("/action", CaptureKind.ACTION, ""),
    ],
)
def test_the_first_word_makes_it_what_it_is(line: str, kind: CaptureKind, text: str) -> None:
    assert capture(line) == Captured(kind, text)


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("/action Gwen to draft a loan card by 26 Nov", "draft a loan card | Gwen | gwen | 2026-11-26"),
        ("ACTION: (Gwen) to draft a loan card by 26 Nov", "draft a loan card | Gwen | gwen | 2026-11-26"),
        ("Action (Gwen Pugh): draft it by 26 Nov.", "draft it | Gwen Pugh | gwen | 2026-11-26"),
        ("/a @gwen pugh to mend the urn tomorrow", "mend the urn | gwen pugh | gwen | 2026-11-24"),
        ("/action Sam to ring the hall next Tuesday", "ring the hall | Sam | None | 2026-12-01"),
        ("/action Sam J to ring the hall in two weeks", "ring the hall | Sam J | sam-j | 2026-12-07"),
        ("/action Sam Ito to ring the hall", "ring the hall | Sam Ito | sam-i | None"),
        ("/action Mary Ann will bring cups (by end of March)", "bring cups | Mary Ann | mary | 2027-03-31"),
        ("/action Will will ring by 1/12", "ring | Will | will | 2026-12-01"),
        ("/action WP: print by Thu 26 Nov", "print | WP | will | 2026-11-26"),
        ("/action Gwen and Ali to move tables due by Friday", "move tables | Gwen and Ali | None | 2026-11-27"),
        ("/action everyone to read it", "read it | everyone | None | None"),
        ("/action Count chairs (Grace), by Friday", "Count chairs | Grace | grace | 2026-11-27"),
        ("/action Count chairs by Friday – Grace", "Count chairs | Grace | grace | 2026-11-27"),
        ("/action Gwen to count chairs, 3 Dec", "count chairs | Gwen | gwen | 2026-12-03"),
        ("/action Gwen to count chairs (3 Dec)", "count chairs | Gwen | gwen | 2026-12-03"),
        ("/action Gwen to count chairs 3 Dec", "count chairs 3 Dec | Gwen | gwen | None"),
        ("/action (Rhodri) to ring", "ring | Rhodri | None | None"),
        ("/action @Rhodri ring", "ring | Rhodri | None | None"),
        ("ACTION Gwen to ring by Friday", "ring | Gwen | gwen | 2026-11-27"),
        ("ACTION (Gwen) ring the hall, by 26 Nov", "ring the hall | Gwen | gwen | 2026-11-26"),
        ("ACTION (Gwen to ring the hall by 26 Nov)", "ring the hall | Gwen | gwen | 2026-11-26"),
        ("Action point: Gwen to ring by 26/11", "ring | Gwen | gwen | 2026-11-26"),
        ("Action for Gwen: ring by 26.11.2026", "ring | Gwen | gwen | 2026-11-26"),
        ("TODO Gwen to ring", "ring | Gwen | gwen | None"),
        ("/action - Gwen to ring by the 26th", "ring | Gwen | gwen | 2026-11-26"),
        ("/action Gwen is to ring by Friday week", "ring | Gwen | gwen | 2026-12-04"),
        ("/action Gwen agreed to ring by a week on Friday", "ring | Gwen | gwen | 2026-12-04"),
        ("/action Gwen’ll ring next Weds", "ring | Gwen | gwen | 2026-12-02"),
        ("/action Siân to ring tonight", "ring | Siân | sian | 2026-11-23"),
        ("/action sian o'neill to ring", "ring | sian o'neill | sian | None"),
        ("/action Dr O’Neill to ring", "ring | Dr O’Neill | sian | None"),
        ("/action Mrs Jones to ring", "ring | Mrs Jones | sam-j | None"),
        ("/action Anne Marie to ring", "ring | Anne Marie | anne | None"),
        ("/action Anne-Marie Smith-Lloyd to ring", "ring | Anne-Marie Smith-Lloyd | anne | None"),
    ],
)
def test_an_action_says_who_and_until_when(line: str, drawn: str) -> None:
    found = capture(line)

    assert found.kind == CaptureKind.ACTION
    assert f"{found.text} | {found.owner_words} | {found.owner} | {found.due}" == drawn


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Write to Gwen by Friday", "2026-11-27"),
        ("Ask Gwen to check the keys", None),
        ("Grace period to be agreed", None),
        ("Ring the hall (see notes)", None),
        ("Rhodri to ring the hall", None),
        ("Book the hall for next Tuesday", None),
        ("Book the hall for the meeting on 26 Nov", None),
        ("Circulate the notes of 26 Nov", None),
        ("Read the paper by 31 Feb", None),
        ("Find out where Gwen sat", None),
        ("by Friday", None),
        ("Ring the hall by 26 Nov 2025", None),
        ("Ring the hall by Fri 26 Nov", None),
        ("Ring the hall by 7.10", None),
        ("Price to be agreed", None),
        ("Sit by the 2nd door", None),
        ("Mend the 2nd", None),
        ("Tell everyone by Friday that the hall is shut", "2026-11-27"),
    ],
)
def test_what_cannot_be_read_for_certain_stays_in_the_text(text: str, due: str | None) -> None:
    found = capture(f"/action {text}")

    kept = text.removesuffix(" by Friday") if text.startswith("Write") else text
    assert (found.text, found.owner_words, found.owner) == (kept, "", None)
    assert found.due == (date.fromisoformat(due) if due else None)


def test_a_whole_name_wins_over_one_that_only_begins_so() -> None:
    people = {"1": "Gwen Pugh", "2": "Gwen"}

    assert captured("/action Gwen to ring", today=TODAY, people=people).owner == "2"


@given(st.text(max_size=80))
def test_a_note_is_kept_as_it_was_typed(line: str) -> None:
    found = capture(line)

    if found.kind is CaptureKind.NOTE and not line.strip().casefold().startswith(("/n", "note")):
        assert found.text == line.strip()


@given(st.lists(st.sampled_from(WORDS)))
def test_every_word_of_an_action_is_in_its_text_or_stands_for_who_or_when(words: list[str]) -> None:
    found = capture("/action " + " ".join(words))

    said = f"{found.text} {found.owner_words}"
    glue = {"to", "will", "by", "-", ",", "and"}
    days = {"Friday", "26", "Nov", "next", "Tuesday"} if found.due else set[str]()
    assert [word for word in words if word.strip("()@,") not in said and word not in glue | days] == []
