"""A larger majority on secret papers: taken of the papers for and against, or of all who decide."""

import pytest

from models.queries.minutes_of import minutes_of
from models.rules.choice_result import parsed
from models.rules.declaring import DeclarationNeedsReason
from models.rules.holding import Who
from models.store import Store
from tests.builders import NOW
from tests.builders_choices import NAMES, Table


def ballot(store: Store, base: str, *, num: int = 2, den: int = 3, here: tuple[str, ...] = NAMES) -> Table:
    """A vote by a larger majority with papers for everybody there."""
    table = Table(store, "supermajority", here=here)
    table.do("decisions.set_threshold", decision_id=table.decision, num=num, den=den, base=base)
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=len(here))
    return table


def counted(table: Table, yes: int, no: int, *, blank: int = 0) -> Table:
    """All papers that were handed out come back; so many say yes and no, some are blank, the others abstain."""
    issued = table.ask("SELECT issued FROM paper_count")
    numbers = {"returned": issued, "valid": issued - blank, "blank": blank}
    numbers |= {"yes": yes, "no": no, "abstain": issued - blank - yes - no}
    for field, number in numbers.items():
        table.do("paper_counts.set_number", decision_id=table.decision, field=field, number=number)
    table.do("paper_counts.set_tellers", decision_id=table.decision, names=("Amara", "Ed"))
    table.do("paper_counts.agree", decision_id=table.decision)
    return table


def verdict(table: Table) -> tuple[bool, int | None, int | None]:
    """Whether it passes; of how many, and how many had to say yes."""
    held = table.look()
    assert held.verdict
    return held.verdict.passes, held.verdict.base, held.verdict.needed


@pytest.mark.parametrize(
    ("base", "papers", "expected"),
    [
        ("", (3, 1, 0), (True, 4, 3)),
        ("", (3, 2, 0), (False, 5, 4)),
        ("", (4, 1, 0), (True, 5, 4)),
        ("", (2, 0, 3), (True, 2, 2)),  # blank papers are outside it
        ("deciders", (3, 1, 0), (False, 5, 4)),  # one abstained on paper
        ("deciders", (3, 0, 2), (False, 5, 4)),  # blank papers count as not in favour
        ("deciders", (4, 0, 1), (True, 5, 4)),
        ("deciders", (4, 1, 0), (True, 5, 4)),
        ("deciders", (0, 0, 5), (False, 5, 4)),
    ],
)
def test_what_the_share_is_taken_of(
    store: Store, base: str, papers: tuple[int, int, int], expected: tuple[bool, int, int]
) -> None:
    yes, no, blank = papers
    table = counted(ballot(store, base), yes, no, blank=blank)

    assert verdict(table) == expected


@pytest.mark.parametrize(("yes", "carried"), [(3, True), (2, False)])
def test_a_share_met_exactly_carries(store: Store, yes: int, carried: bool) -> None:
    table = counted(ballot(store, "deciders", num=3, den=4, here=NAMES[:4]), yes, 0)

    assert verdict(table) == (carried, 4, 3)


def test_who_has_an_interest_is_not_among_those_it_is_taken_of(store: Store) -> None:
    table = ballot(store, "deciders")
    who = Who(*table.who("Ed"))
    table.do("meetings.declare_interest", meeting_id=table.meeting, item_id=table.item, who=who, nature="Sells kits")

    counted(table, 3, 1)

    assert verdict(table) == (True, 4, 3)


def test_it_is_not_adopted_against_the_count_in_silence_and_the_minutes_tell_the_base(store: Store) -> None:
    table = counted(ballot(store, "deciders"), 3, 1)
    declare = {"decision_id": table.decision, "at": NOW}

    with pytest.raises(DeclarationNeedsReason):
        table.do("decisions.declare", outcome="adopted", **declare)
    table.do("decisions.declare", outcome="not_adopted", **declare)

    with store.read() as reader:
        (told,) = minutes_of(reader, table.meeting).items[0].decisions
    assert (told.computed, told.threshold, told.threshold_base) == ("not_adopted", "2/3", "deciders")
    assert parsed(told.result).needed == 4
    assert told.papers and dict(told.papers.totals) == {"yes": 3, "no": 1, "abstain": 1}
