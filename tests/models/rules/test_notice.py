"""Notice in clear days, at its edges."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.rules.notice import NoticeState, begins_early, notice

MEETING = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2025, 3, 3), NoticeState.WAITING),
        (date(2025, 3, 4), NoticeState.LAST_DAY),
        (date(2025, 3, 5), NoticeState.TOO_LATE),
        (date(2025, 3, 20), NoticeState.TOO_LATE),
    ],
)
def test_seven_clear_days_end_eight_days_before(today: date, state: NoticeState) -> None:
    asked = notice(MEETING, 7, today)

    assert (asked.state, asked.send_by) == (state, date(2025, 3, 4))


@pytest.mark.parametrize(
    ("sent", "state", "given"),
    [
        (date(2025, 3, 1), NoticeState.SENT, 10),
        (date(2025, 3, 4), NoticeState.SENT, 7),
        (date(2025, 3, 5), NoticeState.SENT_LATE, 6),
    ],
)
def test_what_was_sent_stays_in_time_or_late_whatever_the_day(sent: date, state: NoticeState, given: int) -> None:
    told = notice(MEETING, 7, date(2025, 3, 11), sent)

    assert (told.state, told.given) == (state, given)


@pytest.mark.parametrize("days", [None, 0])
def test_a_meeting_without_notice_is_never_late(days: int | None) -> None:
    assert notice(MEETING, days, MEETING).state is NoticeState.NONE
    assert notice(MEETING, days, MEETING, MEETING).state is NoticeState.SENT


def test_one_clear_day_is_a_whole_day_between() -> None:
    assert notice(MEETING, 1, date(2025, 3, 10)).state is NoticeState.LAST_DAY


@pytest.mark.parametrize(
    ("before", "early"), [(timedelta(days=3), False), (timedelta(days=3, minutes=1), True), (timedelta(days=-3), False)]
)
def test_beginning_more_than_three_days_before_its_time_is_early(before: timedelta, early: bool) -> None:
    starts = datetime(2025, 3, 12, 18, tzinfo=UTC)

    assert begins_early(starts, starts - before) is early
    assert not begins_early(None, starts)
