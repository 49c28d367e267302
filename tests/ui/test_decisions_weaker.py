"""Less agreement than before, by the same method: another share, another base, more blocks. The sheet asks why."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.commands import kinds
from models.store import Store
from models.tables import Decision, Meeting
from tests.builders import TODAY
from tests.builders_meetings import planned
from tests.ui.decisions_page import do, press, recorded
from tests.ui.in_sight import says
from ui.decisions.change_form import ChangeForm
from ui.decisions.page import DecisionsPage
from ui.decisions.review_form import ReviewForm
from ui.house import House


@pytest.fixture
def opened(house: House, qtbot: QtBot) -> Callable[[], DecisionsPage]:
    """The page in sight, when it is wanted."""

    def make() -> DecisionsPage:
        page = DecisionsPage(house)
        qtbot.addWidget(page)
        page.resize(1130, 850)
        page.show()
        return page

    return make


def decided(store: Store, method: str, **agreed: Any) -> str:
    """A decision in force, made by a method with what was agreed about it then."""
    made = recorded(store, "Members give £5.", method=method)
    with store.write("as agreed then") as session:
        row = session.get_one(Decision, made)
        for name, value in agreed.items():
            setattr(row, name, value)
    return made


def regular(store: Store, title: str, kind: str = "regular") -> str:
    """A meeting to come, of a kind."""
    made = planned(store, title)
    with store.write("kind") as session:
        session.get_one(Meeting, made).kind = kind
    return made


def agree(store: Store, kind: str = "regular", *, share: str = "", base: str = "", blocks: int = 0) -> None:
    """What meetings of a kind have agreed by now."""
    do(store, kinds.set_threshold, kind=kind, share=share)
    do(store, kinds.set_base, kind=kind, base=base)
    do(store, kinds.change, kind=kind, field="blocks_allowed", value=blocks or None)


def form_on(page: DecisionsPage, qtbot: QtBot, decision: str) -> ChangeForm:
    """The sheet for a change to it."""
    page.show_id(decision)
    press(qtbot, page, "Propose a change…")
    form = page._pane.form()
    assert isinstance(form, ChangeForm)
    return form


@pytest.fixture
def asked(
    request: pytest.FixtureRequest, qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> tuple[DecisionsPage, ChangeForm]:
    """The sheet for a change, of a decision made one way, put to a meeting that would decide it another way."""
    method, then, now = request.param
    regular(store, "December meeting")
    decision = decided(store, method, **then)
    agree(store, **now)
    page = opened()
    return page, form_on(page, qtbot, decision)


def put(store: Store) -> list[str]:
    """What waits for a meeting: the method and the reasons."""
    query = "SELECT method || ': ' || coalesce(reasons, '') FROM decision WHERE coalesce(outcome, '') = ''"
    with store.read() as reader:
        return reader.column(query)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            ("supermajority", {"threshold_num": 3, "threshold_den": 4}, {"share": "2/3"}),
            "Decided by: Larger majority of 3/4. At that meeting: Larger majority of 2/3.",
        ),
        (
            ("supermajority", {"threshold_num": 2, "threshold_den": 3, "threshold_base": "deciders"}, {"share": "2/3"}),
            "Decided by: Larger majority of 2/3 of those deciding. At that meeting: Larger majority of 2/3.",
        ),
        (
            ("consensus", {}, {"blocks": 2}),
            "Decided by: Consensus. At that meeting: Consensus, which 2 blocks do not stop.",
        ),
    ],
    indirect=["asked"],
)
def test_less_by_the_same_method_is_proposed_only_with_a_reason(
    qtbot: QtBot, store: Store, asked: tuple[DecisionsPage, ChangeForm], told: str
) -> None:
    page, form = asked
    seen = says(page)

    press(qtbot, page, "Put it on the agenda")
    answer, before = form.answer(), put(store)
    qtbot.keyClicks(form._weaker.focusProxy(), "The grant ends on Friday.")
    press(qtbot, page, "Put it on the agenda")

    assert told in seen
    assert "asks for less agreement" in answer
    assert (before, [each.partition(": ")[2] for each in put(store)]) == ([], ["The grant ends on Friday."])


@pytest.mark.parametrize(
    "asked",
    [
        ("supermajority", {"threshold_num": 2, "threshold_den": 3}, {"share": "2/3"}),
        ("supermajority", {"threshold_num": 2, "threshold_den": 3}, {"share": "3/4", "base": "deciders"}),
        ("consensus", {"blocks_allowed": 2}, {"blocks": 2}),
        ("consensus", {"blocks_allowed": 2}, {}),
    ],
    indirect=True,
)
def test_as_much_or_more_asks_for_no_reason(
    qtbot: QtBot, store: Store, asked: tuple[DecisionsPage, ChangeForm]
) -> None:
    page, form = asked
    assert form._weaker.isHidden()
    assert "At that meeting:" not in says(page)

    press(qtbot, page, "Put it on the agenda")

    assert len(put(store)) == 1


def test_another_meeting_is_weighed_anew(qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]) -> None:
    first, second = regular(store, "December meeting"), regular(store, "Annual meeting", kind="annual")
    decision = decided(store, "supermajority", threshold_num=3, threshold_den=4)
    agree(store, "annual", share="3/4")
    form = form_on(opened(), qtbot, decision)

    asked = []
    for meeting in (first, second):
        form._meeting.set_value(meeting)
        form._meeting.committed.emit(meeting)
        asked.append(form._weaker.isVisible())

    assert asked == [True, False]


def test_a_review_that_changes_it_is_put_to_consent_where_the_meeting_would_ask_for_less(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    regular(store, "December meeting")
    decision = decided(store, "supermajority", threshold_num=3, threshold_den=4, review_on=TODAY)
    page = opened()
    page.show_id(decision)
    press(qtbot, page, "Review it…")
    form = page._pane.form()
    assert isinstance(form, ReviewForm)

    qtbot.keyClicks(form._helped.focusProxy(), "Nobody could pay.")
    form._kind.set_value("revokes")
    form._kind.committed.emit("revokes")
    press(qtbot, page, "Put it to the group")

    assert put(store) == ["consent: How it has helped: Nobody could pay."]
