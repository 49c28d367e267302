"""What a field holds, in words: days, times, names in the place of ids, yes and no."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from gettext import gettext as _

from exports.language import LANGUAGES
from exports.member_words import answer_words, asked_words, channel_words
from exports.words import method_words, outcome_words, purpose_words, stance_words
from models.log.op import Value
from models.queries.moments import instant
from models.queries.settling import name_of
from models.reader import Reader
from models.rules.london import day_of
from ui.assets.words import condition_words, kind_words
from ui.dates import day, minutes, moment
from ui.meetings.words import state_words

_REFERS = {
    "steward_id": "person",
    "person_id": "person",
    "facilitator_id": "person",
    "note_taker_id": "person",
    "owner_id": "person",
    "meeting_id": "meeting",
    "at_meeting_id": "meeting",
    "item_id": "agenda_item",
    "current_item_id": "agenda_item",
    "decision_id": "decision",
    "earlier_id": "decision",
    "national_decision_id": "decision",
    "asset_id": "asset",
    "consultation_id": "consultation",
    "proposer_id": "person",
    "seconder_id": "person",
    "decider_id": "person",
    "nominee_id": "person",
    "first_id": "person",
    "second_id": "person",
    "amends_id": "decision",
    "mandate_id": "decision",
    "rule_id": "meeting_kind",
    "kind_id": "meeting_kind",
}
_PEOPLE = frozenset({"roll_ids", "present_ids", "recused_ids"})
_FLAGS = frozenset({
    "removed", "main", "none_objected", "sent_up", "cleared", "withheld", "closed", "confidential", "remote",
    "friendly", "asked_again", "binding", "agreed", "affected", "count_recused", "remote_counts", "absent_count",
    "casting_vote", "late",
})  # fmt: skip
_DAYS = frozenset({"period_end", "paused_from", "paused_to", "term_ends", "until"})
_MOMENTS = frozenset({"starts", "ends", "at", "arrived", "out_at", "returned_at", "closes", "deadline"})
_MINUTES = frozenset({"minutes", "gap_minutes"})

# The words of a field's own vocabulary, looked up when they are wanted.
_VOCABULARY: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("asset", "kind"): kind_words,
    ("asset", "condition"): condition_words,
    ("loan", "condition_out"): condition_words,
    ("loan", "condition_back"): condition_words,
    ("meeting", "state"): state_words,
    ("decision", "method"): method_words,
    ("decision", "outcome"): outcome_words,
    ("decision", "computed"): outcome_words,
    ("stance", "stance"): stance_words,
    ("agenda_item", "purpose"): purpose_words,
    ("chapter", "language"): lambda code: LANGUAGES.get(code, code),
    ("consent_event", "state"): answer_words,
    ("consent_event", "method"): asked_words,
    ("person", "preferred_channel"): channel_words,
    ("likeness", "verdict"): lambda verdict: _("one person") if verdict == "same" else _("two people"),
}


def value_words(reader: Reader, table: str, field: str, value: Value) -> str:
    """A value as a person would say it."""
    if field in _FLAGS:
        return _("yes") if value else _("no")
    if value is None or value == "":
        return _("nothing")
    text = str(value)
    if field in _REFERS or field in _PEOPLE:
        table = _REFERS.get(field, "person")
        return ", ".join(name_of(reader, table, id) or _("something not received yet") for id in text.split())
    return _plain(table, field, text)


def same_day(field: str, values: Sequence[str]) -> bool:
    """Whether these are moments of one day, so that the time alone tells them apart."""
    if not (field.endswith("_at") or field in _MOMENTS):
        return False
    try:
        return len({day_of(datetime.fromisoformat(value)) for value in values}) == 1
    except ValueError:
        return False


def _plain(table: str, field: str, text: str) -> str:
    if (table, field) in _VOCABULARY:
        return _VOCABULARY[table, field](text)
    if field in _MINUTES:
        return minutes(int(text)) if text.isdigit() else text
    return _dated(field, text)


def _dated(field: str, text: str) -> str:
    """A day or a moment where the field is one; else the words as they were written."""
    try:
        if field.endswith("_on") or field in _DAYS:
            return day(date.fromisoformat(text))
        if field.endswith("_at") or field in _MOMENTS or (len(text) == 20 and text.endswith("Z")):
            when = instant(text)
            return moment(when) if when else text
    except ValueError:
        return text
    return text
