"""Minutes from the draft to the sealed record: corrected, approved, signed, annexed, and what stays as it was."""

# pyright: reportOptionalMemberAccess=false

from datetime import date, timedelta

import pytest

from models.commands import actions, minutes
from models.errors import Missing, Sealed
from models.history import History
from models.queries.minutes_of import minutes_of
from models.queries.minutes_standing import corrections, issues
from models.rules.holding import Who
from models.rules.meetings import NotLater, WrongState
from models.rules.minutes import AlreadyApproved, CorrectionsOpen, NotApproved
from models.tables import AgendaItem, Person
from tests.builders import NOW, TODAY
from tests.builders_meetings import running
from tests.builders_minutes import BEGUN, evening


def do(store, command, **asked):
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def told(store, meeting, **how):
    """What the minutes say."""
    with store.read() as reader:
        return minutes_of(reader, meeting, **how)


def raised(store, meeting, text="It was £40.", place="item 3"):
    """A correction somebody asked for."""
    asked = {"meeting_id": meeting, "who": Who("", "Ed Lloyd"), "place": place, "text": text, "on": TODAY}
    return do(store, minutes.raise_correction, **asked)


def approved(store, meeting):
    """Approved at a meeting that runs now, whose id is the answer."""
    at = running(store, title="November meeting")
    do(store, minutes.approve, meeting_id=meeting, at_meeting_id=at, on=TODAY, at=NOW)
    return at


def handed_out(store, meeting):
    """Every issue, as it might be read out."""
    with store.read() as reader:
        return [f"{row.version} {row.state}" for row in issues(reader, meeting)]


def answers(store, meeting):
    """What became of each correction."""
    with store.read() as reader:
        return [f"{row.name}, {row.place}: {row.text} {row.state}" for row in corrections(reader, meeting)]


def test_the_draft_is_there_when_the_meeting_is_closed(store):
    held = evening(store)

    draft = told(store, held.meeting)

    assert (draft.state, draft.version, len(draft.fingerprint)) == ("draft", 1, 64)


def test_approval_takes_the_corrections_that_were_accepted(store):
    held = evening(store)
    yes, no = raised(store, held.meeting), raised(store, held.meeting, "Less about the kettle.", "")
    do(store, minutes.answer_correction, correction_id=yes, state="accepted")
    do(store, minutes.answer_correction, correction_id=no, state="declined")

    approved(store, held.meeting)

    said = told(store, held.meeting)
    assert said.approved.corrections == "item 3: It was £40."
    assert [(each.place, each.text) for each in said.agreed] == [("item 3", "It was £40.")]
    assert (said.state, handed_out(store, held.meeting)) == ("approved", ["1 approved"])


def test_a_correction_without_an_answer_holds_up_the_approval(store):
    held = evening(store)
    raised(store, held.meeting)

    with pytest.raises(CorrectionsOpen):
        approved(store, held.meeting)

    assert told(store, held.meeting).state == "corrections"


def test_a_correction_says_something_and_can_be_taken_back(store):
    held = evening(store)
    with pytest.raises(Missing):
        raised(store, held.meeting, text="  ")
    correction = raised(store, held.meeting)

    do(store, minutes.take_back_correction, correction_id=correction)

    assert (answers(store, held.meeting), told(store, held.meeting).state) == ([], "draft")


def test_nothing_is_answered_or_taken_back_once_the_minutes_are_approved(store):
    held = evening(store)
    correction = raised(store, held.meeting)
    do(store, minutes.answer_correction, correction_id=correction, state="accepted")
    approved(store, held.meeting)

    with pytest.raises(AlreadyApproved):
        do(store, minutes.answer_correction, correction_id=correction, state="declined")
    with pytest.raises(AlreadyApproved):
        do(store, minutes.take_back_correction, correction_id=correction)


def test_only_approved_minutes_are_signed_and_then_they_are_sealed(store):
    held = evening(store)
    signing = {"meeting_id": held.meeting, "who": Who("", "Dilys Haworth"), "on": TODAY, "at": NOW}
    with pytest.raises(NotApproved):
        do(store, minutes.sign, **signing)
    approved(store, held.meeting)

    do(store, minutes.sign, **signing)

    sealed = told(store, held.meeting)
    assert [(each.name, each.on, each.fingerprint) for each in sealed.signed] == [
        ("Dilys Haworth", TODAY, sealed.fingerprint)
    ]
    assert (sealed.state, handed_out(store, held.meeting)) == ("sealed", ["1 approved", "2 signed"])


def test_an_error_found_later_is_annexed_and_both_fingerprints_are_kept(store):
    held = evening(store)
    later = approved(store, held.meeting)
    do(store, minutes.sign, meeting_id=held.meeting, who=Who("", "Dilys"), on=TODAY, at=NOW)
    before = told(store, held.meeting)

    correction = raised(store, held.meeting, "Hari came at 18:35.", "attendance")
    do(store, minutes.annex, correction_id=correction, at_meeting_id=later, at=NOW)

    after = told(store, held.meeting)
    assert [(each.place, each.text, each.at, each.on) for each in after.annex] == [
        ("attendance", "Hari came at 18:35.", "November meeting", NOW.date())
    ]
    assert (after.state, after.sealed, after.approved) == ("sealed", before.fingerprint, before.approved)
    assert after.fingerprint != before.fingerprint
    assert handed_out(store, held.meeting) == ["1 approved", "2 signed", "3 annex"]


def test_an_annex_is_minuted_at_a_later_meeting_that_runs(store):
    held = evening(store)
    early = raised(store, held.meeting)
    later = running(store, title="November meeting")
    with pytest.raises(NotApproved):
        do(store, minutes.annex, correction_id=early, at_meeting_id=later, at=NOW)
    do(store, minutes.answer_correction, correction_id=early, state="declined")
    do(store, minutes.approve, meeting_id=held.meeting, at_meeting_id=later, on=TODAY, at=NOW)
    correction = raised(store, held.meeting)

    with pytest.raises((WrongState, NotLater)):
        do(store, minutes.annex, correction_id=correction, at_meeting_id=held.meeting, at=NOW)


def test_handing_out_the_same_words_again_is_the_same_issue(store):
    held = evening(store)

    numbers = [do(store, minutes.issue, meeting_id=held.meeting, at=NOW) for _ in range(2)]
    with store.write("find out") as session:
        session.get(AgendaItem, held.items[0]).notes = "Something was forgotten."
    numbers.append(do(store, minutes.issue, meeting_id=held.meeting, at=NOW))
    numbers.append(do(store, minutes.issue, meeting_id=held.meeting, at=NOW, confidential=True))

    assert numbers == [1, 1, 2, 1]


def test_what_is_done_after_the_approval_does_not_change_the_minutes(store, monkeypatch):
    held = evening(store)
    approved(store, held.meeting)
    before = told(store, held.meeting)
    with store.read() as reader:
        action = reader.value("SELECT id FROM action WHERE text = 'Draft a loan card'")
    monkeypatch.setattr(store, "now", lambda: NOW + timedelta(days=1))

    do(store, actions.change, action_id=action, field="text", value="Draft two loan cards")
    do(store, actions.change, action_id=action, field="due_on", value=date(2027, 1, 1))
    do(store, actions.give_to, action_id=action, person_id=held.people["Carlos"], name="")
    do(store, actions.finish, action_id=action, on=TODAY)
    do(store, actions.to_bin, action_id=action)
    do(store, actions.add, text="Another", meeting_id=held.meeting, item_id=held.items[1])

    after = told(store, held.meeting)
    assert after.items[1].actions == before.items[1].actions != ()
    assert after.fingerprint == before.fingerprint


def test_sealed_minutes_say_when_a_name_in_them_has_changed(store):
    held = evening(store)
    approved(store, held.meeting)
    do(store, minutes.sign, meeting_id=held.meeting, who=Who("", "Dilys"), on=TODAY, at=NOW)

    with store.write("marry") as session:
        session.get(Person, held.people["Amara"]).family_name = "Okafor-Rees"

    assert told(store, held.meeting).state == "signed"


def test_what_was_said_in_confidence_is_in_no_word_of_the_main_minutes(store):
    held = evening(store)

    main, annex = told(store, held.meeting), told(store, held.meeting, confidential=True)

    assert "SECRET" not in repr(main) and "grievance" not in repr(main)
    assert [item.title for item in annex.items] == ["A grievance"]
    assert annex.items[0].decisions[0].text == "SECRET decision."
    assert main.fingerprint != annex.fingerprint


def test_a_promise_made_in_confidence_is_no_matter_arising_later(store):
    evening(store)

    later = running(store, "Kit", title="November meeting")

    assert [each.text for each in told(store, later).matters_arising] == ["Draft a loan card"]


def test_what_was_decided_outside_meetings_is_told_once_by_the_next_meeting(store):
    held = evening(store)

    later = running(store, title="November meeting")

    assert [each.text for each in told(store, held.meeting).elsewhere] == ["Ed buys the stamps."]
    assert told(store, later).elsewhere == ()
    assert told(store, held.meeting).starts == BEGUN


def test_the_approval_stands_in_the_way_of_undo(store):
    held = evening(store)
    approved(store, held.meeting)

    assert History(store).undo_label() == "approve"
    with pytest.raises(Sealed):
        History(store).undo()
    assert told(store, held.meeting).state == "approved"
