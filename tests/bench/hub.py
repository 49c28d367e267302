"""What one more bundle costs the national hub while its log grows to two million changes.

The bundles are made up without chapters behind them: mostly stubs, as chapters send them, the rest real changes with
real hashes. `tests.bench.years` has the chapters, at a size that is done while one waits.
"""

import gc
import secrets
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Any

from models import migrate
from models.ids import new_id
from models.log import chains
from models.log.erasing import Entry
from models.log.intervals import Vector, runs_of
from models.log.merge import Card, Signed
from models.log.op import Op
from models.log.outgoing import NATIONAL
from models.log.parcel import Parcel, Sender, Span
from tests import builders
from tests.bench.measure import Ratio
from tests.parcels import Copy

CHAPTERS, WEEKS, TENTHS, A_WEEK = 200, 104, 10, 97
_MEASURED = 60  # bundles timed in each tenth of the two years
_START = int(builders.NOW.timestamp() * 1000) << 16
_HOUR = 3_600_000 << 16


class Imagined:
    """One chapter's laptop as the hub sees it: numbers, hashes, and the little that may leave."""

    def __init__(self, dice: Random, number: int) -> None:
        self.card = Card(secrets.token_hex(8), f"chapter {number}", "", new_id())
        self.published: list[int] = []
        self.person = ""
        self._dice, self._level = dice, number % 4
        self._recent: list[Signed] = []
        self._seq, self._hlc, self._link, self._since = 0, _START, chains.START, chains.START
        self.say("chapter", self.card.chapter, name=self.card.name, national_level=self._level, region="Severnside")
        self.assets = [new_id() for _ in range(12)]
        for asset in self.assets:
            self.publish("asset", asset, name="Projector", place="Store room", quantity=1)
        for _ in range(dice.randint(30, 400)):
            self._join()

    def live(self, weeks: int) -> None:
        """So many weeks of about a hundred changes each; a few of them leave."""
        for _ in range(weeks * A_WEEK):
            lot = self._dice.random()
            if lot < 0.016:
                self.say("decision", new_id(), number="D1", text="Gather monthly", outcome="adopted", method="consent")
            elif lot < 0.02:
                self.publish("asset", self._dice.choice(self.assets), condition=f"Good, {self._seq}")
            elif lot < 0.026:
                self._join()
            else:
                self._keep(None)

    def parcel(self, told: Vector) -> Parcel:
        """Everything since the hub last answered; `told` is what it has published of others."""
        wid, low = self.card.wid, self._seq - len(self._recent) + 1
        whole = {**told, wid: ((1, self._seq),)}
        sender = Sender(wid, wid, 1, self._seq, whole, whole)
        span = Span(wid, low, self._seq, self._since.hex(), self._link.hex())
        founded = (self.card.chapter, self.card.name, "")
        at = f"{builders.NOW:%Y-%m-%dT%H:%M:%SZ}"
        ops = tuple(self._recent)
        return Parcel(new_id(), self.card.name, "", at, sender, founded, NATIONAL, (self.card,), ops, (span,))

    def hear(self) -> None:
        """The hub has answered."""
        self._recent, self._since = [], self._link

    def _join(self) -> None:
        """Somebody joins; in one chapter of four the national community may know them."""
        if self._level < 3 or self._dice.random() < 0.4:
            for _ in range(6):
                self._keep(None)
            return
        self.person = person = new_id()
        self.say("person", person, given_name="Amara", family_name="Okafor")
        self._keep(None)
        self.say("contact_point", new_id(), person_id=person, kind="email", value="amara@chapter.example")
        self.say("person_skill", new_id(), person_id=person, skill="charts")
        self.say("consent_event", new_id(), person_id=person, audience="national", state="granted", at="2026-01-01")
        self._keep(None)

    def publish(self, table: str, row: str, **values: Any) -> None:
        """A change that the hub passes on to all."""
        self.say(table, row, **values)
        self.published.append(self._seq)

    def say(self, table: str, row: str, **values: Any) -> None:
        """A change that leaves."""
        self._keep(Op(self.card.wid, self._seq + 1, self._hlc + _HOUR, table, row, values, {}))

    def _keep(self, op: Op | None) -> None:
        self._seq, self._hlc = self._seq + 1, self._hlc + _HOUR
        digest = op.digest() if op else secrets.token_bytes(16)
        self._link = chains.step(self._link, digest)
        self._recent.append(Signed(self.card.wid, self._seq, digest, op))


class _Hub(Copy):
    """The national community's own file."""

    def __post_init__(self) -> None:
        """An empty file, founded."""
        template = self.folder / "template.chapter"
        migrate.create(template)
        shutil.copy(template, self.path)
        self.store = self.opened()
        self.set("chapter", self.found("National community"), kind="national")


class _Kept(Copy):
    """A file that is there already."""

    def __post_init__(self) -> None:
        """As it is."""
        self.store = self.opened()


@dataclass(frozen=True)
class _Age:
    """The hub at one time, the chapters as they were then, and what they had from it."""

    hub: Copy
    chapters: list[Imagined]

    def told(self) -> Vector:
        """What the hub has published."""
        return {chapter.card.wid: runs_of(chapter.published) for chapter in self.chapters}

    def kept(self) -> "_Age":
        """The same once more, to go on from later."""
        self.hub.store.close()
        shutil.copy(self.hub.path, self.hub.path.with_stem("young"))
        self.hub.store = self.hub.opened()
        return _Age(_Kept(self.hub.folder, "young"), deepcopy(self.chapters))


def hub(folder: Path) -> Iterator[object]:
    """The figures of this subject."""
    dice = Random(7)
    now = _Age(_Hub(folder, "hub"), [Imagined(dice, number) for number in range(CHAPTERS)])
    for chapter in now.chapters:
        _send(now.hub, chapter, {})
        chapter.hear()
    young = now.kept()
    for _ in range(TENTHS):
        told = now.told()
        costs = [_one_week(now.hub, chapter, told) for chapter in dice.sample(now.chapters, _MEASURED)]
        waited, worked = median(wall for wall, _ in costs), median(cpu for _, cpu in costs)
        ((held,),) = now.hub.rows("SELECT count(*) FROM op")
        yield f"  {held:9,} changes at the hub: {waited:7.2f} ms a bundle, {worked:7.2f} of them work"
        for chapter in now.chapters:
            chapter.live(WEEKS // TENTHS)
            _send(now.hub, chapter, told)
            chapter.hear()
    for name, work in (("forget somebody", _forget), ("take in a week's bundle", _one_week)):
        late, early = _turn_about(work, now, young)
        yield Ratio(f"work to {name}, two years on", late, early, "in the first weeks", 1.5)
    yield f"  check finds {len(now.hub.sound())} differences; {now.hub.path.stat().st_size / 1e6:.0f} MB"
    for age in (now, young):
        age.hub.store.close()


def _turn_about(work: Callable[[Copy, Imagined, Vector], tuple[float, float]], *ages: _Age) -> Iterator[float]:
    """The median work at each age, done turn and turn about: minutes apart, a busy machine is another machine."""
    told = [age.told() for age in ages]
    costs: list[list[float]] = [[] for _ in ages]
    for number in Random(1).sample(range(3, CHAPTERS, 4), _MEASURED // 2):  # one in four has told of somebody
        for age, known, taken in zip(ages, told, costs, strict=True):
            taken.append(work(age.hub, age.chapters[number], known)[1])
    return map(median, costs)


def _one_week(copy: Copy, chapter: Imagined, told: Vector) -> tuple[float, float]:
    """A week's bundle that also says again what came the time before; what it cost."""
    chapter.hear()
    chapter.live(3)
    _send(copy, chapter, told)
    chapter.live(1)
    return _send(copy, chapter, told)


def _forget(copy: Copy, chapter: Imagined, told: Vector) -> tuple[float, float]:
    """A bundle with an entry of the ledger, and nothing else in it; what it cost."""
    chapter.hear()
    entry = Entry(chapter.person, (), chapter.card.chapter, chapter.card.wid, "asked", _START + 30_000 * _HOUR)
    return _timed(copy, replace(chapter.parcel(told), erasures=(entry,)))


def _send(copy: Copy, chapter: Imagined, told: Vector) -> tuple[float, float]:
    """A bundle; what it cost."""
    return _timed(copy, chapter.parcel(told))


def _timed(copy: Copy, parcel: Parcel) -> tuple[float, float]:
    """Milliseconds until it was taken in, and of the processor: other programs take the rest."""
    gc.collect(0)
    begun, worked = perf_counter(), process_time()
    copy.unpack(parcel)
    return (perf_counter() - begun) * 1000, (process_time() - worked) * 1000
