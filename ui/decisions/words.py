"""Where a decision stands and how it came about, in words."""

import re
from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from exports import register_words
from exports.shortened import shortened
from exports.words import bare_date, method_words
from models.queries.decisions import DecisionRow, Linked
from models.rules.decisions import Method
from models.rules.register import DecisionState, LinkKind

_NUMBER = re.compile(r"\S* ?(\d{4}-\d\d-\d\d)/(\d+)([a-z]*)")
_RECORDED = (Method.LAZY_CONSENSUS, Method.ADVICE, Method.MANDATE, Method.CONSENT, Method.RANKED, Method.APPROVAL)


def state_words(state: DecisionState) -> str:
    """Where it stands, for a badge."""
    short = {DecisionState.INDICATIVE: _("To ratify"), DecisionState.REVIEW_DUE: _("Review due")}
    return short.get(state) or register_words.state_words(state)


def standing_words(row: DecisionRow) -> str:
    """Where it stands, and whether a later one changed or kept it."""
    stands = state_words(row.state)
    if row.state is not DecisionState.IN_FORCE or row.renewed is None:
        return stands
    return _("In force, amended") if row.renewed is LinkKind.AMENDS else _("In force, reaffirmed")


def scope_choices() -> list[tuple[str, str]]:
    """Whom a decision may bind."""
    return [("", _("This group")), ("region", _("The region")), ("national", _("The national community"))]


def change_methods() -> list[tuple[str, str]]:
    """The ways in which a group may decide on a change, the strongest first."""
    ways = (Method.CONSENT, Method.CONSENSUS, Method.NEM_CON, Method.SUPERMAJORITY, Method.SIMPLE_MAJORITY)
    return [(way.value, method_words(way)) for way in ways]


def state_tone(state: DecisionState) -> str:
    """Green while it holds; amber and blue where it wants a person."""
    return {
        DecisionState.IN_FORCE: "accent",
        DecisionState.REVIEW_DUE: "amber",
        DecisionState.INDICATIVE: "blue",
        DecisionState.PROPOSED: "blue",
        DecisionState.TO_COME: "blue",
    }.get(state, "plain")


def number_words(number: str) -> str:
    """A number as people in the chapter say it, without the chapter's own code.

    >>> number_words("NENC 2026-11-12/4b"), number_words("NENC 2026-11-12/0"), number_words("17")
    ('12 Nov 2026/4b', '12 Nov 2026', '17')
    """
    match = _NUMBER.fullmatch(number)
    if match is None:
        return number
    day, item, letters = bare_date(date.fromisoformat(match[1])), match[2], match[3]
    place = f"{item.removeprefix('0')}{letters}"
    return f"{day}/{place}" if place else day


def line_of(row: DecisionRow) -> str:
    """What stands under its text: "12 Nov 2026/4 · Consent · 14 deciding"."""
    on = bare_date(row.decided_on) if row.decided_on else ""
    parts = [number_words(row.number) or on, _chosen_by(row.method), _counted(row), row.asset]
    if row.state is DecisionState.PROPOSED and row.meeting:
        parts = [_("For {meeting}").format(meeting=row.meeting), *parts]
    return " · ".join(filter(None, parts))


def _chosen_by(method: str) -> str:
    short = {"simple_majority": _("Majority"), "mandate": _("By the role")}
    return short.get(method) or method_words(method)


def _counted(row: DecisionRow) -> str:
    counts = dict(row.counts)
    if "yes" in counts:
        return _("{yes} for, {no} against").format(yes=counts["yes"], no=counts.get("no", 0))
    if row.deciders:
        return ngettext("{count} deciding", "{count} deciding", row.deciders).format(count=row.deciders)
    return "" if row.meeting_id else _("outside meetings")


def opening(text: str) -> str:
    """The first sentence of a decision, for a line in a list.

    >>> opening("Meet on Thursdays. The hall is booked by Ed.")
    'Meet on Thursdays'
    """
    first, *rest = re.split(r"(?<=\w\w)[.;]\s|\n", text.strip(), maxsplit=1)
    return first if rest else text.strip().removesuffix(".")


def state_line(rows: Sequence[DecisionRow]) -> str:
    """The page's one sentence: "41 in force · 2 due for review · 1 to ratify"."""
    if not rows:
        return _("What the chapter has decided, how, and why.")
    states = [row.state for row in rows]
    parts = [_("{count} in force").format(count=sum(state.is_in_force for state in states))]
    for state, words in (
        (DecisionState.REVIEW_DUE, _("{count} due for review")),
        (DecisionState.TO_COME, _("{count} take effect later")),
        (DecisionState.INDICATIVE, _("{count} to ratify")),
        (DecisionState.PROPOSED, _("{count} proposed")),
    ):
        if count := states.count(state):
            parts.append(words.format(count=count))
    return " · ".join(parts)


def link_words(link: Linked, *, later: bool) -> str:
    """What it does to the one before it, or what the one after it does to it."""
    other = name_of(link.number, link.text)
    if later:
        return register_words.after(link).format(other=other)
    return (register_words.before(link.kind) if link.adopted else _proposed(link.kind)).format(other=other)


def name_of(number: str, text: str) -> str:
    """A decision named in a line: its number and how it begins."""
    shown = shortened(opening(text), 60)
    return _("{number} “{text}”").format(number=number_words(number), text=shown) if number else f"“{shown}”"


def kind_choices(state: DecisionState) -> list[tuple[str, str]]:
    """What a proposal may do to a decision that stands so."""
    if state is DecisionState.INDICATIVE:
        return [(LinkKind.RATIFIES, _("Ratify it: now it holds"))]
    return [
        (LinkKind.AMENDS, _("Amend it: it stays, changed")),
        (LinkKind.SUPERSEDES, _("Take its place")),
        (LinkKind.REAFFIRMS, _("Keep it for another while")),
        (LinkKind.REVOKES, _("End it")),
    ]


def recorded_methods() -> list[tuple[str, str]]:
    """The ways in which something is decided without a meeting."""
    return [(method.value, method_words(method)) for method in _RECORDED]


def _proposed(kind: LinkKind) -> str:
    return {
        LinkKind.SUPERSEDES: _("Would supersede {other}"),
        LinkKind.AMENDS: _("Would amend {other}"),
        LinkKind.REVOKES: _("Would revoke {other}"),
        LinkKind.RATIFIES: _("Would ratify {other}"),
        LinkKind.REAFFIRMS: _("Would reaffirm {other}"),
        LinkKind.IMPLEMENTS: _("Would carry out {other}"),
        LinkKind.UNDER_MANDATE_OF: _("Would be decided under {other}"),
    }[kind]


def missing_words(text: str, on: date | None, today: date) -> str:
    """What is still to be said of a decision made elsewhere, if anything."""
    if not text.strip():
        return _("Write down what was decided.")
    if on is None:
        return _("Say on which day it was decided.")
    return _("That day is still to come. Say on which day it was decided.") if on > today else ""
