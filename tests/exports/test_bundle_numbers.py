"""Two laptops that decide apart: numbers, forks and minutes, once they have met again."""

from datetime import timedelta
from pathlib import Path

from exports.bundle import read, write
from models.commands import links, meetings, register
from models.queries import decisions as book
from models.queries.minutes_of import minutes_of
from models.rules.register import forks
from models.store import Store
from models.tables import Decision
from tests.builders import NOW, TODAY
from tests.builders_meetings import planned
from tests.builders_sharing import copies


def exchanged(folder: Path, *stores: Store) -> None:
    """Everybody hands everything to everybody."""
    for round_, sender in enumerate(stores):
        bundle = folder / f"round{round_}.bundle"
        write.write(sender, bundle, everything=True)
        for other in stores:
            if other is not sender:
                read.take_in(other, read.read(bundle), label="Merge")


def do(store: Store, command, **asked):
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def numbers(store: Store) -> dict[str, str]:
    """Each decision by its number, as the register shows it."""
    with store.read() as reader:
        return {row.number: row.text for row in book.register(reader, TODAY)}


def decided(store: Store, meeting: str, item: str, text: str, minutes: int) -> None:
    """Adopted under an item, under the number its laptop gives it."""
    with store.write(text) as session:
        session.add(
            Decision(
                meeting_id=meeting, item_id=item, position=1, text=text, method="consent", outcome="adopted",
                number="A 2026-11-23/1", text_version=1, declared_at=NOW + timedelta(minutes=minutes),
            )
        )  # fmt: skip


def test_a_number_given_on_two_laptops_is_told_apart_alike_on_both(empty_chapter: Path, tmp_path: Path) -> None:
    with copies(empty_chapter, tmp_path, 2) as (one, two):
        meeting = planned(one, "November meeting", "Keys", starts=NOW)
        do(one, meetings.open_meeting, meeting_id=meeting, at=NOW)
        exchanged(tmp_path, one, two)
        with one.read() as reader:
            item = reader.value("SELECT id FROM agenda_item")
        decided(one, meeting, item, "Gwen has a key.", minutes=20)
        decided(two, meeting, item, "Ali has a key.", minutes=10)

        exchanged(tmp_path, one, two)

        assert (
            numbers(one) == numbers(two) == {"A 2026-11-23/1": "Ali has a key.", "A 2026-11-23/1b": "Gwen has a key."}
        )
        with one.read() as first, two.read() as second:
            said = [
                [(each.number, each.text) for each in minutes_of(reader, meeting).items[0].decisions]
                for reader in (first, second)
            ]
        assert sorted(said[0]) == sorted(said[1]) == sorted(numbers(one).items())


def test_a_fork_made_apart_waits_for_people_on_both(empty_chapter: Path, tmp_path: Path) -> None:
    with copies(empty_chapter, tmp_path, 2) as (one, two):
        old = do(one, register.record, text="Old.", on=NOW)
        exchanged(tmp_path, one, two)
        for store, text in ((one, "One."), (two, "Two.")):
            new = do(store, register.record, text=text, on=NOW + timedelta(minutes=len(text)))
            do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")

        exchanged(tmp_path, one, two)

        for store in (one, two):
            with store.read() as reader:
                forked = forks(book.facts(reader), book.links_of(reader))
                steps = {step.id: step for step in book.chain_of(reader, old, NOW.date())}
            ((earlier, later),) = forked.items()
            assert steps[earlier].text == "Old."
            assert sorted(steps[each].text for each in later) == ["One.", "Two."]
            assert len({steps[each].number for each in later}) == 2
