"""What the holding of a meeting refuses, in words."""

from gettext import gettext as _
from gettext import ngettext

from models.rules.attendance import LeftBeforeArriving
from models.rules.holding import AlreadyHere, BrokenRule, HasDecisions, ItemInUse
from models.rules.meetings import MeetingSealed, MeetingState, NotLater, WrongState
from ui import dates
from ui.wording import sentence


@sentence.register
def _wrong_state(refusal: WrongState) -> str:
    known = {
        MeetingState.PLANNED: _("This meeting has begun already."),
        MeetingState.RUNNING: _("This meeting is not running. Open it to take something down in it."),
        MeetingState.CLOSED: _("Only a meeting that is closed has minutes to approve, and can be opened again."),
        MeetingState.APPROVED: _("The minutes of this meeting are not approved yet."),
    }
    return known[refusal.needed]


@sentence.register
def _meeting_sealed(refusal: MeetingSealed) -> str:
    if refusal.by is MeetingState.APPROVED:
        return _("The minutes of this meeting are approved and stay as they are. Note a correction at the next one.")
    return _("This meeting is closed. Open it again to put something right.")


@sentence.register
def _not_later(refusal: NotLater) -> str:
    return _("Minutes are approved at a later meeting than their own, which was on {held}.").format(
        held=dates.moment(refusal.held)
    )


@sentence.register
def _left_before(refusal: LeftBeforeArriving) -> str:
    return _("Nobody can leave at {left} who came at {arrived}.").format(
        left=dates.clock(refusal.left), arrived=dates.clock(refusal.arrived)
    )


@sentence.register
def _item_in_use(refusal: ItemInUse) -> str:
    return _("“{title}” has a proposal or a decision under it, so it stays on the agenda.").format(title=refusal.title)


@sentence.register
def _already_here(refusal: AlreadyHere) -> str:
    name = refusal.name or _("This person")
    if refusal.since is None:
        return _("{name} is here already.").format(name=name)
    return _("{name} has been here since {time}.").format(name=name, time=dates.clock(refusal.since))


@sentence.register
def _has_decisions(refusal: HasDecisions) -> str:
    return ngettext(
        "“{title}” made {count} decision, so it is kept.",
        "“{title}” made {count} decisions, so it is kept.",
        refusal.decisions,
    ).format(title=refusal.title, count=refusal.decisions)


@sentence.register
def _broken_rule(refusal: BrokenRule) -> str:
    if refusal.kind == "lukewarm":
        return _("This is no share of those deciding: write it as a fraction below one, such as 1/3.")
    if refusal.kind == "blocks_allowed":
        return _("A consensus bears three blocks at most. Where more say no, decide in another way.")
    if refusal.kind == "supermajority":
        return _("This is no larger majority: write it as a fraction, such as 2/3.")
    return _("This makes no quorum: give a number of members, or a share such as 1/3.")
