"""What is asked of the room, in plain words: for each method, and for each stage of a process."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from gettext import ngettext

from exports.read_aloud import read_aloud
from models.queries.projected import ProposalShown
from ui.meetings.deciding.explain import how_it_works

_Words = Mapping[str, Callable[[], str]]


def question_words(proposal: ProposalShown) -> str:
    """What the room is asked now."""
    if proposal.stage in _ASKED_AT and proposal.method in ("consent", ""):
        return _ASKED_AT[proposal.stage]()
    if proposal.stage in _ASKED_FOR_ROLE and proposal.method == "role_selection":
        return _ASKED_FOR_ROLE[proposal.stage]()
    asked = _ASKED[proposal.method]() if proposal.method in _ASKED else ""
    num, den = proposal.threshold
    if proposal.method == "supermajority" and proposal.threshold_base:
        asked = _("By show of hands. It carries with at least {num} in {den} of all who may decide here.")
    asked = asked.format(num=num or 2, den=den or 3)
    return _("In secret, on paper. {question}").format(question=asked).strip() if proposal.secret else asked


def aloud_words(proposal: ProposalShown) -> str:
    """What is read out while everybody reads along: the sentence of this stage, or of the way it is decided."""
    if stage_words(proposal)[0]:
        return question_words(proposal)
    num, den = proposal.threshold
    asked = "\n".join(read_aloud(proposal.method, num=num, den=den, base=proposal.threshold_base))
    return how_it_works(proposal.method) or asked or question_words(proposal)


def stage_words(proposal: ProposalShown) -> tuple[tuple[str, ...], int]:
    """The stages of the process by name, and the place of the present one; none where there is no process."""
    known = _ROLE_STAGES if proposal.method == "role_selection" else _STAGES
    place = next((n for n, (_name, inside) in enumerate(known) if proposal.stage in inside), None)
    if place is None:
        return (), 0
    return tuple(name() for name, _inside in known), place


def stance_label(stance: str) -> str:
    """What stands beside a count."""
    return _LABELS[stance]() if stance in _LABELS else stance


def papers_words(proposal: ProposalShown) -> str:
    """How far a secret ballot is."""
    if not proposal.secret or proposal.issued is None:
        return ""
    if proposal.returned is None:
        return ngettext("{count} paper handed out", "{count} papers handed out", proposal.issued).format(
            count=proposal.issued
        )
    return _("{returned} of {issued} papers are back").format(returned=proposal.returned, issued=proposal.issued)


def _objections() -> str:
    return _("Is there any reason not to try this? Thumb up: consent. Flat hand: concern. Open hand: objection.")


# Translated when asked for, never at import: the language is known later than the modules.
_ASKED_AT: _Words = {
    "driver": lambda: _("Is it clear what this is about, and is it ours to deal with?"),
    "present": lambda: _("Hear the whole proposal first. Questions come next."),
    "understand": lambda: _("One after another: what do you need to know to understand it? You may pass."),
    "respond": lambda: _("One after another: how is this for you? In brief, and no replies yet."),
    "objections": _objections,
    "test": lambda: _("We look at one objection. Does anybody disagree that it is one?"),
    "resolve": lambda: _("How can the proposal change so that it answers the objection?"),
    "celebrate": lambda: _("No objection stands. We have agreed!"),
    "concerns": lambda: _("Which concerns should we hear now, or note for the review?"),
    "done": lambda: "",
}
_ASKED_FOR_ROLE: _Words = {
    "describe": lambda: _("Is it clear what this role is for, and until when?"),
    "nominations": lambda: _("Write down whom you nominate: yourself, somebody else, or nobody."),
    "reasons": lambda: _("One after another: whom do you nominate, and why?"),
    "information": lambda: _("Is there anything we should know before we go on?"),
    "changes": lambda: _("Having heard the reasons, would you change your nomination?"),
    "proposal": lambda: _("One person is proposed, for the strength of the reasons."),
    "objections": lambda: _("Is there any reason not to try this? All show their hands at once."),
    "celebrate": lambda: _("No objection stands. We have agreed!"),
}
_ASKED: _Words = {
    "consent": _objections,
    "consensus": lambda: _("Can you agree? You may agree with reservations, stand aside, or block with a reason."),
    "simple_majority": lambda: _("By show of hands. It carries with more in favour than against."),
    "present_majority": lambda: _("By show of hands. It carries with more than half of all who may decide here."),
    "absolute_majority": lambda: _("By show of hands. It carries with more than half of everybody on the roll."),
    "supermajority": lambda: _("By show of hands. It carries with at least {num} in {den} of the votes."),
    "nem_con": lambda: _("Is anybody against this? If nobody is, it is agreed."),
    "ranked": lambda: _("Number them in your order: 1 for the one you like best. You need not number all."),
    "stv": lambda: _("Number them in your order: 1 for the one you like best. You need not number all."),
    "approval": lambda: _("Tick as many as you support."),
    "score": lambda: _("Give each of them a score."),
    "dots": lambda: _("Share out your dots among them."),
    "lazy_consensus": lambda: _("It is agreed unless somebody objects in time."),
    "advice": lambda: _("One person decides, after asking for advice."),
    "mandate": lambda: _("The role decides this."),
    "role_selection": lambda: _("Choosing somebody for a role, by reasons and consent."),
}
_STAGES: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (lambda: _("Proposal"), ("driver", "present")),
    (lambda: _("Understand"), ("understand",)),
    (lambda: _("Respond"), ("respond",)),
    (lambda: _("Objections"), ("objections", "test", "resolve")),
    (lambda: _("Agree"), ("celebrate", "concerns", "done")),
)
_ROLE_STAGES: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (lambda: _("The role"), ("describe",)),
    (lambda: _("Nominate"), ("nominations",)),
    (lambda: _("Reasons"), ("reasons", "information", "changes")),
    (lambda: _("Proposal"), ("proposal",)),
    (lambda: _("Objections"), ("objections",)),
    (lambda: _("Agree"), ("celebrate",)),
)
_LABELS: _Words = {
    "consent": lambda: _("consent"),
    "concern": lambda: _("with a concern"),
    "objection": lambda: _("object"),
    "stand_aside": lambda: _("stand aside"),
    "yes": lambda: _("in favour"),
    "no": lambda: _("against"),
    "abstain": lambda: _("abstain"),
    "agree": lambda: _("agree"),
    "reservation": lambda: _("with reservations"),
    "block": lambda: _("block"),
}
