"""The result of a choice on paper, whatever its method wrote."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.choice_lines import choice_line
from exports.pdf.minutes import paper
from models.rules.choice_result import ChoiceLine, CountedRound, printed
from tests.exports.minutes_samples import decision, item, minutes
from tests.exports.pdf_reading import words_lost
from tests.exports.reading_out import read_out

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)
VALUES = st.recursive(
    WORDS | st.integers(0, 999) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def shown(result: str) -> str:
    """A decision with this result, as a screen reader is told it."""
    chosen = decision("Which hall?", method="ranked", result=result)
    return read_out(paper(minutes(items=(item(1, "Hall", decisions=(chosen,)),))))


def strings(value: object) -> list[str]:
    """Every word anywhere in a value."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


def test_a_count_by_preference_is_a_table_of_its_rounds() -> None:
    rounds = (
        CountedRound((("Mill", 4), ("Chapel", 3), ("Barn", 2)), eliminated=("Barn",)),
        CountedRound((("Mill", 4), ("Chapel", 5)), exhausted=0),
    )

    lines = shown(printed(ChoiceLine(winners=("Chapel",), rounds=rounds, valid=9)))

    table = lines[lines.index("Table") :].splitlines()
    cells = [line.strip() for line in table if line.strip().startswith(("TH ", "TD"))]
    assert cells[:15] == [
        *("TH Option", "TH Round 1", "TH Round 2"),
        *("TD Mill", "TD 4", "TD 4"),
        *("TD Chapel", "TD 3", "TD 5"),
        *("TD Barn", "TD 2", "TD –"),
        *cells[12:15],
    ]
    assert "P Chosen: Chapel" in lines
    assert "P Round 1. Out: Barn." in lines


def test_transferred_votes_keep_their_figures() -> None:
    stage = CountedRound((("Amara", 344_89000), ("Ben", 1)))

    line = choice_line(printed(ChoiceLine(rounds=(stage,), unit=100_000)))

    assert line.rounds == ({"Amara": "344.89", "Ben": "0.00001"},)


@pytest.mark.parametrize("result", ["", "{", "[1, 2]", '"words"', "null", '{"totals": 3}', '{"rounds": [1, "x"]}'])
def test_what_no_method_wrote_does_no_harm(result: str) -> None:
    assert "Which hall?" in shown(result)


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_no_word_of_a_result_is_lost(told: dict[str, object]) -> None:
    chosen = decision("Which hall?", method="ranked", result=json.dumps(told))

    made = paper(minutes(items=(item(1, "Hall", decisions=(chosen,)),)))

    assert words_lost(" ".join(strings(told)), made.content) == []
