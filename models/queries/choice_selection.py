"""Somebody is chosen for a role: how far it has come, and whom the group has agreed on."""

from dataclasses import dataclass
from datetime import date, datetime

from models.queries import choice_rows
from models.queries.choice_room import here
from models.queries.choice_rows import ChoiceFacts, NominationRow, OptionRow
from models.queries.stances import StanceRow, last_words, stances
from models.reader import Reader
from models.rules.choice_result import ChoiceLine, printed
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.declaring import Outcome
from models.rules.london import day_of
from models.rules.role_selection import Answer, Nomination, Selection, SelectionStage

DONE = "done"
"""The stage kept once the outcome is declared."""


@dataclass(frozen=True)
class Selecting:
    """A selection with the rows behind it; `option` is whoever was put forward."""

    facts: ChoiceFacts
    selection: Selection
    nominations: tuple[NominationRow, ...]
    answers: tuple[StanceRow, ...]
    option: OptionRow | None


def selecting(reader: Reader, decision_id: str, at: datetime | None = None) -> Selecting | None:
    """A selection as it stands; None where there is no such proposal."""
    facts = choice_rows.facts(reader, decision_id)
    return _selecting(reader, facts, at) if facts else None


def selected(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> tuple[str, str]:
    """The outcome once nobody objects any more, with who it is."""
    held = _selecting(reader, facts, at)
    if held.selection.stage is not SelectionStage.CELEBRATE or held.option is None:
        return "", ""
    return Outcome.ADOPTED, printed(ChoiceLine(winners=(held.option.id,)))


def stage_of(kept: str) -> SelectionStage:
    """The stage a selection is at; it begins with describing the role."""
    if kept == DONE:
        return SelectionStage.CELEBRATE
    return SelectionStage(kept) if kept in set(SelectionStage) else SelectionStage.DESCRIBE


def _selecting(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> Selecting:
    named = choice_rows.nominations(reader, facts.id)
    option = next(iter(choice_rows.options(reader, facts.id)), None)
    said = tuple(last_words(stances(reader, facts.id, facts.version)).values())
    answers = tuple(row for row in said if not row.stale)
    selection = Selection(
        deciders=here(reader, facts, at).sets.deciders,
        today=day_of(at) if at else date.min,
        description=facts.text if facts.role.strip() else "",
        term_ends=facts.term_ends,
        nominations=tuple(
            Nomination(row.person_id or row.name, row.nominee_id or row.nominee, row.reason) for row in named
        ),
        nominee=(option.person_id or option.text) if option else "",
        answers=tuple((row.who, _answer(row)) for row in answers),
        stage=stage_of(facts.stage),
    )
    return Selecting(facts, selection, named, answers, option)


def _answer(row: StanceRow) -> Answer:
    if row.stance != StanceKind.OBJECTION:
        return Answer.NONE
    settled = (ObjectionState.INTEGRATED, ObjectionState.WITHDRAWN)
    return Answer.INTEGRATED if row.state in settled else Answer.OBJECTION
