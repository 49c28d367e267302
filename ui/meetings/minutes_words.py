"""Where minutes stand and what became of corrections, in words."""

from gettext import gettext as _

from models.queries.minutes import Minutes
from models.queries.minutes_standing import CorrectionRow, IssueRow
from models.rules.minutes import CorrectionState, MinutesState
from ui import dates


def state_words(state: str) -> str:
    """Where minutes stand, for a badge."""
    return {
        MinutesState.NOTES: _("Notes"),
        MinutesState.DRAFT: _("Draft"),
        MinutesState.CORRECTIONS: _("Corrections"),
        MinutesState.APPROVED: _("Approved"),
        MinutesState.SIGNED: _("Signed"),
        MinutesState.SEALED: _("Sealed"),
    }[MinutesState(state)]


def standing_words(minutes: Minutes) -> str:
    """What that means, in a sentence."""
    known = {
        MinutesState.NOTES: _("The meeting still runs: what is here are its notes."),
        MinutesState.DRAFT: _("A draft until a later meeting approves it. Hand it round and collect corrections."),
        MinutesState.CORRECTIONS: _("Corrections are collected. The approval takes those that are accepted."),
        MinutesState.APPROVED: _("Approved as a correct record, and ready to be signed."),
        MinutesState.SIGNED: _(
            "Signed; but a name or something else it tells has changed since, so it reads otherwise."
        ),
        MinutesState.SEALED: _("Signed and sealed: it says what was signed. An error found now goes into an annex."),
    }
    return known[MinutesState(minutes.state)]


def print_words(minutes: Minutes) -> str:
    """The version and the fingerprint, as they stand in the foot of each page."""
    return _("Version {number} · fingerprint {digits}").format(
        number=minutes.version, digits=" ".join((minutes.fingerprint[:8], minutes.fingerprint[8:16]))
    )


def correction_words(row: CorrectionRow) -> str:
    """A correction in a line: the line it is about, what it should say, who raised it and when."""
    place = _("{place}: ").format(place=row.place) if row.place else ""
    when = dates.day(row.raised_on) if row.raised_on else ""
    who = ", ".join(part for part in (row.name, when) if part)
    return f"{place}{row.text}" + (f" ({who})" if who else "")


def correction_state(row: CorrectionRow, *, approved: bool) -> tuple[str, str]:
    """What became of it, and the tone of that."""
    known = {
        CorrectionState.RAISED: (_("For the annex"), "amber") if approved else (_("Open"), "amber"),
        CorrectionState.ACCEPTED: (_("Accepted"), "accent"),
        CorrectionState.DECLINED: (_("Declined"), "plain"),
        CorrectionState.ANNEX: (_("In the annex"), "blue"),
    }
    return known.get(CorrectionState(row.state), (row.state, "plain")) if row.state else (_("Open"), "amber")


def issue_words(row: IssueRow) -> str:
    """Minutes as they were handed out once: "Version 2, approved, Thu 12 Nov 2026 · 2b9cbc4e"."""
    kinds = {"draft": _("draft"), "approved": _("approved"), "signed": _("signed"), "annex": _("with an annex")}
    kind = _("confidential annex") if row.confidential else kinds.get(row.state, row.state)
    when = dates.moment(row.at) if row.at else ""
    told = ", ".join(part for part in (_("Version {number}").format(number=row.version), kind, when) if part)
    return f"{told} · {row.fingerprint[:8]}"
