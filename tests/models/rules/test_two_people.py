"""Two people: consent and a majority coincide, and where one of them keeps out of it they do not."""

import pytest

from models.rules.decisions import Method, Question
from models.rules.tally import compute
from tests.models.rules.test_tally import group, voices

VOICES_ALIKE = {"+": ("c", "a", "y"), "-": ("o", "b", "n"), "~": ("s", "-", "-"), ".": ("...")}
"""For, against, neither and silent, in the words of consent, of consensus and of a vote."""


@pytest.mark.parametrize(
    ("said", "consent", "majority"),
    [
        ("++", True, True),
        ("+-", False, False),
        ("-+", False, False),
        ("--", False, False),
        ("..", False, False),
        ("+.", False, True),  # whoever has not spoken yet is still asked by consent; a vote is counted without them
        ("+~", True, True),
        ("~~", True, False),  # nobody stands against it, and nobody wants it
    ],
)
def test_for_two_people_consent_and_a_majority_come_to_the_same(said: str, consent: bool, majority: bool) -> None:
    consents, _agrees, votes = ("".join(VOICES_ALIKE[code][place] for code in said) for place in range(3))

    by_consent = compute(Question(Method.CONSENT, group(2), voices(Method.CONSENT, consents, "qualified")))
    by_vote = compute(Question(Method.SIMPLE_MAJORITY, group(2), voices(Method.SIMPLE_MAJORITY, votes)))

    assert (by_consent.adopted, by_vote.adopted) == (consent, majority)
    assert by_consent.is_the_same_for_two is by_vote.is_the_same_for_two is (consent and majority)


@pytest.mark.parametrize(("present", "recused", "pair"), [(1, 0, False), (2, 0, True), (3, 0, False), (3, 1, True)])
@pytest.mark.parametrize("method", [method for method in Method if method.is_computed])
def test_two_who_decide_are_a_pair_by_whatever_method(method: Method, present: int, recused: int, pair: bool) -> None:
    assert compute(Question(method, group(present, roll=5, recused=recused))).pair is pair


@pytest.mark.parametrize(
    ("method", "said", "adopted"),
    [
        (Method.PRESENT_MAJORITY, "yy", True),
        (Method.PRESENT_MAJORITY, "y-", False),
        (Method.ABSOLUTE_MAJORITY, "yy", True),
        (Method.ABSOLUTE_MAJORITY, "y-", False),
        (Method.SUPERMAJORITY, "yy", True),
        (Method.SUPERMAJORITY, "y-", True),  # one of one who votes
        (Method.SUPERMAJORITY, "yn", False),
        (Method.CONSENSUS, "aa", True),
        (Method.CONSENSUS, "ab", False),
        (Method.CONSENSUS, "a-", True),
    ],
)
def test_two_people_by_every_other_method(method: Method, said: str, adopted: bool) -> None:
    assert compute(Question(method, group(2), voices(method, said))).adopted is adopted


@pytest.mark.parametrize("method", [Method.CONSENT, Method.NEM_CON])
def test_two_who_were_asked_at_once_and_said_nothing_against_it_agree(method: Method) -> None:
    asked = compute(Question(method, group(2), none_objected=True))

    assert asked.adopted
    assert asked.is_the_same_for_two


def test_of_three_it_is_never_said() -> None:
    assert not compute(Question(Method.CONSENT, group(3), voices(Method.CONSENT, "ccc"))).is_the_same_for_two
