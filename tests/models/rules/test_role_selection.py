"""Choosing somebody for a role: the steps, what each waits for, and no tally anywhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.role_selection import (
    Answer,
    Lack,
    Nomination,
    NominationKind,
    Selection,
    SelectionStage,
    StageOpen,
    next_stage,
    nominees,
    objection_order,
    reasons_for,
)

TODAY = date(2026, 11, 12)
PEOPLE = frozenset({"Gwen", "Ali", "Sam"})
NOMINATIONS = (
    Nomination("Gwen", "Gwen", "I have the time"),
    Nomination("Ali", "Gwen", "She is calm"),
    Nomination("Sam"),
)
NONE = tuple((person, Answer.NONE) for person in sorted(PEOPLE))
WHOLE = Selection(PEOPLE, TODAY, "Keeps the keys", TODAY + timedelta(days=365), NOMINATIONS, "Gwen", NONE)


def at(stage: SelectionStage) -> Selection:
    """A selection with everything it needs, at this stage."""
    return replace(WHOLE, stage=stage)


def lacking(selection: Selection) -> tuple[Lack, frozenset[str]]:
    """What holds this stage up."""
    with pytest.raises(StageOpen) as refused:
        next_stage(selection)
    assert refused.value.stage == selection.stage
    return refused.value.lack, refused.value.people


def walk(selection: Selection) -> Iterator[SelectionStage]:
    """Every stage, one after another."""
    while selection.stage is not SelectionStage.CELEBRATE:
        yield selection.stage
        selection = replace(selection, stage=next_stage(selection))
    yield selection.stage


def test_a_selection_walks_through_every_stage_and_stays_at_the_last() -> None:
    assert list(walk(WHOLE)) == list(SelectionStage)
    assert next_stage(at(SelectionStage.CELEBRATE)) is SelectionStage.CELEBRATE


@pytest.mark.parametrize(
    ("changed", "lack"),
    [
        (replace(WHOLE, description=" "), Lack.DESCRIPTION),
        (replace(WHOLE, term_ends=None), Lack.TERM_END),
        (replace(WHOLE, term_ends=TODAY), Lack.TERM_IN_THE_PAST),
    ],
)
def test_a_role_is_described_with_the_end_of_its_term(changed: Selection, lack: Lack) -> None:
    assert lacking(changed) == (lack, frozenset())


@pytest.mark.parametrize(
    ("stage", "nominations", "lack", "people"),
    [
        (SelectionStage.NOMINATIONS, NOMINATIONS[:2], Lack.NOMINATION, {"Sam"}),
        (SelectionStage.NOMINATIONS, tuple(map(Nomination, sorted(PEOPLE))), Lack.NOBODY_NOMINATED, set()),
        (SelectionStage.REASONS, (*NOMINATIONS, Nomination("Sam", "Ali")), Lack.REASON, {"Sam"}),
        (SelectionStage.CHANGES, (*NOMINATIONS, Nomination("Sam", "Ali", " ")), Lack.REASON, {"Sam"}),
    ],
)
def test_everybody_writes_a_name_or_passes_and_says_why(
    stage: SelectionStage, nominations: tuple[Nomination, ...], lack: Lack, people: set[str]
) -> None:
    assert lacking(replace(at(stage), nominations=nominations)) == (lack, people)


@pytest.mark.parametrize(("nominee", "lack"), [("", Lack.NOMINEE), ("Sam", Lack.NOT_NOMINATED)])
def test_only_somebody_nominated_is_proposed(nominee: str, lack: Lack) -> None:
    assert lacking(replace(at(SelectionStage.PROPOSAL), nominee=nominee))[0] == lack


def test_a_changed_nomination_replaces_the_earlier() -> None:
    changed = (*NOMINATIONS, Nomination("Ali", "Sam", "He lives next door"), Nomination("Gwen"))

    assert nominees(changed) == ("Sam",)


@pytest.mark.parametrize(
    ("answers", "lack", "people"),
    [
        (NONE[:2], Lack.ANSWER, {"Sam"}),
        ((*NONE, ("Ali", Answer.OBJECTION)), Lack.OBJECTION, {"Ali"}),
        ((*NONE, ("Gwen", Answer.OBJECTION)), Lack.OBJECTION, {"Gwen"}),
    ],
)
def test_all_are_asked_and_one_objection_stands(
    answers: tuple[tuple[str, Answer], ...], lack: Lack, people: set[str]
) -> None:
    assert lacking(replace(at(SelectionStage.OBJECTIONS), answers=answers)) == (lack, people)


def test_an_absent_nominee_is_asked_as_well() -> None:
    absent = replace(at(SelectionStage.OBJECTIONS), nominee="Jo")

    assert lacking(absent) == (Lack.ANSWER, {"Jo"})


def test_an_integrated_objection_and_a_guests_stand_no_more() -> None:
    answers = (*NONE, ("Ali", Answer.INTEGRATED), ("a guest", Answer.OBJECTION))

    assert next_stage(replace(at(SelectionStage.OBJECTIONS), answers=answers)) is SelectionStage.CELEBRATE


def test_the_nominee_is_heard_first_the_others_as_they_sit() -> None:
    assert objection_order(["Sam", "Ali", "Gwen"], "Gwen") == ("Gwen", "Sam", "Ali")


def test_kinds_of_nomination() -> None:
    kinds = [each.kind for each in NOMINATIONS]

    assert kinds == [NominationKind.SELF, NominationKind.OTHER, NominationKind.PASS]


def test_reasons_come_alphabetically_and_without_names() -> None:
    said = [Nomination(f"p{n}", "Gwen", reason) for n, reason in enumerate("hcagebfd")]

    assert reasons_for([*said, Nomination("Jo", "Ali", "x"), Nomination("Sam", "Gwen", " ")], "Gwen") == tuple(
        "abcdefgh"
    )


@given(st.permutations(NOMINATIONS), st.integers(1, 5))
def test_how_many_named_somebody_shows_nowhere(nominations: list[Nomination], more: int) -> None:
    one = [*nominations, Nomination("Jo", "Ali", "He knows the hall")]
    many = [*one, *(Nomination(f"p{n}", "Ali", "He knows the hall") for n in range(more))]

    assert nominees(one) == nominees(many) == ("Ali", "Gwen")
    assert reasons_for(one, "Ali") == reasons_for(many, "Ali") == ("He knows the hall",)
    assert reasons_for(one, "Gwen") == ("I have the time", "She is calm")
