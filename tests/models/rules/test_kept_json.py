"""A line of JSON that somebody else wrote into a record does no harm."""

import json

import pytest

from exports.pdf.choice_lines import choice_line
from models.rules.choice_result import ChoiceLine, parsed
from models.rules.kept_json import DEEPEST, TooDeep, read

BOTTOMLESS = "[" * 50_000
DEEP = '{"rounds":' + "[" * 900 + "]" * 900 + "}"


@pytest.mark.parametrize("result", [BOTTOMLESS, BOTTOMLESS + "]" * 50_000, DEEP, '{"a":' * 50_000])
def test_lists_without_a_bottom_are_nothing_counted_and_said_to_be_unreadable(result):
    assert parsed(result) == ChoiceLine()
    assert choice_line(result).facts == (("", "The result that was kept cannot be read."),)


def test_as_deep_as_allowed_is_read_and_one_deeper_is_not():
    read("[" * DEEPEST + "]" * DEEPEST)

    with pytest.raises(TooDeep):
        read("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_figures_beyond_counting_are_no_figures():
    line = {"rounds": [{"totals": {"a": 10**4000, "b": 2}, "exhausted": "9" * 5000}], "valid": 10**4000, "unit": 10**90}

    told = parsed(json.dumps(line))

    (counted,) = told.rounds
    assert (counted.totals, counted.exhausted, told.valid, told.unit) == ((("b", 2),), 0, 0, 1)
