"""Every record of a chapter, one file a subject; loaded on first use, because making the classes takes its time."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.tables.actions import Action
    from models.tables.assets import Asset, Booking, Loan
    from models.tables.chapter import Chapter
    from models.tables.choices import Advice, Ballot, DecisionOption, Nomination, Notified, PaperCount, Reading
    from models.tables.decisions import Decision, DecisionLink, Stance
    from models.tables.kinds import KindItem, MeetingKind
    from models.tables.meetings import AgendaItem, Approval, Attendance, Interest, Meeting
    from models.tables.minutes import Correction, MinutesIssue, MinutesSignature, Paper
    from models.tables.national import Answer, Consultation, Reply
    from models.tables.roster import ConsentEvent, ContactPoint, Likeness, Person, PersonRole, PersonSkill

_SUBJECTS = {
    "actions": ("Action",),
    "assets": ("Asset", "Booking", "Loan"),
    "chapter": ("Chapter",),
    "choices": ("Advice", "Ballot", "DecisionOption", "Nomination", "Notified", "PaperCount", "Reading"),
    "decisions": ("Decision", "DecisionLink", "Stance"),
    "kinds": ("KindItem", "MeetingKind"),
    "meetings": ("AgendaItem", "Approval", "Attendance", "Interest", "Meeting"),
    "minutes": ("Correction", "MinutesIssue", "MinutesSignature", "Paper"),
    "national": ("Answer", "Consultation", "Reply"),
    "roster": ("ConsentEvent", "ContactPoint", "Likeness", "Person", "PersonRole", "PersonSkill"),
}


def __getattr__(name: str) -> Any:
    for subject, records in _SUBJECTS.items():
        if name in records:
            return getattr(import_module(f"{__name__}.{subject}"), name)
    raise AttributeError(name)


def load() -> None:
    """Make every record's class now, so that no first deed waits for one."""
    for subject in _SUBJECTS:
        import_module(f"{__name__}.{subject}")
