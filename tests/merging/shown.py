"""The rules of merging, and for each the shortest history found that does not hold without it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.merging import without
from tests.merging.story import Step


@dataclass(frozen=True)
class Rule:
    """A rule, how to take it away, the kind of history that shows it soonest, and the shortest one known.

    Of the clock two rules stand for each other: a stamp passes what it replaces, and what came. Either is enough.
    """

    name: str
    forget: Callable[[pytest.MonkeyPatch], None]
    kind: str
    shown: tuple[Step, ...]


RULES = (
    Rule(
        "bundles are cut by the last answer, not by what was sent",
        without.since_last_sent,
        "mishaps",
        (("edit", 0, 2, 3, 1), ("swap", 2), ("send", 0, 2), ("lose", 0)),
    ),
    Rule(
        "an answer says which runs are held",
        without.highest_number_only,
        "mishaps",
        (("add", 0, 0), ("swap", 1), ("swap", 0), ("swap", 5), ("swap", 6), ("consent", 0, 0, 0)),
    ),
    Rule(
        "a stub does not count as had",
        without.stubs_count_as_had,
        "neighbours",
        (("swap", 1), ("swap", 5), ("swap", 0), ("swap", 6), ("consent", 0, 0, 0)),
    ),
    Rule("what is withheld travels as a stub, not as a write of nothing", without.withheld_as_empty, "neighbours", ()),
    Rule(
        "the same op wins a tie everywhere",
        without.own_wins_a_tie,
        "quarrels",
        (("edit", 0, 2, 3, 1), ("edit", 1, 2, 3, 2)),
    ),
    Rule("stamps stay as they were given", without.stamps_mended, "quarrels", (("skew", 0, 6), ("edit", 0, 2, 3, 1))),
    Rule("the ledger of what was forgotten travels", without.ledger_stays_at_home, "forgetting", (("erase", 0, 2),)),
    Rule(
        "what is forgotten stays forgotten",
        without.forgotten_once,
        "forgetting",
        (
            ("backup", 0),
            ("carry", 0),
            ("edit", 0, 2, 3, 1),
            ("send", 1, 2),
            ("restore", 0),
            ("erase", 1, 2),
            ("swap", 4),
            ("deliver", 0, 0),
        ),
    ),
    Rule(
        "a file put back forgets again",
        without.ledger_in_the_file_alone,
        "forgetting",
        (("backup", 0), ("erase", 0, 2), ("restore", 0)),
    ),
    Rule(
        "what is no longer allowed is given back",
        without.nothing_given_back,
        "neighbours",
        (("consent", 0, 0, 0), ("swap", 1), ("consent", 0, 0, 1)),
    ),
    Rule(
        "one no among the standing answers is a no",
        without.one_yes_is_enough,
        "neighbours",
        (("consent", 0, 0, 0), ("consent", 1, 0, 1)),
    ),
    Rule(
        "a no to one entry counts for the other",
        without.each_entry_answers_for_itself,
        "twins",
        (("consent", 0, 0, 0), ("consent", 1, 1, 2), ("join", 0, 0, 0)),
    ),
    Rule(
        "nobody is taken by the yes of whom they may not be",
        without.who_is_in_doubt_is_taken_by_what_stands,
        "twins",
        (
            ("consent", 0, 1, 0),
            ("swap", 0),
            ("skew", 0, 4),
            ("join", 0, 0, 0),
            ("differ", 1, 0, 0),
            ("swap", 1),
            ("swap", 2),
        ),
    ),
    Rule(
        "a no by a laptop that was shut out before keeps nobody away",
        without.what_the_shut_out_refused_stands,
        "shut_out",
        (("revoke", 24, 661, 279), ("consent", 50, 219, 852), ("send", 201, 772), ("consent", 671, 181, 770)),
    ),
    Rule(
        "who agreed only on a laptop that was shut out before is given back",
        without.what_the_shut_out_agreed_is_kept,
        "shut_out",
        (("consent", 1, 0, 0), ("swap", 3), ("revoke", 0, 1, 0)),
    ),
    Rule(
        "all of somebody is forgotten, or somebody is told",
        without.nobody_is_left_behind,
        "twins",
        (("join", 0, 0, 0), ("erase", 1, 2)),
    ),
    Rule(
        "the newest answer replaces the one before",
        without.answers_only_grow,
        "neighbours",
        (
            ("consent", 0, 0, 0),
            ("swap", 1),
            ("swap", 5),
            ("swap", 0),
            ("swap", 6),
            ("consent", 0, 0, 1),
            ("swap", 1),
            ("swap", 5),
            ("consent", 0, 0, 0),
        ),
    ),
    Rule(
        "a stamp passes what it replaces, and what came",
        without.neither,
        "quarrels",
        (("skew", 0, 6), ("edit", 0, 2, 3, 1), ("swap", 0), ("edit", 1, 2, 3, 2)),
    ),
    Rule(
        "a file that was set back writes under a new name",
        without.old_name_after_going_back,
        "mishaps",
        (("backup", 0), ("edit", 0, 2, 3, 1), ("swap", 0), ("restore", 0), ("edit", 0, 2, 3, 2), ("edit", 0, 2, 3, 3)),
    ),
    Rule(
        "whose a thing is stands in its id",
        without.stamps_say_whose_it_is,
        "neighbours",
        (("send", 743, 29), ("deliver", 961, 507), ("claim", 566, 238, 353)),
    ),
    Rule(
        "what a former owner writes to a thing that was passed on is a proposal",
        without.former_owners_write_on,
        "neighbours",
        (
            ("send", 521, 783),
            ("deliver", 551, 509),
            ("pass_on", 590, 536),
            ("swap", 69),
            ("propose", 456, 136, 179),
        ),
    ),
    Rule(
        "what others write to a thing is a proposal",
        without.anybody_writes_anywhere,
        "neighbours",
        (("swap", 1), ("propose", 3, 0, 3)),
    ),
    Rule(
        "an edit the bin did not know of is asked about",
        without.the_bin_asks_nobody,
        "quarrels",
        (("edit", 0, 2, 3, 1), ("remove", 1, 2, 0)),
    ),
    Rule("the bin says what it knew of", without.the_bin_knows_nothing, "quarrels", (("remove", 1, 2, 0),)),
    Rule(
        "fields that belong together win together",
        without.halves_travel_apart,
        "quarrels",
        (("edit", 0, 2, 0, 1), ("edit", 1, 2, 1, 2)),
    ),
    Rule(
        "merging writes nothing of its own", without.merging_is_writing, "quarrels", (("edit", 0, 2, 3, 1), ("swap", 0))
    ),
)
