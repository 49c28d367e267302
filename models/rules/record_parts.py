"""What the parts of a meeting record share: their limits, their days and times, and that nothing unknown slips in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Line = Annotated[str, Field(max_length=2_000)]
Text = Annotated[str, Field(max_length=200_000)]
Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$",
        description="Date and time in ISO form; without an offset it is Europe/London.",
    ),
]
Clock = Annotated[
    str,
    Field(
        pattern=r"^(\d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)$",
        description="A time of day (18:05), or a date and time in ISO form.",
    ),
]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Word = Annotated[str, Field(pattern=r"^\S{1,100}$")]


class Part(BaseModel):
    """What every part shares: nothing unknown slips in, so nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)
