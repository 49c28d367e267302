"""A writer's keys as a value: when its age identity is changed, and how long a former one still opens bundles."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

# Then it is changed: a bundle left on a stick dies some time after it, even for whoever comes by the laptop later.
YEAR = timedelta(days=365)
# So long a former one is kept: co-coordinators who have not yet heard of the new one go on sealing to it.
WHILE = timedelta(days=183)
MOST_FORMER = 12  # Windows keeps no more characters under one name


@dataclass(frozen=True)
class Secrets:
    """What must never leave this laptop: 32 bytes to sign with, and an age identity (`AGE-SECRET-KEY-1…`).

    `since` is the day from which that identity is in use ('' where nobody has noted it yet), `former` are those it
    followed, the newest first, each with the day on which it is destroyed. Days are written `2026-11-23`.
    """

    seed: bytes
    age: str
    since: str = ""
    former: tuple[tuple[str, str], ...] = ()

    @property
    def ages(self) -> tuple[str, ...]:
        """Every identity that may open a sealed bundle."""
        return (self.age, *(identity for identity, _ in self.former))

    @property
    def changes_on(self) -> str:
        """The day from which it is changed, or ''."""
        return f"{date.fromisoformat(self.since) + YEAR}" if self.since else ""

    @property
    def former_until(self) -> str:
        """The day on which nothing opens any more that was sealed to a former identity, or '' where there is none."""
        return max((until for _, until in self.former), default="")


def due(secrets: Secrets, today: str, *, named: str) -> Secrets:
    """As they are to be today: dated, changed once a year, without former identities whose while is over.

    The one whose public half is `named` on the card in the file stays: others may be told of it once more.
    """
    kept = replace(secrets, since=min(secrets.since or today, today))  # a clock that ran ahead puts nothing off
    if today >= kept.changes_on:
        kept = renewed(kept, today)
    latest = f"{date.fromisoformat(today) + WHILE}"  # nor does it keep a former one for years
    former = ((identity, min(until, latest)) for identity, until in kept.former)
    return replace(kept, former=tuple(old for old in former if old[1] > today or public_age(old[0]) == named))


def renewed(secrets: Secrets, today: str) -> Secrets:
    """With a new age identity from today, and the one before it kept for a while."""
    until = f"{date.fromisoformat(today) + WHILE}"
    former = ((secrets.age, until), *secrets.former)[:MOST_FORMER]
    return replace(secrets, age=new_age(), since=today, former=former)


def packed(secrets: Secrets) -> str:
    """As one line, for a keychain."""
    former = [f"{identity}:{until}" for identity, until in secrets.former]
    return " ".join([secrets.seed.hex(), secrets.age, *filter(None, [secrets.since]), *former])


def unpacked(line: str) -> Secrets | None:
    """What such a line says, also one from before there were dates; None where keys are missing.

    >>> unpacked("07 AGE-SECRET-KEY-1B 2026-11-23 AGE-SECRET-KEY-1A:2027-05-25").former
    (('AGE-SECRET-KEY-1A', '2027-05-25'),)
    """
    words = line.split(" ")
    if len(words) < 2 or not words[1]:
        return None
    seed, age, since = (*words, "")[:3]
    former = [each.split(":") for each in words[3:]]
    return Secrets(bytes.fromhex(seed), age, since, tuple((identity, until) for identity, until in former))


def public_age(identity: str) -> str:
    """What others seal bundles to (`age1…`)."""
    return str(_x25519().Identity.from_str(identity).to_public())


def new_age() -> str:
    """A new age identity."""
    return str(_x25519().Identity.generate())


def _x25519() -> Any:
    import pyrage

    library: Any = pyrage  # its types leave this out
    return library.x25519
