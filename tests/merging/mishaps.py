"""What happens to laptops: wrong clocks, backups put back, files copied, laptops copied whole or shut out."""

import shutil
from datetime import timedelta

from models.log import exchange, scope
from models.log.restamp import restamp
from tests.merging import people
from tests.merging.laptop import Laptop
from tests.merging.story import Story

_SKEWS = (-950_400, -5, 0, 0, 5, 1_000, 950_400)
_YEARS = 5 * 31_536_000
_SHOWN = "SELECT hex(row), fld, w, seq, nheads FROM cell ORDER BY row, fld"
_OPS = "SELECT wid, seq, lower(hex(h)), hlc FROM op JOIN writer ON writer.id = w WHERE fid > 0 ORDER BY wid, seq, hlc"
_TICKS = (1, 10, 10, 1_000, 3_600_000, 86_400_000)
_MOST = 6  # laptops


def skew(story: Story, who: int, much: int) -> None:
    story.laptop(who).skew(_SKEWS[much % len(_SKEWS)])


def leap(story: Story, who: int, much: int) -> None:
    """A clock goes to another year, and somebody goes on writing."""
    story.laptop(who).skew(_YEARS)
    for number in range(much % 3 + 1):
        people.edit(story, who, much + number, much // 3, much // 5 + number)


def redate(story: Story, who: int) -> None:
    """One is put right, and what nobody else has yet is dated anew; nothing that is shown becomes another."""
    ahead = [name for name in sorted(story.laptops) if story.laptops[name].ahead.days > 300]
    if not ahead:
        return
    laptop = story.laptops[ahead[who % len(ahead)]]
    laptop.skew(0)
    laptop.store.prepare()
    before = laptop.rows(_SHOWN), laptop.rows(_OPS)
    with laptop.store.uncaptured("Date anew") as (connection, rows):
        restamp(connection, laptop.now(), rows)
    assert laptop.rows(_SHOWN) == before[0], "I19 a value changed as changes were dated anew"
    laptop.note_redated(before[1], laptop.rows(_OPS))


def tick(story: Story, much: int) -> None:
    story.world.at += timedelta(milliseconds=_TICKS[much % len(_TICKS)])


def backup(story: Story, who: int) -> None:
    laptop = story.laptop(who)
    story.backups[laptop.name] = laptop.back_up(f"{laptop.name}-{len(story.backups)}.backup")


def restore(story: Story, who: int) -> None:
    laptop = story.laptop(who)
    if laptop.name in story.backups:
        laptop.set_back(story.backups[laptop.name])
        story.was_set_back = True


def carry(story: Story, who: int) -> None:
    """The file is carried to a laptop that never had one."""
    laptop = story.laptop(who)
    if len(story.laptops) < _MOST:
        name = f"{laptop.name}{len(story.laptops)}"
        laptop.back_up(f"{name}.chapter")
        story.arrive(name, story.chapter_of[laptop.name]).store.prepare()
        story.heard[name] = story.heard.get(laptop.name, 0)


def clone(story: Story, who: int) -> None:
    """A whole laptop is copied, with all its notes: two go on under one name, and neither can know."""
    laptop = story.laptop(who)
    if len(story.laptops) < _MOST:
        name = f"{laptop.name}{len(story.laptops)}"
        twin = laptop.back_up(f"{name}.chapter")
        shutil.copytree(laptop.home, laptop.folder / f"{name}-home")
        for note in (laptop.folder / f"{name}-home").rglob("*.json"):
            note.write_text(note.read_text().replace(str(laptop.path), str(twin)))
        story.arrive(name, story.chapter_of[laptop.name])
        story.heard[name] = story.heard.get(laptop.name, 0)
        story.world.has_twins = True


def revoke(story: Story, who: int, whom: int, back: int) -> None:
    laptop, other = story.laptop(who), story.laptop(whom)
    if laptop is other or story.chapter_of[laptop.name] != story.chapter_of[other.name]:
        return
    wid = other.standing()[0]
    held = laptop.rows("SELECT max(seq) FROM op JOIN writer ON writer.id = w WHERE wid = ?", wid)[0][0] or 0
    last = min(max(0, held - back % 3), story.revoked.get(wid, 2**40))
    story.revoked[wid] = last
    shut_out(laptop, wid, last)


def shut_out(laptop: Laptop, wid: str, last: int) -> None:
    """A revocation arrives."""
    with laptop.store.uncaptured("") as (connection, _):
        (held,) = connection.execute("SELECT min(revoked_after) FROM writer WHERE wid = ?", (wid,)).fetchone()
        scope.end_at(connection, wid, last if held is None else min(last, held), last)
        exchange.give_back(connection)
