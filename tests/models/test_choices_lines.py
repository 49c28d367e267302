"""Lines that are typed and lines that are kept: both come back as they were, whatever people write."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.choice_lines import choice_line
from models.rules.ballot_lines import Doubt, Marked, TypedPaper, marked, read_papers, typed_again
from models.rules.called import known_by
from models.rules.choice_counting import CHOICES, SPOILT, Put, counted
from models.rules.choice_result import ChoiceLine, parsed, printed
from models.rules.decisions import Method
from models.rules.reading_lines import Levels, counts_line, levels_of, read_levels
from models.rules.room_reading import LEVELS, Scale

OPTIONS = ("a", "b", "c", "d")
PEOPLE = known_by({"1": "Anne-Marie O'Neill", "2": "Max Reza", "3": "Max Tan"})

orders = st.lists(st.sampled_from(OPTIONS), max_size=5).map(" ".join)
points = st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, 7)).map(
    lambda given: " ".join(f"{option}:{count}" for option, count in sorted(given.items()))
)
spoilt = st.just(SPOILT)


def papers(method):
    """A table of papers for a method."""
    marks = points if marked(method) is Marked.POINTS else orders
    return st.dictionaries(marks | spoilt, st.integers(1, 30), max_size=8)


tables = st.sampled_from(CHOICES).flatmap(lambda method: st.tuples(st.just(method), papers(method)))


@given(
    tables,
    st.permutations(OPTIONS),
)
def test_every_count_comes_back_from_the_line_it_is_kept_in(table, lot):
    method, marks = table
    found = counted(Put(method, OPTIONS, seats=2, binding=True, lot=tuple(lot)), marks)

    kept = printed(found.line)

    assert parsed(kept) == found.line
    assert "." not in json.dumps([value for value in json.loads(kept or "{}").values() if not isinstance(value, list)])
    assert all(len(totals) == len(OPTIONS) or method is Method.RANKED for totals in choice_line(kept).rounds)


@given(tables)
def test_every_paper_is_counted_once_as_valid_or_spoilt(table):
    method, marks = table

    found = counted(Put(method, OPTIONS, seats=2, lot=OPTIONS), marks).line

    blank_apart = found.blank if method in (Method.RANKED, Method.STV) else 0
    assert found.valid + found.spoilt + blank_apart == sum(marks.values())


@given(tables)
def test_papers_typed_again_are_the_papers_that_were_put_down(table):
    method, marks = table
    kept = [TypedPaper(each, count) for each, count in sorted(marks.items())]
    text = "\n".join(typed_again(paper.marks, paper.papers, OPTIONS) for paper in kept)

    assert read_papers(text, marked(method), OPTIONS).papers == tuple(kept)


@given(st.text(max_size=40), st.sampled_from(Marked))
def test_whatever_is_typed_is_either_taken_or_said(text, how):
    typed = read_papers(text, how, OPTIONS, PEOPLE)

    lines = [line for line in text.splitlines() if line.strip()]
    assert len(typed.papers) + len(typed.unread) == len(lines)


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("213", "b a c"),
        ("2,1;3", "b a c"),
        ("2 1 3 x 1", "b a c"),
        ("Anne-Marie: 2 1", "b a"),
        ("o'neill 2 1", "b a"),
        ("max r 1", "a"),
        ("max r -", ""),
        ("max r ?", SPOILT),
        ("max 1", Doubt.SEVERAL),
        ("zed 1", Doubt.NOBODY),
        ("max r 1 x2", Doubt.NOT_READ),
        ("1 x0", Doubt.NOT_READ),
        ("2x 1 x3", Doubt.NOT_READ),
        ("5", Doubt.NO_SUCH_OPTION),
        ("0", Doubt.NO_SUCH_OPTION),
        ("1 2 " * 300, Doubt.NOT_READ),
    ],
)
def test_one_line_as_people_type_it(line, taken):
    typed = read_papers(line, Marked.ORDER, OPTIONS, PEOPLE)

    assert (typed.papers[0].marks if typed.papers else typed.unread[0].why) == taken


@pytest.mark.parametrize("kept", ["", "[]", "nonsense", '{"rounds":5,"winners":"a","totals":[1]}', '{"unit":-3}'])
def test_a_line_from_another_program_is_read_as_far_as_it_goes(kept):
    assert parsed(kept) == ChoiceLine()


@given(st.sampled_from(Scale).flatmap(lambda scale: st.tuples(st.just(scale), _levels(scale))))
def test_hands_are_kept_and_read_back(scale_and_levels):
    scale, levels = scale_and_levels
    lowest = LEVELS[scale][0]
    shown = " ".join(f"{level}x{count}" for level, count in enumerate(levels.counts, start=lowest) if count)
    typed = f"{shown} {'- ' * levels.passed}"

    assert levels_of(counts_line(levels), levels.passed, scale) == levels
    assert read_levels(typed, scale) == (levels if typed.strip() else "")


@pytest.mark.parametrize("typed", ["5 6", "6", "hello", "55x2", "5 five", "5x999999999"])
def test_hands_that_are_not_on_the_scale_are_named(typed):
    assert isinstance(read_levels(typed, Scale.FIST_TO_FIVE), str)


def _levels(scale):
    lowest, highest = LEVELS[scale]
    size = highest - lowest + 1
    counts = st.lists(st.integers(0, 9), min_size=size, max_size=size).map(tuple)
    return st.builds(Levels, counts, st.integers(0, 4))
