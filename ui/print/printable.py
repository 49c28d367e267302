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
class Leaf:
    """A finished paper and the name of its file; `title` is what it is called among those it goes with."""

    name: str
    paper: Paper
    title: str = ""


@dataclass(frozen=True)
class Printable:
    """One paper, or several that are looked at, printed and saved together; `named` is the name of the file.

    `make` runs on a worker, and answers the paper, or the leaves where there are several.

    A `private` paper holds personal data; one that is not `sized` has labels, whose text fills them whatever is asked.
    `handed_out` is called each time the paper was saved, printed or put into an e-mail.
    """

    title: str
    named: Callable[[Setting], str]
    make: Callable[[Setting, Progress], Paper | tuple[Leaf, ...]]
    private: bool = False
    sized: bool = True
    handed_out: Callable[[], object] = _nowhere

    def leaves(self, setting: Setting, progress: Progress) -> tuple[Leaf, ...]:
        """On a worker: make it all."""
        made = self.make(setting, progress)
        return made if isinstance(made, tuple) else (Leaf(self.named(setting), made, self.title),)
