"""The words for what a record stores as identifiers, and for days and times; free words stay as written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from exports.language import _, ngettext
from models.rules.exits import exit_of

LONDON = ZoneInfo("Europe/London")
_SHORT = 40  # letters that stand on one line at any size of text

_Words = Mapping[str, Callable[[], str]]
_Counts = Mapping[str, Callable[[int], str]]


def method_words(method: str) -> str:
    """How a decision was made: "Simple majority". Words from an imported record come back unchanged.

    >>> method_words("simple_majority"), method_words("fist to five")
    ('Simple majority', 'fist to five')
    """
    return _said(_METHODS, method)


def outcome_words(outcome: str) -> str:
    """What became of a proposal: "Adopted"."""
    return _said(_OUTCOMES, outcome)


def stance_words(stance: str) -> str:
    """What one person says to a proposal, as a label: "Stands aside"."""
    return _said(_STANCES, stance)


def taken_stance(stance: str) -> str:
    """What one person said to a proposal, in the past tense of minutes: "stood aside"."""
    return _said(_TAKEN_STANCES, stance)


def counted_stance(stance: str, count: int) -> str:
    """How many took a stance, in the past tense of minutes: "4 consented".

    >>> counted_stance("stand_aside", 1), counted_stance("passed", 2)
    ('1 stood aside', 'passed: 2')
    """
    if stance in _COUNTED_STANCES:
        return _COUNTED_STANCES[stance](count).format(count=count)
    return _("{stance}: {count}").format(stance=stance, count=count)


def exit_words(exit: str) -> str:
    """How a proposal left the process: "sent to Gwen Pugh, Ali Reza to tune"; words of another hand come back.

    >>> exit_words("tuners: Gwen Pugh, Ali Reza"), exit_words("carry")
    ('sent to Gwen Pugh, Ali Reza to tune', 'carried over')
    """
    way, people = exit_of(exit)
    return _EXITS[way]().format(names=", ".join(people)) if way in _EXITS else exit


def purpose_words(purpose: str) -> str:
    """What an agenda item is for: "For decision"."""
    return _said(_PURPOSES, purpose)


def number_word(number: int) -> str:
    """A number that begins a sentence: "Three"; figures from eleven on."""
    return _NUMBERS[number]() if 0 <= number < len(_NUMBERS) else str(number)


def long_date(day: date) -> str:
    """A day in full: "Thursday 12 November 2026"."""
    words = {"weekday": _WEEKDAYS[day.weekday()](), "day": day.day, "month": _MONTHS[day.month - 1](), "year": day.year}
    return _("{weekday} {day} {month} {year}").format(**words)


def short_date(day: date) -> str:
    """A day in a sentence: "Thu 12 Nov 2026"."""
    return _("{weekday} {date}").format(weekday=weekday(day), date=bare_date(day))


def weekday(day: date) -> str:
    """A day of a week that is named elsewhere: "Thu"."""
    return _SHORT_WEEKDAYS[day.weekday()]()


def bare_date(day: date) -> str:
    """A day in a narrow column: "12 Nov 2026"."""
    words = {"day": day.day, "month": _SHORT_MONTHS[day.month - 1](), "year": day.year}
    return _("{day} {month} {year}").format(**words)


def clock(instant: datetime) -> str:
    """The time of day in the United Kingdom: "18:02"."""
    return f"{local(instant):%H:%M}"


def local(instant: datetime) -> datetime:
    """An aware instant on United Kingdom clocks, summer time included.

    >>> from datetime import UTC
    >>> local(datetime(2026, 7, 1, 17, 2, tzinfo=UTC)).hour
    18
    """
    return instant.astimezone(LONDON)


def duration(minutes: int) -> str:
    """A length of time: "20 min", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def unparted(words: str) -> str:
    """Words that a line end does not part: a date, a short count."""
    return words.replace(" ", "\u00a0")


def dotted(parts: Iterable[str]) -> str:
    """Parts of one line with a dot between them; where it is too long, it is broken at a dot rather than in a part."""
    return " · ".join(unparted(part) if len(part) <= _SHORT else part for part in parts if part.strip())


def _said(words: _Words, identifier: str) -> str:
    return words[identifier]() if identifier in words else identifier


# Translated when asked for, never at import: the language is known later than the modules.
_METHODS: _Words = {
    "consent": lambda: _("Consent"),
    "consensus": lambda: _("Consensus"),
    "simple_majority": lambda: _("Simple majority"),
    "present_majority": lambda: _("Majority of those present"),
    "absolute_majority": lambda: _("Majority of the whole roll"),
    "supermajority": lambda: _("Larger majority"),
    "nem_con": lambda: _("Agreed without dissent"),
    "ranked": lambda: _("Ranked choice"),
    "stv": lambda: _("Ranked choice, several places"),
    "approval": lambda: _("Approval voting"),
    "score": lambda: _("Scoring"),
    "dots": lambda: _("Dots"),
    "lazy_consensus": lambda: _("Lazy consensus"),
    "advice": lambda: _("Advice process"),
    "mandate": lambda: _("Decided by the role"),
    "role_selection": lambda: _("Role selection"),
}
_OUTCOMES: _Words = {
    "adopted": lambda: _("Adopted"),
    "not_adopted": lambda: _("Not adopted"),
    "carried_over": lambda: _("Carried over"),
    "withdrawn": lambda: _("Withdrawn"),
    "indicative": lambda: _("Indicative, to be ratified"),
}
_STANCES: _Words = {
    "consent": lambda: _("Consents"),
    "concern": lambda: _("Consents with a concern"),
    "objection": lambda: _("Objects"),
    "stand_aside": lambda: _("Stands aside"),
    "yes": lambda: _("In favour"),
    "no": lambda: _("Against"),
    "abstain": lambda: _("Abstains"),
    "agree": lambda: _("Agrees"),
    "reservation": lambda: _("Agrees with reservations"),
    "block": lambda: _("Blocks"),
    "support": lambda: _("Supports"),
}
_TAKEN_STANCES: _Words = {
    "consent": lambda: _("consented"),
    "concern": lambda: _("consented with a concern"),
    "objection": lambda: _("objected"),
    "stand_aside": lambda: _("stood aside"),
    "yes": lambda: _("in favour"),
    "no": lambda: _("against"),
    "abstain": lambda: _("abstained"),
    "agree": lambda: _("agreed"),
    "reservation": lambda: _("agreed with reservations"),
    "block": lambda: _("blocked"),
    "support": lambda: _("supported it"),
}
_COUNTED_STANCES: _Counts = {
    "consent": lambda n: ngettext("{count} consented", "{count} consented", n),
    "concern": lambda n: ngettext("{count} consented with a concern", "{count} consented with a concern", n),
    "objection": lambda n: ngettext("{count} objected", "{count} objected", n),
    "stand_aside": lambda n: ngettext("{count} stood aside", "{count} stood aside", n),
    "yes": lambda n: ngettext("{count} in favour", "{count} in favour", n),
    "no": lambda n: ngettext("{count} against", "{count} against", n),
    "abstain": lambda n: ngettext("{count} abstained", "{count} abstained", n),
    "agree": lambda n: ngettext("{count} agreed", "{count} agreed", n),
    "reservation": lambda n: ngettext("{count} agreed with reservations", "{count} agreed with reservations", n),
    "block": lambda n: ngettext("{count} blocked", "{count} blocked", n),
    "support": lambda n: ngettext("{count} supported it", "{count} supported it", n),
}
_EXITS: _Words = {
    "adopt_amended": lambda: _("adopted with another text"),
    "trial": lambda: _("adopted for a trial"),
    "tuners": lambda: _("sent to {names} to tune"),
    "delegate": lambda: _("handed to {names}"),
    "carry": lambda: _("carried over"),
    "withdraw": lambda: _("withdrawn"),
    "out_of_order": lambda: _("not put: it only said no"),
    "fell": lambda: _("fell with another amendment"),
}
_PURPOSES: _Words = {
    "inform": lambda: _("For information"),
    "discuss": lambda: _("For discussion"),
    "decide": lambda: _("For decision"),
}
_NUMBERS: tuple[Callable[[], str], ...] = (
    *(lambda: _("No"), lambda: _("One"), lambda: _("Two"), lambda: _("Three"), lambda: _("Four"), lambda: _("Five")),
    *(lambda: _("Six"), lambda: _("Seven"), lambda: _("Eight"), lambda: _("Nine"), lambda: _("Ten")),
)
_WEEKDAYS: tuple[Callable[[], str], ...] = (
    *(lambda: _("Monday"), lambda: _("Tuesday"), lambda: _("Wednesday"), lambda: _("Thursday"), lambda: _("Friday")),
    *(lambda: _("Saturday"), lambda: _("Sunday")),
)
_SHORT_WEEKDAYS: tuple[Callable[[], str], ...] = (
    *(lambda: _("Mon"), lambda: _("Tue"), lambda: _("Wed"), lambda: _("Thu"), lambda: _("Fri")),
    *(lambda: _("Sat"), lambda: _("Sun")),
)
_MONTHS: tuple[Callable[[], str], ...] = (
    *(lambda: _("January"), lambda: _("February"), lambda: _("March"), lambda: _("April"), lambda: _("May")),
    *(lambda: _("June"), lambda: _("July"), lambda: _("August"), lambda: _("September"), lambda: _("October")),
    *(lambda: _("November"), lambda: _("December")),
)
_SHORT_MONTHS: tuple[Callable[[], str], ...] = (
    *(lambda: _("Jan"), lambda: _("Feb"), lambda: _("Mar"), lambda: _("Apr"), lambda: _("May"), lambda: _("Jun")),
    *(lambda: _("Jul"), lambda: _("Aug"), lambda: _("Sep"), lambda: _("Oct"), lambda: _("Nov"), lambda: _("Dec")),
)
