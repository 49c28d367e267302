"""The ledger of objections: who may say what became of one, what that needs, and that in doubt it stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Missing
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.objections import (
    OPEN,
    Disagreement,
    Hearing,
    NoSuchMove,
    NotShown,
    Objection,
    OnlyTheObjector,
    SameText,
    Settlement,
    is_stale,
    moved,
    moves,
    needs,
    require_move,
    said_again,
    shown,
    standing,
)

RAISED, QUALIFIED, NOT_QUALIFIED = ObjectionState.RAISED, ObjectionState.QUALIFIED, ObjectionState.NOT_QUALIFIED
ALI_SAYS = Disagreement("ali", "The shed has a lock.")
MARCH = date(2027, 3, 1)
WHOLE = {
    QUALIFIED: Settlement(QUALIFIED, hearing=Hearing()),
    NOT_QUALIFIED: Settlement(NOT_QUALIFIED, hearing=Hearing((ALI_SAYS,), remains=False)),
    ObjectionState.INTEGRATED: Settlement(ObjectionState.INTEGRATED, version=2),
    ObjectionState.DEFERRED: Settlement(ObjectionState.DEFERRED, owner="sam", on=MARCH),
    ObjectionState.DELEGATED: Settlement(ObjectionState.DELEGATED, owner="sam"),
    ObjectionState.MONITORED: Settlement(ObjectionState.MONITORED, on=MARCH),
    **{state: Settlement(state, by="gwen") for state in (RAISED, ObjectionState.DOWNGRADED, ObjectionState.WITHDRAWN)},
}


def of_gwen(state: ObjectionState = RAISED, version: int = 1) -> Objection:
    """An objection of Gwen's."""
    return Objection("1", "gwen", version, state)


def test_what_may_become_of_each() -> None:
    drawn = {str(state): " ".join(moves(state)) for state in ObjectionState}

    assert drawn == {
        "raised": "qualified not_qualified downgraded withdrawn",
        "qualified": "integrated deferred delegated monitored downgraded withdrawn",
        **{str(state): "raised" for state in ObjectionState if state not in OPEN},
    }


@pytest.mark.parametrize("was", list(ObjectionState))
@pytest.mark.parametrize("asked", list(ObjectionState))
def test_no_other_move_is_made(was: ObjectionState, asked: ObjectionState) -> None:
    if asked in moves(was):
        assert moved(of_gwen(was), WHOLE[asked]).state is asked
    else:
        with pytest.raises(NoSuchMove) as refused:
            require_move(of_gwen(was), WHOLE[asked])
        assert (refused.value.was, refused.value.asked) == (was, asked)


@pytest.mark.parametrize(
    ("bare", "missing"),
    [
        (Settlement(ObjectionState.INTEGRATED), "version"),
        (Settlement(ObjectionState.DEFERRED, on=MARCH), "owner"),
        (Settlement(ObjectionState.DEFERRED, owner="sam"), "on"),
        (Settlement(ObjectionState.DELEGATED), "owner"),
        (Settlement(ObjectionState.MONITORED), "on"),
    ],
)
def test_a_settlement_says_into_what_by_whom_and_until_when(bare: Settlement, missing: str) -> None:
    assert missing in needs(bare.state)
    with pytest.raises(Missing) as refused:
        require_move(of_gwen(QUALIFIED), bare)
    assert refused.value.field == missing


def test_it_is_worked_into_a_later_text() -> None:
    with pytest.raises(SameText):
        require_move(of_gwen(QUALIFIED, version=2), Settlement(ObjectionState.INTEGRATED, version=2))


@pytest.mark.parametrize("state", [ObjectionState.WITHDRAWN, ObjectionState.DOWNGRADED])
@pytest.mark.parametrize("by", ["ali", ""])
def test_nobody_else_takes_it_back_or_makes_less_of_it(state: ObjectionState, by: str) -> None:
    with pytest.raises(OnlyTheObjector) as refused:
        require_move(of_gwen(), Settlement(state, by=by))
    assert refused.value.objector == "gwen"


@pytest.mark.parametrize(
    ("hearing", "state"),
    [
        (Hearing(), QUALIFIED),
        (Hearing(remains=False), QUALIFIED),
        (Hearing((Disagreement("ali", "  "),), remains=False), QUALIFIED),
        (Hearing((Disagreement("gwen", "It is small."),), remains=False), QUALIFIED),
        (Hearing((ALI_SAYS,)), RAISED),
        (Hearing((ALI_SAYS,), remains=True), QUALIFIED),
        (Hearing((ALI_SAYS,), remains=False), NOT_QUALIFIED),
    ],
)
def test_it_fails_the_test_only_when_somebody_argued_and_nothing_remains(
    hearing: Hearing, state: ObjectionState
) -> None:
    assert shown(hearing, "gwen") is state


def test_a_test_comes_out_as_it_did_and_not_as_somebody_likes() -> None:
    with pytest.raises(NotShown) as refused:
        require_move(of_gwen(), Settlement(NOT_QUALIFIED, by="ali", hearing=Hearing((ALI_SAYS,))))
    assert refused.value.shown is RAISED

    with pytest.raises(Missing):
        require_move(of_gwen(), Settlement(NOT_QUALIFIED, by="ali"))


@pytest.mark.parametrize(
    ("was", "said", "becomes"),
    [
        (RAISED, None, "raised 1"),
        (QUALIFIED, None, "qualified 1"),
        (RAISED, StanceKind.OBJECTION, "raised 2"),
        (QUALIFIED, StanceKind.OBJECTION, "raised 2"),
        (RAISED, StanceKind.CONSENT, "withdrawn 1"),
        (QUALIFIED, StanceKind.CONSENT, "integrated 1"),
        (QUALIFIED, StanceKind.STAND_ASIDE, "integrated 1"),
        (QUALIFIED, StanceKind.CONCERN, "downgraded 1"),
        (ObjectionState.DEFERRED, StanceKind.CONSENT, "deferred 1"),
        (NOT_QUALIFIED, StanceKind.OBJECTION, "not_qualified 1"),
    ],
)
def test_a_new_text_asks_the_objector_again(was: ObjectionState, said: StanceKind | None, becomes: str) -> None:
    after = said_again(of_gwen(was), said, version=2)

    assert f"{after.state} {after.version}" == becomes


def test_what_was_raised_to_the_present_text_is_not_stale() -> None:
    now, old, settled = of_gwen(version=2), of_gwen(QUALIFIED, 1), of_gwen(ObjectionState.DEFERRED, 1)

    assert [is_stale(each, 2) for each in (now, old, settled)] == [False, True, False]
    assert standing([now, old, settled, of_gwen(QUALIFIED, 2)], 2) == ((now,), (of_gwen(QUALIFIED, 2),), (old,))
    assert said_again(now, StanceKind.CONSENT, 2) == now


people = st.sampled_from(["gwen", "ali", "sam"])
hearings = st.builds(
    Hearing,
    st.lists(st.builds(Disagreement, people, st.sampled_from(["", " ", "No."])), max_size=4).map(tuple),
    st.sampled_from([None, True, False]),
)


@given(hearings)
def test_neither_the_order_nor_the_number_of_voices_rules_an_objection_out(hearing: Hearing) -> None:
    backwards = Hearing(hearing.disagreements[::-1], hearing.remains)
    doubled = Hearing(hearing.disagreements * 2, hearing.remains)

    assert shown(hearing, "gwen") is shown(backwards, "gwen") is shown(doubled, "gwen")


@given(hearings)
def test_it_is_never_ruled_out_while_its_objector_says_something_remains_or_was_not_asked(hearing: Hearing) -> None:
    if hearing.remains is not False:
        assert shown(hearing, "gwen") is not NOT_QUALIFIED


@given(st.sampled_from(ObjectionState), st.sampled_from(ObjectionState), hearings)
def test_nothing_said_by_others_closes_an_objection_that_was_not_tested(
    was: ObjectionState, asked: ObjectionState, hearing: Hearing
) -> None:
    if was is not RAISED or (asked is NOT_QUALIFIED and shown(hearing, "gwen") is NOT_QUALIFIED):
        return
    try:
        after = moved(of_gwen(), Settlement(asked, "ali", 2, "ali", MARCH, hearing))
    except (NoSuchMove, OnlyTheObjector, NotShown):
        return

    assert after.is_open
