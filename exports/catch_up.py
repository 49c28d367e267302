"""What somebody missed, in words: the same in an e-mail and on paper; and the draft of that e-mail."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from exports.bundle.letter import letter
from exports.file_names import file_name
from exports.language import _, preferred, speaking
from exports.meeting_words import one_line, when
from exports.minute_words import chosen_words
from exports.safe_file import write_bytes
from exports.words import clock, local, long_date, outcome_words, short_date
from models.queries.minutes import MinutedAction, MinutedDecision
from models.queries.minutes_catch_up import Asked, CatchUp


def write_draft(target: Path, told: CatchUp, *, at: datetime, printed: date, language: str = "") -> None:
    """Save an e-mail that is not sent yet, to all who were absent and have an address. Raises `CouldNotWrite`."""
    from exports.pdf.catch_up import paper

    to = [each.email for each in told.absent if each.email]
    with speaking(preferred(language, told.meeting.written)):
        attached = [(file_name(told.meeting, _("catch-up sheet")), paper(told, printed=printed).content)]
        made = letter(attached, subject_of(told), text_of(told), to=list(dict.fromkeys(to)), at=at)
    write_bytes(target, made)


def subject_of(told: CatchUp) -> str:
    """What the e-mail is about."""
    return _("What you missed: {title}").format(title=one_line(told.meeting.title))


def text_of(told: CatchUp) -> str:
    """The e-mail; nobody's promises are in it but by the name they were minuted under."""
    parts = [
        _("Hello,"),
        _("you could not be at “{title}” on {when}. This is what came of it.").format(
            title=one_line(told.meeting.title), when=when(told.meeting)
        ),
        _titled(_("Decided"), [decision_line(each) for each in decisions_of(told)] or [_("Nothing was decided.")]),
        _titled(_("What you are asked"), asked_lines(told)),
        _titled(_("Taken on by those who were not there"), _promises(told)),
    ]
    if told.minutes.next_meeting:
        parts.append(_("Next meeting: {when}").format(when=told.minutes.next_meeting))
    parts.append("\n".join([_("With kind regards"), *filter(None, (told.meeting.facilitator, told.meeting.chapter))]))
    return "\n\n".join(part for part in parts if part) + "\n"


def decisions_of(told: CatchUp) -> list[MinutedDecision]:
    """What was decided there, nothing of what was said in confidence."""
    return [decision for item in told.minutes.items for decision in item.decisions]


def decision_line(decision: MinutedDecision) -> str:
    """A decision in a line."""
    head = " ".join(part for part in (outcome_words(decision.outcome), decision.number) if part)
    told = decision_text(decision)
    return _("{head}: {text}").format(head=head, text=told) if head else told


def decision_text(decision: MinutedDecision) -> str:
    """What was decided; of a choice among options also which."""
    return " ".join(part for part in (one_line(decision.text), chosen_words(decision.result)) if part)


def asked_lines(told: CatchUp) -> list[str]:
    """What is wanted of those who were not there."""
    lines = [_objection_line(each) for each in told.asked]
    if told.minutes.approved is None:
        lines.append(_("Read the draft minutes and tell the note-taker what should be put right."))
    if told.minutes.next_meeting:
        lines.append(_("Say if you cannot come to the next meeting: {when}.").format(when=told.minutes.next_meeting))
    return lines


def action_line(action: MinutedAction) -> str:
    """A promise in a line."""
    text = one_line(action.text)
    return _("{text}, by {day}").format(text=text, day=short_date(action.due)) if action.due else text


def _objection_line(asked: Asked) -> str:
    until = local(asked.until)
    return _("“{text}” holds unless somebody objects, with a reason, by {day} at {time}.").format(
        text=one_line(asked.text), day=long_date(until.date()), time=clock(asked.until)
    )


def _promises(told: CatchUp) -> list[str]:
    return [
        _("{name}: {action}").format(name=each.name, action=action_line(action))
        for each in told.absent
        for action in each.actions
    ]


def _titled(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *(f"- {line}" for line in lines)]) if lines else ""
