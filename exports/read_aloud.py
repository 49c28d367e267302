"""What a facilitator reads aloud when a proposal is put, for each way of deciding and each stage of consent."""

from collections.abc import Callable, Mapping

from exports.language import _, ngettext

_Sentences = Mapping[str, Callable[[], tuple[str, ...]]]


def read_aloud(
    method: str, *, num: int | None = None, den: int | None = None, base: str = "", budget: int | None = None
) -> list[str]:
    """The sentences in their order; none for a method in free words.

    >>> read_aloud("simple_majority")[-1]
    'More yes than no, and it is carried; if they are equal, it is not.'
    >>> read_aloud("supermajority", num=2, den=3)[-1]
    'It is carried if at least 2 in 3 of those who vote say yes.'
    """
    if method == "supermajority" and num and den:
        of_votes = _("It is carried if at least {num} in {den} of those who vote say yes.")
        of_deciders = _("It is carried if at least {num} in {den} of all here who may decide say yes.")
        return [*_vote(), (of_deciders if base else of_votes).format(num=num, den=den)]
    if method == "dots" and budget:
        words = ngettext("Each of you has {count} dot to give.", "Each of you has {count} dots to give.", budget)
        return [words.format(count=budget), *_SENTENCES[method]()]
    return list(_SENTENCES[method]()) if method in _SENTENCES else []


def stage_aloud(stage: str, *, name: str = "", reason: str = "") -> str:
    """The sentence of a stage of consent; of an objection it speaks by name where one is given. '' for no stage.

    >>> stage_aloud("resolve")
    'What change would answer this objection? The smallest change that does it is enough.'
    """
    if name and stage in _BY_NAME:
        return _BY_NAME[stage]().format(name=name, reason=reason)
    return _STAGES[stage]() if stage in _STAGES else ""


def _vote() -> tuple[str, ...]:
    return _("Those in favour? Those against? Those who abstain?"), _("One hand each, and keep it up until I say.")


# Translated when asked for, never at import.
_STAGES: Mapping[str, Callable[[], str]] = {
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
        "If we left it so, would that lead to harm, or to a risk not worth taking, or do we see how to make it better? "
        "Does anybody disagree that this qualifies as an objection?"
    ),
    "resolve": lambda: _("What change would answer this objection? The smallest change that does it is enough."),
    "celebrate": lambda: _("Nobody objects to this text. We have an agreement. Thank you, everybody!"),
    "concerns": lambda: _(
        "Who has a concern: shall we hear it now, or write it beside how we will know that it works? "
        "A concern may still become an objection."
    ),
}
_BY_NAME: Mapping[str, Callable[[], str]] = {
    "test": lambda: _(
        "{name} objects: “{reason}” If we left it so, would that lead to harm, or to a risk not worth taking, or do we "
        "see how to make it better? Does anybody disagree that this qualifies as an objection?"
    ),
    "resolve": lambda: _(
        "{name}, what change would answer your objection? Then the rest of us: what else could? The smallest change "
        "that does it is enough."
    ),
}
_SENTENCES: _Sentences = {
    "consent": lambda: (stage_aloud("understand"), stage_aloud("respond"), stage_aloud("objections")),
    "consensus": lambda: (
        _("Can you all go along with this? Agree, agree with reservations, stand aside, or block?"),
        _("Block only if it goes against what this group is for, and tell us why."),
    ),
    "simple_majority": lambda: (*_vote(), _("More yes than no, and it is carried; if they are equal, it is not.")),
    "present_majority": lambda: (*_vote(), _("It is carried if more than half of those here say yes.")),
    "absolute_majority": lambda: (*_vote(), _("It is carried if more than half of all members say yes, here or not.")),
    "supermajority": lambda: (*_vote(), _("It is carried only if the agreed share of those who vote say yes.")),
    "nem_con": lambda: (_("Does anybody disagree? I hear nobody: then it is agreed without dissent."),),
    "ranked": lambda: (
        _("Put the options in your order: 1 for the first, as far as you like."),
        _("If nobody has more than half of the first places, the last one drops out and those papers move on."),
    ),
    "stv": lambda: (
        _("Put the options in your order: 1 for the first, as far as you like."),
        _("Your paper counts for your first choice; what that one does not need goes to your next."),
    ),
    "approval": lambda: (_("Mark every option you can accept. The one most people accept is chosen."),),
    "score": lambda: (_("Give each option a number. The highest total is chosen."),),
    "dots": lambda: (_("The most dots win; a tie goes to a show of hands, then to the lot."),),
    "lazy_consensus": lambda: (
        _("This passes unless somebody objects before the day we name."),
        _("One objection, and it comes to the next meeting."),
    ),
    "advice": lambda: (
        _("One of us decides, after asking those it affects and those who know about it."),
        _("Who should be asked?"),
    ),
    "mandate": lambda: (_("This is for the role to decide. Is it within what we gave that role?"),),
    "role_selection": lambda: (
        _("Write down whom you name for this role, and why. You may name yourself, or pass."),
        _("Now each in turn: whom did you name, and for what reasons?"),
        _("Having heard the reasons: does anybody change their nomination?"),
        _("I propose the person with the strongest reasons. All hands together: any objection? You first, please."),
    ),
}
