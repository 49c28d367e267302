"""Every record of a chapter, one file a subject; importing this package loads the ORM."""

from models.tables.actions import Action
from models.tables.assets import Asset, Booking, Loan
from models.tables.chapter import Chapter
from models.tables.decisions import Decision, DecisionLink, Stance
from models.tables.meetings import AgendaItem, Approval, Attendance, Interest, Meeting
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
    "AgendaItem",
    "Answer",
    "Approval",
    "Asset",
    "Attendance",
    "Booking",
    "Chapter",
    "ConsentEvent",
    "Consultation",
    "ContactPoint",
    "Decision",
    "DecisionLink",
    "Interest",
    "Loan",
    "Meeting",
    "Person",
    "PersonRole",
    "PersonSkill",
    "Reply",
    "Stance",
]
