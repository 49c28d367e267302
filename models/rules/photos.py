"""Pictures of the room: how large they are kept, and what is refused."""

from dataclasses import dataclass

from models.errors import Refusal

LONGEST_SIDE = 1_600
MOST_BYTES = 600_000
MOST_PIXELS = 120_000_000
"""More than any telephone's camera makes; what claims more is refused before it is unpacked."""


@dataclass(eq=False)
class NotAPicture(Refusal):
    """This file is no picture that can be read."""

    name: str


@dataclass(eq=False)
class PictureTooLarge(Refusal):
    """This picture has more points than are unpacked here."""

    name: str
    width: int
    height: int


@dataclass(eq=False)
class NothingToPaste(Refusal):
    """There is no picture on the clipboard."""


def fitted(width: int, height: int, longest: int = LONGEST_SIDE) -> tuple[int, int]:
    """The size to keep a picture at: none of its sides longer, in proportion, and never larger than it is.

    >>> fitted(4000, 3000), fitted(800, 600), fitted(1, 20_000)
    ((1600, 1200), (800, 600), (1, 1600))
    """
    side = max(width, height)
    if side <= longest:
        return width, height
    return max(1, width * longest // side), max(1, height * longest // side)


def require_size(name: str, width: int, height: int) -> None:
    """Raises `PictureTooLarge`, or `NotAPicture` for one without a size."""
    if width <= 0 or height <= 0:
        raise NotAPicture(name)
    if width * height > MOST_PIXELS:
        raise PictureTooLarge(name, width, height)
