"""How a proposal leaves the consent process, or goes on as another text: never by falling back on a majority."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import Missing, Refusal
from models.rules.consent_process import Stage
from models.rules.declaring import Outcome


class WayOut(StrEnum):
    """One way out; the first two put another text, the rest leave the meeting without a decision."""

    ADOPT_AMENDED = "adopt_amended"
    TRIAL = "trial"
    TUNERS = "tuners"
    DELEGATE = "delegate"
    CARRY = "carry"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Leaving:
    """Where a way out leads, with the outcome to declare; what is put as a new text is asked again."""

    stage: Stage
    outcome: Outcome | None
    needs: tuple[str, ...] = ()


@dataclass(eq=False)
class WayClosed(Refusal):
    """The proposal cannot leave this way from here."""

    stage: Stage
    way: WayOut


@dataclass(eq=False)
class TwoOrThree(Refusal):
    """A text is sent to two or three people to tune."""

    count: int


_WAYS: dict[WayOut, Leaving] = {
    WayOut.ADOPT_AMENDED: Leaving(Stage.OBJECTIONS, None, ("text",)),
    WayOut.TRIAL: Leaving(Stage.OBJECTIONS, None, ("text", "review_on")),
    WayOut.TUNERS: Leaving(Stage.DONE, Outcome.CARRIED_OVER, ("people",)),
    WayOut.DELEGATE: Leaving(Stage.DONE, Outcome.CARRIED_OVER, ("people",)),
    WayOut.CARRY: Leaving(Stage.DONE, Outcome.CARRIED_OVER),
    WayOut.WITHDRAW: Leaving(Stage.DONE, Outcome.WITHDRAWN),
}


def ways_out(stage: Stage) -> tuple[WayOut, ...]:
    """How a proposal may leave from here; a changed text is offered once objections were asked for.

    >>> [str(each) for each in ways_out(Stage.DRIVER)]
    ['delegate', 'carry', 'withdraw']
    """
    if stage in (Stage.OBJECTIONS, Stage.TEST, Stage.RESOLVE):
        return tuple(WayOut)
    if stage is Stage.DRIVER:
        return WayOut.DELEGATE, WayOut.CARRY, WayOut.WITHDRAW
    if stage in (Stage.PRESENT, Stage.UNDERSTAND, Stage.RESPOND):
        return WayOut.TUNERS, WayOut.DELEGATE, WayOut.CARRY, WayOut.WITHDRAW
    return ()


def leaving(
    stage: Stage, way: WayOut, *, text: str = "", review_on: date | None = None, people: Collection[str] = ()
) -> Leaving:
    """Where a way out leads, given what it needs: the new text, the early review, the people who take it.

    Raises `WayClosed`, `Missing`, `TwoOrThree`.
    """
    if way not in ways_out(stage):
        raise WayClosed(stage, way)
    given = {"text": text.strip(), "review_on": review_on, "people": people}
    for field in _WAYS[way].needs:
        if not given[field]:
            raise Missing(field)
    if way is WayOut.TUNERS and len(set(people)) not in (2, 3):
        raise TwoOrThree(len(set(people)))
    return _WAYS[way]
