"""Whether a notice goes out in time: clear days before the day, and whether it is early to begin."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.rules.meetings import clear_days, send_by
from models.rules.starting_agenda import OTHER_BUSINESS

_EARLY = timedelta(days=3)


class NoticeState(StrEnum):
    """How the notice of a meeting stands; one that was sent late stays late."""

    NONE = "none"
    WAITING = "waiting"
    LAST_DAY = "last_day"
    TOO_LATE = "too_late"
    SENT = "sent"
    SENT_LATE = "sent_late"


@dataclass(frozen=True)
class Notice:
    """The notice a meeting needs: so many clear days, sent by that day; `given` are the clear days it had or has."""

    days: int
    state: NoticeState
    send_by: date
    given: int
    sent_on: date | None = None


def notice(meeting: date, days: int | None, today: date, sent_on: date | None = None) -> Notice:
    """How the notice of a meeting stands today.

    >>> seven = notice(date(2025, 3, 12), 7, today=date(2025, 3, 1))
    >>> str(seven.send_by), str(seven.state)
    ('2025-03-04', 'waiting')
    >>> str(notice(date(2025, 3, 12), 7, today=date(2025, 3, 5)).state)
    'too_late'
    """
    wanted = days or 0
    last = send_by(meeting, wanted) if wanted else meeting
    given = clear_days(sent_on or today, meeting)
    return Notice(wanted, _state(wanted, last, today, sent_on), last, given, sent_on)


def begins_early(starts: datetime | None, now: datetime) -> bool:
    """Whether a meeting would begin so long before its time that somebody may have chosen the wrong one.

    >>> from datetime import UTC
    >>> six = datetime(2026, 11, 12, 18, tzinfo=UTC)
    >>> begins_early(six, six - timedelta(minutes=20)), begins_early(six, six - timedelta(days=21))
    (False, True)
    """
    return starts is not None and starts - now > _EARLY


def _state(wanted: int, last: date, today: date, sent_on: date | None) -> NoticeState:
    if sent_on is not None:
        return NoticeState.SENT if not wanted or sent_on <= last else NoticeState.SENT_LATE
    if not wanted:
        return NoticeState.NONE
    if today == last:
        return NoticeState.LAST_DAY
    return NoticeState.WAITING if today < last else NoticeState.TOO_LATE


def is_unnotified(topic: str, notice_days: int | None, *, late: bool = False) -> bool:
    """Whether something is put under any other business, or an item that came up while the meeting was running.

    Nobody was told beforehand; where the group gives notice, it is decided only if all who decide agree to that.

    >>> is_unnotified("other_business", 7), is_unnotified("standing", 7), is_unnotified("other_business", None)
    (True, False, False)
    >>> is_unnotified("backlog", 7, late=True)
    True
    """
    return bool(notice_days) and (late or topic == OTHER_BUSINESS)
