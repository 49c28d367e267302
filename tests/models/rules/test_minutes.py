"""Minutes only move forward, and what is approved is corrected beside it."""

import pytest

from models.rules.minutes import (
    AlreadyApproved,
    CorrectionsOpen,
    MinutesFacts,
    MinutesState,
    NotApproved,
    minutes_state,
    next_version,
    require_approved,
    require_settled,
    require_unapproved,
)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (MinutesFacts("planned"), MinutesState.NOTES),
        (MinutesFacts("running", corrections=1), MinutesState.NOTES),
        (MinutesFacts("closed"), MinutesState.DRAFT),
        (MinutesFacts("closed", corrections=1), MinutesState.CORRECTIONS),
        (MinutesFacts("approved"), MinutesState.APPROVED),
        (MinutesFacts("running", approved=True), MinutesState.APPROVED),
        (MinutesFacts("approved", approved=True, signed=("ab",), says="ab"), MinutesState.SEALED),
        (MinutesFacts("approved", approved=True, signed=("ab", "cd"), says="cd"), MinutesState.SEALED),
        (MinutesFacts("approved", approved=True, signed=("ab",), says="cd"), MinutesState.SIGNED),
    ],
)
def test_where_minutes_stand(facts: MinutesFacts, state: MinutesState) -> None:
    assert minutes_state(facts) is state


def test_open_corrections_hold_up_the_approval_and_say_how_many() -> None:
    with pytest.raises(CorrectionsOpen) as refused:
        require_settled(["raised", "accepted", "raised", "declined"])

    assert refused.value.count == 2
    require_settled(["accepted", "declined", "annex"])


@pytest.mark.parametrize("state", MinutesState)
def test_only_what_is_approved_is_signed_and_only_what_is_not_is_changed(state: MinutesState) -> None:
    if state.is_approved:
        require_approved(state)
        with pytest.raises(AlreadyApproved):
            require_unapproved(state)
    else:
        require_unapproved(state)
        with pytest.raises(NotApproved):
            require_approved(state)


def test_a_new_number_comes_only_with_other_words_or_another_state() -> None:
    issued = [(1, "draft", "ab"), (2, "draft", "cd")]

    assert next_version(issued, "draft", "cd") is None
    assert next_version(issued, "draft", "ab") == 3
    assert next_version(issued, "approved", "cd") == 3
