"""The next agenda fills itself: with what waits, once, and with the proposals that were left open."""

from datetime import date, timedelta
from pathlib import Path

from models.commands import meetings as commands
from models.commands import national
from models.queries import agenda, next_agenda
from models.rules.starting_agenda import DraftItem
from models.store import Store
from models.tables import Decision, DecisionLink
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.builders_national import country
from tests.models.test_meetings_agenda import item_of, shown
from tests.models.test_planning import backlog


def starting(store: Store, **given: object) -> list[str]:
    """What the next agenda begins from, without a kind's own items."""
    with store.read() as reader:
        drafts = next_agenda.starting_agenda(reader, TODAY, **given)  # type: ignore[arg-type]
    return [f"{item.topic} {item.title}" for item in drafts if item.topic != "standing"]


def test_planning_takes_what_is_chosen_of_the_backlog(store: Store) -> None:
    with store.write("later") as session:
        shed = commands.add_to_backlog(session, draft=DraftItem("Shed", 20, "decide"))
        commands.add_to_backlog(session, draft=DraftItem("Kettle", 5))
    with store.read() as reader:
        drafts = next_agenda.starting_agenda(reader, TODAY, backlog=[shed])

    with store.write("plan") as session:
        meeting = commands.plan(session, title="December", starts=NOW, agenda=drafts)

    assert [f"{item.topic} {item.title} {item.minutes}" for item in drafts] == ["backlog Shed 20"]
    assert (shown(store, meeting), backlog(store)) == (["Shed"], ["Kettle"])


def test_what_waits_for_one_meeting_does_not_wait_for_the_next(store: Store) -> None:
    make.closed(store, "Welcome", "Kit")
    first = starting(store)
    with store.read() as reader:
        drafts = [item for item in next_agenda.starting_agenda(reader, TODAY) if item.topic == "carried"]

    with store.write("plan") as session:
        commands.plan(session, title="December", starts=NOW, agenda=drafts)

    assert first == ["minutes 2026-10-24T18:00:00Z", "carried Kit"]
    assert starting(store) == ["minutes 2026-10-24T18:00:00Z"]


def test_two_decisions_in_the_place_of_one_are_put_to_the_next_meeting_until_one_of_them_ends(store: Store) -> None:
    with store.write("on two laptops") as session:
        old, one, other = (
            Decision(number=f"W {n}", outcome="adopted", declared_at=NOW, text="Kit") for n in ("old", "one", "other")
        )
        session.add_all([old, one, other])
        for later in (one, other):
            session.add(DecisionLink(decision_id=later.id, earlier_id=old.id, kind="supersedes"))
        one_id = one.id
    forked = starting(store)

    with store.write("settled") as session:
        last = Decision(number="W last", outcome="adopted", declared_at=NOW)
        session.add(last)
        session.add(DecisionLink(decision_id=last.id, earlier_id=one_id, kind="revokes"))

    assert (forked, starting(store)) == (["fork W old"], [])


def test_a_proposal_left_open_goes_on_with_its_item(store: Store) -> None:
    last, following = make.closed(store, "Welcome", "Kit"), make.planned(store, "December")
    kit = item_of(store, last, "Kit")
    with store.write("propose") as session:
        left = Decision(meeting_id=last, item_id=kit, text="Lend it", method="consensus", proposer="Gwen")
        old = Decision(text="Keep it", outcome="adopted")
        session.add_all([left, old, DecisionLink(decision_id=left.id, earlier_id=old.id, kind="supersedes")])
        session.add(Decision(meeting_id=last, item_id=kit, text="Sell it", outcome="not_adopted"))

    with store.write("carry") as session:
        commands.carry_over(session, item_id=kit, to_meeting_id=following)

    with store.read() as reader:
        told = reader.rows(
            lambda *row: row,
            """SELECT d.text, d.method, d.proposer, l.kind FROM decision AS d
            LEFT JOIN decision_link AS l ON l.decision_id = d.id WHERE d.meeting_id = :id""",
            id=following,
        )
    assert told == [("Lend it", "consensus", "Gwen", "supersedes")]


def test_a_review_put_off_comes_again_with_its_proposal(store: Store) -> None:
    last = make.planned(store, "October", starts=NOW - timedelta(days=30))
    with store.write("hold") as session:
        rule = Decision(number="W 1", outcome="adopted", review_on=date(2026, 10, 1))
        session.add(rule)
        review = commands.add_item(session, meeting_id=last, draft=DraftItem("Review", 10, "decide", "review", rule.id))
        commands.open_meeting(session, meeting_id=last, at=NOW - timedelta(days=30))
        session.add(Decision(meeting_id=last, item_id=review, text="Keep it", outcome="carried_over"))
        commands.close(session, meeting_id=last, at=NOW - timedelta(days=29))
    with store.read() as reader:
        drafts = next_agenda.starting_agenda(reader, TODAY)
        drafts = [item for item in drafts if item.topic == "review"]

    with store.write("plan") as session:
        meeting = commands.plan(session, title="December", starts=NOW, agenda=drafts)

    with store.read() as reader:
        assert [item.decisions for item in agenda.items(reader, meeting)] == [1]
        assert starting(store)[:1] == ["minutes 2026-10-24T18:00:00Z"]


def test_a_question_of_the_national_community_waits_until_it_is_on_an_agenda(
    empty_chapter: Path, tmp_path: Path
) -> None:
    with country(empty_chapter, tmp_path / "country", "Fens") as made:
        fens = made.chapters["Fens"]
        with made.hub.write("ask") as session:
            asked = national.open_consultation(session, title="Expenses in advance")
        made.publish()
        waiting = starting(fens)
        with fens.write("plan") as session:
            meeting = commands.plan(session, title="December", starts=NOW + timedelta(days=3))
        with fens.read() as reader:
            missing = next_agenda.missing_items(reader, meeting, TODAY)

        with fens.write("bring in") as session:
            commands.add_items(session, meeting_id=meeting, drafts=missing)

        assert waiting == ["consultation Expenses in advance"]
        assert [(item.topic, item.about_id, item.minutes) for item in missing] == [("consultation", asked, 20)]
        assert starting(fens) == []
        with fens.read() as reader:
            assert next_agenda.missing_items(reader, meeting, TODAY) == []


def test_what_an_earlier_meeting_left_over_waits_until_somebody_takes_it_up(store: Store) -> None:
    make.closed(store, "Welcome", "Kit", days_ago=60)
    make.closed(store, "Welcome", "Shed", days_ago=30)

    assert [item for item in starting(store) if item.startswith("carried")] == ["carried Kit", "carried Shed"]


def test_what_a_held_meeting_took_off_its_agenda_does_not_come_back(store: Store) -> None:
    first = make.closed(store, "Welcome", "Kit", days_ago=60)
    second = make.planned(store, "November", starts=NOW - timedelta(days=30))
    with store.write("carry") as session:
        item = commands.carry_over(session, item_id=item_of(store, first, "Kit"), to_meeting_id=second)
        commands.remove_item(session, item_id=item)
    before = starting(store)[-1]

    with store.write("hold") as session:
        commands.add_item(session, meeting_id=second, draft=DraftItem("Welcome"))
        commands.open_meeting(session, meeting_id=second, at=NOW - timedelta(days=30))
        commands.close(session, meeting_id=second, at=NOW - timedelta(days=29))

    assert (before, [item for item in starting(store) if item.startswith("carried")]) == ("carried Kit", [])
