"""What one more bundle costs the national hub while its log grows to two million changes.

The bundles are made up without chapters behind them: mostly stubs, as chapters send them, the rest real changes with
real hashes. `tests.bench.years` has the chapters, at a size that is done while one waits.
"""

import gc
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
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
        self._say("chapter", self.card.chapter, name=self.card.name, national_level=self._level, region="Severnside")
        self._assets = [new_id() for _ in range(12)]
        for asset in self._assets:
            self._publish("asset", asset, name="Projector", place="Store room", quantity=1)
        for _ in range(dice.randint(30, 400)):
            self._join()

    def live(self, weeks: int) -> None:
        """So many weeks of about a hundred changes each; a few of them leave."""
        for _ in range(weeks * A_WEEK):
            lot = self._dice.random()
            if lot < 0.016:
                self._say("decision", new_id(), number="D1", text="Gather monthly", outcome="adopted", method="consent")
            elif lot < 0.02:
                self._publish("asset", self._dice.choice(self._assets), condition=f"Good, {self._seq}")
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
        self._say("person", person, given_name="Amara", family_name="Okafor")
        self._keep(None)
        self._say("contact_point", new_id(), person_id=person, kind="email", value="amara@chapter.example")
        self._say("person_skill", new_id(), person_id=person, skill="charts")
        self._say("consent_event", new_id(), person_id=person, audience="national", state="granted", at="2026-01-01")
        self._keep(None)

    def _publish(self, table: str, row: str, **values: Any) -> None:
        self._say(table, row, **values)
        self.published.append(self._seq)

    def _say(self, table: str, row: str, **values: Any) -> None:
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


def hub(folder: Path) -> Iterator[object]:
    """The figures of this subject."""
    copy, dice = _Hub(folder, "hub"), Random(7)
    chapters = [Imagined(dice, number) for number in range(CHAPTERS)]
    for chapter in chapters:
        _send(copy, chapter, {})
        chapter.hear()
    medians, told = [], {}
    for _ in range(TENTHS):
        told = {chapter.card.wid: runs_of(chapter.published) for chapter in chapters}
        costs = [_one_week(copy, chapter, told) for chapter in dice.sample(chapters, min(_MEASURED, CHAPTERS))]
        waited, worked = median(wall for wall, _ in costs), median(cpu for _, cpu in costs)
        medians.append(worked)
        ((held,),) = copy.rows("SELECT count(*) FROM op")
        yield f"  {held:9,} changes at the hub: {waited:7.2f} ms a bundle, {worked:7.2f} of them work"
        for chapter in chapters:
            chapter.live(WEEKS // TENTHS)
            _send(copy, chapter, told)
            chapter.hear()
    yield Ratio("work for a week's bundle, two years on", medians[-1], medians[0], "in the first weeks", 1.5)
    yield f"  forgetting somebody: {_forget(copy, chapters[3], told):.0f} ms"
    yield f"  check finds {len(copy.sound())} differences; {copy.path.stat().st_size / 1e6:.0f} MB"
    copy.store.close()


def _one_week(copy: Copy, chapter: Imagined, told: Vector) -> tuple[float, float]:
    """A week's bundle that also says again what came the time before; what it cost."""
    chapter.hear()
    chapter.live(3)
    _send(copy, chapter, told)
    chapter.live(1)
    return _send(copy, chapter, told)


def _send(copy: Copy, chapter: Imagined, told: Vector) -> tuple[float, float]:
    """Milliseconds until it was taken in, and of the processor: other programs take the rest."""
    parcel = chapter.parcel(told)
    gc.collect(0)
    begun, worked = perf_counter(), process_time()
    copy.unpack(parcel)
    return (perf_counter() - begun) * 1000, (process_time() - worked) * 1000


def _forget(copy: Copy, chapter: Imagined, told: Vector) -> float:
    """A bundle with an entry of the ledger, and nothing else in it."""
    stamp = _START + 30_000 * _HOUR
    entry = Entry(chapter.person, (), chapter.card.chapter, chapter.card.wid, "asked", stamp)
    begun = perf_counter()
    copy.unpack(replace(chapter.parcel(told), erasures=(entry,)))
    return (perf_counter() - begun) * 1000
