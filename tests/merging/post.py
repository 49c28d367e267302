"""Bundles on their way: written, carried, lost, doubled, and opened late."""

from models.log import exchange
from models.log.outgoing import Audience, answers
from models.log.parcel import Parcel
from tests.merging import outside, passing
from tests.merging.story import Story


def written(story: Story, sender: str, to: str, *, everything: bool = False, alone: bool = True) -> Parcel:
    """What one laptop writes for another, or (not `alone`) for all like it."""
    laptop, ours, theirs = story.laptops[sender], story.chapter_of[sender], story.chapter_of[to]
    kind = "chapter" if ours == theirs else "chapters" if ours == "H" else "national"
    replica = story.laptops[to].rows("SELECT replica FROM _ctl")[0][0] if alone else ""
    with laptop.store.uncaptured("") as (connection, _):
        known = {answer.replica for answer in answers(connection, Audience(kind))}
    parcel = laptop.pack(
        Audience(kind, (replica,) if replica in known else (), outside.level_of(laptop)), everything=everything
    )
    with laptop.store.uncaptured("") as (connection, _):
        exchange.note_sent(connection, parcel)
    outside.require_allowed(laptop, parcel)
    story.told[parcel.bundle_id] = story.heard.get(sender, 0)
    return parcel


def take(story: Story, to: str, parcel: Parcel) -> int:
    """Open a bundle; nothing of one's own comes of it (I18). Returns how many ops were news."""
    laptop = story.laptops[to]
    laptop.store.prepare()
    passing.hear(story, laptop, story.told.get(parcel.bundle_id, 0))
    before = laptop.standing()
    merged = laptop.unpack(parcel)
    after = laptop.standing()
    assert after[:2] == before[:2] or (after[0] != before[0] and after[1] == 0), "I18 merging wrote ops of its own"
    return merged.fresh


def edges(story: Story) -> list[tuple[str, str]]:
    """Who sends bundles to whom: within a chapter, up to the national community, and down from it."""
    names, chapter = sorted(story.laptops), story.chapter_of
    return [
        (x, y) for x in names for y in names if x != y and (chapter[x] == chapter[y] or "H" in chapter[x] + chapter[y])
    ]


def send(story: Story, edge: int, everything: int) -> None:
    ways = edges(story)
    sender, to = ways[edge % len(ways)]
    story.post.append((to, written(story, sender, to, everything=everything % 7 == 0, alone=everything % 2 == 0)))


def deliver(story: Story, which: int, stays: int) -> None:
    if story.post:
        number = which % len(story.post)
        to, parcel = story.post[number] if stays else story.post.pop(number)
        take(story, to, parcel)
        story.opened.append((to, parcel))


def swap(story: Story, edge: int) -> None:
    ways = edges(story)
    sender, to = ways[edge % len(ways)]
    take(story, to, written(story, sender, to))


def lose(story: Story, which: int) -> None:
    if story.post:
        story.post.pop(which % len(story.post))
