"""How the test of an objection, and what came of it, is kept in one cell: a line for each thing said."""

from dataclasses import dataclass

from models.rules.objections import Disagreement, Hearing

_AGAINST, _REMAINS, _VERSION = "against ", "remains ", "version "


_UNTESTED = Hearing()


@dataclass(frozen=True)
class How:
    """What was heard in testing, and the version of the text an objection was worked into."""

    hearing: Hearing = _UNTESTED
    version: int | None = None


def how_text(how: How) -> str:
    """The lines to keep.

    >>> how_text(How(Hearing((Disagreement("Ali", "It has a lock."),), remains=False), version=2)).splitlines()
    ['against Ali: It has a lock.', 'remains no', 'version 2']
    """
    lines = [f"{_AGAINST}{each.person}: {' '.join(each.argument.split())}" for each in how.hearing.disagreements]
    if how.hearing.remains is not None:
        lines.append(f"{_REMAINS}{'yes' if how.hearing.remains else 'no'}")
    if how.version is not None:
        lines.append(f"{_VERSION}{how.version}")
    return "\n".join(lines)


def how_of(text: str) -> How:
    """What was kept; lines of another hand are left out.

    >>> how_of("against Ali: It has a lock.\\nremains yes").hearing.remains
    True
    """
    against: list[Disagreement] = []
    remains, version = None, None
    for line in text.splitlines():
        if line.startswith(_AGAINST):
            person, _, argument = line.removeprefix(_AGAINST).partition(": ")
            against.append(Disagreement(person, argument))
        elif line.startswith(_REMAINS):
            remains = line == f"{_REMAINS}yes"
        elif line.startswith(_VERSION) and line.removeprefix(_VERSION).isdecimal():
            version = int(line.removeprefix(_VERSION))
    return How(Hearing(tuple(against), remains), version)
