"""Where the objection to something left to silence leads, in words."""

from gettext import gettext as _

from exports.words import outcome_words
from models.queries.objected import TakenUp


def objected_words(taken_up: TakenUp) -> str:
    """The next agenda, the meeting it is on, or what was decided there."""
    if taken_up.outcome not in ("", "carried_over"):
        return (
            _("{meeting} decided it by consent instead: {outcome}. {number}")
            .format(meeting=taken_up.meeting, outcome=outcome_words(taken_up.outcome).lower(), number=taken_up.number)
            .strip()
        )
    if taken_up.meeting:
        return _("Somebody objects, so it is on the agenda of {meeting}, to be decided there by consent.").format(
            meeting=taken_up.meeting
        )
    return _("Somebody objects, so it puts itself on the next agenda, to be decided there by consent.")
