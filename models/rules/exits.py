"""How a proposal left the process, kept in one cell: the way, and who takes it from here."""

from collections.abc import Sequence

from models.rules.ways_out import WayOut


def exit_text(way: WayOut, people: Sequence[str] = ()) -> str:
    """The line to keep.

    >>> exit_text(WayOut.TUNERS, ["Gwen Pugh", "Ali Reza"])
    'tuners: Gwen Pugh, Ali Reza'
    """
    return f"{way}: {', '.join(people)}" if people else str(way)


def exit_of(text: str) -> tuple[str, tuple[str, ...]]:
    """The way and the people of a kept line; both are empty where a proposal took no way out.

    >>> exit_of("tuners: Gwen Pugh, Ali Reza"), exit_of("carry"), exit_of("")
    (('tuners', ('Gwen Pugh', 'Ali Reza')), ('carry', ()), ('', ()))
    """
    way, _, people = text.partition(": ")
    return way, tuple(people.split(", ")) if people else ()
