"""One decision on paper with its story: what stands behind it, before and after it, and what was done about it."""

from dataclasses import replace

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.decision_box import decision_box
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, facts_lines, plain_paper, ruled
from exports.pdf.spans import Text, written
from exports.pdf.story import Story
from exports.pdf.table import Column
from exports.record_words import field_words, value_words
from exports.register_words import earlier_words, later_words, state_words
from exports.way_words import manner_words
from exports.words import bare_date, clock, counted_stance, local, outcome_words, short_date, unparted
from models.queries.actions import ActionRow
from models.queries.decisions import DecisionDetail
from models.queries.history import HistoryLine
from models.queries.papers_of_decisions import DecisionPaper
from models.rules.actions import ActionState

_TOLD = ("text", "reasons", "outcome", "number", "review_on", "expires_on", "effective_on", "responsible", "difference")


def paper(decision: DecisionPaper, printing: Printing | None = None) -> Paper:
    """The decision as its minutes tell it, then what surrounds it."""
    printing = printing or Printing()
    row = decision.detail.row
    title = _("Decision {number}").format(number=row.number) if row.number.strip() else _("Decision")
    under = " · ".join(part for part in (state_words(row.state), one_line(row.meeting)) if part)

    def tell(story: Story) -> None:
        _itself(story, decision)
        _links(story, decision.detail)
        _actions(story, decision.actions, printing)
        _history(story, decision.history, printing)

    return plain_paper(Titled(decision.chapter, title, under), tell, printing)


def _itself(story: Story, decision: DecisionPaper) -> None:
    row = decision.detail.row
    if decision.told:
        decision_box(story, replace(decision.told, links=()))  # they have a section of their own
    else:
        story.paragraph(written(row.text), story.sheet.lead)
        counts = ", ".join(counted_stance(stance, count) for stance, count in row.counts if count)
        facts = [(_("Outcome"), outcome_words(row.outcome)), (_("How"), manner_words(row.manner))]
        facts_lines(story, [*facts, (_("Counted"), counts), (_("Why"), written(row.reasons))])
    told = decision.told and decision.told.review_on == row.review_on  # the box says it already
    review = None if told else row.review_on
    days = [(_("Decided"), row.decided_on), (_("Review"), review), (_("Last day"), row.expires_on)]
    facts_lines(story, [(label, short_date(day)) for label, day in days if day])
    about = [(_("Item"), written(one_line(decision.detail.item))), (_("About"), written(one_line(row.asset)))]
    facts_lines(story, [*about, (_("Stood out"), ", ".join(decision.detail.recused))])


def _links(story: Story, detail: DecisionDetail) -> None:
    told = [earlier_words(each) for each in detail.earlier] + [later_words(each) for each in detail.later]
    if not told:
        return
    story.space(1.0)
    with story.within("Sect"):
        story.heading(_("Before and after it"), 2)
        for words in told:
            story.space(0.2)
            story.paragraph(words)
        if detail.forked:
            story.space(0.2)
            story.paragraph(_("Two later decisions replace it: the next meeting has to choose between them."))


def _actions(story: Story, actions: tuple[ActionRow, ...], printing: Printing) -> None:
    if not actions:
        return
    story.space(1.0)
    with story.within("Sect"):
        story.heading(_("What was taken on"), 2)
        columns = [Column(_("What"), share=3), Column(_("Who"), share=2), Column(_("By when")), Column(_("State"))]
        rows: list[list[Text]] = [
            [written(each.text), one_line(each.owner), _day(each), _state(each)] for each in actions
        ]
        ruled(story, columns, rows, summary=_("Actions that carry out this decision"), printing=printing)


def _day(action: ActionRow) -> str:
    return unparted(bare_date(action.due_on)) if action.due_on else ""


def _state(action: ActionRow) -> str:
    if action.state is ActionState.DONE:
        return _("Done")
    return _("Dropped") if action.state is ActionState.DROPPED else _("Open")


def _history(story: Story, history: tuple[HistoryLine, ...], printing: Printing) -> None:
    """Its story as the change log holds it, oldest first."""
    rows = [_change(line) for line in reversed(history) if not line.field or line.field in _TOLD]
    if not rows:
        return
    story.space(1.0)
    with story.within("Sect"):
        story.heading(_("How it came about"), 2)
        columns = [Column(_("When")), Column(_("Laptop")), Column(_("What changed"), share=1)]
        ruled(story, columns, rows, summary=_("Changes to this decision, oldest first"), printing=printing)


def _change(line: HistoryLine) -> list[Text]:
    when = f"{unparted(bare_date(local(line.at).date()))} {clock(line.at)}"
    if not line.field:
        text = str(line.values.get("text") or "")
        return [when, line.by, _("Written down: {text}").format(text=text) if text else _("Written down")]
    what = _("{field}: {value}").format(
        field=field_words(line.table, line.field), value=value_words(line.table, line.field, line.after)
    )
    return [when, line.by, what]
