"""A round: everybody once, begun by another person each time and in the other direction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from models.errors import Refusal


@dataclass(frozen=True)
class Said:
    """One person's turn in a round: they spoke, or passed."""

    person: str
    passed: bool = False


@dataclass(frozen=True)
class Round:
    """Who has had their turn, and who is to come, in their order."""

    waiting: tuple[str, ...]
    said: tuple[Said, ...] = ()

    @property
    def next_person(self) -> str | None:
        """Whose turn it is; None once everybody was heard."""
        return self.waiting[0] if self.waiting else None

    @property
    def is_over(self) -> bool:
        """Whether everybody has spoken or passed."""
        return not self.waiting

    @property
    def passed(self) -> tuple[str, ...]:
        """Those who passed; they may still speak."""
        return tuple(each.person for each in self.said if each.passed)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Those who spoke, in the order they did."""
        return tuple(each.person for each in self.said if not each.passed)


@dataclass(eq=False)
class NotInRound(Refusal):
    """This person is not waiting for a turn; `spoken`: they have had it."""

    person: str
    spoken: bool


def begin(seats: Sequence[str], begun: Sequence[str] = ()) -> Round:
    """A round of those in these seats; `begun` says who began the rounds held so far, the first one first.

    It begins with who has not begun yet, else with who did so longest ago, and turns the other way each time.

    >>> begin(("Gwen", "Ali", "Sam")).waiting, begin(("Gwen", "Ali", "Sam"), ["Gwen"]).waiting
    (('Gwen', 'Ali', 'Sam'), ('Ali', 'Gwen', 'Sam'))
    """
    if not seats:
        return Round(())
    last = {person: number for number, person in enumerate(begun)}
    first = min(range(len(seats)), key=lambda seat: (last.get(seats[seat], -1), seat))
    onward = (*seats[first:], *seats[:first])
    return Round(onward if len(begun) % 2 == 0 else (onward[0], *reversed(onward[1:])))


def as_now_here(going: Round, here: Sequence[str]) -> Round:
    """The round after people came or went: who left drops out, who came goes to the end of those left.

    >>> as_now_here(Round(("Ali", "Sam")), ["Gwen", "Sam"]).waiting
    ('Sam', 'Gwen')
    """
    had = {each.person for each in going.said}
    still = tuple(person for person in going.waiting if person in here)
    late = tuple(person for person in dict.fromkeys(here) if person not in had and person not in still)
    return replace(going, waiting=still + late)


def spoke(going: Round, person: str) -> Round:
    """Somebody spoke, in or out of turn, or after they had passed. Raises `NotInRound`."""
    _require(person, (*going.waiting, *going.passed), going)
    return _heard(going, Said(person))


def passed(going: Round, person: str) -> Round:
    """Somebody would rather not speak. Raises `NotInRound`.

    >>> passed(Round(("Gwen", "Ali")), "Gwen").next_person
    'Ali'
    """
    _require(person, going.waiting, going)
    return _heard(going, Said(person, passed=True))


def _require(person: str, among: Collection[str], going: Round) -> None:
    if person not in among:
        raise NotInRound(person, person in going.spoken)


def _heard(going: Round, said: Said) -> Round:
    waiting = tuple(person for person in going.waiting if person != said.person)
    before = tuple(each for each in going.said if each.person != said.person)
    return Round(waiting, (*before, said))
