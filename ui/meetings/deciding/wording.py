"""What deciding by voices refuses, in words."""

from gettext import gettext as _
from gettext import ngettext

from models.rules.amendments import AmendmentsOpen, OutOfOrder
from models.rules.casting import NoCastingVote
from models.rules.consent_process import StepRefused
from models.rules.decisions import ObjectionState
from models.rules.objections import NoSuchMove, NotShown, OnlyTheObjector, SameText
from models.rules.ways_out import TwoOrThree, WayClosed
from ui.meetings.deciding.stages import hindrance_words, stage_name
from ui.wording import sentence, tell

tell(
    {
        OutOfOrder: lambda: _(
            "This amendment only says no to the proposal, so it is not put. Vote against the proposal instead."
        ),
        OnlyTheObjector: lambda: _(
            "Nobody argues against an objection of their own. Whoever raised it can withdraw it."
        ),
        SameText: lambda: _(
            "The text is the one that was objected to. Change it first, so that it answers the objection."
        ),
        TwoOrThree: lambda: _("Two or three people tune a text. Give their names, parted by commas."),
    }
)


@sentence.register
def _step(refusal: StepRefused) -> str:
    told = " ".join(hindrance_words(each) for each in refusal.hindrances)
    here = _("“{step}” does not follow “{stage}”.").format(
        step=stage_name(refusal.step), stage=stage_name(refusal.stage)
    )
    return told or here


@sentence.register
def _amendments_open(refusal: AmendmentsOpen) -> str:
    return ngettext(
        "An amendment is still open: it is taken in or decided before the proposal is.",
        "{count} amendments are still open: they are taken in or decided before the proposal is.",
        len(refusal.amendments),
    ).format(count=len(refusal.amendments))


@sentence.register
def _no_such_move(refusal: NoSuchMove) -> str:
    if refusal.was is ObjectionState.RAISED:
        return _("This objection is not tested yet: ask whether anybody disagrees that it qualifies.")
    return _("This objection is settled already. Raise it again first.")


@sentence.register
def _not_shown(refusal: NotShown) -> str:
    if refusal.shown is ObjectionState.RAISED:
        return _("Somebody disagreed. Ask the objector whether anything of the objection remains.")
    return _("Nobody argued against this objection, so it qualifies. In doubt it stands.")


@sentence.register
def _way_closed(refusal: WayClosed) -> str:
    return _("The proposal cannot leave this way at the stage “{stage}”.").format(stage=stage_name(refusal.stage))


@sentence.register
def _no_casting_vote(refusal: NoCastingVote) -> str:
    if refusal.agreed:
        return _("There is no tie, so nobody has a second vote.")
    return _("This group has not agreed that anybody has a second vote: a tie is not carried.")
