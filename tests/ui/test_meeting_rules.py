"""The rules a group meets and decides by, as they are read and set on the screen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.commands import meetings
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.builders_choices import Table
from tests.ui.choices_desk import Desk
from tests.ui.meetings_desk import enter, opened
from ui.house import House
from ui.meetings.kinds_words import rules_words
from ui.meetings.proposal_card import ProposalCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_minutes_approved_without_a_meeting_say_so(house: House, qtbot: QtBot, store: Store) -> None:
    held = make.closed(store, "Keys")
    with store.write("approve") as session:
        meetings.approve_silently(session, meeting_id=held, on=TODAY)
    page = opened(house, qtbot)

    page.show_id(held)

    assert page.detail.approved.text() == (
        "Minutes approved on Mon 23 Nov 2026 without a meeting, by the silence of those who attended."
    )


def test_minutes_approved_at_a_meeting_name_it(house: House, qtbot: QtBot, store: Store) -> None:
    held, later = make.closed(store, "Keys"), make.running(store, "Minutes")
    with store.write("approve") as session:
        meetings.approve_minutes(session, meeting_id=held, at_meeting_id=later, on=TODAY)
    page = opened(house, qtbot)

    page.show_id(held)

    assert page.detail.approved.text() == "Minutes approved on Mon 23 Nov 2026 at November meeting."


def test_an_objection_already_on_an_agenda_is_said_once(house: House, qtbot: QtBot, store: Store) -> None:
    from models.rules.starting_agenda import DraftItem

    table = Table(store, "lazy_consensus")
    table.decision = table.propose("lazy_consensus", outside=True, text="Two kettles")
    desk = Desk(house, qtbot, table)
    desk.press(desk.panel.usual)
    desk.press(desk.panel.everybody)
    desk.panel.people.setFocus()
    qtbot.keyClick(desk.panel.people, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(desk.panel.told.write)
    desk.panel.people.choose([desk.panel.people._ids[4]])
    desk.type(desk.panel.reason, "Not now", enter=False)
    desk.press(desk.panel.objects)
    alone = desk.panel.why.text()
    with store.write("take up") as session:
        draft = DraftItem("Two kettles", 10, "decide", "objected", table.decision)
        meeting = meetings.plan(session, title="December meeting", starts=NOW.replace(month=12))
        meetings.add_item(session, meeting_id=meeting, draft=draft)

    desk.panel.refresh()

    assert alone.startswith("Ed Tan objected: it goes on the next agenda, to be decided by consent.")
    assert desk.panel.leads.text().startswith("Somebody objects, so it is on the agenda of December meeting")
    assert "object" not in desk.panel.why.text()


@pytest.fixture
def other_business(store: Store) -> tuple[str, str]:
    """A meeting with notice, and a proposal everybody consents to under any other business."""
    from models.commands import decisions
    from models.queries import agenda
    from models.rules.holding import Who
    from models.rules.starting_agenda import DraftItem

    people = make.people(store, "Amara Okafor", "Bethan Rhys")
    draft = DraftItem("Any other business", 10, "discuss", "other_business")
    with store.write("meet") as session:
        meeting = meetings.plan(session, title="November", starts=NOW, kind="regular", agenda=[draft])
        meetings.open_meeting(session, meeting_id=meeting, at=NOW)
        for id in people.values():
            meetings.sign_in(session, meeting_id=meeting, who=Who(id), at=NOW)
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0].id
    with store.write("propose") as session:
        decision = decisions.propose(session, meeting_id=meeting, item_id=item, text="Buy a kettle.")
        session.flush()
        decisions.all_stand(session, decision_id=decision, stance="consent", at=NOW)
    return meeting, decision


def card_of(house: House, qtbot: QtBot, meeting: str) -> ProposalCard:
    """The proposal in the room."""
    page = opened(house, qtbot)
    page.show_id(meeting)
    return next(each for each in page.findChildren(ProposalCard) if each.isVisible())


def outcome(store: Store, decision: str) -> tuple[str, str, str]:
    """What was declared, why so, and from which day it holds."""
    select = "SELECT outcome, difference, coalesce(effective_on, '') FROM decision WHERE id = :id"
    with store.read() as reader:
        (row,) = reader.rows(lambda *row: row, select, id=decision)
    return row


def test_under_other_business_it_is_decided_only_when_all_agree(
    house: House, qtbot: QtBot, store: Store, other_business: tuple[str, str]
) -> None:
    meeting, decision = other_business
    panel = card_of(house, qtbot, meeting).declare
    told = panel.unnotified.text()

    panel.press()
    before = outcome(store, decision)
    panel.agreed.click()
    panel.press()

    assert told == "The agenda did not say that this would be decided. It can be only if all 2 who decide agree."
    assert before[0] == ""
    assert outcome(store, decision)[:2] == (
        "adopted", "Not announced on the agenda: all who decide agreed to decide it at this meeting.",
    )  # fmt: skip


def test_it_is_carried_over_without_asking_anybody(
    house: House, qtbot: QtBot, store: Store, other_business: tuple[str, str]
) -> None:
    meeting, _decision = other_business
    panel = card_of(house, qtbot, meeting).declare

    panel.outcome.set_value("carried_over")
    panel._chosen("carried_over")

    assert not panel.agreed.isVisible()
    assert not panel.unnotified.isVisible()


def test_a_day_it_takes_effect_is_set_beside_the_review(
    house: House, qtbot: QtBot, store: Store, other_business: tuple[str, str]
) -> None:
    meeting, decision = other_business
    panel = card_of(house, qtbot, meeting).declare
    panel.agreed.click()

    enter(qtbot, panel.effective, "1 jan 2027")
    panel.press()

    assert outcome(store, decision)[2] == "2027-01-01"


def test_a_share_of_the_seats_and_a_wait_for_new_members_are_rules_of_a_kind(
    house: House, qtbot: QtBot, store: Store
) -> None:
    from models.queries import kinds
    from models.rules.quorum import need
    from tests.ui.meetings_desk import press
    from tests.ui.test_meetings_kinds import choose
    from tests.ui.test_meetings_plan import retype

    page = opened(house, qtbot)
    press(qtbot, page, "Kinds of meeting…")
    form = page.kinds.form
    choose(qtbot, form.quorum.kind, "A share of the seats, filled or not")
    called = form.quorum.count.label.text()
    retype(qtbot, form.quorum.count, "9")
    retype(qtbot, form.joined_days, "28")

    with store.read() as reader:
        changed = kinds.kind(reader, "regular")

    assert called == "How many seats"
    assert (need(changed.quorum, 20), changed.joined_days) == (3, 28)
    page.kinds.left.emit()
    assert rules_words(changed).startswith("Consent · a quorum of 1/3 of 9 seats")
    assert rules_words(changed).endswith("members of 28 days decide")
