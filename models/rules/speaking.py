"""The queue of those who wish to speak: who has not spoken yet comes first. Nothing of it outlives the meeting."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from models.errors import Refusal


@dataclass(frozen=True)
class Wish:
    """Somebody's wish to speak; a `direct_answer` may go ahead where the facilitator has said so."""

    person: str
    direct_answer: bool = False
    ahead: bool = False


@dataclass(frozen=True)
class Turn:
    """One turn, in whole seconds."""

    person: str
    seconds: int = 0


@dataclass(frozen=True)
class Total:
    """How often and how long somebody spoke: for the facilitator's eyes, and gone when the meeting is closed."""

    turns: int
    seconds: int


@dataclass(frozen=True)
class Queue:
    """Wishes as they were made, and turns as they were taken."""

    wishes: tuple[Wish, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(eq=False)
class AlreadyWaiting(Refusal):
    """This person is in the queue."""

    person: str


@dataclass(eq=False)
class NotWaiting(Refusal):
    """This person is not in the queue."""

    person: str


@dataclass(eq=False)
class NoDirectAnswer(Refusal):
    """This person asked for an ordinary turn, which nobody can put ahead of others."""

    person: str


def join(queue: Queue, person: str, *, direct_answer: bool = False) -> Queue:
    """Somebody wishes to speak. Raises `AlreadyWaiting`."""
    if any(wish.person == person for wish in queue.wishes):
        raise AlreadyWaiting(person)
    return replace(queue, wishes=(*queue.wishes, Wish(person, direct_answer)))


def leave(queue: Queue, person: str) -> Queue:
    """Somebody wishes to speak no more. Raises `NotWaiting`."""
    _wish(queue, person)
    return replace(queue, wishes=_without(queue, person))


def let_ahead(queue: Queue, person: str) -> Queue:
    """The facilitator lets a direct answer go first. Raises `NotWaiting`, `NoDirectAnswer`."""
    wish = _wish(queue, person)
    if not wish.direct_answer:
        raise NoDirectAnswer(person)
    return replace(queue, wishes=tuple(replace(each, ahead=True) if each == wish else each for each in queue.wishes))


def spoke(queue: Queue, person: str, seconds: int) -> Queue:
    """Somebody has spoken so long, from the queue or without having asked."""
    return Queue(_without(queue, person), (*queue.turns, Turn(person, max(0, seconds))))


def as_now_here(queue: Queue, here: Collection[str]) -> Queue:
    """The queue after people left: their wishes go with them, their turns stay."""
    return replace(queue, wishes=tuple(wish for wish in queue.wishes if wish.person in here))


def order(queue: Queue) -> tuple[str, ...]:
    """Who is to come: answers let ahead, then who has spoken least often, and among those who asked first.

    >>> queue = Queue((Wish("Gwen"), Wish("Ali"), Wish("Sam", True, True)), (Turn("Gwen", 90), Turn("Sam", 20)))
    >>> order(queue)
    ('Sam', 'Ali', 'Gwen')
    """
    so_far = totals(queue)
    turns = {wish.person: so_far[wish.person].turns if wish.person in so_far else 0 for wish in queue.wishes}
    waiting = sorted(queue.wishes, key=lambda wish: (not wish.ahead, turns[wish.person]))
    return tuple(wish.person for wish in waiting)


def next_speaker(queue: Queue) -> str | None:
    """Whose turn it is."""
    return next(iter(order(queue)), None)


def totals(queue: Queue) -> dict[str, Total]:
    """Turns and seconds of everybody who spoke, in the order they first did.

    >>> totals(Queue(turns=(Turn("Gwen", 90), Turn("Ali", 10), Turn("Gwen", 30))))
    {'Gwen': Total(turns=2, seconds=120), 'Ali': Total(turns=1, seconds=10)}
    """
    spoken: dict[str, Total] = {}
    for turn in queue.turns:
        before = spoken.get(turn.person, Total(0, 0))
        spoken[turn.person] = Total(before.turns + 1, before.seconds + turn.seconds)
    return spoken


def not_heard_yet(queue: Queue, here: Iterable[str]) -> tuple[str, ...]:
    """Those here who have not spoken, in the order given.

    >>> not_heard_yet(Queue(turns=(Turn("Gwen", 90),)), ["Ali", "Gwen"])
    ('Ali',)
    """
    spoken = totals(queue)
    return tuple(person for person in here if person not in spoken)


def _wish(queue: Queue, person: str) -> Wish:
    for wish in queue.wishes:
        if wish.person == person:
            return wish
    raise NotWaiting(person)


def _without(queue: Queue, person: str) -> tuple[Wish, ...]:
    return tuple(wish for wish in queue.wishes if wish.person != person)
