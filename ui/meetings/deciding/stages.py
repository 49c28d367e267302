"""The stages of deciding by consent in words: what each is called, what is read aloud, and what it waits for."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from gettext import ngettext

from exports.read_aloud import stage_aloud
from models.queries.process import objections
from models.queries.proposals import Proposal
from models.rules.consent_process import Hindrance, Stage
from models.rules.decisions import ObjectionState

_Words = Mapping[str, Callable[[], str]]


def stage_name(stage: str) -> str:
    """A stage on its chip: "Understand"."""
    return _NAMES[stage]() if stage in _NAMES else stage


def step_name(step: str, now: str) -> str:
    """What the button to the next stage says."""
    if step == Stage.OBJECTIONS and now in (Stage.TEST, Stage.CELEBRATE, Stage.CONCERNS):
        return _("Back to the objections")
    if step == Stage.OBJECTIONS and now == Stage.RESOLVE:
        return _("Ask on this text")
    return _STEPS[step]() if step in _STEPS else step


def aloud(held: Proposal) -> str:
    """The sentence the facilitator reads out at the present stage; '' where there is none."""
    if held.stage not in _ABOUT_ONE:
        return stage_aloud(held.stage)
    one = next((row for row in objections(held) if row.state in _ABOUT_ONE[held.stage]), None)
    if one is None:
        return _("Every objection is heard. Shall we go on?")
    return stage_aloud(held.stage, name=one.name, reason=one.reason)


def round_words(held: Proposal, heard: int, everybody: int) -> str:
    """How far a round has come."""
    return ngettext(
        "Round {number}: {heard} of {count} heard.", "Round {number}: {heard} of {count} heard.", everybody
    ).format(number=max(held.rounds, 1), heard=heard, count=everybody)


def hindrance_words(hindrance: Hindrance, waiting: int = 0) -> str:
    """What a step waits for."""
    known = {
        Hindrance.NOT_HEARD: ngettext(
            "{count} person is still to be heard.", "{count} people are still to be heard.", waiting
        ).format(count=waiting)
        if waiting
        else _("Not everybody was heard yet."),
        Hindrance.TEXT_CHANGED: _("The text changed: ask everybody about the new one."),
        Hindrance.TEXT_THE_SAME: _("The text is still the same."),
        Hindrance.UNTESTED: _("An objection is still to be tested."),
        Hindrance.QUALIFIED: _("A qualified objection still stands."),
        Hindrance.STALE: _("An objection to the text before is still to be answered."),
        Hindrance.UNRESOLVED: _("Change the text, or say what becomes of the objection."),
        Hindrance.NOTHING_TO_TEST: _("There is no objection to test."),
        Hindrance.NOTHING_TO_RESOLVE: _("There is no qualified objection to resolve."),
        Hindrance.NOTHING_NEW: _("Nothing new was said since nobody objected."),
        Hindrance.CONCERNS_UNHEARD: _("There are concerns to hear first."),
    }
    return known[hindrance]


_ABOUT_ONE = {"test": ("", ObjectionState.RAISED), "resolve": (ObjectionState.QUALIFIED,)}

# Translated when asked for, never at import.
_NAMES: _Words = {
    "driver": lambda: _("Driver"),
    "present": lambda: _("Present"),
    "understand": lambda: _("Understand"),
    "respond": lambda: _("Respond"),
    "objections": lambda: _("Objections"),
    "test": lambda: _("Test"),
    "resolve": lambda: _("Resolve"),
    "celebrate": lambda: _("Celebrate"),
    "concerns": lambda: _("Concerns"),
    "done": lambda: _("Done"),
}
_STEPS: _Words = {
    "driver": lambda: _("Begin with the driver"),
    "present": lambda: _("Present the proposal"),
    "understand": lambda: _("Round: understanding"),
    "respond": lambda: _("Round: brief responses"),
    "objections": lambda: _("Ask for objections"),
    "test": lambda: _("Test the objection"),
    "resolve": lambda: _("Resolve it"),
    "celebrate": lambda: _("Celebrate"),
    "concerns": lambda: _("Hear the concerns"),
    "done": lambda: _("Adopt"),
}
