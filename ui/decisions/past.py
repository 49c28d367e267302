"""One change of a decision, in words."""

from datetime import date
from gettext import gettext as _

from exports.words import method_words, outcome_words
from models.queries.history import HistoryLine
from models.reader import Reader
from ui import dates


def change_words(reader: Reader, line: HistoryLine) -> str:
    """What happened, or nothing where it goes without saying."""
    if not line.field:
        outcome = str(line.values.get("outcome") or "")
        return (
            _("written down, {outcome}").format(outcome=_within(outcome_words(outcome))) if outcome else _("proposed")
        )
    told = {"text": _text, "outcome": _outcome, "method": _method, "reasons": _reasons, "removed": _removed}
    if line.field in told:
        return told[line.field](line)
    return _day(line) if line.field in ("review_on", "expires_on") else ""


def _text(line: HistoryLine) -> str:
    return _("reworded; before: “{text}”").format(text=line.before)


def _outcome(line: HistoryLine) -> str:
    if not line.after:
        return _("declaration undone")
    return _("declared {outcome}").format(outcome=_within(outcome_words(str(line.after))))


def _method(line: HistoryLine) -> str:
    return _("to be decided by: {method}").format(method=_within(method_words(str(line.after or ""))))


def _reasons(line: HistoryLine) -> str:
    return _("reasons changed")


def _removed(line: HistoryLine) -> str:
    return _("moved to the bin") if line.after else _("put back")


def _day(line: HistoryLine) -> str:
    if not line.after:
        return _("no review any more") if line.field == "review_on" else _("no last day any more")
    when = dates.day(date.fromisoformat(str(line.after)))
    return (_("review on {day}") if line.field == "review_on" else _("last day {day}")).format(day=when)


def _within(words: str) -> str:
    return words[:1].lower() + words[1:]
