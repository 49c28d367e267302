"""What a line of raised hands is made of: the words people type, and what a line comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.rules.decisions import StanceKind


class WhyUnclear(StrEnum):
    """Why a part of a line could not be taken."""

    NOBODY = "nobody"
    SEVERAL = "several"
    TWICE = "twice"
    NO_STANCE = "no_stance"
    NOT_READ = "not_read"
    IN_REASON = "in_reason"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Words:
    """What the people who type call things, in small letters; a stance may be some words, or a sign.

    The first word of a stance is the one it is written by. `but`: all except; `joins`: Gwen and Ali.
    """

    stances: Mapping[str, StanceKind]
    everyone: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()

    def ending(self, typed: list[str]) -> tuple[list[str], StanceKind | None]:
        """What stands before the stance a part of a line ends with, and that stance, if there is one.

        >>> Words({"yes": StanceKind.YES, "-": StanceKind.NO}).ending(["gw-"])
        (['gw'], <StanceKind.NO: 'no'>)
        """
        for start in range(max(0, len(typed) - _MOST_WORDS_OF_A_STANCE), len(typed)):
            if stance := self.stances.get(" ".join(typed[start:]).casefold()):
                return typed[:start], stance
        sign = self._sign(typed[-1]) if typed else ""
        return ([*typed[:-1], typed[-1].removesuffix(sign)], self.stances[sign]) if sign else (typed, None)

    def are_all(self, typed: list[str]) -> bool:
        """Whether these words mean everybody; none at all do so too."""
        return all(word.casefold() in self.everyone | self.rest for word in typed)

    def are_names(self, typed: list[str]) -> bool:
        """Whether nothing but names is among these words."""
        taken = {*self.stances, *self.everyone, *self.rest, *self.but}
        return not any(word.casefold() in taken or self._sign(word) for word in typed)

    def _sign(self, word: str) -> str:
        return next((each for each in self.stances if not each[0].isalnum() and word.endswith(each)), "")


@dataclass(frozen=True)
class Said:
    """One person's stance, and what they said to it."""

    stance: StanceKind
    reason: str = ""


@dataclass(frozen=True)
class Unclear:
    """A part of the line as typed; `candidates` are the ids it may mean, where it is a name."""

    typed: str
    why: WhyUnclear
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hands:
    """What a line comes to; with anything `unclear` it is not to be used, but asked about.

    `excepted` were left out by name without a stance; `kept` have spoken before and were not named now.
    """

    said: Mapping[str, Said] = field(default_factory=dict[str, Said])
    excepted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unclear: tuple[Unclear, ...] = ()


_MOST_WORDS_OF_A_STANCE = 3
