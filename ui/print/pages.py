"""The papers each page offers, given what is chosen there."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from gettext import gettext as _

from exports.printing import Wish
from models.queries import assets
from ui.house import House
from ui.print.directory_form import ask_directory
from ui.print.menu import Entry, add_printing
from ui.widgets.page_header import PageHeader

Chosen = Callable[[], str]


def members(header: PageHeader, house: House, chosen: Chosen) -> Callable[[], None]:
    """For the members' page; `chosen` is the member with the keyboard, or ''."""
    entries = [
        Entry(_("Full roster, for coordinators…"), partial(Wish, "members")),
        Entry(_("Members’ directory…"), partial(Wish, "directory")),
        Entry(_("Address labels…"), partial(Wish, "address-labels")),
        Entry(_("What we hold about this member…"), partial(_about, "person", chosen)),
        Entry(_("What this steward hands over…"), partial(_about, "hand-over", chosen)),
        Entry(
            _("What this member shows in the directory…"),
            partial(_about, "directory", chosen),
            lambda wish: ask_directory(house, wish.id, header.window()),
        ),
    ]
    return add_printing(header, house, entries)


def shared_assets(header: PageHeader, house: House, chosen: Chosen) -> Callable[[], None]:
    """For the assets' page; `chosen` is the thing shown, or ''."""
    next_week = timedelta(days=7)
    entries = [
        Entry(_("Catalogue…"), partial(Wish, "catalogue")),
        Entry(_("Labels with QR codes…"), partial(Wish, "asset-labels")),
        Entry(_("Bookings of this week…"), lambda: Wish("bookings", since=house.today())),
        Entry(_("Bookings of next week…"), lambda: Wish("bookings", since=house.today() + next_week)),
        Entry(_("Bookings of this thing, this week…"), partial(_about, "bookings", chosen)),
        Entry(_("Loan slip…"), partial(_loan, house, chosen)),
        Entry(_("What its steward hands over…"), partial(_steward, house, chosen)),
    ]
    return add_printing(header, house, entries)


def decisions(header: PageHeader, house: House, chosen: Chosen) -> Callable[[], None]:
    """For the register; `chosen` is the decision shown, or ''."""
    this = house.today().year
    entries = [
        Entry(_("Decisions in force…"), partial(Wish, "decisions")),
        *(
            Entry(_("Decisions of {year}…").format(year=year), partial(Wish, "decisions", year=year))
            for year in (this, this - 1)
        ),
        Entry(_("This decision with its story…"), partial(_about, "decision", chosen)),
        Entry(_("Stewardship report, the last twelve months…"), partial(Wish, "report")),
        Entry(_("Stewardship report {year}…").format(year=this), partial(Wish, "report", year=this)),
    ]
    return add_printing(header, house, entries)


def sharing(header: PageHeader, house: House) -> Callable[[], None]:
    """For the Share page."""
    return add_printing(header, house, [Entry(_("What left this laptop…"), partial(Wish, "left"))])


def _about(what: str, chosen: Chosen) -> Wish | None:
    id = chosen()
    return Wish(what, id) if id else None


def _loan(house: House, chosen: Chosen) -> Wish | None:
    """The loan of the thing chosen that presses most; none where it is not out."""
    with house.store.read() as reader:
        detail = assets.detail(reader, chosen(), house.now())
    return Wish("loan", detail.row.out[0].id) if detail and detail.row.out else None


def _steward(house: House, chosen: Chosen) -> Wish | None:
    with house.store.read() as reader:
        detail = assets.detail(reader, chosen(), house.now())
    return Wish("hand-over", detail.row.steward_id) if detail and detail.row.steward_id else None
