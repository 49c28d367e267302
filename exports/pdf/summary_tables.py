"""The tables of the minutes: open actions from before, and everything decided and taken on in this meeting."""

from collections.abc import Sequence
from datetime import date

from exports.language import _
from exports.pdf.in_short import shortened
from exports.pdf.spans import Span, Text, written
from exports.pdf.story import Story
from exports.pdf.table import Column, table
from exports.words import bare_date, outcome_words, unparted
from models.queries.minutes import MinutedAction, MinutedDecision, Minutes

_LONGEST = 100


def matters_arising(story: Story, minutes: Minutes) -> None:
    """Open actions that are not elsewhere on the agenda."""
    if not minutes.matters_arising:
        return
    story.space(1.15)
    with story.within("Sect"):
        story.heading(_("Matters arising"), 2)
        columns = [Column(_("Action"), share=1), Column(_("Owner")), Column(_("Due")), Column(_("State"))]
        rows = [
            [written(action.text), action.owner, _day(action.due), _state(action)] for action in minutes.matters_arising
        ]
        _table(story, columns, rows, _("Open actions from earlier meetings"))


def decisions_and_actions(story: Story, minutes: Minutes) -> None:
    """What a reader in a hurry looks for: one table of decisions, one of actions."""
    decisions = [decision for item in minutes.items for decision in item.decisions]
    actions = [(action, str(item.number)) for item in minutes.items for action in item.actions]
    if not decisions and not actions:
        return
    story.space(1.3)
    with story.within("Sect"):
        story.heading(_("Decisions and actions"), 2)
        if decisions:
            _decisions(story, decisions)
        if actions:
            story.space(0.8 if decisions else 0.0)
            _actions(story, actions)


def _decisions(story: Story, decisions: Sequence[MinutedDecision]) -> None:
    columns = [Column(_("No."), bold=True), Column(_("Decision"), share=1), Column(_("Outcome")), Column(_("Review"))]
    rows = [[one.number, _named(one.text), outcome_words(one.outcome), _day(one.review_on)] for one in decisions]
    _table(story, columns, rows, _("Decisions of this meeting"))


def _actions(story: Story, actions: Sequence[tuple[MinutedAction, str]]) -> None:
    columns = [Column(_("Action"), share=1), Column(_("Owner")), Column(_("Due")), Column(_("Item"))]
    rows = [[_named(action.text), action.owner, _day(action.due), number] for action, number in actions]
    _table(story, columns, rows, _("Actions from this meeting"))


def _table(story: Story, columns: Sequence[Column], rows: Sequence[Sequence[Text]], summary: str) -> None:
    """A table without the columns in which nothing stands."""
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    shown = [[row[number] for number in used] for row in rows]
    table(story, [columns[number] for number in used], shown, summary=summary)


def _named(text: str) -> list[Span]:
    """A long text stands in full at its item; here its first sentence is enough."""
    return written(text if len(text) <= _LONGEST else shortened(text))


def _day(day: date | None) -> str:
    return unparted(bare_date(day)) if day else ""


def _state(action: MinutedAction) -> str:
    return _("Done {day}").format(day=_day(action.done)) if action.done else _("Open")
