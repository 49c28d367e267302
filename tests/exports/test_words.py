"""Identifiers become words; words from elsewhere stay as they were written."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from exports import words
from models.rules.decisions import Method, StanceKind
from models.rules.declaring import Outcome
from models.rules.meetings import Purpose


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.method_words("nem_con"), "Agreed without dissent"),
        (words.method_words("show of hands"), "show of hands"),
        (words.outcome_words("carried_over"), "Carried over"),
        (words.stance_words("stand_aside"), "Stands aside"),
        (words.taken_stance("block"), "blocked"),
        (words.counted_stance("yes", 3), "3 in favour"),
        (words.counted_stance("would host", 2), "would host: 2"),
        (words.purpose_words("discuss"), "For discussion"),
        (words.number_word(3), "Three"),
        (words.number_word(11), "11"),
        (words.duration(90), "1 h 30 min"),
        (words.duration(60), "1 h"),
    ],
)
def test_words_are_those_of_the_members(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (Method, words.method_words),
        (Outcome, words.outcome_words),
        (StanceKind, words.stance_words),
        (StanceKind, words.taken_stance),
        (StanceKind, lambda stance: words.counted_stance(stance, 2)),
        (Purpose, words.purpose_words),
    ],
)
def test_every_identifier_of_the_rules_has_words(kinds: type[StrEnum], said: Callable[[str], str]) -> None:
    wordless = [str(kind) for kind in kinds if said(str(kind)) in {str(kind), f"{kind}: 2"}]

    assert wordless == []


def test_days_are_written_the_british_way_in_any_locale() -> None:
    day = date(2026, 11, 12)

    assert words.long_date(day) == "Thursday 12 November 2026"
    assert words.short_date(day) == "Thu 12 Nov 2026"
    assert words.bare_date(day) == "12 Nov 2026"


def test_the_clock_follows_british_summer_time() -> None:
    winter, summer = datetime(2026, 1, 12, 18, 2, tzinfo=UTC), datetime(2026, 7, 12, 18, 2, tzinfo=UTC)

    assert (words.clock(winter), words.clock(summer)) == ("18:02", "19:02")
