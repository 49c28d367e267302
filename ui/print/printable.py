"""What the preview is given of a paper: how it is called, and how it is made once its size and language are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.errors import Refusal
from models.progress import Progress

if TYPE_CHECKING:
    from exports.pdf.paper import Paper


@dataclass(eq=False)
class NothingToPrint(Refusal):
    """The paper would be empty; `what` says which one."""

    what: str


@dataclass(frozen=True)
class Setting:
    """How a paper is set: text of so many points, in a language of `exports.language.LANGUAGES`."""

    size: int
    language: str


def _nowhere() -> None:
    """Nobody wants to know that it was handed out."""


@dataclass(frozen=True)
class Printable:
    """One paper. `make` runs on a worker; `named` is the name of its file.

    A `private` paper holds personal data; one that is not `sized` has labels, whose text fills them whatever is asked.
    `handed_out` is called each time the paper was saved, printed or put into an e-mail.
    """

    title: str
    named: Callable[[Setting], str]
    make: Callable[[Setting, Progress], Paper]
    private: bool = False
    sized: bool = True
    handed_out: Callable[[], object] = _nowhere
