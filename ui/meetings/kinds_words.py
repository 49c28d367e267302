"""The words of kinds of meeting: how they decide, their quorum, their form, and all of it in one sentence."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from exports.kind_words import kind_words
from exports.shortened import shortened
from exports.way_words import way_words
from exports.words import method_words
from models.queries.kind_rules import RuleDecision
from models.queries.kinds import Kind
from models.rules.decisions import share_agreed
from models.rules.quorum import QuorumKind, QuorumRule
from models.rules.register import DecisionState
from models.rules.starting_agenda import OTHER_BUSINESS
from ui import dates

METHODS = (
    "consent", "consensus", "simple_majority", "present_majority", "absolute_majority", "supermajority", "nem_con",
)  # fmt: skip


def kind_choices(kinds: Sequence[Kind]) -> list[tuple[str, str]]:
    """Every kind that can be chosen."""
    return [(kind.id, kind_words(kind)) for kind in kinds]


def methods() -> list[tuple[str, str]]:
    """How a kind of meeting may decide."""
    return [(key, method_words(key)) for key in METHODS]


def formalities() -> list[tuple[str, str]]:
    """How much form a meeting may keep."""
    return [
        ("light", _("Light: notes, actions")),
        ("usual", _("Usual: agenda, minutes")),
        ("formal", _("Formal: notice, signing")),
    ]


def slots() -> list[tuple[str, str]]:
    """What an item of a kind's agenda may fill itself with, or be there for."""
    return [
        ("", _("Stays as it is")),
        ("last_minutes", _("Minutes to approve")),
        ("matters_arising", _("Open actions")),
        ("reviews", _("Decisions to review")),
        ("proposals", _("Carried items and backlog")),
        (OTHER_BUSINESS, _("Any other business")),
    ]


def quorum_rule_words(rule: QuorumRule) -> str:
    """A quorum as a rule: "a quorum of 5"."""
    share = f"{rule.fraction.numerator}/{rule.fraction.denominator}"
    known = {
        QuorumKind.NONE: _("no quorum"),
        QuorumKind.FIXED: _("a quorum of {count}"),
        QuorumKind.FRACTION: _("a quorum of {share} of the roll"),
        QuorumKind.GREATER: _("a quorum of {count} or {share} of the roll, whichever is more"),
        QuorumKind.MORE_THAN_HALF: _("a quorum of more than half of the roll"),
        QuorumKind.SEATS: _("a quorum of {share} of {count} seats"),
        QuorumKind.UNREADABLE: _("a quorum that nobody can read"),
    }
    return known[rule.kind].format(count=rule.count, share=share)


def notice_rule_words(days: int | None) -> str:
    """How much notice is given: "7 clear days’ notice"."""
    if not days:
        return _("no notice needed")
    return ngettext("{count} clear day’s notice", "{count} clear days’ notice", days).format(count=days)


def rules_words(kind: Kind) -> str:
    """How a kind of meeting works, in one line."""
    parts = [_way(kind), quorum_rule_words(kind.quorum), notice_rule_words(kind.notice_days)]
    if kind.length:
        parts.append(dates.minutes(kind.length))
    if kind.joined_days:
        parts.append(joining_words(kind.joined_days))
    return " · ".join(parts)


def joining_words(days: int) -> str:
    """Since when somebody has to be a member to decide: "members of 28 days decide"."""
    return ngettext("members of {count} day decide", "members of {count} days decide", days).format(count=days)


def decision_to_record(kind: Kind) -> str:
    """The rules of a kind as a decision could say them, to begin from."""
    name, method = kind_words(kind), _way(kind)
    joined = f" {joining_words(kind.joined_days).capitalize()}." if kind.joined_days else ""
    return _("{kind}: we decide by {method}, with {quorum} and {notice}.").format(
        kind=name, method=method[:1].lower() + method[1:], quorum=quorum_rule_words(kind.quorum),
        notice=notice_rule_words(kind.notice_days),
    ) + joined  # fmt: skip


def _way(kind: Kind) -> str:
    """The method, with what the group agreed about it where that is not the usual."""
    share = share_agreed(kind.threshold_num, kind.threshold_den)
    return way_words(kind.method, share="{}/{}".format(*share), base=kind.threshold_base, blocks=kind.blocks_allowed)


def set_by_words(rule: RuleDecision | None) -> str:
    """Which decision set the rules, and when it is looked at again."""
    if rule is None:
        return _("No decision is named that set these rules.")
    told = _("Set by {number}: “{text}”.") if rule.number else _("Set by the decision “{text}”.")
    return f"{told.format(number=rule.number, text=shortened(rule.text, 90))} {_standing(rule)}"


def decision_choices(found: Sequence[RuleDecision]) -> list[tuple[str, str]]:
    """Decisions to choose from, after none at all."""
    shown = [(each.id, " ".join(filter(None, (each.number, shortened(each.text, 70))))) for each in found]
    return [("", _("No decision named")), *shown]


def _standing(rule: RuleDecision) -> str:
    if rule.state is DecisionState.REVIEW_DUE:
        return _("Its review is due.")
    if not rule.state.is_in_force:
        return _("It is not in force any more.")
    if rule.review_on is None:
        return _("No day is set for its review.")
    return _("Review on {day}.").format(day=dates.day(rule.review_on))
