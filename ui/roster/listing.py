"""The list of members: its columns, its chips, and the question behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from exports.member_words import status_words
from models.queries import roster
from models.queries.roster import Counts, RosterFilter, RosterRow
from models.queries.roster_search import Standing
from models.rules.consent import ConsentState
from models.rules.roster import Status
from ui.dates import short_day
from ui.roster.words import consent_tone, consent_words, status_tone
from ui.row_table import Column
from ui.widgets.filter_chips import Chip

ON_THE_ROLL = frozenset(status for status in Status if status.may_decide)
MEMBERS = frozenset(status for status in Status if status.counts_as_member)
COMING = frozenset((Status.PROSPECT, Status.PENDING))
GONE = frozenset((Status.LEFT, Status.LAPSED, Status.DECEASED))


@dataclass(frozen=True)
class MemberListing:
    """Everybody in a standing list who answers to the text."""

    standing: Standing
    text: str
    today: date

    def keys(self, reader: Any, /) -> Sequence[int]:
        return self.standing.keys(reader, self.text)

    def rows(self, reader: Any, keys: Sequence[int], /) -> list[RosterRow]:
        return roster.rows(reader, keys, self.today)

    def id(self, row: RosterRow, /) -> str:
        return row.id

    def key(self, reader: Any, id: str, /) -> int | None:
        return roster.key(reader, id)


def columns(today: date) -> tuple[Column[RosterRow], ...]:
    """What the list says of each member."""
    return (
        Column(_("Name"), shown_name, "name", weight="bold", under=lambda row: row.organisation, width=170, stretch=3),
        Column(_("Brings"), lambda row: row.brings, "brings", tip=lambda row: row.brings, width=120, stretch=2),
        Column(_("Consent"), _consent, "consent", tone=_consent_tone, width=116),
        Column(_("Last took part"), lambda row: _last(row, today), "last", weight="soft", width=118),
        Column(_("Status"), lambda row: status_words(row.status), "status", tone=_status_tone, width=112),
    )


def chips() -> tuple[Chip, ...]:
    """The filters, the one for everybody first."""
    return (
        Chip("all", _("All")),
        Chip("active", _("Active")),
        Chip("new", _("New")),
        Chip("stewards", _("Stewards")),
        Chip("not_asked", _("Consent not asked")),
        Chip("coming", _("In contact")),
        Chip("gone", _("Left")),
        Chip("bin", _("Bin")),
    )


def chip_filter(chip: str) -> RosterFilter:
    """What a chip asks for."""
    everybody = RosterFilter()
    asked = {
        "active": replace(everybody, statuses=_values(ON_THE_ROLL)),
        "new": replace(everybody, statuses=_values({Status.NEW})),
        "stewards": replace(everybody, stewards=True),
        "not_asked": replace(everybody, consent="never_asked", statuses=_values(MEMBERS)),
        "coming": replace(everybody, statuses=_values(COMING)),
        "gone": replace(everybody, statuses=_values(GONE)),
        "bin": replace(everybody, bin=True),
    }
    return asked.get(chip, everybody)


def chip_counts(counts: Counts) -> dict[str, int]:
    """How many each chip would show."""
    return {
        "all": counts.people,
        "active": counts.of(*ON_THE_ROLL),
        "new": counts.of(Status.NEW),
        "stewards": counts.stewards,
        "not_asked": counts.not_asked,
        "coming": counts.of(*COMING),
        "gone": counts.of(*GONE),
        "bin": counts.in_bin,
    }


def state_line(counts: Counts) -> str:
    """How the chapter stands, in a sentence."""
    if not counts.people:
        return _("Who belongs to the chapter, how to reach them and what they bring.")
    active = counts.of(*ON_THE_ROLL)
    parts = [
        ngettext("{count} person", "{count} people", counts.people).format(count=f"{counts.people:,}"),
        ngettext("{count} active", "{count} active", active).format(count=f"{active:,}"),
    ]
    if new := counts.joined_this_quarter:
        told = ngettext("{count} joined this quarter", "{count} joined this quarter", new)
        parts.append(told.format(count=f"{new:,}"))
    return " · ".join(parts)


def nobody(text: str, chip: str) -> tuple[str, str]:
    """What an empty list says: a title and a sentence."""
    if text:
        return _("Nobody found for “{text}”").format(text=text), _(
            "Looked in names, organisations, skills, addresses and notes."
        )
    if chip == "bin":
        return _("The bin is empty"), _("Members you put in the bin wait here and can be restored.")
    if chip != "all":
        return _("Nobody here at the moment"), _("Choose All to see everybody.")
    return _("No members yet"), _(
        "Import the list you have, as Excel, CSV or contacts, or begin with the first person by hand."
    )


def shown_name(row: RosterRow) -> str:
    """A name, or what stands for one while a record has arrived in halves."""
    return row.name or row.email or _("(no name yet)")


def _last(row: RosterRow, today: date) -> str:
    return short_day(row.last_took_part, today) if row.last_took_part else "–"


def _consent(row: RosterRow) -> str:
    """Nobody has to ask those who are not members."""
    asked = row.status in MEMBERS or row.consent != ConsentState.NEVER_ASKED
    return consent_words(row.consent) if asked else "–"


def _consent_tone(row: RosterRow) -> str:
    return consent_tone(row.consent) if row.status in MEMBERS else ""


def _status_tone(row: RosterRow) -> str:
    return status_tone(row.status)


def _values(statuses: frozenset[Status] | set[Status]) -> frozenset[str]:
    return frozenset(status.value for status in statuses)
