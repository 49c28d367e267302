"""Entries that are one person, or not, in a history: who says so, and what must hold of all entries of somebody."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from models.commands import duplicates
from models.errors import Refusal
from models.queries import duplicates as asked
from models.queries.duplicates_links import copy_id
from tests.merging import outside
from tests.merging.laptop import Laptop
from tests.merging.story import Story, own_rows

_OF_PARTS = {"contact_point": "kind || ' ' || value", "person_skill": "skill", "person_role": "role"}


def join(story: Story, who: int, which: int, other: int) -> None:
    """Two entries are made one; nothing either could be reached by, does or can do gets lost."""
    laptop = story.chapters_laptop(who)
    pair = _two(laptop, which, other)
    if pair is None:
        return
    before, was_late = set().union(*(parts(laptop, id).values() for id in pair)), _late(laptop)
    done = _tell(story, laptop, duplicates.merge, first_id=pair[0], second_id=pair[1])
    if done:
        story.joined.add(frozenset(pair))
    if done and not laptop.is_shut_out():
        lost = before - set(parts(laptop, done.kept).values())
        assert not lost, f"I20 {lost} got lost as {done.given_up} became {done.kept}"
        assert was_late or not _late(laptop), f"I20 joining left {_late(laptop)} behind"


def part(story: Story, who: int, which: int) -> None:
    """Two that were made one are taken apart."""
    laptop = story.chapters_laptop(who)
    pairs = laptop.rows("SELECT first_id, second_id FROM likeness WHERE verdict = 'same' AND NOT removed ORDER BY id")
    if pairs:
        first, second = pairs[which % len(pairs)]
        _tell(story, laptop, duplicates.part, first_id=first, second_id=second)


def differ(story: Story, who: int, which: int, other: int) -> None:
    """Somebody looks at two entries, and says they are two people."""
    laptop = story.chapters_laptop(who)
    if pair := _two(laptop, which, other):
        _tell(story, laptop, duplicates.say_different, first_id=pair[0], second_id=pair[1])


def bring(story: Story, who: int) -> None:
    """What came late goes over to the kept entries, and then nothing is late that could."""
    laptop = story.chapters_laptop(who)
    with noted(story, laptop):
        laptop.do(duplicates.bring_along)
    left = [each for each in _late(laptop) if each.table != "person"]
    assert laptop.is_shut_out() or not left, f"I20 {left} is late after everything was brought along"


@contextmanager
def noted(story: Story, laptop: Laptop) -> Iterator[None]:
    """One deed that may answer for somebody: what it answers is given in knowledge of what it names."""
    with laptop.witnessed():
        yield
    for id, follows in laptop.rows("SELECT id, follows FROM consent_event"):
        story.followed.setdefault(id, set(follows.split()))


def parts(laptop: Laptop, person: str) -> dict[tuple[str, str], str]:
    """What somebody has of their own, by table and row."""
    return {
        (table, id): value
        for table, said in _OF_PARTS.items()
        for id, value in laptop.rows(
            f"SELECT id, coalesce({said}, '') FROM {table} WHERE person_id = ? AND NOT removed", person
        )
    }


def late_answers(laptop: Laptop) -> set[str]:
    """Everybody who answered under another entry what their own does not say yet: that is listed for a person."""
    return {each.into_id for each in _late(laptop) if each.table == "consent_event"}


def taken_for_somebody_else(story: Story) -> set[str]:
    """Those forgotten who once were one with somebody that is not: in the past of these their values stay."""
    people = {id for pair in story.joined for id in pair}
    found = set()
    for row in story.forgotten:
        known, more = {row}, {row}
        while more:
            more = set().union(*(pair for pair in story.joined if pair & known)) - known
            known |= more
        if not known <= story.forgotten or _copied(story, row, people):
            found.add(row)
    return found


def _copied(story: Story, row: str, people: set[str]) -> bool:
    """Whether something of somebody's own went over to another entry."""
    listed = json.dumps([copy_id(row, id) for id in people])
    return any(
        laptop.rows("SELECT 1 FROM op WHERE row IN (SELECT unhex(value) FROM json_each(?))", listed)
        for name, laptop in story.laptops.items()
        if story.chapter_of[name] == "A"
    )


def require_twins(story: Story) -> None:
    """I20: of somebody's entries the smallest is kept, nothing of theirs got lost, and all are forgotten or none."""
    for name, laptop in story.laptops.items():
        if story.chapter_of[name] != "A":
            told = [row for table, row, *_ in outside.elsewhere(laptop) if table == "likeness"]
            assert not told, f"I20 {name} is told who is one person in another chapter"
            continue
        late = {(each.table, each.id) for each in _late(laptop)}
        doubted = frozenset[str]().union(*outside.doubted(laptop))
        for entries in set(outside.everybody(laptop).values()):
            if not entries & doubted:  # what is to be settled first goes nowhere
                require_one(laptop, entries, late)


def require_one(laptop: Laptop, entries: frozenset[str], late: set[tuple[str, str]]) -> None:
    """The same for one person."""
    kept = min(entries)
    with laptop.store.read() as reader:
        assert {asked.canonical(reader, id) for id in entries} == {kept}, f"I20 another than {kept} is kept"
    forgotten = laptop.forgotten() & entries
    left = {id for id in entries - forgotten if forgotten and laptop.rows("SELECT 1 FROM person WHERE id = ?", id)}
    assert {("person", id) for id in left} <= late, f"I20 {forgotten} are forgotten, and {left} are not"
    own = set(parts(laptop, kept).values())
    for id in entries - {kept} - forgotten if kept not in forgotten else ():
        for (table, row), value in parts(laptop, id).items():
            copy = laptop.rows(f"SELECT 1 FROM {table} WHERE id = ?", copy_id(row, kept))
            assert value in own or copy or (table, row) in late, f"I20 {value} of {id} got lost"


def _tell(story: Story, laptop: Laptop, verb: Callable[..., Any], **given: Any) -> Any:
    done = None
    with noted(story, laptop), suppress(Refusal):
        done = laptop.do(verb, **given, now=laptop.now())
    return done


def _two(laptop: Laptop, which: int, other: int) -> tuple[str, str] | None:
    people = [row for table, row in own_rows(laptop) if table == "person"]
    if len(people) < 2:
        return None
    first = people.pop(which % len(people))
    return first, people[other % len(people)]


def _late(laptop: Laptop) -> list[asked.Late]:
    with laptop.store.read() as reader:
        return asked.latecomers(reader)
