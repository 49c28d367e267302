"""The words for what a record stores as identifiers, and for days and times; free words stay as written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from exports.language import _, ngettext
from exports.vocabulary import Vocabulary
from models.rules.exits import exit_of

LONDON = ZoneInfo("Europe/London")
_SHORT = 40  # letters that stand on one line at any size of text

_Counts = Mapping[str, Callable[[int], str]]


@Vocabulary
def method_words() -> dict[str, str]:
    """How a decision was made: "Simple majority". Words from an imported record come back unchanged.

    >>> method_words("simple_majority"), method_words("fist to five")
    ('Simple majority', 'fist to five')
    """
    return {
        "consent": _("Consent"),
        "consensus": _("Consensus"),
        "simple_majority": _("Simple majority"),
        "present_majority": _("Majority of those present"),
        "absolute_majority": _("Majority of the whole roll"),
        "supermajority": _("Larger majority"),
        "nem_con": _("Agreed without dissent"),
        "ranked": _("Ranked choice"),
        "stv": _("Ranked choice, several places"),
        "approval": _("Approval voting"),
        "score": _("Scoring"),
        "dots": _("Dots"),
        "lazy_consensus": _("Lazy consensus"),
        "advice": _("Advice process"),
        "mandate": _("Decided by the role"),
        "role_selection": _("Role selection"),
    }


@Vocabulary
def outcome_words() -> dict[str, str]:
    """What became of a proposal: "Adopted"."""
    return {
        "adopted": _("Adopted"),
        "not_adopted": _("Not adopted"),
        "carried_over": _("Carried over"),
        "withdrawn": _("Withdrawn"),
        "indicative": _("Indicative, to be ratified"),
    }


@Vocabulary
def stance_words() -> dict[str, str]:
    """What one person says to a proposal, as a label: "Stands aside"."""
    return {
        "consent": _("Consents"),
        "concern": _("Consents with a concern"),
        "objection": _("Objects"),
        "stand_aside": _("Stands aside"),
        "yes": _("In favour"),
        "no": _("Against"),
        "abstain": _("Abstains"),
        "agree": _("Agrees"),
        "reservation": _("Agrees with reservations"),
        "block": _("Blocks"),
        "support": _("Supports"),
    }


@Vocabulary
def taken_stance() -> dict[str, str]:
    """What one person said to a proposal, in the past tense of minutes: "stood aside"."""
    return {
        "consent": _("consented"),
        "concern": _("consented with a concern"),
        "objection": _("objected"),
        "stand_aside": _("stood aside"),
        "yes": _("in favour"),
        "no": _("against"),
        "abstain": _("abstained"),
        "agree": _("agreed"),
        "reservation": _("agreed with reservations"),
        "block": _("blocked"),
        "support": _("supported it"),
    }


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
    return _exits(way).format(names=", ".join(people)) if way in _exits.known() else exit


@Vocabulary
def purpose_words() -> dict[str, str]:
    """What an agenda item is for: "For decision"."""
    return {
        "inform": _("For information"),
        "discuss": _("For discussion"),
        "decide": _("For decision"),
    }


def number_word(number: int) -> str:
    """A number that begins a sentence: "Three"; figures from eleven on."""
    return _numbers(number)


def long_date(day: date) -> str:
    """A day in full: "Thursday 12 November 2026"."""
    words = {"weekday": _weekdays(day.weekday()), "day": day.day, "month": _months(day.month), "year": day.year}
    return _("{weekday} {day} {month} {year}").format(**words)


def short_date(day: date) -> str:
    """A day in a sentence: "Thu 12 Nov 2026"."""
    return _("{weekday} {date}").format(weekday=weekday(day), date=bare_date(day))


def weekday(day: date) -> str:
    """A day of a week that is named elsewhere: "Thu"."""
    return _short_weekdays(day.weekday())


def bare_date(day: date) -> str:
    """A day in a narrow column: "12 Nov 2026"."""
    words = {"day": day.day, "month": _short_months(day.month), "year": day.year}
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


def capital(words: str) -> str:
    """Words that begin a line.

    >>> capital("by phone")
    'By phone'
    """
    return words[:1].upper() + words[1:]


def unparted(words: str) -> str:
    """Words that a line end does not part: a date, a short count."""
    return words.replace(" ", "\u00a0")


def dotted(parts: Iterable[str]) -> str:
    """Parts of one line with a dot between them; where it is too long, it is broken at a dot rather than in a part."""
    return " · ".join(unparted(part) if len(part) <= _SHORT else part for part in parts if part.strip())


@Vocabulary
def _exits() -> dict[str, str]:
    return {
        "adopt_amended": _("adopted with another text"),
        "trial": _("adopted for a trial"),
        "tuners": _("sent to {names} to tune"),
        "delegate": _("handed to {names}"),
        "carry": _("carried over"),
        "withdraw": _("withdrawn"),
        "out_of_order": _("not put: it only said no"),
        "fell": _("fell with another amendment"),
    }


@Vocabulary
def _numbers() -> dict[int, str]:
    low = _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five")
    return dict(enumerate((*low, _("Six"), _("Seven"), _("Eight"), _("Nine"), _("Ten"))))


@Vocabulary
def _weekdays() -> dict[int, str]:
    working = _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")
    return dict(enumerate((*working, _("Saturday"), _("Sunday"))))


@Vocabulary
def _short_weekdays() -> dict[int, str]:
    return dict(enumerate((_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))))


@Vocabulary
def _months() -> dict[int, str]:
    first = _("January"), _("February"), _("March"), _("April"), _("May"), _("June")
    last = _("July"), _("August"), _("September"), _("October"), _("November"), _("December")
    return dict(enumerate((*first, *last), 1))


@Vocabulary
def _short_months() -> dict[int, str]:
    first = _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")
    return dict(enumerate((*first, _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")), 1))


# What a count changes is translated when it is asked for.
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
