"""The declared outcome beside the computed one."""

import pytest

from models.rules.attendance import sets_at
from models.rules.decisions import Method, Question
from models.rules.declaring import (
    AlreadyDeclared,
    DeclarationNeedsReason,
    Inquorate,
    NoGroup,
    Outcome,
    computed_outcome,
    counts_of,
    counts_text,
    differs,
    outcome_meant,
    require_declarable,
    require_reason,
    require_undeclared,
)
from models.rules.results import Result
from models.rules.tally import compute


def consented(people: str, *, need: int | None = None, asked: bool = True) -> Result:
    """What consent comes to among these people."""
    return compute(Question(Method.CONSENT, sets_at(people, people), need=need, none_objected=asked))


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        (consented("abc"), Outcome.ADOPTED),
        (consented("abc", asked=False), Outcome.NOT_ADOPTED),
        (consented("abc", need=5), Outcome.INDICATIVE),
        (consented("abc", need=5, asked=False), Outcome.NOT_ADOPTED),
        (consented("a"), Outcome.NOT_ADOPTED),
    ],
)
def test_a_result_speaks_for_an_outcome(result: Result, outcome: Outcome) -> None:
    assert computed_outcome(result) == outcome


def test_which_outcomes_contradict_which() -> None:
    contradicting = {
        str(computed): [str(declared) for declared in Outcome if differs(computed, declared)]
        for computed in (Outcome.ADOPTED, Outcome.NOT_ADOPTED, Outcome.INDICATIVE)
    }

    assert contradicting == {
        "adopted": ["not_adopted", "carried_over", "withdrawn", "indicative"],
        "not_adopted": ["adopted", "indicative"],
        "indicative": ["adopted", "not_adopted"],
    }


def test_a_contradiction_needs_a_reason() -> None:
    require_reason(Outcome.NOT_ADOPTED, Outcome.ADOPTED, "Hands were counted again")
    require_reason(Outcome.ADOPTED, Outcome.ADOPTED, "")

    with pytest.raises(DeclarationNeedsReason) as refused:
        require_reason(Outcome.NOT_ADOPTED, Outcome.ADOPTED, " ")

    assert (refused.value.computed, refused.value.declared) == (Outcome.NOT_ADOPTED, Outcome.ADOPTED)


@pytest.mark.parametrize("people", ["", "a"])
def test_one_person_is_no_group(people: str) -> None:
    for outcome in (Outcome.ADOPTED, Outcome.INDICATIVE):
        with pytest.raises(NoGroup) as refused:
            require_declarable(consented(people), outcome)
        assert refused.value.deciders == len(people)

    require_declarable(consented(people), Outcome.WITHDRAWN)


def test_without_a_quorum_nothing_is_adopted_whatever_the_reason() -> None:
    short = consented("abcd", need=5)

    with pytest.raises(Inquorate) as refused:
        require_declarable(short, Outcome.ADOPTED)

    assert (refused.value.need, refused.value.counted) == (5, 4)
    require_declarable(short, Outcome.INDICATIVE)
    require_declarable(consented("abcde", need=5), Outcome.ADOPTED)


def test_what_was_declared_stays() -> None:
    require_undeclared("")

    with pytest.raises(AlreadyDeclared):
        require_undeclared("withdrawn")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("", None),
        ("  ", None),
        ("adopted", Outcome.ADOPTED),
        ("Agreed.", Outcome.ADOPTED),
        ("not_adopted", Outcome.NOT_ADOPTED),
        ("Not agreed", Outcome.NOT_ADOPTED),
        ("carried_over", Outcome.CARRIED_OVER),
        ("Carried", Outcome.ADOPTED),
        ("Deferred", Outcome.CARRIED_OVER),
        ("withdrawn", Outcome.WITHDRAWN),
        ("indicative", Outcome.INDICATIVE),
        ("the moon", Outcome.NOT_ADOPTED),
    ],
)
def test_peoples_own_words_for_an_outcome(words: str, outcome: Outcome | None) -> None:
    assert outcome_meant(words) == outcome


def test_counts_survive_being_stored() -> None:
    counts = consented("abc").counts

    assert counts_of(counts_text(counts)) == counts
    assert counts_of("") == ()
