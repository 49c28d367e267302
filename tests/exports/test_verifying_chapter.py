"""A paper beside the chapter's own record: the same, older, approved since, or not known here."""

from dataclasses import replace

import pytest

from exports.pdf.minutes import paper
from exports.verifying import examine
from exports.verifying_chapter import against
from models.commands import minutes as deeds
from models.commands.meeting_record import import_record
from models.queries.minutes import Approved, Signed
from models.rules.holding import Who
from models.tables import AgendaItem, Meeting
from tests.builders import NOW, TODAY
from tests.builders_meetings import running
from tests.builders_minutes import evening
from tests.exports.papers_to_check import one_evening, one_paper, printed, said, told
from tests.exports.reading_out import read_out
from ui.verify.words import heading


@pytest.fixture
def held(store):
    """An evening of this chapter."""
    return evening(store)


def beside(store, paper):
    """What the chapter's own record says of a paper, and whether all agrees."""
    with store.read() as reader:
        findings = against(examine(paper), reader)
    return said(findings)[-1], findings.agrees


def approve(store, meeting):
    """Approved at a meeting that runs now."""
    later = running(store, title="November meeting")
    with store.write("approve") as session:
        deeds.approve(session, meeting_id=meeting, at_meeting_id=later, on=TODAY, at=NOW)


def sign(store, meeting):
    """Signed in ink."""
    with store.write("sign") as session:
        deeds.sign(session, meeting_id=meeting, who=Who("", "Ed Lloyd"), on=TODAY, at=NOW)


def reword(store, item):
    """Something in the record changes."""
    with store.write("edit") as session:
        session.get(AgendaItem, item).notes = "Ten loans."


@pytest.mark.parametrize("how", [{}, {"with_names": True}, {"confidential": True}])
def test_a_fresh_paper_says_what_the_chapter_says(store, held, how):
    paper = printed(told(store, held.meeting, **how))

    assert beside(store, paper) == ("chapter agrees: The chapter’s own record says the same.", True)


def test_a_draft_that_was_approved_since_still_agrees_and_says_so(store, held):
    draft = printed(told(store, held.meeting))
    approve(store, held.meeting)
    sign(store, held.meeting)

    assert beside(store, draft) == (
        "chapter agrees: The chapter’s own record says the same, and was approved since (version 2 now).",
        True,
    )
    assert beside(store, printed(told(store, held.meeting)))[1]


def test_an_issue_that_was_handed_out_before_a_change_is_told_from_one_that_never_was(store, held):
    never = printed(told(store, held.meeting))
    reword(store, held.items[1])
    with store.write("hand out") as session:
        deeds.issue(session, meeting_id=held.meeting, at=NOW)
    handed_out = printed(told(store, held.meeting))
    reword(store, held.items[2])
    with store.write("hand out") as session:
        deeds.issue(session, meeting_id=held.meeting, at=NOW)

    assert beside(store, never) == (
        "chapter differs: The chapter’s own record of this meeting says something else.",
        False,
    )
    assert beside(store, handed_out) == (
        "chapter differs: This is version 1, as it was handed out; the chapter’s record says something else since "
        "(version 2 now).",
        False,
    )


def test_an_approval_or_a_signature_that_the_chapter_does_not_have_is_named(store, held):
    draft = told(store, held.meeting)
    approved = replace(draft, approved=Approved("November meeting", TODAY, ""), state="approved")
    signed = replace(approved, signed=(Signed("Ed Lloyd", TODAY, draft.fingerprint),), state="sealed")

    before = beside(store, printed(approved))[0]
    approve(store, held.meeting)
    after = [beside(store, printed(each))[0] for each in (approved, signed)]

    assert before == "chapter differs: The paper names an approval that the chapter’s own record does not have."
    assert after == [
        "chapter agrees: The chapter’s own record says the same.",
        "chapter differs: The paper names a signature that the chapter’s own record does not have.",
    ]


def test_a_meeting_of_another_chapter_is_not_known_here(store):
    with store.read() as reader:
        findings = against(examine(one_paper()), reader)

    assert said(findings)[-1] == "chapter unknown: The meeting is not in this chapter."
    assert heading(findings) == "This paper agrees with itself."


def test_a_meeting_in_the_bin_is_not_in_the_chapter(store, held):
    paper = printed(told(store, held.meeting))
    with store.write("bin") as session:
        session.get(Meeting, held.meeting).removed = True

    assert beside(store, paper)[0] == "chapter unknown: The meeting is not in this chapter."


def test_a_meeting_brought_into_an_empty_chapter_is_printed_alike_but_for_whose_it_is(store):
    findings = examine(one_paper())
    assert findings.record
    with store.write("bring in") as session:
        meeting = import_record(session, record=findings.record, fingerprint=findings.source)

    first, again = (read_out(paper(each)).splitlines() for each in (one_evening(), told(store, meeting)))

    unlike = [(one.split()[0], other.split()[0]) for one, other in zip(first, again, strict=True) if one != other]
    assert first[1] == "  P West · Governance meeting"
    assert unlike == [("P", "P"), ("P", "P"), ("Figure", "Figure")]
    assert beside(store, one_paper())[1]


def test_a_file_that_is_no_paper_is_not_compared(store):
    with store.read() as reader:
        assert against(examine(b"no"), reader) == examine(b"no")
