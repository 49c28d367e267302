"""The minutes in one breath: what was decided, what was not, and how many actions follow."""

from collections import Counter
from collections.abc import Callable

from exports.language import _, ngettext
from exports.pdf.spans import Span, quoting
from exports.words import number_word, short_date, unparted
from models.queries.minutes import MinutedAction, MinutedDecision, Minutes
from models.rules.choice_result import parsed

_NAMED = 3
_LONGEST = 110


def in_short(minutes: Minutes) -> str:
    """Up to three decisions in their own words, counts for the rest; empty if nothing was decided or set."""
    decisions = [decision for item in minutes.items for decision in item.decisions]
    actions = [action for item in minutes.items for action in item.actions]
    adopted = [shortened(decision.text) for decision in decisions if decision.outcome == "adopted"]
    rest = Counter(_sort(decision.outcome) for decision in decisions if decision.outcome != "adopted")
    counted = [say(rest[sort]) for sort, say in _OTHERS.items() if rest[sort]]
    level = [told for decision in decisions if (told := _without_winner(decision))]
    sentences = [_adopted(adopted), *counted, *level, _set(actions)]
    return " ".join(sentence for sentence in sentences if sentence)


def in_short_spans(minutes: Minutes) -> list[Span]:
    """The same, which words of it are the decisions' own."""
    decisions = [decision for item in minutes.items for decision in item.decisions]
    texts = [shortened(decision.text) for decision in decisions if decision.outcome == "adopted"]
    return quoting(in_short(minutes), *(texts if len(texts) <= _NAMED else ()))


def shortened(text: str) -> str:
    """The first sentence of a text, without its full stop, cut between words where it is long.

    >>> shortened("Buy a projector. It goes to the library.")
    'Buy a projector'
    """
    words = " ".join(text.split())
    first = words.split(". ")[0].rstrip(".")
    if len(first) <= _LONGEST:
        return first
    return first[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _adopted(texts: list[str]) -> str:
    count = len(texts)
    if not texts:
        return ""
    if count > _NAMED:
        return _counted(ngettext("{count} proposal was adopted.", "{count} proposals were adopted.", count), count)
    named = "; ".join(_("“{words}”").format(words=text) for text in texts)
    words = ngettext("{count} proposal was adopted: {texts}.", "{count} proposals were adopted: {texts}.", count)
    return words.format(count=number_word(count), texts=named)


def _without_winner(decision: MinutedDecision) -> str:
    """A choice that came to nothing: some were level, or none had enough; how it went on is told by its outcome."""
    line = parsed(decision.result)
    if decision.outcome == "adopted" or line.winners or not (decision.options and decision.result):
        return ""
    choice = shortened(decision.text)
    if line.tied:
        *first, last = line.tied
        level = _("{options} and {last}").format(options=", ".join(first), last=last) if first else last
        return _("“{choice}” had no winner: {options} were level.").format(choice=choice, options=level)
    if line.totals:
        return _("“{choice}” had no winner: no option had enough votes.").format(choice=choice)
    return _("“{choice}” had no winner.").format(choice=choice)


def _sort(outcome: str) -> str:
    return outcome if outcome in _OTHERS else ""


def _counted(words: str, count: int) -> str:
    return words.format(count=number_word(count))


_OTHERS: dict[str, Callable[[int], str]] = {
    "not_adopted": lambda n: _counted(
        ngettext("{count} proposal was not adopted.", "{count} proposals were not adopted.", n), n
    ),
    "carried_over": lambda n: _counted(
        ngettext("{count} proposal was carried over.", "{count} proposals were carried over.", n), n
    ),
    "withdrawn": lambda n: _counted(
        ngettext("{count} proposal was withdrawn.", "{count} proposals were withdrawn.", n), n
    ),
    "indicative": lambda n: _counted(
        ngettext("{count} proposal waits to be ratified.", "{count} proposals wait to be ratified.", n), n
    ),
    "": lambda n: _counted(ngettext("{count} decision was recorded.", "{count} decisions were recorded.", n), n),
}


def _set(actions: list[MinutedAction]) -> str:
    count = len(actions)
    if not actions:
        return ""
    days = sorted(action.due for action in actions if action.due and not action.done)
    if not days:
        return _counted(ngettext("{count} action was set.", "{count} actions were set.", count), count)
    words = ngettext("{count} action was set, due {day}.", "{count} actions were set, the first due {day}.", count)
    return words.format(count=number_word(count), day=unparted(short_date(days[0])))
