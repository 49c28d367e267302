"""Every way in which a decision can be refused has its own words."""

import inspect

import pytest

import ui.decisions.wording  # noqa: F401 - its words are registered by being there
from models.errors import Refusal
from models.rules import decisions, declaring, register, results
from models.rules.decisions import BrokenThreshold, Method, NotOffered, StanceKind
from models.rules.declaring import DeclarationNeedsReason, Inquorate, Outcome
from models.rules.register import Circular, NotAdopted
from ui.wording import sentence


@pytest.mark.parametrize("module", [decisions, declaring, register, results])
def test_no_refusal_is_left_without_words(module: object) -> None:
    refusals = [kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Refusal)]

    assert [
        kind for kind in refusals if kind is not Refusal and sentence.dispatch(kind) is sentence.dispatch(object)
    ] == []


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (
            NotOffered(Method.CONSENT, StanceKind.YES),
            "“In favour” is no answer under consent. Choose one of those offered.",
        ),
        (
            BrokenThreshold(1, 3),
            "1/3 is no larger majority: choose more than a half and at most the whole, such as 2/3.",
        ),
        (
            DeclarationNeedsReason(Outcome.NOT_ADOPTED, Outcome.ADOPTED),
            "The count says not adopted. To declare it adopted, write down why the two differ.",
        ),
        (
            Inquorate(5, 4),
            "5 are needed and 4 count. Declare it indicative: it is ratified at a later meeting.",
        ),
        (Circular(("a", "a")), "A decision cannot change itself."),
        (
            NotAdopted("a", ""),
            "That one is still a proposal: only what was adopted is changed by a later decision.",
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_what_and_what_next(refusal: Refusal, said: str) -> None:
    assert sentence(refusal) == said
