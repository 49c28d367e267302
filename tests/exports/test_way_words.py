"""A method is told with its share or its blocks, in the same words in minutes, on paper and of a kind of meeting."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from exports.language import speaking
from exports.pdf.minutes import paper
from exports.way_words import way_words
from models.commands import decisions
from models.queries.kinds import kind
from models.store import Store
from models.tables import Decision
from tests.builders import NOW
from tests.builders_deciding import Table
from tests.exports.minutes_samples import decision, item, minutes
from tests.exports.pdf_reading import text_of
from ui.meetings.kinds_words import decision_to_record, rules_words
from ui.meetings.minutes_text import decision_lines
from ui.meetings.proposal_words import declared_words

SHARE = decision("Ten pounds.", method="supermajority", threshold="3/4", threshold_base="deciders")
BLOCKS = decision("Ten pounds.", method="consensus", blocks_allowed=2, counts=(("agree", 5), ("block", 1)))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"method": "supermajority"}, "Larger majority"),
        ({"method": "supermajority", "share": "2/3"}, "Larger majority of 2/3"),
        ({"method": "Show of cards", "share": "2/3"}, "Show of cards of 2/3"),
        ({"method": "approval", "share": "1/2"}, "Approval voting, by more than half"),
        ({"method": "approval"}, "Approval voting"),
        ({"method": "consensus", "blocks": 2}, "Consensus, which 2 blocks do not stop"),
        ({"method": "consensus", "blocks": None}, "Consensus"),
        ({"method": "", "share": "2/3", "blocks": 1}, ""),
    ],
)
def test_only_what_belongs_to_the_method_is_told(told: dict[str, object], words: str) -> None:
    assert way_words(**told) == words  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["simple_majority", "present_majority", "absolute_majority", "consent", "nem_con"])
def test_a_share_left_from_another_method_is_not_told(method: str) -> None:
    assert "2/3" not in way_words(method, share="2/3", base="deciders", blocks=1)


@pytest.mark.parametrize(("told", "count"), [(SHARE, "3/4 of those deciding"), (BLOCKS, "which 2 blocks do not stop")])
def test_the_paper_and_the_screen_of_the_minutes_say_the_same(told, count: str) -> None:
    way = way_words(told.method, share=told.threshold, base=told.threshold_base, blocks=told.blocks_allowed)

    _style, line = decision_lines(told)[0]
    printed = " ".join(text_of(paper(minutes(items=(item(1, "Fees", decisions=(told,)),))).content).split())

    assert count in way
    assert f"({way}" in line
    assert f"How: {way}" in printed


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"method": "supermajority", "share": "3/4", "base": "deciders"}, "o 3/4 o’r rhai sy’n penderfynu"),
        ({"method": "supermajority", "share": "3/4"}, "Mwyafrif mwy o 3/4"),
        ({"method": "consensus", "blocks": 2}, "nad yw 2 floc yn ei atal"),
        ({"method": "approval", "share": "1/2"}, ", gan fwy na hanner"),
    ],
)
def test_it_is_said_in_welsh_too(told: dict[str, str], said: str) -> None:
    with speaking("cy"):
        assert said in way_words(**told)  # type: ignore[arg-type]


def test_a_kind_of_meeting_says_it_in_the_same_words(store: Store) -> None:
    with store.read() as reader:
        known = kind(reader, "regular")
    larger = replace(known, method="supermajority", threshold_num=3, threshold_den=5, threshold_base="deciders")
    bearing = replace(known, method="consensus", blocks_allowed=1)

    assert rules_words(larger).startswith("Larger majority of 3/5 of those deciding · ")
    assert "we decide by consensus, which 1 block does not stop, with " in decision_to_record(bearing)
    assert rules_words(replace(larger, threshold_num=None, threshold_den=None)).startswith("Larger majority of 2/3 of")


def test_a_declared_proposal_in_the_room_says_it_too(store: Store) -> None:
    table = Table(store)
    proposal = table.propose(method="supermajority")
    table.do(decisions.set_threshold, decision_id=proposal, num=3, den=4, base="deciders")
    table.all_say(proposal, "yes")
    table.do(decisions.declare, decision_id=proposal, outcome="adopted", at=NOW)

    assert declared_words(table.look(proposal)).startswith("Larger majority of 3/4 of those deciding · ")


def test_a_way_changed_before_it_was_put_leaves_no_share_behind(store: Store) -> None:
    table = Table(store)
    proposal = table.propose(method="supermajority")
    table.do(decisions.set_threshold, decision_id=proposal, num=3, den=4)
    table.do(decisions.change, decision_id=proposal, field="method", value="simple_majority")
    table.all_say(proposal, "yes")
    table.do(decisions.declare, decision_id=proposal, outcome="adopted", at=NOW)

    assert declared_words(table.look(proposal)).startswith("Simple majority · ")
    with store.write("look") as session:
        row = session.exec(select(Decision).where(col(Decision.id) == proposal)).one()
        assert row.threshold_den == 4
