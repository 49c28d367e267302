"""Decisions as papers tell them: the register of what is in force or was decided in a year, and one in full."""

from dataclasses import dataclass
from datetime import date

from models.errors import NotFound
from models.queries.actions import ActionRow, of_decision
from models.queries.chapter import chapter_name
from models.queries.decisions import DecisionDetail, DecisionRow, detail, register
from models.queries.history import HistoryLine, lines_of
from models.queries.minutes_decided import Telling, decided
from models.queries.minutes_decision import MinutedDecision
from models.reader import Reader
from models.rules.register import DecisionState


@dataclass(frozen=True)
class RegisterPaper:
    """Decisions, latest first; `year` is None for all that is in force."""

    chapter: str
    year: int | None
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True)
class DecisionPaper:
    """One decision with its story; `told` is how minutes tell it, where a meeting declared it."""

    chapter: str
    detail: DecisionDetail
    told: MinutedDecision | None
    actions: tuple[ActionRow, ...]
    history: tuple[HistoryLine, ...]


def register_paper(reader: Reader, today: date, year: int | None = None) -> RegisterPaper:
    """What holds today; or all that was decided in a year, whatever became of it."""
    rows = [row for row in register(reader, today) if row.state is not DecisionState.PROPOSED]
    if year is None:
        kept = [row for row in rows if row.state.is_in_force]
    else:
        kept = [row for row in rows if row.decided_on and row.decided_on.year == year]
    return RegisterPaper(chapter_name(reader), year, tuple(kept))


def decision_paper(reader: Reader, decision_id: str, today: date) -> DecisionPaper:
    """One decision. Raises `NotFound`."""
    found = detail(reader, decision_id, today)
    if found is None:
        raise NotFound("decision", decision_id)
    told = _told(reader, found)
    actions = tuple(of_decision(reader, decision_id, today))
    return DecisionPaper(chapter_name(reader), found, told, actions, tuple(lines_of(reader, [decision_id])))


def _told(reader: Reader, found: DecisionDetail) -> MinutedDecision | None:
    """As the minutes of its meeting tell it; nobody is named who objected."""
    if not found.row.meeting_id:
        return None
    everything = decided(reader, found.row.meeting_id, Telling())
    same = [each for told in everything.values() for each in told if each.number == found.row.number]
    return next((each for each in same if each.text == found.row.text), None)
