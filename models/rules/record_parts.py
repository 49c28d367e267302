"""What the parts of a meeting record share: their limits, their days and times, and that nothing unknown slips in."""

from datetime import datetime, time
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _in_the_calendar(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _on_the_clock(text: str) -> str:
    if len(text) > len("18:05:00"):
        return _in_the_calendar(text)
    time.fromisoformat(text)
    return text


Line = Annotated[str, Field(max_length=2_000)]
Text = Annotated[str, Field(max_length=200_000)]
Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$",
        description="Date and time in ISO form; without an offset it is Europe/London.",
    ),
    AfterValidator(_in_the_calendar),
]
Clock = Annotated[
    str,
    Field(
        pattern=r"^(\d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)$",
        description="A time of day (18:05), or a date and time in ISO form.",
    ),
    AfterValidator(_on_the_clock),
]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Word = Annotated[str, Field(pattern=r"^\S{1,100}$")]


class Part(BaseModel):
    """What every part shares: nothing unknown slips in, so nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)
