"""What a secret ballot refuses once papers are out."""

from dataclasses import dataclass

from models.errors import Refusal


@dataclass(eq=False)
class PapersOut(Refusal):
    """Papers were handed out: there is no way back, and what is on them stays."""

    issued: int


@dataclass(eq=False)
class NotOnPaper(Refusal):
    """This method has nothing to put on a paper."""

    method: str


@dataclass(eq=False)
class NamesOnPapers(Refusal):
    """Nobody's name goes with a secret paper."""

    names: int


@dataclass(eq=False)
class NoPapersOut(Refusal):
    """There is no secret ballot to count."""


@dataclass(eq=False)
class TellersAgreed(Refusal):
    """The tellers have agreed on the count; only a recount opens it again."""

    recounts: int
