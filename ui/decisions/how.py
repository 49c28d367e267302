"""How a decision was made, with the exact figures, in sentences."""

from collections import Counter
from gettext import gettext as _
from gettext import ngettext

from exports.minute_words import objection_words
from exports.way_words import manner_words
from exports.words import capital, counted_stance, outcome_words
from models.queries.decisions import DecisionDetail
from models.queries.proposals import StanceRow
from models.rules.decisions import StanceKind
from models.rules.register import DecisionState
from ui import dates

_OBJECTING = (StanceKind.OBJECTION, StanceKind.BLOCK)


def how_words(decision: DecisionDetail) -> str:
    """How it was decided: "Consent, text version 3. Present 14, deciding 13 (…): 12 consented, 1 stood aside"."""
    row = decision.row
    if row.state is DecisionState.PROPOSED:
        return _("Not decided yet. Method: {method}.").format(method=manner_words(row.manner) or _("not said"))
    begins = manner_words(row.manner) or _("No method written down")
    if decision.text_version > 1:
        begins = _("{method}, text version {version}").format(method=begins, version=decision.text_version)
    told = [f"{begins}.", _room(decision), _quorum(decision)]
    if not row.meeting_id and row.decided_on:
        told.append(_("Decided outside meetings, {day}.").format(day=dates.day(row.decided_on)))
    return " ".join(filter(None, told))


def result_words(decision: DecisionDetail) -> str:
    """What was declared, beside what was computed where that says more."""
    row = decision.row
    declared = outcome_words(row.outcome)
    if not decision.computed:
        return _("Declared {declared}.").format(declared=_within(declared)) if row.outcome else ""
    if decision.computed == row.outcome:
        return _("Declared {declared}, as computed.").format(declared=_within(declared))
    told = _("Declared {declared}; computed {computed}.").format(
        declared=_within(declared), computed=_within(outcome_words(decision.computed))
    )
    return told + (_(" Why: {reason}").format(reason=decision.difference) if decision.difference else "")


def objections_of(decision: DecisionDetail) -> list[str]:
    """What was objected and what became of it, without names; an objection said again is told once."""
    told = [
        _("“{reason}” {became}").format(reason=said.reason, became=objection_words(said.state))
        for said in decision.stances
        if said.stance in _OBJECTING and said.reason
    ]
    return list(dict.fromkeys(told))


def concerns_of(decision: DecisionDetail) -> list[str]:
    """What else was said with a reason to the text as it stands, without names."""
    told = [each.reason for each in _last_words(decision) if each.reason and each.stance not in _OBJECTING]
    return list(dict.fromkeys(told))


def _room(decision: DecisionDetail) -> str:
    """Who was there and what they said."""
    row = decision.row
    counts = row.counts or tuple(Counter(each.stance for each in _last_words(decision)).items())
    said = ", ".join(counted_stance(stance, count) for stance, count in counts if count)
    there = []
    if row.present is not None:
        there.append(_("present {count}").format(count=row.present))
    if row.deciders is not None:
        there.append(_("deciding {count}").format(count=row.deciders) + _interests(decision))
    who = ", ".join(there)
    told = ": ".join(filter(None, (who, said)))
    return f"{capital(told)}{_open_objections(decision)}." if told else ""


def _interests(decision: DecisionDetail) -> str:
    if not decision.recused:
        return ""
    told = ngettext("{names} declared an interest", "{names} declared an interest", len(decision.recused))
    return f" ({told.format(names=', '.join(decision.recused))})"


def _open_objections(decision: DecisionDetail) -> str:
    """Said only where objections are counted."""
    counted = dict(decision.row.counts)
    if StanceKind.OBJECTION not in counted:
        return ""
    still = [each for each in _last_words(decision) if each.stance == StanceKind.OBJECTION and each.state in _STANDING]
    if not still:
        return _(", no open objection")
    return ngettext(", {count} open objection", ", {count} open objections", len(still)).format(count=len(still))


def _quorum(decision: DecisionDetail) -> str:
    need, counted = decision.quorum_need, decision.row.deciders
    if need is None or counted is None:
        return ""
    words = {"need": need, "count": counted}
    if counted >= need:
        return _("Quorate: {need} needed.").format(**words)
    return _("Not quorate: {count} of {need} needed.").format(**words)


def _last_words(decision: DecisionDetail) -> list[StanceRow]:
    latest = {each.person_id or each.name: each for each in decision.stances if not each.stale}
    return list(latest.values())


def _within(words: str) -> str:
    return words[:1].lower() + words[1:]


_STANDING = ("", "raised", "qualified")
