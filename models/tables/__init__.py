"""Every record of a chapter, one file a subject; importing this package loads the ORM."""

from models.tables.actions import Action
from models.tables.assets import Asset, Booking, Loan
from models.tables.chapter import Chapter
from models.tables.choices import Advice, Ballot, DecisionOption, Nomination, Notified, PaperCount, Reading
from models.tables.decisions import Decision, DecisionLink, Stance
from models.tables.kinds import KindItem, MeetingKind
from models.tables.meetings import AgendaItem, Approval, Attendance, Interest, Meeting
from models.tables.minutes import Correction, MinutesIssue, MinutesSignature, Paper
from models.tables.national import Answer, Consultation, Reply
from models.tables.roster import (
    ConsentEvent,
    ContactPoint,
    Person,
    PersonRole,
    PersonSkill,
)

__all__ = [
    "Action",
    "Advice",
    "AgendaItem",
    "Answer",
    "Approval",
    "Asset",
    "Attendance",
    "Ballot",
    "Booking",
    "Chapter",
    "ConsentEvent",
    "Consultation",
    "ContactPoint",
    "Correction",
    "Decision",
    "DecisionLink",
    "DecisionOption",
    "Interest",
    "KindItem",
    "Loan",
    "Meeting",
    "MeetingKind",
    "MinutesIssue",
    "MinutesSignature",
    "Nomination",
    "Notified",
    "Paper",
    "PaperCount",
    "Person",
    "PersonRole",
    "PersonSkill",
    "Reading",
    "Reply",
    "Stance",
]
