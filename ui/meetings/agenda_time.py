"""The time of a meeting being planned: how long its agenda takes, when the room closes, its kind and its notice."""

from datetime import date, datetime, time, timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from exports.kind_words import kind_words
from models.queries.agenda import ItemRow
from models.queries.kinds import Kind
from models.queries.meetings import MeetingFacts
from models.queries.planning import Preparations
from models.rules.london import day_of, span, wall
from models.rules.meetings import ItemClock
from models.rules.notice import notice
from models.rules.timing import prediction
from ui import dates
from ui.house import House
from ui.meetings.agenda_preview import total_words
from ui.meetings.kinds_words import rules_words
from ui.meetings.notice_words import notice_tone, notice_words
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.field_time import TimeField
from ui.widgets.text import words


class TimeCard(Card):
    """Says `closes` with the instant at which the room must be left, or None."""

    closes = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__(_("Time and notice"))
        self._house = house
        self._starts: datetime | None = None
        self.total, self.spare = words("", "bold"), Badge()
        self.room = TimeField(_("The room closes at"), flat=False)
        self.kind, self.notice = words("", "small"), Badge()
        for part in (self.total, self.spare, self.room, self.kind, self.notice):
            self.body.addWidget(part)
        self.room.committed.connect(self._set_closes)

    def show_times(self, facts: MeetingFacts, items: list[ItemRow], kind: Kind, ready: Preparations) -> None:
        """Show what the agenda comes to."""
        self._starts = facts.starts
        minutes = [item.minutes for item in items]
        self.total.setText(total_words(minutes, facts.starts))
        said, over = spare_words(minutes, facts.starts, ready.closes, facts.ends)
        self.spare.set(said, "amber" if over else "accent")
        self.spare.setVisible(bool(said))
        self.room.set_value(wall(ready.closes).time() if ready.closes else None)
        self.room.setEnabled(facts.starts is not None)
        name = kind_words(kind)
        self.kind.setText(": ".join(filter(None, (name, rules_words(kind)))))
        show_notice(self.notice, kind, facts.starts, self._house.today(), ready.notice_on)

    def _set_closes(self, at: time | None) -> None:
        closes = self._house.dispatcher.attempt(partial(closing_at, self._starts, at)) if self._starts else None
        if closes or at is None:
            self.closes.emit(closes)


def show_notice(badge: Badge, kind: Kind, starts: datetime | None, today: date, sent_on: date | None = None) -> None:
    """Say on a badge until when the notice is to be sent."""
    told = notice(day_of(starts), kind.notice_days, today, sent_on) if starts else None
    said = notice_words(told, today) if told else ""
    badge.set(said, notice_tone(told) if told else "plain")
    badge.setVisible(bool(said))


def closing_at(starts: datetime, at: time | None) -> datetime | None:
    """The instant the clock shows this time after a meeting begins, also past midnight."""
    if at is None:
        return None
    start = wall(starts)
    end = datetime.combine(start.date(), at)
    return span(start, end if end > start else end + timedelta(days=1))[1]


def spare_words(
    minutes: list[int | None], starts: datetime | None, closes: datetime | None, ends: datetime | None
) -> tuple[str, bool]:
    """How the agenda stands against the closing of the room, or else its planned end; whether it is over."""
    limit = closes or ends
    if starts is None or limit is None or not minutes:
        return "", False
    told = prediction(starts, [ItemClock(each) for each in minutes], starts, closing=limit)
    over, spare = (length // timedelta(minutes=1) for length in (told.past_closing, told.spare))
    facts = {"time": dates.minutes(over or spare), "at": dates.clock(limit)}
    if over:
        said = _("{time} past closing at {at}") if closes else _("{time} longer than planned")
    elif not spare:
        said = _("Ends as the room closes") if closes else _("Ends as planned, at {at}")
    else:
        said = _("{time} to spare, closing at {at}") if closes else _("{time} to spare until {at}")
    return said.format(**facts), bool(over)
