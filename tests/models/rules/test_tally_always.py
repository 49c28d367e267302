"""What holds of every count: order is nothing, one more yes never harms, and no number is a float."""

import ast
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import rules
from models.rules.attendance import sets_at
from models.rules.decisions import Base, Method, ObjectionState, Question, StanceKind, Threshold, Voice, offered
from models.rules.tally import compute

PEOPLE = [f"p{n}" for n in range(8)]
IN_FAVOUR = {Method.CONSENT: StanceKind.CONSENT, Method.CONSENSUS: StanceKind.AGREE}
COMPUTED = [method for method in Method if method.is_computed]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question a meeting could put."""
    method = draw(st.sampled_from(COMPUTED))
    anybody = st.sets(st.sampled_from(PEOPLE))
    sets = sets_at(draw(anybody), draw(anybody), draw(anybody))
    states = st.sampled_from(["", *ObjectionState])
    voice = st.builds(Voice, st.just(""), st.sampled_from(offered(method)), st.integers(1, 2), states)
    said = {person: draw(voice) for person in sorted(draw(anybody))}
    share = draw(st.fractions(Fraction(1, 2), 1))
    return Question(
        method,
        sets,
        tuple(replace(voice, person=person) for person, voice in said.items()),
        version=draw(st.integers(1, 2)),
        need=draw(st.none() | st.integers(1, 8)),
        threshold=Threshold(share, draw(st.sampled_from(Base)), draw(st.booleans())),
        none_objected=draw(st.booleans()),
        asked_again=draw(st.booleans()),
        casting=draw(st.sampled_from([None, StanceKind.YES, StanceKind.NO])),
        count_recused=draw(st.booleans()),
    )


@given(questions(), st.randoms())
def test_the_order_in_which_people_speak_changes_nothing(question: Question, random: Random) -> None:
    shuffled = tuple(random.sample(question.voices, len(question.voices)))

    assert compute(replace(question, voices=shuffled)) == compute(question)


@given(questions(), st.permutations(PEOPLE))
def test_who_people_are_changes_nothing(question: Question, others: list[str]) -> None:
    other = dict(zip(PEOPLE, others, strict=True))
    sets = question.sets
    renamed = replace(
        question,
        sets=sets_at(*({other[person] for person in each} for each in (sets.roll, sets.present, sets.recused))),
        voices=tuple(replace(voice, person=other[voice.person]) for voice in question.voices),
    )

    one, two = compute(question), compute(renamed)

    assert (one.adopted, one.why, one.counts, one.verdict) == (two.adopted, two.why, two.counts, two.verdict)


@given(questions(), st.sampled_from(PEOPLE))
def test_one_more_yes_never_undoes_an_adoption(question: Question, person: str) -> None:
    in_favour = Voice(person, IN_FAVOUR.get(question.method, StanceKind.YES), question.version)
    others = tuple(voice for voice in question.voices if voice.person != person)
    with_them = replace(question, voices=(*others, in_favour))

    if question.method is not Method.NEM_CON and compute(question).adopted:
        assert compute(with_them).adopted


@given(questions())
def test_adopted_means_quorate_and_by_two_or_more_with_nothing_in_the_way(question: Question) -> None:
    result = compute(question)

    if result.adopted:
        assert result.quorate and result.verdict.passes and result.deciders >= 2
        assert question.method is not Method.CONSENT or (result.untested, result.qualified) == (0, 0)
    assert result.indicative == (result.verdict.passes and not result.quorate)
    assert sum(count for _, count in result.counts) + len(result.waiting) == result.deciders


@given(questions())
def test_a_majority_passes_exactly_when_yes_reaches_what_is_needed(question: Question) -> None:
    verdict = compute(question).verdict

    if verdict.needed is not None and verdict.yes is not None and question.casting is None:
        voted = verdict.yes + dict(compute(question).counts)[StanceKind.NO]
        assert verdict.passes == (verdict.yes >= verdict.needed and voted > 0)


@given(questions())
def test_no_number_in_a_result_is_a_float(question: Question) -> None:
    result = compute(question)
    values = [getattr(each, field.name) for each in (result, result.verdict) for field in fields(each)]

    assert not [value for value in values if isinstance(value, float)]


@pytest.mark.parametrize(
    "module", ["quorum", "decisions", "tally", "results", "declaring", "assets", "london", "meetings"]
)
def test_nothing_that_counts_votes_stock_or_time_divides_into_floats(module: str) -> None:
    source = (Path(rules.__file__).parent / f"{module}.py").read_text(encoding="utf-8")

    found = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]

    assert found == []
