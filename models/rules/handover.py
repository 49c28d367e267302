"""Which laptop runs a meeting, and what to make of a silence in it."""

from datetime import datetime, timedelta
from enum import StrEnum

PASSED_ON = "passed_on"
"""What stands in the place of a laptop while a meeting is on its way from one to another."""

SILENCE = timedelta(minutes=5)


class Runs(StrEnum):
    """Where a running meeting is run."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    ON_ITS_WAY = "on_its_way"


def runs(run_on: str, own: str) -> Runs:
    """Where it is run, from the laptop named in the meeting; one never handed over is run where it is.

    >>> runs("", "a"), runs("b", "a"), runs("passed_on", "a")
    (<Runs.HERE: 'here'>, <Runs.ELSEWHERE: 'elsewhere'>, <Runs.ON_ITS_WAY: 'on_its_way'>)
    """
    if run_on == PASSED_ON:
        return Runs.ON_ITS_WAY
    return Runs.HERE if run_on in ("", own) else Runs.ELSEWHERE


def silence(last: datetime | None, now: datetime) -> timedelta | None:
    """How long nothing was written, where that is long enough to ask whether the meeting stood still.

    >>> six = datetime(2026, 11, 12, 18)
    >>> silence(six, six + timedelta(minutes=14)), silence(six, six + timedelta(minutes=4))
    (datetime.timedelta(seconds=840), None)
    """
    passed = now - last if last else timedelta(0)
    return passed if passed >= SILENCE else None
