"""Who and what the sample is about, and how its days count back from now."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from models.rules.holding import Who
from models.rules.london import day_of, instant


@dataclass
class Cast:
    """The ids of people, assets and decisions as they come about; `now` is aware UTC."""

    now: datetime
    people: list[Who] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    decisions: dict[str, str] = field(default_factory=dict)

    def days_ago(self, days: int) -> date:
        """A day counted back from today."""
        return day_of(self.now) - timedelta(days=days)


def hour_of(day: date, hour: int) -> datetime:
    """An hour of a day in London."""
    return instant(datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001 - wall time in London


def script_of(name: str) -> dict[str, Any]:
    """What one of the files beside this one tells."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
