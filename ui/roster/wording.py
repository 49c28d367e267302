"""Refusals of the members' page in words."""

from gettext import gettext as _

from models.rules.membership import DaysOutOfOrder
from models.rules.roster_file import CellTooLong, NotARoster
from ui.dates import day
from ui.names import field
from ui.wording import sentence


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
