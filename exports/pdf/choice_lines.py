"""The result of a choice among options: a table of totals, or one column for each round or stage of the count.

The result is one line of JSON whose shape is the method's own: what is a total becomes a table, whatever else it says
becomes a labelled line, and what nobody can read is printed as it is. Nothing in it is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exports.language import _
from exports.minute_words import count_words
from exports.pdf.spans import Span
from exports.pdf.story import Story
from exports.pdf.table import Column, table
from models.rules.kept_json import TooDeep, is_whole, read

_MOST_COLUMNS = 6
_ROUNDS = ("rounds", "stages")
_TOTALS = ("totals", "votes", "counts")
_UNIT = "unit"
"""Of how many parts one vote is: transferred votes are whole numbers of 1/100000."""

Totals = dict[str, Any]


@dataclass(frozen=True)
class ChoiceLine:
    """A result taken apart: labelled facts, and totals by round."""

    facts: tuple[tuple[str, str], ...]
    rounds: tuple[Totals, ...]
    notes: tuple[str, ...] = ()


def choice_result(story: Story, result: str) -> None:
    """Print a result, whatever is in it."""
    line = choice_line(result)
    for label, said in line.facts:
        story.space(0.08)
        label_span = Span(_("{label}:").format(label=label), bold=True)
        story.paragraph([label_span, " ", said] if label else said)
    if line.rounds:
        story.space(0.4)
        _table(story, line.rounds)
        for note in line.notes:
            story.space(0.08)
            story.paragraph(note)


def choice_line(result: str) -> ChoiceLine:
    """A result taken apart.

    >>> choice_line('{"winner":"Tea","totals":{"Tea":4,"Milk":2}}').facts
    (('Chosen', 'Tea'),)
    >>> choice_line("not JSON").facts
    (('', 'not JSON'),)
    """
    if not result.strip():
        return ChoiceLine((), ())
    try:
        told = read(result)
    except TooDeep:
        return ChoiceLine((("", _("The result that was kept cannot be read.")),), ())
    except ValueError:
        return ChoiceLine((("", result),), ())
    if not isinstance(told, dict):
        return ChoiceLine((("", _plain(told)),), ())
    return _taken_apart(told)


def _taken_apart(told: dict[str, Any]) -> ChoiceLine:
    unit = told[_UNIT] if isinstance(told.get(_UNIT), int) and told[_UNIT] > 0 else 1
    rounds: list[Totals] = []
    notes: list[str] = []
    facts: list[tuple[str, str]] = []
    for key, value in told.items():
        if key == _UNIT:
            continue
        if key in _ROUNDS and isinstance(value, list) and value:
            rounds += [_totals(each, unit) for each in value]
            notes += [note for number, each in enumerate(value, start=1) if (note := _round_note(number, each))]
        elif key in _TOTALS and (totals := _as_totals(value)):
            rounds.append({option: _votes(count, unit) for option, count in totals.items()})
        elif value not in (None, "", [], {}):
            facts.append((count_words(key), _plain(value)))
    return ChoiceLine(tuple(facts), tuple(each for each in rounds if each), tuple(notes))


def _totals(told: Any, unit: int) -> Totals:
    """The totals of one round: given as such, or all that is a number in it."""
    if isinstance(told, dict):
        given = next((told[key] for key in _TOTALS if key in told), told)
        return {option: _votes(count, unit) for option, count in _as_totals(given).items()}
    return {option: _votes(count, unit) for option, count in _as_totals(told).items()}


def _as_totals(value: Any) -> dict[str, int]:
    if isinstance(value, dict):
        return {str(key): each for key, each in value.items() if is_whole(each)}
    if isinstance(value, list) and all(isinstance(each, list) and len(each) == 2 for each in value):
        return {str(option): count for option, count in value if is_whole(count)}
    return {}


def _round_note(number: int, told: Any) -> str:
    """What a round says besides its totals."""
    if not isinstance(told, dict) or not any(key in told for key in _TOTALS):
        return ""
    said = [
        _("{label}: {value}").format(label=count_words(key), value=_plain(value))
        for key, value in told.items()
        if key not in _TOTALS and value not in (None, "", [], {}, False)
    ]
    return _("Round {number}. {said}.").format(number=number, said="; ".join(said)) if said else ""


def _votes(count: int, unit: int) -> str:
    """Votes as people write them; the decimals a transfer leaves are kept in full."""
    whole, rest = divmod(count, unit)
    return f"{whole}.{rest:0{len(str(unit)) - 1}}".rstrip("0") if rest else str(whole)


def _plain(value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value)
    if isinstance(value, dict):
        pairs = (_("{label} {value}").format(label=key, value=_plain(each)) for key, each in value.items())
        return ", ".join(pairs)
    return str(value)


def _table(story: Story, rounds: Sequence[Totals]) -> None:
    """Options downwards, rounds across; many rounds go under each other."""
    options = list(dict.fromkeys(option for each in rounds for option in each))
    for start in range(0, len(rounds), _MOST_COLUMNS):
        shown = rounds[start : start + _MOST_COLUMNS]
        titles = [_title(start + place, len(rounds)) for place in range(len(shown))]
        columns = [Column(_("Option"), share=1), *(Column(title) for title in titles)]
        rows = [[option, *(str(each.get(option, "–")) for each in shown)] for option in options]
        if start:
            story.space(0.4)
        table(story, columns, rows, summary=_("How the papers were counted"))


def _title(place: int, rounds: int) -> str:
    return _("Total") if rounds == 1 else _("Round {number}").format(number=place + 1)
