"""What choices come to, what they wait for and what is doubtful about them, in words."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from gettext import ngettext

from models.queries.choices import Choosing
from models.rules.advice import AdviceGap
from models.rules.ballot_lines import Doubt, Unread
from models.rules.choice_counting import CountState
from models.rules.choice_result import ChoiceLine, CountedRound
from models.rules.decisions import Method
from models.rules.lazy_consensus import LazyResult, LazyWhy
from models.rules.mandates import MandateGap
from models.rules.paper_ballots import PaperWarning
from models.rules.results import Verdict, Why
from models.rules.role_selection import Lack, SelectionStage


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a sentence: "Tea, Milk and Water"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def result_words(held: Choosing) -> str:
    """What the papers come to so far, in a sentence."""
    if held.verdict is not None:
        return verdict_words(held.verdict)
    if held.counted is None:
        return ""
    winners = listed([held.name_of(each) for each in held.counted.line.winners])
    level = listed([held.name_of(each) for each in held.counted.level])
    words = _COUNTED[held.counted.state]()
    if held.counted.state is CountState.LEVEL and held.facts.method in (Method.APPROVAL, Method.SCORE, Method.DOTS):
        words = _("{level} are level. Choose between them by a show of hands, or draw lots in front of the group.")
    if held.counted.state is CountState.ADVICE and not winners:
        words = _("The papers advise nothing: none has enough.")
    told = words.format(winners=winners, level=level)
    return _("{told} The lot decided between those who were level.").format(told=told) if _was_drawn(held) else told


def paper_words(line: ChoiceLine, total: int) -> str:
    """How many papers there are, and of which kind."""
    said = [ngettext("{count} paper", "{count} papers", total).format(count=total)]
    said.append(_("{count} valid").format(count=line.valid))
    blank = _("{count} of them blank") if line.totals else _("{count} blank")
    said += [blank.format(count=line.blank)] if line.blank else []
    said += [_("{count} spoilt").format(count=line.spoilt)] if line.spoilt else []
    if line.quota is not None:
        said.append(_("{count} votes make sure of a place").format(count=line.quota))
    if line.needed is not None:
        said.append(_("{count} needed").format(count=line.needed))
    return " · ".join(said)


def verdict_words(verdict: Verdict) -> str:
    """What a secret yes or no comes to."""
    known = {
        Why.CARRIED: _("Carried: {yes} in favour, {needed} needed."),
        Why.CASTING_VOTE: _("Carried by the casting vote."),
        Why.TIED: _("A tie: not carried, things stay as they are."),
        Why.TOO_FEW: _("Not carried: {yes} in favour, {needed} needed."),
        Why.NO_VOTES: _("No votes are counted yet."),
        Why.ALONE: _("One person alone is no group: take a note instead."),
        Why.NOBODY: _("Nobody here may decide."),
    }
    words = known.get(verdict.why, "")
    return words.format(yes=verdict.yes or 0, needed=verdict.needed or 0)


def round_words(held: Choosing, number: int, counted: CountedRound, line: ChoiceLine) -> str:
    """What happened in one round, in a sentence."""
    name = held.name_of
    said: list[str] = []
    if counted.surplus:
        said.append(
            _("what {names} does not need moved on").format(names=listed([name(each) for each in counted.surplus]))
        )
    if counted.eliminated:
        said.append(_("{names} went out").format(names=listed([name(each) for each in counted.eliminated])))
    if counted.elected:
        said.append(_("{names} got in").format(names=listed([name(each) for each in counted.elected])))
    if counted.tied:
        level = listed([name(each) for each in counted.tied])
        words = _("{names} were level, so the lot decided") if counted.by_lot else _("{names} were level")
        said.append(words.format(names=level))
    if counted.exhausted:
        said.append(_("{votes} no longer name anybody").format(votes=line.votes(counted.exhausted)))
    return _("Round {number}: {said}.").format(number=number, said="; ".join(said)) if said else ""


def doubt_words(doubt: Unread, names: Mapping[str, str], options: int) -> str:
    """Why a typed paper is not taken."""
    people = listed([names.get(each, each) for each in doubt.people])
    told = _DOUBTS[doubt.why]().format(typed=doubt.typed, names=people, count=options)
    return _("Line {number}: {told}").format(number=doubt.line, told=told)


def warning_words(warning: PaperWarning) -> str:
    """What people should know before they open or declare."""
    return _WARNINGS[warning]()


def silence_words(result: LazyResult, names: Mapping[str, str]) -> list[str]:
    """Everything that stands in the way of silence."""
    people = {
        LazyWhy.OBJECTION: result.objectors,
        LazyWhy.NOT_TOLD: result.not_told,
        LazyWhy.TOLD_LATE: result.told_late,
    }
    return [_why(why, sorted(names.get(each, each) for each in people.get(why, ()))) for why in result.why]


def advice_words(gap: AdviceGap, names: list[str]) -> str:
    """What is missing before one person may decide."""
    return _ADVICE[gap]().format(names=listed(names))


def mandate_words(gap: MandateGap) -> str:
    """Why a role may not decide this."""
    return _MANDATES[gap]()


def lack_words(lack: Lack, count: int = 0) -> str:
    """What a stage of choosing somebody for a role still waits for."""
    counted = {
        Lack.NOMINATION: ngettext("{count} nomination is missing.", "{count} nominations are missing.", count),
        Lack.REASON: ngettext("A nomination lacks its reason.", "{count} nominations lack their reason.", count),
        Lack.ANSWER: ngettext("{count} person is still to be heard.", "{count} people are still to be heard.", count),
        Lack.OBJECTION: ngettext("An objection stands.", "{count} objections stand.", count),
    }
    return (counted.get(lack) or _LACKS[lack]()).format(count=count)


def selection_stage(stage: SelectionStage) -> str:
    """A stage by name."""
    return _STAGES[stage]()


def selection_aloud(stage: SelectionStage, nominee: str) -> str:
    """What the facilitator reads out at a stage."""
    return _ALOUD[stage]().format(name=nominee or _("Nobody yet"))


def _was_drawn(held: Choosing) -> bool:
    counted = held.counted
    return bool(counted and counted.line.winners and held.facts.lot)


def _why(why: LazyWhy, names: list[str]) -> str:
    shown = listed(
        [*names[:5], ngettext("{count} more", "{count} more", len(names) - 5).format(count=len(names) - 5)]
        if len(names) > 6
        else names
    )
    return _SILENCE[why]().format(names=shown)


# Translated when asked for, never at import.
_COUNTED: Mapping[CountState, Callable[[], str]] = {
    CountState.NO_OPTIONS: lambda: _("Offer at least two options first."),
    CountState.NO_PAPERS: lambda: _("No valid paper is counted yet."),
    CountState.LEVEL: lambda: _("{level} are level, also in every earlier round. Draw lots in front of the group."),
    CountState.NOTHING_ENOUGH: lambda: _("Nothing is chosen: none has more than half of the papers."),
    CountState.REOPENED: lambda: _("Nobody is chosen: nominations are opened again."),
    CountState.ADVICE: lambda: _("The papers advise: {winners}. They bind nobody, so the group still decides."),
    CountState.CHOSEN: lambda: _("Chosen: {winners}."),
}
_DOUBTS: Mapping[Doubt, Callable[[], str]] = {
    Doubt.NOT_READ: lambda: _("“{typed}” is not understood. Write the numbers of the options, such as 2 1 3."),
    Doubt.NO_SUCH_OPTION: lambda: _("“{typed}”: there are {count} options, numbered from 1."),
    Doubt.NOBODY: lambda: _("nobody here is called as in “{typed}”."),
    Doubt.SEVERAL: lambda: _("“{typed}” may be {names}: type a little more."),
    Doubt.TWICE: lambda: _("{names} has a paper already."),
    Doubt.SECRET: lambda: _("these papers are secret and take no name."),
}
_WARNINGS: Mapping[PaperWarning, Callable[[], str]] = {
    PaperWarning.FEW_DECIDERS: lambda: _("So few people vote that the count gives them away."),
    PaperWarning.UNANIMOUS: lambda: _("All papers say the same, so everybody knows what everybody wrote."),
    PaperWarning.MORE_PAPERS_THAN_DECIDERS: lambda: _("More papers are handed out than there are people to vote."),
}
_SILENCE: Mapping[LazyWhy, Callable[[], str]] = {
    LazyWhy.OVERRIDES: lambda: _("It would change a decision the group made aloud: bring it to a meeting."),
    LazyWhy.OBJECTION: lambda: _("{names} objected: it goes on the next agenda, to be decided by consent."),
    LazyWhy.TOO_SHORT: lambda: _("The time is shorter than 72 hours."),
    LazyWhy.NOBODY_TOLD: lambda: _("Nobody has been told yet."),
    LazyWhy.NOT_TOLD: lambda: _("Still to be told: {names}."),
    LazyWhy.TOLD_LATE: lambda: _("Told less than 72 hours before the deadline: {names}. Move the deadline."),
    LazyWhy.BEFORE_DEADLINE: lambda: _("The deadline is still to come."),
}
_ADVICE: Mapping[AdviceGap, Callable[[], str]] = {
    AdviceGap.NO_DECIDER: lambda: _("Say who decides."),
    AdviceGap.AFFECTED_NOT_ASKED: lambda: _("Ask at least one person whom it affects."),
    AdviceGap.KNOWLEDGEABLE_NOT_ASKED: lambda: _("Ask at least one person who knows about it."),
    AdviceGap.NOT_HEARD: lambda: _("No answer is written down of {names}."),
    AdviceGap.NOT_ANSWERED: lambda: _("Say what came of the advice of {names}."),
    AdviceGap.NO_DECISION: lambda: _("Write down the decision as the text of the proposal."),
    AdviceGap.NO_REASON: lambda: _("Write down the reason."),
}
_MANDATES: Mapping[MandateGap, Callable[[], str]] = {
    MandateGap.NO_ROLE: lambda: _("Nobody ever held this role: bring it to the group."),
    MandateGap.NOT_HELD: lambda: _("Whoever decides does not hold this role: bring it to the group."),
    MandateGap.NO_MANDATE: lambda: _(
        "Name the decision that gave the role its say; without one, bring it to the group."
    ),
    MandateGap.NOT_YET: lambda: _("That decision does not hold yet: bring it to the group."),
    MandateGap.ENDED: lambda: _("That decision holds no longer: bring it to the group."),
    MandateGap.OUT_OF_DOMAIN: lambda: _("This is not within what the role was given: bring it to the group."),
}
_LACKS: Mapping[Lack, Callable[[], str]] = {
    Lack.DESCRIPTION: lambda: _("Say what the role is called; the text of the proposal says what it is for."),
    Lack.TERM_END: lambda: _("Say until when the role is given."),
    Lack.TERM_IN_THE_PAST: lambda: _("The term would be over already."),
    Lack.NOBODY_NOMINATED: lambda: _("Nobody is nominated yet."),
    Lack.NOMINEE: lambda: _("Put somebody forward."),
    Lack.NOT_NOMINATED: lambda: _("Only somebody who was nominated can be put forward."),
}
_STAGES: Mapping[SelectionStage, Callable[[], str]] = {
    SelectionStage.DESCRIBE: lambda: _("Describe the role"),
    SelectionStage.NOMINATIONS: lambda: _("Nominate"),
    SelectionStage.REASONS: lambda: _("Reasons"),
    SelectionStage.INFORMATION: lambda: _("Information"),
    SelectionStage.CHANGES: lambda: _("Changes"),
    SelectionStage.PROPOSAL: lambda: _("Put forward"),
    SelectionStage.OBJECTIONS: lambda: _("Objections"),
    SelectionStage.CELEBRATE: lambda: _("Celebrate"),
}
_ALOUD: Mapping[SelectionStage, Callable[[], str]] = {
    SelectionStage.DESCRIBE: lambda: _("This is the role, what it is for, and how long. Is anything unclear?"),
    SelectionStage.NOMINATIONS: lambda: _(
        "Please write down whom you nominate: somebody else, yourself, or nobody. Nominations are not votes."
    ),
    SelectionStage.REASONS: lambda: _("One after another: whom do you nominate, and why? Just the reason, no debate."),
    SelectionStage.INFORMATION: lambda: _("Does anybody have something to add that we should know before we go on?"),
    SelectionStage.CHANGES: lambda: _("After what you have heard, does anybody change their nomination? Tell us why."),
    SelectionStage.PROPOSAL: lambda: _("On the strength of the reasons, whom do we put forward?"),
    SelectionStage.OBJECTIONS: lambda: _(
        "{name} is put forward. On three, all hands together: do you see a reason why not? {name} is heard first."
    ),
    SelectionStage.CELEBRATE: lambda: _("Nobody objects: {name} takes the role. Thank you!"),
}
