"""Who has a thing, who had it, and who wants it: the lines of the pane that change with each deed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.assets import AssetDetail
from models.queries.holds import BookingRow, LoanRow
from models.rules.asset_kinds import kind_of
from models.rules.london import day_of
from ui import dates
from ui.assets.words import condition_words, counted, loan_tone, loan_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.text import words

_PAST_SHOWN = 5


@dataclass(frozen=True)
class Doings:
    """What can be done with a loan or a booking."""

    take_back: Callable[[LoanRow], None]
    extend: Callable[[LoanRow], None]
    hand_out: Callable[[BookingRow], None]
    move: Callable[[BookingRow], None]
    cancel: Callable[[BookingRow], None]


class Uses(QWidget):
    """Loans out, bookings to come, and the last loans that came back."""

    def __init__(self, doings: Doings) -> None:
        super().__init__()
        self._doings = doings
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)

    def show_asset(self, asset: AssetDetail, now: datetime) -> None:
        """Draw the lines afresh."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(9, 0, 9, 0)
        column.setSpacing(6)
        for loan in asset.row.out:
            column.addWidget(self._loan(loan, now))
        if asset.row.coming:
            column.addWidget(words(_("Booked"), "small"))
        for booking in asset.row.coming:
            column.addWidget(self._booking(booking, lendable=kind_of(asset.row.kind).may_be_lent))
        self._column.replaceWidget(self._inside, fresh)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = fresh
        fresh.show()

    def _loan(self, loan: LoanRow, now: datetime) -> QWidget:
        since = _("since {day}").format(day=dates.day(day_of(loan.out_at)))
        about = f"{since} · {loan.note}" if loan.note else since
        badge = Badge(loan_words(loan, day_of(now)), loan_tone(loan))
        deeds = (
            _deed(_("Take back…"), partial(self._doings.take_back, loan), about=loan.person),
            _deed(_("Extend…"), partial(self._doings.extend, loan), about=loan.person),
        )
        return _line(counted(loan.person, loan.quantity), about, badge, *deeds)

    def _booking(self, booking: BookingRow, *, lendable: bool) -> QWidget:
        about = " · ".join(filter(None, (dates.span(booking.starts, booking.ends), booking.purpose)))
        badge = Badge(_("Promised twice"), "amber") if booking.clash else None
        deeds = [
            _deed(_("Move…"), partial(self._doings.move, booking), about=booking.person),
            _deed(_("Cancel booking"), partial(self._doings.cancel, booking), about=booking.person),
        ]
        if lendable:
            deeds.insert(0, _deed(_("Hand out…"), partial(self._doings.hand_out, booking), about=booking.person))
        return _line(counted(booking.person, booking.quantity), about, badge, *deeds)


class Past(QWidget):
    """The last loans that came back."""

    def __init__(self) -> None:
        super().__init__()
        self._title = words(_("Lent before"), "small")
        self._lines = words("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 4, 9, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._lines)

    def show_asset(self, asset: AssetDetail, today: date) -> None:
        """Say who had it, the latest first."""
        told = [_past(loan, today) for loan in asset.back[:_PAST_SHOWN]]
        if len(asset.back) > _PAST_SHOWN:
            told.append(_("and {count} times before").format(count=len(asset.back) - _PAST_SHOWN))
        self._lines.setText("\n".join(told))


def _past(loan: LoanRow, today: date) -> str:
    assert loan.returned_at is not None
    told = _("{person}, {out} – {back}").format(
        person=counted(loan.person, loan.quantity),
        out=dates.short_day(day_of(loan.out_at), today),
        back=dates.short_day(day_of(loan.returned_at), today),
    )
    changed = loan.condition_back and loan.condition_back != loan.condition_out
    return " · ".join(filter(None, (told, condition_words(loan.condition_back) if changed else "", loan.note)))


def _line(title: str, about: str, badge: Badge | None, *deeds: QPushButton) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 2)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(words(title, "bold"), 1)
    if badge:
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addWidget(words(about, "small"))
    below = QHBoxLayout()
    below.setSpacing(0)
    for deed in deeds:
        below.addWidget(deed)
    below.addStretch(1)
    column.addLayout(below)
    column.addWidget(rule())
    return made


def _deed(text: str, on: Callable[[], None], *, about: str) -> QPushButton:
    """A quiet button whose name says whose loan or booking it is for."""
    made = button(text, on, kind="quiet")
    made.setAccessibleName(_("{deed} {person}").format(deed=text.rstrip("…"), person=about))
    made.setStyleSheet("padding-left: 0; margin-right: 12px;")
    return made
