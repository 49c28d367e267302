"""The consent process: which step is open when, and that nothing is celebrated over an objection."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Missing
from models.rules.consent_process import (
    Facts,
    Hindrance,
    Stage,
    StepRefused,
    facts_of,
    hindrances,
    next_stages,
    require_step,
)
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.declaring import Outcome
from models.rules.objections import Disagreement, Hearing, Objection, Settlement, moved, moves, said_again
from models.rules.ways_out import TwoOrThree, WayClosed, WayOut, leaving, ways_out

HEARD = Facts(heard=True)


def drawn(stage: Stage, facts: Facts) -> str:
    """The steps that are open."""
    return " ".join(next_stages(stage, facts))


@pytest.mark.parametrize(
    ("stage", "facts", "steps"),
    [
        (Stage.DRIVER, Facts(), "present"),
        (Stage.PRESENT, Facts(), "understand driver"),
        (Stage.UNDERSTAND, Facts(), "present"),
        (Stage.UNDERSTAND, HEARD, "respond present"),
        (Stage.RESPOND, Facts(), "understand"),
        (Stage.RESPOND, HEARD, "objections understand"),
        (Stage.OBJECTIONS, Facts(), ""),
        (Stage.OBJECTIONS, HEARD, "celebrate"),
        (Stage.OBJECTIONS, replace(HEARD, concerns=3), "celebrate"),
        (Stage.OBJECTIONS, replace(HEARD, untested=1), "test"),
        (Stage.OBJECTIONS, replace(HEARD, untested=1, qualified=1), "test resolve"),
        (Stage.OBJECTIONS, replace(HEARD, qualified=1), "resolve"),
        (Stage.OBJECTIONS, replace(HEARD, stale=1), "test"),
        (Stage.OBJECTIONS, replace(HEARD, text_changed=True), ""),
        (Stage.OBJECTIONS, Facts(untested=1), "test"),
        (Stage.TEST, replace(HEARD, untested=1), "objections"),
        (Stage.TEST, HEARD, "objections"),
        (Stage.TEST, replace(HEARD, qualified=1), "resolve"),
        (Stage.TEST, replace(HEARD, qualified=1, untested=2), "resolve"),
        (Stage.RESOLVE, replace(HEARD, qualified=1), ""),
        (Stage.RESOLVE, HEARD, "objections"),
        (Stage.RESOLVE, replace(HEARD, stale=1, text_changed=True), "objections understand"),
        (Stage.CELEBRATE, HEARD, "concerns done"),
        (Stage.CELEBRATE, replace(HEARD, concerns=1), "concerns"),
        (Stage.CELEBRATE, replace(HEARD, untested=1), "objections"),
        (Stage.CELEBRATE, replace(HEARD, text_changed=True), "objections"),
        (Stage.CONCERNS, replace(HEARD, concerns=1), "done"),
        (Stage.CONCERNS, replace(HEARD, concerns=1, untested=1), "objections"),
        (Stage.DONE, HEARD, ""),
    ],
)
def test_the_steps_from_each_stage(stage: Stage, facts: Facts, steps: str) -> None:
    assert drawn(stage, facts) == steps


def test_the_straight_way_goes_through_every_stage_but_two() -> None:
    stage, walked = Stage.DRIVER, [Stage.DRIVER]

    while steps := next_stages(stage, HEARD):
        stage = steps[0]
        walked.append(stage)

    assert walked == [stage for stage in Stage if stage not in (Stage.TEST, Stage.RESOLVE)]


def test_a_refused_step_says_everything_that_is_in_the_way() -> None:
    facts = Facts(untested=1, qualified=1, stale=1, text_changed=True)

    with pytest.raises(StepRefused) as refused:
        require_step(Stage.OBJECTIONS, Stage.CELEBRATE, facts)

    assert (refused.value.stage, refused.value.step) == (Stage.OBJECTIONS, Stage.CELEBRATE)
    assert " ".join(refused.value.hindrances) == "not_heard text_changed untested qualified stale"


def test_a_step_that_never_follows_has_nothing_in_its_way_and_is_refused_all_the_same() -> None:
    with pytest.raises(StepRefused) as refused:
        require_step(Stage.DRIVER, Stage.CELEBRATE, HEARD)

    assert refused.value.hindrances == () == hindrances(Stage.DRIVER, Stage.CELEBRATE, HEARD)
    require_step(Stage.OBJECTIONS, Stage.CELEBRATE, HEARD)


def test_two_stages_are_rounds() -> None:
    assert [str(stage) for stage in Stage if stage.is_round] == ["understand", "respond"]


def test_the_ways_out_of_each_stage() -> None:
    ways = {str(stage): " ".join(ways_out(stage)) for stage in Stage}

    every, early = "adopt_amended trial tuners delegate carry withdraw", "tuners delegate carry withdraw"
    assert ways == {
        "driver": "delegate carry withdraw",
        **dict.fromkeys(("present", "understand", "respond"), early),
        **dict.fromkeys(("objections", "test", "resolve"), every),
        **dict.fromkeys(("celebrate", "concerns", "done"), ""),
    }


@pytest.mark.parametrize(
    ("way", "stage", "outcome"),
    [
        (WayOut.ADOPT_AMENDED, Stage.OBJECTIONS, None),
        (WayOut.TRIAL, Stage.OBJECTIONS, None),
        (WayOut.TUNERS, Stage.DONE, Outcome.CARRIED_OVER),
        (WayOut.DELEGATE, Stage.DONE, Outcome.CARRIED_OVER),
        (WayOut.CARRY, Stage.DONE, Outcome.CARRIED_OVER),
        (WayOut.WITHDRAW, Stage.DONE, Outcome.WITHDRAWN),
    ],
)
def test_a_way_out_is_asked_again_or_decides_nothing(way: WayOut, stage: Stage, outcome: Outcome | None) -> None:
    left = leaving(Stage.RESOLVE, way, text="Until March.", review_on=date(2027, 3, 1), people=["ali", "sam"])

    assert (left.stage, left.outcome) == (stage, outcome)


@pytest.mark.parametrize(
    ("leave", "missing"),
    [
        (lambda: leaving(Stage.RESOLVE, WayOut.ADOPT_AMENDED, text=" "), "text"),
        (lambda: leaving(Stage.RESOLVE, WayOut.TRIAL, text="Until March."), "review_on"),
        (lambda: leaving(Stage.RESOLVE, WayOut.DELEGATE), "people"),
    ],
)
def test_a_way_out_says_what_it_needs(leave: Callable[[], object], missing: str) -> None:
    with pytest.raises(Missing) as refused:
        leave()
    assert refused.value.field == missing


@pytest.mark.parametrize("tuners", [["ali"], ["ali", "ali"], ["ali", "sam", "gwen", "jo"]])
def test_two_or_three_tune_a_text(tuners: list[str]) -> None:
    with pytest.raises(TwoOrThree) as refused:
        leaving(Stage.PRESENT, WayOut.TUNERS, people=tuners)
    assert refused.value.count == len(set(tuners))


def test_what_is_agreed_is_not_left_by_the_back_door() -> None:
    with pytest.raises(WayClosed):
        leaving(Stage.CELEBRATE, WayOut.WITHDRAW)


every_fact = st.builds(
    Facts, st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.booleans(), st.booleans(), st.integers(0, 2)
)


@given(st.sampled_from(Stage), every_fact)
def test_nothing_open_reaches_celebration_or_a_quiet_end(stage: Stage, facts: Facts) -> None:
    clear = not (facts.untested or facts.qualified or facts.stale or facts.text_changed)

    reached = set(next_stages(stage, facts)) & {Stage.CELEBRATE, Stage.CONCERNS, Stage.DONE}

    assert not reached or clear
    assert Stage.CELEBRATE not in reached or (facts.heard and stage is Stage.OBJECTIONS)


@given(st.sampled_from(Stage), every_fact)
def test_no_group_is_ever_stuck(stage: Stage, facts: Facts) -> None:
    assert stage is Stage.DONE or next_stages(stage, facts) or ways_out(stage)


@given(st.sampled_from(Stage), every_fact)
def test_every_step_is_open_or_says_why_not(stage: Stage, facts: Facts) -> None:
    for step in Stage:
        closed = step not in next_stages(stage, facts)
        ever = any(step in next_stages(stage, each) for each in (HEARD, Facts(1, 1, 1, heard=True, text_changed=True)))
        assert not (closed and ever) or hindrances(stage, step, facts)


@dataclass
class Hall:
    """A meeting of three: the text, the words last said to it, the ledger, the stage."""

    stage: Stage = Stage.DRIVER
    version: int = 1
    asked_on: int = 1
    said: dict[str, int] = field(default_factory=dict[str, int])
    ledger: list[Objection] = field(default_factory=list[Objection])

    @property
    def facts(self) -> Facts:
        """What the process is told."""
        heard = self.stage.is_round or all(self.said.get(person) == self.version for person in PEOPLE)
        return facts_of(self.ledger, version=self.version, asked_on=self.asked_on, heard=heard)

    def say(self, person: str, stance: StanceKind) -> None:
        """Somebody answers, and the ledger follows."""
        self.said[person] = self.version
        self.ledger = [
            said_again(each, stance, self.version) if each.person == person else each for each in self.ledger
        ]
        raised = any(each.person == person and each.is_open for each in self.ledger)
        if stance is StanceKind.OBJECTION and not raised:
            self.ledger.append(Objection(str(len(self.ledger)), person, self.version))

    def step(self, choice: int) -> None:
        """Take one of the steps that are open."""
        if steps := next_stages(self.stage, self.facts):
            self.stage = steps[choice % len(steps)]
        if self.stage is Stage.OBJECTIONS:
            self.asked_on = self.version

    def settle(self, choice: int) -> None:
        """Let one objection go where the ledger lets it."""
        still = [place for place, each in enumerate(self.ledger) if each.is_open]
        if still:
            place = still[choice % len(still)]
            each = self.ledger[place]
            to = moves(each.state)[choice % len(moves(each.state))]
            self.ledger[place] = moved(each, settlement(each, to))


PEOPLE = ("gwen", "ali", "sam")


def settlement(objection: Objection, to: ObjectionState) -> Settlement:
    """Everything a settlement could need."""
    against = (Disagreement("jo", "No."),) if to is ObjectionState.NOT_QUALIFIED else ()
    hearing = Hearing(against, remains=False)
    version = objection.version + 1 if to is ObjectionState.INTEGRATED else None
    return Settlement(to, objection.person, version, "sam", date(2027, 3, 1), hearing)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("step"), st.integers(0, 2)),
            st.tuples(st.just("settle"), st.integers(0, 11)),
            st.tuples(st.just("reword"), st.just(0)),
            st.tuples(st.sampled_from(PEOPLE), st.sampled_from([0, 0, 0, 1, 2])),
        ),
        max_size=60,
    )
)
def test_no_meeting_whatever_happens_celebrates_an_open_objection_or_a_text_not_asked(
    deeds: list[tuple[str, int]],
) -> None:
    hall = Hall()
    for deed, choice in deeds:
        before = hall.stage
        match deed:
            case "step":
                hall.step(choice)
            case "settle":
                hall.settle(choice)
            case "reword":
                hall.version += 1
            case person:
                hall.say(person, (StanceKind.CONSENT, StanceKind.OBJECTION, StanceKind.CONCERN)[choice])

        if hall.stage is not before and hall.stage in (Stage.CELEBRATE, Stage.CONCERNS, Stage.DONE):
            assert not [each for each in hall.ledger if each.is_open]
            assert hall.asked_on == hall.version
        if hall.stage is not before and hall.stage is Stage.CELEBRATE:
            assert {hall.said.get(person) for person in PEOPLE} == {hall.version}


def test_a_meeting_that_works_an_objection_into_the_text_is_done() -> None:
    hall = Hall()
    for _ in range(4):
        hall.step(0)
    hall.say("gwen", StanceKind.OBJECTION)
    hall.step(0)
    hall.settle(0)
    hall.step(0)
    hall.version = 2
    hall.step(0)
    walked = [hall.stage, hall.facts]
    for person in PEOPLE:
        hall.say(person, StanceKind.CONSENT)
    for _ in range(3):
        hall.step(0)

    assert walked == [Stage.OBJECTIONS, Facts(stale=1)]
    assert (hall.stage, hall.ledger[0].state) == (Stage.DONE, ObjectionState.INTEGRATED)
    assert Hindrance.STALE in hindrances(Stage.OBJECTIONS, Stage.CELEBRATE, Facts(stale=1))
