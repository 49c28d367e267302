"""Between chapters and the national community: asked, answered, sent up, replied to."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import decisions, from_national, meetings, national
from models.errors import NotFound
from models.log import conflicts, exchange
from models.rules.meetings import WrongState
from models.rules.national import (
    AlreadyLeft,
    ClosesTooSoon,
    ConsultationClosed,
    NoSuchLevel,
    NotDeclared,
    NotInForce,
    WrongKind,
)
from tests import builders
from tests.national_parcels import TODAY, asking, decide, heard, listed, publish, report, sent_up
from tests.parcels import Copy


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's laptop."""
    copy = Copy(tmp_path, "hub")
    copy.do(national.found_national, name="National community")
    return copy


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter's laptop."""
    copy = Copy(tmp_path, "fens")
    founded = copy.found("Fens")
    copy.set("chapter", founded, region="East")
    return copy


def test_a_consultation_goes_down_onto_an_agenda_and_its_answer_comes_up(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Carers’ expenses", closes_on=TODAY + timedelta(30))
    publish(hub, fens)

    meeting = fens.do(meetings.plan, title="November", starts=builders.clock() + timedelta(3))
    item = fens.do(from_national.take_into_agenda, consultation_id=asked, meeting_id=meeting)
    again = fens.do(from_national.take_into_agenda, consultation_id=asked, meeting_id=meeting)
    fens.do(from_national.answer, consultation_id=asked, decision_id=decide(fens, "Yes, with receipts"), at=fens.now())
    report(fens, hub)

    assert item == again
    (told,) = heard(fens).asked
    assert told.meeting and (told.meeting.meeting_id, told.meeting.title) == (meeting, "November")
    assert told.answer and told.answer.decision == "Yes, with receipts"
    (question,) = asking(hub)
    assert [(each.answer.chapter, each.text) for each in question.answers] == [("Fens", "Yes, with receipts")]
    assert hub.sound() == fens.sound() == []


def test_an_answer_given_again_is_the_one_that_counts(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    publish(hub, fens)
    fens.do(from_national.answer, consultation_id=asked, decision_id=decide(fens, "Yes"), at=fens.now())
    report(fens, hub)

    fens.do(from_national.answer, consultation_id=asked, decision_id=decide(fens, "No, after all"), at=fens.now())
    report(fens, hub)

    assert [each.text for each in asking(hub)[0].answers] == ["No, after all"]


def test_of_two_answers_given_on_two_laptops_the_newer_one_counts(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    publish(hub, fens)
    early, late = decide(fens, "Yes"), decide(fens, "No, after all")
    add = "INSERT INTO answer(id, consultation_id, decision_id, at) VALUES(?, ?, ?, ?)"
    fens.log(lambda c: c.execute(add, ("b" * 32, asked, early, "2026-11-20T18:00:00Z")).rowcount)
    fens.log(lambda c: c.execute(add, ("a" * 32, asked, late, "2026-11-21T18:00:00Z")).rowcount)
    report(fens, hub)

    assert [each.text for each in asking(hub)[0].answers] == ["No, after all"]


def test_a_closed_consultation_takes_no_answers(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    hub.do(national.close_consultation, consultation_id=asked)
    publish(hub, fens)

    decision = decide(fens, "Yes")
    with pytest.raises(ConsultationClosed, check=lambda refusal: refusal.title == "Expenses"):
        fens.do(from_national.answer, consultation_id=asked, decision_id=decision, at=fens.now())

    hub.do(national.reopen_consultation, consultation_id=asked)
    publish(hub, fens)
    fens.do(from_national.answer, consultation_id=asked, decision_id=decision, at=fens.now())
    assert heard(fens).asked[0].answer


def test_only_what_was_declared_answers_and_goes_up(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    publish(hub, fens)
    open_proposal = fens.do(decisions.propose, meeting_id=None, item_id=None, text="Perhaps")
    put_off = decide(fens, "Later")
    fens.set("decision", put_off, outcome="carried_over")

    for undecided in (open_proposal, put_off):
        with pytest.raises(NotDeclared):
            fens.do(from_national.answer, consultation_id=asked, decision_id=undecided, at=fens.now())
        with pytest.raises(NotDeclared):
            fens.do(from_national.send_up, decision_id=undecided)


def test_a_meeting_already_running_takes_no_consultation(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    publish(hub, fens)
    meeting = fens.do(meetings.plan, title="November", starts=builders.clock())
    fens.set("meeting", meeting, state="running")

    with pytest.raises(WrongState):
        fens.do(from_national.take_into_agenda, consultation_id=asked, meeting_id=meeting)


def test_what_is_sent_up_waits_for_a_reply_and_gets_it(hub: Copy, fens: Copy):
    decision = decide(fens, "Ask for a shared simulation kit")
    fens.do(from_national.send_up, decision_id=decision)
    report(fens, hub)
    assert [(each.decision.text, each.decision.chapter, each.reply) for each in sent_up(hub)] == [
        ("Ask for a shared simulation kit", "Fens", None)
    ]

    hub.do(national.reply, decision_id=decision, text="Two are on their way", at=hub.now())
    publish(hub, fens)

    (sent,) = heard(fens).sent
    assert sent.reply and sent.reply.text == "Two are on their way"
    (answered,) = sent_up(hub)
    assert answered.reply and answered.reply.text == "Two are on their way"


def test_only_what_was_sent_up_is_replied_to(hub: Copy, fens: Copy):
    decision = decide(fens, "Our own affair")
    report(fens, hub)

    with pytest.raises(NotFound):
        hub.do(national.reply, decision_id=decision, text="Well done", at=hub.now())


def test_sending_up_can_be_taken_back_until_it_has_left(hub: Copy, fens: Copy):
    decision = decide(fens, "Ask for a kit")
    fens.do(from_national.send_up, decision_id=decision)
    fens.do(from_national.keep_here, decision_id=decision)
    report(fens, hub)
    assert sent_up(hub) == []

    fens.do(from_national.send_up, decision_id=decision)
    report(fens, hub)
    publish(hub, fens)

    assert heard(fens).sent[0].has_left
    with pytest.raises(AlreadyLeft):
        fens.do(from_national.keep_here, decision_id=decision)


def test_a_bundle_saved_for_national_counts_as_left_before_any_answer(hub: Copy, fens: Copy):
    publish(hub, fens)
    decision = decide(fens, "Ask for a kit")
    fens.do(from_national.send_up, decision_id=decision)
    with fens.store.uncaptured("") as (connection, _):
        exchange.note_sent(connection, parcel := hub_bound(fens, connection))
    assert parcel.audience == "national"

    with pytest.raises(AlreadyLeft):
        fens.do(from_national.keep_here, decision_id=decision)


def hub_bound(copy: Copy, connection: object):
    """A parcel for national, as the log notes it."""
    from models.log.parcel import Parcel, Sender

    sender = Sender(copy.store.writer, "r", 1, 1, {}, {})
    return Parcel(
        "b" * 32, "", "a.bundle", f"{copy.now():%Y-%m-%dT%H:%M:%SZ}", sender, ("", "", ""), "national", (), ()
    )


def test_how_much_is_told_is_set_by_a_decision_in_force(hub: Copy, fens: Copy):
    decision = decide(fens, "Tell national who holds a role")
    fens.do(from_national.set_level, level=1, decision_id=decision, today=TODAY)
    report(fens, hub)

    assert [(row.name, row.level, row.region) for row in listed(hub)] == [("Fens", 1, "East")]
    assert fens.rows("SELECT national_level, national_decision_id FROM chapter") == [(1, decision)]


def test_without_a_decision_in_force_nothing_more_is_told(hub: Copy, fens: Copy):
    expired = decide(fens, "Until last week")
    fens.set("decision", expired, expires_on=str(TODAY - timedelta(7)))
    in_force = decide(fens, "Tell them")

    with pytest.raises(NotInForce, check=lambda refusal: refusal.state == "expired"):
        fens.do(from_national.set_level, level=2, decision_id=expired, today=TODAY)
    with pytest.raises(NoSuchLevel):
        fens.do(from_national.set_level, level=4, decision_id=in_force, today=TODAY)
    with pytest.raises(NotFound):
        fens.do(from_national.set_level, level=2, decision_id="f" * 32, today=TODAY)
    assert fens.rows("SELECT national_level FROM chapter") == [(None,)]


def test_each_side_keeps_to_its_own(hub: Copy, fens: Copy):
    with pytest.raises(WrongKind, check=lambda refusal: refusal.needed == "national"):
        fens.do(national.open_consultation, title="Who asks?")
    with pytest.raises(WrongKind, check=lambda refusal: refusal.needed == "national"):
        fens.do(national.reply, decision_id="f" * 32, text="No", at=fens.now())
    with pytest.raises(WrongKind, check=lambda refusal: refusal.needed == "chapter"):
        hub.do(from_national.send_up, decision_id=decide(hub, "Up?"))
    with pytest.raises(ClosesTooSoon):
        hub.do(national.open_consultation, title="Too soon", opens_on=TODAY, closes_on=TODAY - timedelta(1))


def test_neither_side_writes_over_the_other(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expensive")
    publish(hub, fens)
    fens.do(national.propose_change, table="consultation", id=asked, field="title", value="Expenses")
    report(fens, hub)
    assert heard(fens).asked[0].consultation.title == asking(hub)[0].title == "Expensive"

    with hub.store.read() as reader:
        (proposal,) = conflicts.proposals(reader.connection)
    hub.do(national.accept, proposal=proposal, now=hub.now())
    publish(hub, fens)

    assert heard(fens).asked[0].consultation.title == asking(hub)[0].title == "Expenses"
    with pytest.raises(NotFound):
        fens.do(national.propose_change, table="consultation", id=asked, field="colour", value="red")


def test_a_declined_proposal_is_gone_and_nothing_changed(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    publish(hub, fens)
    fens.do(national.propose_change, table="consultation", id=asked, field="title", value="Nonsense")
    report(fens, hub)

    with hub.store.read() as reader:
        (proposal,) = conflicts.proposals(reader.connection)
    hub.do(national.decline, proposal=proposal)

    with hub.store.read() as reader:
        assert conflicts.proposals(reader.connection) == []
    assert asking(hub)[0].title == "Expenses"
