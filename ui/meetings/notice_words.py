"""How the notice of a meeting stands, in words: until when it is to be sent, or that it is too late."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext

from models.rules.notice import Notice, NoticeState
from ui import dates


def notice_words(told: Notice, today: date) -> str:
    """What to know about the notice; nothing where none is needed."""
    return {
        NoticeState.NONE: _nothing,
        NoticeState.WAITING: _waiting,
        NoticeState.LAST_DAY: _last_day,
        NoticeState.TOO_LATE: _too_late,
        NoticeState.SENT: _sent,
        NoticeState.SENT_LATE: _sent_late,
    }[told.state](told, today)


def notice_tone(told: Notice) -> str:
    """Amber where somebody has to look."""
    return "amber" if told.state in (NoticeState.LAST_DAY, NoticeState.TOO_LATE, NoticeState.SENT_LATE) else "plain"


def _nothing(_told: Notice, _today: date) -> str:
    return ""


def _waiting(told: Notice, today: date) -> str:
    return _("{days}: send by {day}").format(days=_days(told.days), day=dates.short_day(told.send_by, today))


def _last_day(told: Notice, _today: date) -> str:
    return _("{days}: send today").format(days=_days(told.days))


def _too_late(told: Notice, today: date) -> str:
    return _("Too late: due by {day}").format(day=dates.short_day(told.send_by, today))


def _sent(told: Notice, today: date) -> str:
    on = dates.short_day(told.sent_on or today, today)
    return _("Sent {day}: {days}").format(day=on, days=_days(told.given))


def _sent_late(told: Notice, today: date) -> str:
    on = dates.short_day(told.sent_on or today, today)
    return _("Sent {day}: {given} of {days}").format(day=on, given=told.given, days=_days(told.days))


def _days(count: int) -> str:
    return ngettext("{count} clear day", "{count} clear days", count).format(count=count)
