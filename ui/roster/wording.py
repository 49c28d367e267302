"""Refusals of the members' page in words."""

from gettext import gettext as _

from exports.shortened import shortened
from models.rules.duplicates_refused import InABallot, InTheBin, NotMerged, SaidDifferent, WithThemselves
from models.rules.london import day_of
from models.rules.membership import DaysOutOfOrder
from models.rules.roster_file import CellTooLong, NotARoster
from ui.dates import day
from ui.names import field
from ui.wording import sentence

_LONG = 80


@sentence.register
def _out_of_order(refusal: DaysOutOfOrder) -> str:
    return _("{later} ({later_on}) would be before {earlier} ({earlier_on}). Please check the two days.").format(
        later=field(refusal.later),
        later_on=day(refusal.later_on),
        earlier=field(refusal.earlier)[:1].lower() + field(refusal.earlier)[1:],
        earlier_on=day(refusal.earlier_on),
    )


@sentence.register
def _no_roster(refusal: NotARoster) -> str:
    from exports.tables.wording import unreadable

    return unreadable(refusal)


@sentence.register
def _too_long(refusal: CellTooLong) -> str:
    told = _("{column} of {name} is longer than the {limit} characters a spreadsheet takes. Save as vCard instead.")
    return told.format(column=field(refusal.column), name=refusal.name, limit=refusal.limit)


@sentence.register
def _with_themselves(refusal: WithThemselves) -> str:
    return _("{name} is one entry already.").format(name=refusal.name or _("This person"))


@sentence.register
def _in_the_bin(refusal: InTheBin) -> str:
    if not refusal.name:
        return _("One of the two was forgotten for good, so nothing can be brought back.")
    return _("{name} lies in the bin. Please take them out first.").format(name=refusal.name)


@sentence.register
def _said_different(refusal: SaidDifferent) -> str:
    told = _("Somebody said on {day} that {first} and {second} are two people. Merge again if they are one after all.")
    if refusal.at is None:
        told = _("Somebody said that {first} and {second} are two people. Merge again if they are one after all.")
    when = day(day_of(refusal.at)) if refusal.at else ""
    return told.format(day=when, first=refusal.first, second=refusal.second)


@sentence.register
def _in_a_ballot(refusal: InABallot) -> str:
    told = _("A ballot they are in is still open: “{decision}”. Please merge them once its outcome is declared.")
    return told.format(decision=shortened(refusal.decision, _LONG))


@sentence.register
def _not_merged(refusal: NotMerged) -> str:
    return _("{name} was not merged, or has been taken apart already.").format(name=refusal.name or _("This entry"))
