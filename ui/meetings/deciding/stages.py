"""The stages of deciding by consent in words: what each is called, what is read aloud, and what it waits for."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from gettext import ngettext

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
    if held.stage not in _ALOUD:
        return ""
    if held.stage not in _ABOUT_ONE:
        return _ALOUD[held.stage]()
    one = next((row for row in objections(held) if row.state in _ABOUT_ONE[held.stage]), None)
    if one is None:
        return _("Every objection is heard. Shall we go on?")
    return _ALOUD[held.stage]().format(name=one.name, reason=one.reason)


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
_ALOUD: _Words = {
    "driver": lambda: _(
        "This is what is happening, and what we need. Is it clear enough? Is it ours to deal with? "
        "Is there any reason not to work on it now?"
    ),
    "present": lambda: _(
        "Here is the proposal. I read it once, with who does what, how we will know that it works, and when we "
        "look at it again. Please just listen."
    ),
    "understand": lambda: _(
        "One after another: what do you need to ask to understand this? “What do you mean by…” is a good question, "
        "“why” is not for now. You may pass."
    ),
    "respond": lambda: _(
        "One after another, in a sentence or two: how is this for you? Nobody replies. Please say at least a word."
    ),
    "objections": lambda: _(
        "Do you see any reason why doing this would harm us, or any way to make it clearly better? On three, all hands "
        "together: none, a concern, or an objection. If you are in doubt, show an objection."
    ),
    "test": lambda: _(
        "{name} objects: “{reason}” If we left it so, would that lead to harm, or to a risk not worth taking, or do we "
        "see how to make it better? Does anybody disagree that this qualifies as an objection?"
    ),
    "resolve": lambda: _(
        "{name}, what change would answer your objection? Then the rest of us: what else could? The smallest change "
        "that does it is enough."
    ),
    "celebrate": lambda: _("Nobody objects to this text. We have an agreement. Thank you, everybody!"),
    "concerns": lambda: _(
        "Who has a concern: shall we hear it now, or write it beside how we will know that it works? "
        "A concern may still become an objection."
    ),
}
