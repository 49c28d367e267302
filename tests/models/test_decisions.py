"""Decisions in a meeting: proposed, answered, declared; counted once, and sealed."""

from datetime import timedelta

import pytest

from models.commands import decisions, links, meetings, objections, register
from models.errors import Missing, Sealed
from models.queries import proposals
from models.rules.declaring import AlreadyDeclared, DeclarationNeedsReason, Inquorate, NoGroup
from models.rules.holding import Who
from models.rules.register import Circular, NotAdopted
from models.tables import Chapter, Person
from tests.builders import NOW, TODAY

PEOPLE = ("Amara", "Bethan", "Carlos", "Dilys")


@pytest.fixture
def room(store):
    """A running meeting of four members, one agenda item, and a chapter whose short code is NENC."""
    return Room(store, PEOPLE)


class Room:
    """The meeting the tests speak of."""

    def __init__(self, store, present):
        self.store = store
        with store.write("Set up") as session:
            session.add(Chapter(name="North East", short_code="NENC"))
            people = {name: Person(given_name=name, joined_on=TODAY - timedelta(days=400)) for name in PEOPLE}
            session.add_all(people.values())
            self.ids = {name: person.id for name, person in people.items()}
            self.meeting = meetings.plan(session, title="November", starts=NOW, ends=NOW + timedelta(hours=2))
            session.flush()
            self.item = meetings.add_item(session, meeting_id=self.meeting, draft=draft("Lending the kit"))
            meetings.open_meeting(session, meeting_id=self.meeting, at=NOW)
            for name in present:
                who = Who(person_id=self.ids[name], name=name)
                meetings.sign_in(session, meeting_id=self.meeting, who=who, at=NOW)

    def propose(self, text="Members may borrow the kit.", method="consent"):
        """A proposal under the item."""
        return self.do(decisions.propose, meeting_id=self.meeting, item_id=self.item, text=text, method=method)

    def say(self, decision, name, stance, reason=""):
        """Somebody's answer."""
        return self.do(
            decisions.set_stance,
            decision_id=decision, person_id=self.ids[name], name=name, stance=stance, reason=reason, at=NOW,
        )  # fmt: skip

    def do(self, command, **asked):
        """One deed."""
        with self.store.write(command.__name__) as session:
            return command(session, **asked)

    def look(self, decision):
        """The proposal as it stands."""
        with self.store.read() as reader:
            return proposals.proposal(reader, decision, NOW)


def draft(title):
    """An agenda item."""
    from models.rules.starting_agenda import DraftItem

    return DraftItem(title=title, minutes=20)


def test_all_consent_and_it_is_adopted_under_a_number_that_names_the_item(room):
    decision = room.propose()
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)

    number = room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    adopted = room.look(decision)
    assert number == "NENC 2026-11-23/1"
    assert (adopted.outcome, adopted.computed, len(adopted.sets.deciders)) == ("adopted", "adopted", 4)


def test_an_untested_objection_stands_in_the_way_until_it_is_settled(room):
    decision = room.propose()
    objection = room.say(decision, "Carlos", "objection", "It blocks the teaching block.")
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)

    before = room.look(decision).result.adopted
    room.do(objections.settle, stance_id=objection, state="withdrawn")

    assert (before, room.look(decision).result.adopted) == (False, True)


def test_a_new_text_makes_what_was_said_stale_until_it_still_stands(room):
    decision = room.propose()
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)

    version = room.do(decisions.reword, decision_id=decision, text="Members may borrow the kit, not in February.")
    stale = room.look(decision).result.adopted
    kept = room.do(decisions.still_stands, decision_id=decision, at=NOW)

    assert (version, stale, kept, room.look(decision).result.adopted) == (2, False, 4, True)


def test_a_tie_is_not_carried_and_saying_otherwise_needs_a_reason(room):
    decision = room.propose(method="simple_majority")
    for name, stance in zip(PEOPLE, ("yes", "yes", "no", "no"), strict=True):
        room.say(decision, name, stance)

    with pytest.raises(DeclarationNeedsReason):
        room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)
    room.do(decisions.declare, decision_id=decision, outcome="not_adopted", at=NOW)

    declared = room.look(decision)
    assert (declared.outcome, declared.number) == ("not_adopted", "")


def test_somebody_with_an_interest_does_not_decide(room):
    decision = room.propose(method="simple_majority")
    who = Who(person_id=room.ids["Dilys"], name="Dilys")
    room.do(meetings.declare_interest, meeting_id=room.meeting, item_id=room.item, who=who)

    assert {decider.name for decider in room.look(decision).deciders} == {"Amara", "Bethan", "Carlos"}


def test_without_quorum_a_decision_can_only_be_indicative(room):
    room.do(meetings.set_quorum, meeting_id=room.meeting, kind="fixed", count=4)
    who = Who(person_id=room.ids["Dilys"], name="Dilys")
    room.do(meetings.declare_interest, meeting_id=room.meeting, item_id=room.item, who=who)
    decision = room.propose()
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)

    with pytest.raises(Inquorate):
        room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)
    room.do(decisions.declare, decision_id=decision, outcome="indicative", at=NOW)

    assert room.look(decision).outcome == "indicative"


def test_one_person_is_no_group(store):
    room = Room(store, ("Amara",))
    decision = room.propose()

    with pytest.raises(NoGroup):
        room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW, difference="because")


def test_a_declared_decision_is_never_edited(room):
    decision = room.propose()
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)
    room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    for change in (
        lambda: room.do(decisions.reword, decision_id=decision, text="Something else"),
        lambda: room.say(decision, "Amara", "objection", "Too late"),
        lambda: room.do(decisions.to_bin, decision_id=decision),
        lambda: room.do(decisions.declare, decision_id=decision, outcome="withdrawn", at=NOW),
    ):
        with pytest.raises(AlreadyDeclared):
            change()


def test_what_was_counted_does_not_move_with_the_roster(room):
    decision = room.propose()
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)
    room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    with room.store.write("Leave") as session:
        session.get(Person, room.ids["Amara"]).left_on = TODAY

    assert len(room.look(decision).sets.deciders) == 4


def test_a_closed_meeting_takes_no_more_proposals(room):
    room.do(meetings.close, meeting_id=room.meeting, at=NOW + timedelta(hours=1))

    with pytest.raises(Sealed):
        room.propose()


def test_a_second_decision_of_an_item_has_a_letter(room):
    numbers = []
    for text in ("One.", "Two."):
        decision = room.propose(text)
        room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)
        numbers.append(room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW))

    assert numbers == ["NENC 2026-11-23/1", "NENC 2026-11-23/1b"]


def test_a_decision_supersedes_only_what_was_adopted_and_never_in_a_circle(room):
    one, two = (room.do(register.record, text=text, on=NOW) for text in ("One.", "Two."))
    proposed = room.propose()

    room.do(links.link, decision_id=two, earlier_id=one, kind="supersedes")

    with pytest.raises(Circular):
        room.do(links.link, decision_id=one, earlier_id=two, kind="supersedes")
    with pytest.raises(NotAdopted):
        room.do(links.link, decision_id=two, earlier_id=proposed, kind="supersedes")


def test_its_review_may_still_be_set_until_the_meeting_is_closed(room):
    decision = room.propose()
    room.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)
    room.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    room.do(decisions.change, decision_id=decision, field="review_on", value=TODAY)
    with pytest.raises(AlreadyDeclared):
        room.do(decisions.change, decision_id=decision, field="reasons", value="Better ones")
    room.do(meetings.close, meeting_id=room.meeting, at=NOW + timedelta(hours=1))

    assert room.look(decision).review_on == TODAY
    with pytest.raises(Sealed):
        room.do(decisions.change, decision_id=decision, field="review_on", value=None)


def test_who_was_there_is_written_down_where_the_result_is_settled_elsewhere(room):
    decision = room.propose(method="mandate")
    room.do(decisions.declare, decision_id=decision, outcome="adopted", difference="Its steward did.", at=NOW)

    with room.store.write("Leave") as session:
        session.get(Person, room.ids["Amara"]).left_on = TODAY

    declared = room.look(decision)
    assert (declared.computed, len(declared.sets.present)) == ("", 4)


def test_a_proposal_goes_to_the_bin_and_comes_back(room):
    decision = room.propose()

    room.do(decisions.to_bin, decision_id=decision)
    gone = room.look(decision)
    room.do(decisions.restore, decision_id=decision)

    assert gone is None
    assert room.look(decision).text == "Members may borrow the kit."


def test_a_proposal_has_a_text(room):
    with pytest.raises(Missing):
        room.propose("   ")
