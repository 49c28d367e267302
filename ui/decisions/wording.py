"""Why something was not decided, declared or linked, in words."""

from gettext import gettext as _
from gettext import ngettext

from exports.way_words import manner_words
from exports.words import method_words, outcome_words, stance_words
from models.rules.decisions import BrokenThreshold, NotOffered, ReasonMissing, StanceKind
from models.rules.declaring import AlreadyDeclared, DeclarationNeedsReason, Inquorate, NoGroup, NotAnnounced
from models.rules.minutes import AlreadyApproved, CorrectionsOpen, NotApproved
from models.rules.register import Circular, NotAdopted
from models.rules.register_strength import TooWeak
from models.rules.results import NotComputed
from models.rules.reviewing import NothingAmended, NotLater
from ui import dates
from ui.wording import sentence, tell

tell(
    {
        BrokenThreshold: lambda: _(
            "{num}/{den} is no larger majority: choose more than a half and at most the whole, such as 2/3."
        ),
        NotAnnounced: lambda: _(
            "Nobody was told that this would be decided. Adopt it if all who decide agree, or carry it over."
        ),
        NothingAmended: lambda: _("Its text is the same as before. Change it, or keep it as it is."),
        NotApproved: lambda: _("These minutes are not approved yet: a later meeting does that first."),
        AlreadyApproved: lambda: _(
            "These minutes are approved and stay as they are: an error found now is minuted at a later meeting."
        ),
    }
)


@sentence.register
def _not_offered(refusal: NotOffered) -> str:
    return _("“{stance}” is no answer under {method}. Choose one of those offered.").format(
        stance=stance_words(refusal.stance), method=_within(method_words(refusal.method))
    )


@sentence.register
def _reason_missing(refusal: ReasonMissing) -> str:
    if refusal.stance is StanceKind.BLOCK:
        return _("A block needs its reason: write down what would go wrong.")
    return _("An objection needs its reason: write down what would go wrong.")


@sentence.register
def _not_computed(refusal: NotComputed) -> str:
    return _("{method} is settled by people elsewhere: declare the outcome they came to.").format(
        method=method_words(refusal.method)
    )


@sentence.register
def _needs_reason(refusal: DeclarationNeedsReason) -> str:
    return _("The count says {computed}. To declare it {declared}, write down why the two differ.").format(
        computed=_within(outcome_words(refusal.computed)), declared=_within(outcome_words(refusal.declared))
    )


@sentence.register
def _no_group(refusal: NoGroup) -> str:
    if not refusal.deciders:
        return _("Nobody here may decide this: sign people in first, or take a note instead.")
    return _("One person is no group: take a note instead, or sign in the others.")


@sentence.register
def _inquorate(refusal: Inquorate) -> str:
    return ngettext(
        "{need} is needed and {counted} counts. Declare it indicative: it is ratified at a later meeting.",
        "{need} are needed and {counted} count. Declare it indicative: it is ratified at a later meeting.",
        refusal.need,
    ).format(need=refusal.need, counted=refusal.counted)


@sentence.register
def _already_declared(refusal: AlreadyDeclared) -> str:
    return _("This was declared already: {outcome}. Propose a change instead; a later decision may change it.").format(
        outcome=_within(outcome_words(refusal.outcome))
    )


@sentence.register
def _circular(refusal: Circular) -> str:
    if len(refusal.path) <= 2:
        return _("A decision cannot change itself.")
    return _("These two would change each other in a circle: the earlier one already follows from this one.")


@sentence.register
def _not_adopted(refusal: NotAdopted) -> str:
    if refusal.outcome:
        return _("That one was declared {outcome}: only what was adopted is changed by a later decision.").format(
            outcome=_within(outcome_words(refusal.outcome))
        )
    return _("That one is still a proposal: only what was adopted is changed by a later decision.")


@sentence.register
def _too_weak(refusal: TooWeak) -> str:
    return _(
        "That one was decided by {original}. {method} asks for less agreement: "
        "choose a way at least as strong, or write down why the group consents to a weaker one."
    ).format(
        original=_within(manner_words(refusal.original)) or _("a way not written down"),
        method=manner_words(refusal.later) or _("This"),
    )


@sentence.register
def _not_later(refusal: NotLater) -> str:
    return _("{day} is not later than today: choose the day on which it is looked at again.").format(
        day=dates.day(refusal.day)
    )


@sentence.register
def _corrections_open(refusal: CorrectionsOpen) -> str:
    return ngettext(
        "{count} correction waits for an answer. Accept or decline it; then the minutes can be approved.",
        "{count} corrections wait for an answer. Accept or decline them; then the minutes can be approved.",
        refusal.count,
    ).format(count=refusal.count)


def _within(words: str) -> str:
    return words[:1].lower() + words[1:]
