"""The ledger of objections: how one is tested, and what may become of it. In doubt it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.errors import Missing, Refusal
from models.rules.decisions import ObjectionState, StanceKind

OPEN = (ObjectionState.RAISED, ObjectionState.QUALIFIED)
"""The states that stand in the way."""


@dataclass(frozen=True)
class Objection:
    """One objection, by whoever raised it, to one version of the text."""

    id: str
    person: str
    version: int = 1
    state: ObjectionState = ObjectionState.RAISED

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way."""
        return self.state in OPEN


@dataclass(frozen=True)
class Disagreement:
    """Somebody disagrees that an objection qualifies, by an argument of their own."""

    person: str
    argument: str


@dataclass(frozen=True)
class Hearing:
    """One test: who disagreed that it qualifies and, once they were heard, whether anything remains of it.

    `remains` is what the objector says: None until they were asked.
    """

    disagreements: tuple[Disagreement, ...] = ()
    remains: bool | None = None


@dataclass(frozen=True)
class Settlement:
    """What is to become of an objection. `by` says so; which of the others are needed depends on `state`."""

    state: ObjectionState
    by: str = ""
    version: int | None = None
    owner: str = ""
    on: date | None = None
    hearing: Hearing | None = None


@dataclass(eq=False)
class NoSuchMove(Refusal):
    """An objection does not go from one of these states to the other."""

    was: ObjectionState
    asked: ObjectionState


@dataclass(eq=False)
class OnlyTheObjector(Refusal):
    """Nobody else can take an objection back, make a concern of it or raise it again."""

    objector: str
    asked: ObjectionState


@dataclass(eq=False)
class NotShown(Refusal):
    """The test does not come out so: `shown` is what it says."""

    asked: ObjectionState
    shown: ObjectionState


@dataclass(eq=False)
class SameText(Refusal):
    """An objection is worked into a later text than the one it was raised to."""

    version: int


_RESOLVED = (ObjectionState.INTEGRATED, ObjectionState.DEFERRED, ObjectionState.DELEGATED, ObjectionState.MONITORED)
_TESTED = (ObjectionState.QUALIFIED, ObjectionState.NOT_QUALIFIED)
_OWN = (ObjectionState.DOWNGRADED, ObjectionState.WITHDRAWN)
_MOVES = {
    ObjectionState.RAISED: (*_TESTED, *_OWN),
    ObjectionState.QUALIFIED: (*_RESOLVED, *_OWN),
}
_NEEDS: dict[ObjectionState, tuple[str, ...]] = {
    ObjectionState.INTEGRATED: ("version",),
    ObjectionState.DEFERRED: ("owner", "on"),
    ObjectionState.DELEGATED: ("owner",),
    ObjectionState.MONITORED: ("on",),
}


def moves(state: ObjectionState) -> tuple[ObjectionState, ...]:
    """What may become of an objection; what is settled can only be raised again.

    >>> [str(each) for each in moves(ObjectionState.RAISED)]
    ['qualified', 'not_qualified', 'downgraded', 'withdrawn']
    """
    return _MOVES.get(state, (ObjectionState.RAISED,))


def needs(state: ObjectionState) -> tuple[str, ...]:
    """The fields of a `Settlement` without which this is no settlement.

    >>> needs(ObjectionState.DEFERRED)
    ('owner', 'on')
    """
    return _NEEDS.get(state, ())


def shown(hearing: Hearing, objector: str) -> ObjectionState:
    """What a test comes to: it qualifies unless somebody else argued against it and its objector says nothing remains.

    >>> against = (Disagreement("Ali", "The shed has a lock."),)
    >>> [str(shown(each, "Gwen")) for each in (Hearing(), Hearing(against), Hearing(against, remains=False))]
    ['qualified', 'raised', 'not_qualified']
    """
    if not any(each.argument.strip() and each.person != objector for each in hearing.disagreements):
        return ObjectionState.QUALIFIED
    if hearing.remains is None:
        return ObjectionState.RAISED
    return ObjectionState.QUALIFIED if hearing.remains else ObjectionState.NOT_QUALIFIED


def require_move(objection: Objection, to: Settlement) -> None:
    """Refuse what the ledger does not allow.

    Raises `NoSuchMove`, `OnlyTheObjector`, `Missing`, `NotShown`, `SameText`.
    """
    if to.state not in moves(objection.state):
        raise NoSuchMove(objection.state, to.state)
    if to.state in (*_OWN, ObjectionState.RAISED) and to.by != objection.person:
        raise OnlyTheObjector(objection.person, to.state)
    if to.state in _TESTED:
        _require_shown(objection, to)
    for field in needs(to.state):
        if not getattr(to, field):
            raise Missing(field)
    if to.version is not None and to.version <= objection.version:
        raise SameText(to.version)


def moved(objection: Objection, to: Settlement) -> Objection:
    """The objection in its new state; its refusals are those of `require_move`."""
    require_move(objection, to)
    return replace(objection, state=to.state)


def is_stale(objection: Objection, version: int) -> bool:
    """Whether it was raised to an older text and nobody has said yet what the new one makes of it.

    >>> is_stale(Objection("1", "Gwen", version=1), version=2)
    True
    """
    return objection.is_open and objection.version < version


def said_again(objection: Objection, stance: StanceKind | None, version: int) -> Objection:
    """What a new text makes of an objection, by what its objector says to that text; unheard it stays, stale.

    Affirmed, it is to be tested anew: the argument meets another text.

    >>> old = Objection("1", "Gwen", 1, ObjectionState.QUALIFIED)
    >>> [str(said_again(old, each, 2).state) for each in (StanceKind.CONSENT, StanceKind.OBJECTION, None)]
    ['integrated', 'raised', 'qualified']
    """
    if stance is None or not is_stale(objection, version):
        return objection
    if stance is StanceKind.OBJECTION:
        return replace(objection, state=ObjectionState.RAISED, version=version)
    if stance is StanceKind.CONCERN:
        return replace(objection, state=ObjectionState.DOWNGRADED)
    answered = objection.state is ObjectionState.QUALIFIED
    return replace(objection, state=ObjectionState.INTEGRATED if answered else ObjectionState.WITHDRAWN)


def standing(objections: Iterable[Objection], version: int) -> tuple[tuple[Objection, ...], ...]:
    """The untested, the qualified and the stale ones, as the text stands now.

    >>> [len(each) for each in standing([Objection("1", "Gwen", 2), Objection("2", "Ali", 1)], version=2)]
    [1, 0, 1]
    """
    still = [each for each in objections if each.is_open]
    now = [each for each in still if not is_stale(each, version)]
    untested, qualified = (tuple(each for each in now if each.state is state) for state in OPEN)
    return untested, qualified, tuple(each for each in still if is_stale(each, version))


def _require_shown(objection: Objection, to: Settlement) -> None:
    if to.hearing is None:
        raise Missing("hearing")
    if (says := shown(to.hearing, objection.person)) is not to.state:
        raise NotShown(to.state, says)
