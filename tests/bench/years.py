"""Two years of chapters that send the national community their bundles, some lost, some twice, some late.

At the end every copy must say the same, and what the hub spends on a bundle must not have grown with its log.
`python -m tests.bench.years 200 104` runs that many chapters for that many weeks; `make bench` runs fewer.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from models import migrate
from models.commands import duplicates
from models.errors import Refusal
from models.log.outgoing import CHAPTERS, NATIONAL, Audience
from models.log.parcel import Parcel
from tests import builders
from tests.bench import agreeing
from tests.bench.measure import Ratio
from tests.bench.year_handing import Handing
from tests.bench.year_life import Deeds, Life
from tests.parcels import Copy

_SKEWS = (0, 0, 0, 3, -5, 26, -40, 72)  # hours a clock is wrong by
_FIRST_MONTH = 5  # weeks in which everybody's founding is still on its way
_DELAYS = (0, 0, 0, 0, 1, 1, 2, 4)  # weeks a bundle lies about


@dataclass
class Laptop(Copy):
    """A copy in a time of its own; `template` is an empty chapter file to begin from."""

    template: Path = Path()
    week: int = 0

    def __post_init__(self) -> None:
        """An empty file."""
        shutil.copy(self.template, self.path)
        self.store = self.opened()

    def now(self) -> datetime:
        """What this laptop's clock says."""
        return builders.clock() + timedelta(weeks=self.week) + self.ahead

    def pin(self, national: Copy) -> None:
        """Believe the national community's key, as an invitation makes one do."""
        ((community,),) = national.rows("SELECT chapter FROM _ctl")
        with self.store.uncaptured("") as (connection, _):
            connection.execute("INSERT INTO known_key VALUES('key', '', 'national', ?, 'root', '')", (community,))

    def lives(self, deeds: Deeds) -> None:
        """A week's work in one deed."""
        self.log(deeds.write)

    def keep(self) -> None:
        """Put a copy of the file aside."""
        self.store.close()
        shutil.copy(self.path, self.path.with_suffix(".kept"))
        self.store = self.opened()

    def set_back(self) -> None:
        """Go on from the copy put aside."""
        self.store.close()
        shutil.copy(self.path.with_suffix(".kept"), self.path)
        self.store = self.opened()


@dataclass(frozen=True)
class Chapter:
    """One chapter: its life, its first laptop and perhaps a co-coordinator's."""

    life: Life
    level: int
    laptops: list[Laptop]


@dataclass(frozen=True)
class Taken:
    """One bundle at the hub: when it came, what work it cost, how much was in it and how much of that was new."""

    week: int
    ms: float
    changes: int
    fresh: int


class Years:
    """The national community, its chapters, and the post between them."""

    def __init__(self, folder: Path, chapters: int) -> None:
        self.dice = Random(chapters)
        self.week = 0
        self.taken: list[Taken] = []
        self._folder, self._template = folder, folder / "template.chapter"
        self._post: list[tuple[int, Laptop, Parcel]] = []
        self._handing = Handing(self.dice)
        migrate.create(self._template)
        self.hub = self._laptop("hub")
        self.hub.set("chapter", self.hub.found("National community"), kind="national")
        self.chapters = [self._chapter(number) for number in range(chapters)]

    def _laptop(self, name: str) -> Laptop:
        return Laptop(self._folder, name, template=self._template)

    def _chapter(self, number: int) -> Chapter:
        first = self._laptop(f"chapter {number}")
        chapter = Chapter(Life(self.dice, self.dice.randint(30, 400), number % 4), number % 4, [first])
        founded = first.found(f"Chapter {number}")
        first.lives(chapter.life.founding(founded, first.now().date()))
        if number % 10 == 0:
            second = self._laptop(f"chapter {number} too")
            second.unpack(first.pack(everything=True))
            chapter.laptops.append(second)
        for laptop in chapter.laptops:
            laptop.pin(self.hub)
        return chapter

    def laptops(self) -> Iterator[Laptop]:
        """Everybody's but the hub."""
        return chain.from_iterable(chapter.laptops for chapter in self.chapters)

    def live(self, weeks: int) -> None:
        """So many weeks with everything that goes wrong, and then one in which nothing does."""
        for _ in range(weeks):
            self._go_on(1)
            for chapter in self.chapters:
                self._one_week(chapter)
            self._deliver()
            if self.week % 4 == 1:
                self._publish()
                print(f"week {self.week} of {weeks}", file=sys.stderr, flush=True)
        self._settle()

    def _go_on(self, weeks: int) -> None:
        self.week += weeks
        for laptop in (self.hub, *self.laptops()):
            laptop.week = self.week

    def _one_week(self, chapter: Chapter) -> None:
        dice = self.dice
        for laptop in chapter.laptops:
            if dice.random() < 0.02:
                laptop.ahead = timedelta(hours=dice.choice(_SKEWS))
        writer = dice.choice(chapter.laptops)
        writer.lives(chapter.life.week(writer.now().date()))
        if dice.random() < 0.04:
            self._look_for_twins(chapter, writer)
        if len(chapter.laptops) == 2:
            self._meet_up(*chapter.laptops)
        if dice.random() < 0.95:
            sender = chapter.laptops[0]
            self._send(self.hub, sender.pack(Audience(NATIONAL, level=chapter.level)))

    def _look_for_twins(self, chapter: Chapter, laptop: Laptop) -> None:
        """Two entries are made one, told apart, or taken apart again; who has left the list may be among them."""
        first, second = chapter.life.two_members()
        say = self.dice.choice((duplicates.merge, duplicates.merge, duplicates.say_different, duplicates.part))
        with suppress(Refusal):
            laptop.do(say, first_id=first, second_id=second, now=laptop.now())

    def _meet_up(self, first: Laptop, second: Laptop) -> None:
        """Two co-coordinators send each other theirs; now and then one of them has to go on from an old copy."""
        self._send(second, first.pack())
        self._send(first, second.pack())
        lot = self.dice.random()
        if lot < 0.03:
            first.keep()
        elif lot < 0.05 and first.path.with_suffix(".kept").exists():
            second.unpack(first.pack())
            first.set_back()

    def _send(self, to: Laptop, parcel: Parcel) -> None:
        """One in twenty is lost, one in ten comes twice, many come late."""
        for _ in range(self.dice.choices((0, 1, 2), (1, 17, 2))[0]):
            self._post.append((self.week + self.dice.choice(_DELAYS), to, parcel))

    def _deliver(self) -> None:
        due = [letter for letter in self._post if letter[0] <= self.week]
        self._post = [letter for letter in self._post if letter[0] > self.week]
        self.dice.shuffle(due)
        for _, to, parcel in due:
            if to is self.hub:
                self.taken.append(self._at_the_hub(parcel))
            else:
                to.unpack(parcel)
                self._handing.comes_with(parcel, to)

    def _at_the_hub(self, parcel: Parcel) -> Taken:
        begun = process_time()
        merged = self.hub.unpack(parcel)
        return Taken(self.week, (process_time() - begun) * 1000, len(parcel.ops), merged.fresh)

    def _publish(self) -> None:
        deeds = Deeds()
        deeds.new("decision", number=f"N{self.week}", text=f"Gather nationally, version {self.week}", outcome="adopted")
        self.hub.lives(deeds)
        if self.dice.random() < 0.5:
            self._handing.pass_one_on(self.hub, self.dice.choice(self.chapters).laptops[0])
        parcel = self.hub.pack(Audience(CHAPTERS))
        self._handing.goes_with(parcel)
        for laptop in self.laptops():
            self._send(laptop, parcel)

    def _settle(self) -> None:
        """Months later, with all clocks right, everything still on its way arrives, and then everybody writes twice."""
        self._go_on(20)
        for laptop in (self.hub, *self.laptops()):
            laptop.ahead = timedelta()
        self._deliver()
        for chapter in self.chapters:  # what has run out in between is seen to have, once somebody says what day it is
            laptop = chapter.laptops[0]
            laptop.log(lambda connection: connection.execute("UPDATE chapter SET region = 'Mendip'"))
        for _ in range(2):
            for chapter in self.chapters:
                for laptop in chapter.laptops:
                    parcel = laptop.pack()
                    for other in chapter.laptops:
                        other.unpack(parcel)
                self.hub.unpack(chapter.laptops[0].pack(Audience(NATIONAL, level=chapter.level)))
            parcel = self.hub.pack(Audience(CHAPTERS))
            self._handing.goes_with(parcel)
            for laptop in self.laptops():
                laptop.unpack(parcel)
                self._handing.comes_with(parcel, laptop)

    def faults(self) -> list[str]:
        """Everything in which two copies do not agree, or one not with its own log."""
        copies = (self.hub, *self.laptops())
        found = [f"{copy.name}: {difference}" for copy in copies for difference in copy.sound()]
        for chapter in self.chapters:
            if len(chapter.laptops) == 2:
                found += agreeing.disagreements(*chapter.laptops)
            found += agreeing.misunderstandings(self.hub, chapter.laptops[0], chapter.level)
        return found + list(agreeing.hearsay(self.hub, self.laptops()))


def years(folder: Path, chapters: int = 20, weeks: int = 104) -> Iterator[object]:
    """The figures of this subject."""
    made = Years(folder, chapters)
    made.live(weeks)
    ((held,),) = made.hub.rows("SELECT count(*) FROM op")
    yield f"  {chapters} chapters, {weeks} weeks: {len(made.taken)} bundles, {held:,} changes at the hub"
    tenths = list(_tenths([taken for taken in made.taken if taken.week > _FIRST_MONTH]))
    costs = [median(taken.ms for taken in tenth) for tenth in tenths]
    for number, tenth in enumerate(tenths):
        each = median(1000 * taken.ms / max(1, taken.changes) for taken in tenth)
        most = max(taken.ms for taken in tenth)
        told = f"{costs[number]:7.2f} ms a bundle, {most:7.2f} at most, {each:7.2f} ms for 1,000 changes"
        yield f"  tenth {number + 1:2}: {told}"
    yield Ratio("hub, work for a bundle, last tenth", costs[-1], costs[0], "in the first", 1.5)
    faults = made.faults()
    yield f"  copies that do not agree, or not with their own log: {len(faults)}"
    yield from faults[:10]


def _tenths(taken: list[Taken]) -> Iterator[list[Taken]]:
    for number in range(10):
        yield taken[number * len(taken) // 10 : (number + 1) * len(taken) // 10]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        for line in years(Path(place), *map(int, sys.argv[1:])):
            print(line, flush=True)
