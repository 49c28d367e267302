"""What people do at their laptops: each a verb with a few numbers that choose among what is there."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from models.commands import roster
from models.errors import Refusal
from models.history import History
from models.log import conflicts, erasing, settling
from models.log.merge import Card, Signed, merge
from models.log.op import Op
from models.queries import duplicates
from models.rules.consent import ConsentState
from tests.merging import outside, twins
from tests.merging.laptop import Laptop
from tests.merging.story import EDITABLE, RECORDS, Story, own_rows, word

_STATES = (ConsentState.GRANTED, ConsentState.WITHDRAWN, ConsentState.REFUSED)


def edit(story: Story, who: int, which: int, what: int, number: int) -> None:
    laptop = story.laptop(who)
    if rows := own_rows(laptop):
        table, row = rows[which % len(rows)]
        fields = EDITABLE[table][what % len(EDITABLE[table])]
        values = {name: _value(laptop, row, name, number) for name in fields}
        story.edit(laptop, table, row, values, how=number // 5)


def _value(laptop: Laptop, row: str, field: str, number: int) -> Any:
    if field == "quantity":
        return number % 5
    people = [id for table, id in own_rows(laptop) if table == "person"] if field == "steward_id" else []
    return (*people, None)[number % (len(people) + 1)] if field == "steward_id" else word(row, number % 5)


def add(story: Story, who: int, kind: int) -> None:
    story.add(story.laptop(who), sorted(RECORDS)[kind % 4])


def remove(story: Story, who: int, which: int, how: int) -> None:
    if rows := own_rows(laptop := story.laptop(who)):
        story.edit(laptop, *rows[which % len(rows)], {"removed": 1}, how)


def fetch(story: Story, who: int, which: int, how: int) -> None:
    if rows := own_rows(laptop := story.laptop(who), removed=1):
        story.edit(laptop, *rows[which % len(rows)], {"removed": 0}, how)


def settle(story: Story, who: int, which: int, choice: int) -> None:
    laptop = story.laptop(who)
    with laptop.store.read() as reader:
        found = conflicts.conflicts(reader.connection)
    if not found:
        return
    conflict = found[which % len(found)]
    with laptop.witnessed():
        if conflict.kind == "removed":
            laptop.log((settling.restore, settling.leave_removed)[choice % 2], conflict)
        elif choice % 5 == 0:
            laptop.log(settling.take_all_from, found, conflict.heads[-1].wid)
        else:
            laptop.log(settling.settle, conflict, conflict.heads[choice % len(conflict.heads)])
    if not laptop.is_shut_out():
        with laptop.store.read() as reader:
            left = {(c.kind, c.row, c.field) for c in conflicts.conflicts(reader.connection)}
        assert (conflict.kind, conflict.row, conflict.field) not in left, "a conflict settled is still listed"


def undo(story: Story, who: int) -> None:
    laptop = story.laptop(who)
    with twins.noted(story, laptop), suppress(Refusal):
        History(laptop.store).undo()


def redo(story: Story, who: int) -> None:
    laptop = story.laptop(who)
    with twins.noted(story, laptop), suppress(Refusal):
        History(laptop.store).redo()


def consent(story: Story, who: int, which: int, answer: int) -> None:
    laptop = story.chapters_laptop(who)
    if people := [row for table, row in own_rows(laptop) if table == "person"]:
        person, at = people[which % len(people)], datetime(2026, 11, 1 + answer // 3 % 3, tzinfo=UTC)
        known = laptop.rows("SELECT id, person_id FROM consent_event")
        entries = outside.everybody(laptop).get(person, (person,))
        with laptop.witnessed():
            state = _STATES[answer % len(_STATES)]
            event = laptop.do(roster.record_consent, person_id=person, state=state, at=at)
        story.followed[event] = {id for id, whose in known if whose in entries}


def level(story: Story, who: int, much: int) -> None:
    laptop = story.chapters_laptop(who)
    with laptop.witnessed():
        laptop.log(lambda c: c.execute("UPDATE chapter SET national_level = ?", (much % 4,)))


def erase(story: Story, who: int, which: int) -> None:
    laptop = story.chapters_laptop(who)
    if rows := own_rows(laptop):
        row = rows[which % len(rows)][1]
        with laptop.store.read() as reader:
            entries = duplicates.entries(reader, row)
        chapter, stamp = laptop.rows("SELECT chapter, hlc FROM _ctl")[0]
        told = [erasing.Entry(id, (), chapter, laptop.store.writer, "asked", stamp, "signed") for id in entries]
        with laptop.store.uncaptured("") as (connection, _):
            erasing.apply(connection, told)
        story.forgotten.update(entries)


def propose(story: Story, who: int, which: int, number: int) -> None:
    laptop = story.laptop(who)
    theirs = [row for table, row, _chapter, _body in outside.elsewhere(laptop) if table == "asset"]
    if theirs:
        row = theirs[which % len(theirs)]
        before = outside.elsewhere(laptop)
        with laptop.witnessed():
            laptop.log(settling.propose, "asset", row, "name", word(row, number % 5))
        assert outside.elsewhere(laptop) == before, "a proposal stands as if it were a value"


def claim(story: Story, who: int, which: int, number: int) -> None:
    """A laptop of a chapter says, under a stamp older than all others, that it began another chapter's thing."""
    laptop = story.laptop(who)
    theirs = [row for table, row, _chapter, _body in outside.elsewhere(laptop) if table == "asset"]
    if theirs:
        row, liar = theirs[which % len(theirs)], f"{len(story.opened):08x}{number % 1000:04x}{who % 1000:04x}"
        op = Op(liar, 1, 1 << 16, "asset", row, {"name": word(row, number % 5)}, {})
        card = Card(liar, "liar", "", laptop.rows("SELECT chapter FROM _ctl")[0][0])
        with laptop.store.uncaptured("") as (connection, _):
            merge(connection, [card], [Signed(liar, 1, op.digest(), op)])


def answer(story: Story, who: int, which: int, choice: int) -> None:
    laptop = story.laptop(who)
    with laptop.store.read() as reader:
        found = conflicts.proposals(reader.connection)
    if found:
        with laptop.witnessed():
            laptop.log((settling.accept, settling.decline)[choice % 2], found[which % len(found)])
