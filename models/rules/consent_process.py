"""Where a group stands in deciding by consent: the stages of the S3 guide, and what each step waits for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal
from models.rules.objections import Objection, standing


class Stage(StrEnum):
    """A stage of the process, in its order."""

    DRIVER = "driver"
    PRESENT = "present"
    UNDERSTAND = "understand"
    RESPOND = "respond"
    OBJECTIONS = "objections"
    TEST = "test"
    RESOLVE = "resolve"
    CELEBRATE = "celebrate"
    CONCERNS = "concerns"
    DONE = "done"

    @property
    def is_round(self) -> bool:
        """Whether people are heard one after another."""
        return self in _ROUNDS


class Hindrance(StrEnum):
    """What keeps a group from a step."""

    NOT_HEARD = "not_heard"
    TEXT_CHANGED = "text_changed"
    TEXT_THE_SAME = "text_the_same"
    UNTESTED = "untested"
    QUALIFIED = "qualified"
    STALE = "stale"
    UNRESOLVED = "unresolved"
    NOTHING_TO_TEST = "nothing_to_test"
    NOTHING_TO_RESOLVE = "nothing_to_resolve"
    NOTHING_NEW = "nothing_new"
    CONCERNS_UNHEARD = "concerns_unheard"


@dataclass(frozen=True)
class Facts:
    """What a step depends on.

    `heard`: everybody of the round, or asked for objections to this very text, has answered (or none objected).
    `text_changed`: since objections were last asked for. The counts are of open objections, `stale` to older texts.
    """

    untested: int = 0
    qualified: int = 0
    stale: int = 0
    heard: bool = False
    text_changed: bool = False
    concerns: int = 0


@dataclass(eq=False)
class StepRefused(Refusal):
    """This step cannot be taken now; `hindrances` is empty where no stage of that name ever follows."""

    stage: Stage
    step: Stage
    hindrances: tuple[Hindrance, ...]


_ROUNDS = frozenset({Stage.UNDERSTAND, Stage.RESPOND})
_HINDERED: dict[Hindrance, Callable[[Facts], bool]] = {
    Hindrance.NOT_HEARD: lambda facts: not facts.heard,
    Hindrance.TEXT_CHANGED: lambda facts: facts.text_changed,
    Hindrance.TEXT_THE_SAME: lambda facts: not facts.text_changed,
    Hindrance.UNTESTED: lambda facts: facts.untested > 0,
    Hindrance.QUALIFIED: lambda facts: facts.qualified > 0,
    Hindrance.STALE: lambda facts: facts.stale > 0,
    Hindrance.UNRESOLVED: lambda facts: facts.qualified > 0 and not facts.text_changed,
    Hindrance.NOTHING_TO_TEST: lambda facts: not facts.untested + facts.stale,
    Hindrance.NOTHING_TO_RESOLVE: lambda facts: not facts.qualified,
    Hindrance.NOTHING_NEW: lambda facts: not facts.text_changed and not facts.untested + facts.qualified + facts.stale,
    Hindrance.CONCERNS_UNHEARD: lambda facts: facts.concerns > 0,
}
_NOTHING_STANDS = (Hindrance.TEXT_CHANGED, Hindrance.UNTESTED, Hindrance.QUALIFIED, Hindrance.STALE)
_STEPS: dict[Stage, dict[Stage, tuple[Hindrance, ...]]] = {
    Stage.DRIVER: {Stage.PRESENT: ()},
    Stage.PRESENT: {Stage.UNDERSTAND: (), Stage.DRIVER: ()},
    Stage.UNDERSTAND: {Stage.RESPOND: (Hindrance.NOT_HEARD,), Stage.PRESENT: ()},
    Stage.RESPOND: {Stage.OBJECTIONS: (Hindrance.NOT_HEARD,), Stage.UNDERSTAND: ()},
    Stage.OBJECTIONS: {
        Stage.TEST: (Hindrance.NOTHING_TO_TEST,),
        Stage.RESOLVE: (Hindrance.NOTHING_TO_RESOLVE,),
        Stage.CELEBRATE: (Hindrance.NOT_HEARD, *_NOTHING_STANDS),
    },
    Stage.TEST: {Stage.RESOLVE: (Hindrance.NOTHING_TO_RESOLVE,), Stage.OBJECTIONS: (Hindrance.UNRESOLVED,)},
    Stage.RESOLVE: {Stage.OBJECTIONS: (Hindrance.UNRESOLVED,), Stage.UNDERSTAND: (Hindrance.TEXT_THE_SAME,)},
    Stage.CELEBRATE: {
        Stage.CONCERNS: _NOTHING_STANDS,
        Stage.DONE: (*_NOTHING_STANDS, Hindrance.CONCERNS_UNHEARD),
        Stage.OBJECTIONS: (Hindrance.NOTHING_NEW,),
    },
    Stage.CONCERNS: {Stage.DONE: _NOTHING_STANDS, Stage.OBJECTIONS: (Hindrance.NOTHING_NEW,)},
    Stage.DONE: {},
}


def facts_of(objections: Iterable[Objection], *, version: int, asked_on: int, heard: bool, concerns: int = 0) -> Facts:
    """The facts of a proposal whose text is at `version`, objections to which were last asked for at `asked_on`.

    >>> facts_of([Objection("1", "Gwen", version=1)], version=2, asked_on=1, heard=False)
    Facts(untested=0, qualified=0, stale=1, heard=False, text_changed=True, concerns=0)
    """
    untested, qualified, stale = (len(each) for each in standing(objections, version))
    return Facts(untested, qualified, stale, heard, version != asked_on, concerns)


def hindrances(stage: Stage, step: Stage, facts: Facts) -> tuple[Hindrance, ...]:
    """What stands between a stage and another that may follow it; nothing where none ever does.

    >>> hindrances(Stage.OBJECTIONS, Stage.CELEBRATE, Facts(untested=1, heard=True))
    (<Hindrance.UNTESTED: 'untested'>,)
    """
    return tuple(each for each in _STEPS[stage].get(step, ()) if _HINDERED[each](facts))


def next_stages(stage: Stage, facts: Facts) -> tuple[Stage, ...]:
    """The stages that may follow, the likeliest first.

    >>> [str(each) for each in next_stages(Stage.OBJECTIONS, Facts(heard=True))]
    ['celebrate']
    """
    return tuple(step for step in _STEPS[stage] if not hindrances(stage, step, facts))


def require_step(stage: Stage, step: Stage, facts: Facts) -> None:
    """Refuse a step that is not open. Raises `StepRefused`."""
    if step not in next_stages(stage, facts):
        raise StepRefused(stage, step, hindrances(stage, step, facts))
