"""Draws long weighted histories from a seed, tells them, and makes the shortest of one that fails."""

import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.migrate import create
from tests.merging import ending, mishaps, passing, people, post, twins
from tests.merging.laptop import Laptop, World, seeded
from tests.merging.story import Step, Story

EVERYTHING = {
    "edit": 16.0, "swap": 5.0, "send": 6.0, "deliver": 7.0, "lose": 1.0, "add": 1.0, "remove": 1.5, "fetch": 1.0,
    "settle": 2.0, "undo": 1.5, "redo": 0.7, "consent": 2.0, "level": 0.3, "erase": 0.4, "propose": 1.0, "answer": 1.0,
    "claim": 0.3, "skew": 1.0, "tick": 5.0, "backup": 0.7, "restore": 0.7, "carry": 0.2, "revoke": 0.2,
    "leap": 0.0, "redate": 0.0, "pass_on": 0.2, "join": 0.3, "part": 0.3, "differ": 0.3, "bring": 0.3,
}  # fmt: skip


_VERBS = {
    verb: getattr(place, verb)
    for place in (people, post, mishaps, passing, twins)
    for verb in (*EVERYTHING, "clone")
    if hasattr(place, verb)
}


def tell(story: Story, step: Step) -> None:
    """One step."""
    _VERBS[step[0]](story, *step[1:])


def weighted(**more: float) -> dict[str, float]:
    """The usual weights, but for these."""
    return {**EVERYTHING, **more}


QUARRELS = weighted(
    edit=24, remove=4, fetch=3, settle=5, undo=3, redo=2, erase=0, restore=0, backup=0, carry=0, revoke=0
)
MISHAPS = weighted(send=9, deliver=9, lose=3, backup=2.5, restore=2, carry=0.6, erase=0.3)
NEIGHBOURS = weighted(
    consent=7, level=1.5, propose=3, answer=3, claim=2, pass_on=1.5, swap=8, erase=0.3, restore=0, carry=0
)
FORGETTING = weighted(erase=2.5, backup=0.4, restore=0.4, undo=2, consent=3)
LEAPS = weighted(leap=2, redate=9, backup=1.5, restore=1, erase=0.3)
TWINS = weighted(
    join=6,
    part=2,
    differ=1,
    bring=2.5,
    add=4,
    edit=10,
    consent=5,
    undo=3,
    redo=2,
    erase=0.5,
    swap=9,
    restore=0.2,
    revoke=0,
)
SHUT_OUT = weighted(
    revoke=1.2,
    consent=7,
    send=8,
    deliver=8,
    swap=6,
    edit=8,
    level=0.6,
    erase=0.2,
    claim=0,
    restore=0,
    backup=0,
    carry=0,
)
FORKS = weighted(clone=2, swap=9, erase=0, restore=0, revoke=0, carry=0)
KINDS = {
    "leaps": LEAPS,
    "forks": FORKS,
    "quarrels": QUARRELS,
    "mishaps": MISHAPS,
    "neighbours": NEIGHBOURS,
    "forgetting": FORGETTING,
    "twins": TWINS,
    "shut_out": SHUT_OUT,
}


@dataclass(frozen=True)
class Found:
    """A history that does not hold: what broke, and the shortest form of it."""

    seed: int
    steps: tuple[Step, ...]
    broke: str

    def __str__(self) -> str:
        told = "\n".join(f"    {step!r}," for step in self.steps)
        return f"history {self.seed}, shrunk to {len(self.steps)} steps:\n{told}\n  {self.broke}"


def drawn(seed: int, weights: dict[str, float], longest: int = 60) -> tuple[Step, ...]:
    """A history: a verb, and numbers that choose among what is there when it comes to it."""
    dice = random.Random(seed)
    verbs = dice.choices(list(weights), list(weights.values()), k=dice.randint(8, longest))
    return tuple((verb, *(dice.randrange(1000) for _ in range(_NUMBERS.get(verb, 1)))) for verb in verbs)


_NUMBERS = {
    "edit": 4, "add": 2, "remove": 3, "fetch": 3, "settle": 3, "consent": 3, "level": 2, "erase": 2, "propose": 3,
    "claim": 3, "answer": 3, "send": 2, "deliver": 2, "skew": 2, "revoke": 3, "leap": 2, "pass_on": 2,
    "join": 3, "part": 2, "differ": 3,
}  # fmt: skip


class Workshop:
    """A folder where histories are told, each from the same beginning: made once, and copied for each."""

    def __init__(self, folder: Path) -> None:
        self._told, self._begun = folder / "told", folder / "begun"
        template = folder / "empty.chapter"
        create(template)
        self._told.mkdir()
        self._first = Story(World(self._told, template, random.Random(7)))
        with seeded(self._first.world):
            self._first.begin()
        for laptop in self._first.laptops.values():
            laptop.store.close()
        self._told.rename(self._begun)

    def broken(self, steps: tuple[Step, ...]) -> str:
        """What does not hold in this history, or ''."""
        shutil.copytree(self._begun, self._told)
        story = self._story()
        try:
            with seeded(story.world):
                for step in steps:
                    tell(story, step)
                ending.end(story)
        except Exception as fault:  # noqa: BLE001 - whatever goes wrong in a history is what is looked for
            return f"{type(fault).__name__}: {fault}"
        finally:
            for laptop in story.laptops.values():
                laptop.store.close()
            shutil.rmtree(self._told)
        return ""

    def _story(self) -> Story:
        first, dice = self._first.world, random.Random()
        dice.setstate(first.dice.getstate())
        world = World(self._told, first.template, dice, first.at, dict(first.facts), set(first.pairs))
        laptops = {name: Laptop(self._told, name, world=world) for name in self._first.laptops}
        return Story(world, laptops, chapter_of=dict(self._first.chapter_of), count=self._first.count)


@contextmanager
def workshop() -> Iterator[Workshop]:
    """A place for histories, in memory where there is one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="histories-", dir=memory if memory.is_dir() else None) as folder:
        yield Workshop(Path(folder))


def search(place: Workshop, seeds: Iterable[int], weights: dict[str, float], longest: int = 60) -> Found | None:
    """The first of these histories that does not hold, made short."""
    for seed in seeds:
        steps = drawn(seed, weights, longest)
        if place.broken(steps):
            short = shrunk(place, steps)
            return Found(seed, short, place.broken(short))
    return None


def shrunk(place: Workshop, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Leave out steps, many at a time at first, as long as it still breaks."""
    kind, size = _kind(place.broken(steps)), len(steps) // 2
    while size:
        at = len(steps)
        while at > 0:
            at -= size
            shorter = steps[: max(at, 0)] + steps[max(at, 0) + size :]
            if _kind(place.broken(shorter)) == kind:
                steps = shorter
                at = min(at, len(steps))
        size //= 2
    return steps


def _kind(broke: str) -> list[str]:
    """What sort of break it is, so that shortening does not wander off to another."""
    return broke.split()[:2]
