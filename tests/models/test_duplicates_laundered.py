"""Making two entries one never lets anybody be taken to allow what they refused, in whatever order it is undone."""

from pathlib import Path

import pytest

from models.commands import assets, duplicates, erasure
from models.history import History
from models.log import allowed
from models.queries.duplicates_known import canonical, entries, kept_of
from models.rules.consent import CONSENT_SQL
from models.rules.duplicates_sql import MOST_ENTRIES
from tests.builders import NOW, TODAY
from tests.builders_duplicates import likeness_id
from tests.builders_leaving import at_level, somebody
from tests.models.test_duplicates_consent import GRANTED, REFUSED, WITHDRAWN, listed, merge, says
from tests.parcels import Copy, joined

_SAY = """INSERT INTO likeness(id, removed, first_id, second_id, verdict, at) VALUES(?, ?, ?, ?, ?, ?)
    ON CONFLICT(id) DO UPDATE SET verdict = excluded.verdict, removed = excluded.removed"""


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter at level 3."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 3)


def three(copy: Copy) -> list[str]:
    """Three entries that nobody has asked; the first is the one that is kept."""
    return sorted(somebody(copy, name, None) for name in ("Maud", "Maudie", "Mo"))


def part(copy: Copy, first: str, second: str) -> None:
    """Take them apart."""
    copy.do(duplicates.part, first_id=first, second_id=second, now=NOW)


def say(copy: Copy, *pairs: tuple[str, str], verdict: str = "same", removed: int = 0) -> None:
    """Write it down as another program might, and do nothing else."""
    rows = [(likeness_id(*pair), removed, *pair, verdict, "2026-11-22T19:00:00Z") for pair in pairs]
    copy.log(lambda c: c.executemany(_SAY, rows))


def allows(copy: Copy, person: str) -> str:
    """What may leave goes by this."""
    with copy.store.uncaptured("") as (connection, _):
        allowed.fill(connection, "national", 3, TODAY)
        return dict(connection.execute("SELECT id, state FROM standing"))[person]


def test_taken_apart_one_by_one_everybody_allows_what_they_said(fens):
    first, second, third = three(fens)
    for person, state, month in ((first, REFUSED, 5), (second, GRANTED, 6), (third, WITHDRAWN, 7)):
        says(fens, person, state, month)
    merge(fens, first, second)
    merge(fens, first, third)

    part(fens, first, third)
    part(fens, first, second)

    assert (allows(fens, first), listed(fens)[first]) == ("refused", "refused")


@pytest.mark.parametrize("own", [GRANTED, REFUSED])
def test_a_no_of_who_is_still_the_same_person_stands_when_another_is_taken_apart(fens, own):
    first, second, third = three(fens)
    for person, state, month in ((first, own, 5), (second, GRANTED, 9), (third, WITHDRAWN, 7)):
        says(fens, person, state, month)
    merge(fens, first, second)
    merge(fens, first, third)

    part(fens, first, second)

    assert (allows(fens, first), listed(fens)[first]) == ("withdrawn", "withdrawn")


def test_undoing_that_a_late_no_was_brought_along_lets_it_stand(fens, tmp_path):
    first, second, _ = three(fens)
    says(fens, first, GRANTED, 5)
    other = joined(fens, "other")
    merge(fens, first, second)
    says(other, second, REFUSED, 6)
    fens.unpack(other.pack(everything=True))
    fens.do(duplicates.bring_along)

    History(fens.store).undo()

    assert (allows(fens, first), listed(fens)[first]) == ("refused", "refused")


@pytest.mark.parametrize(("verdict", "removed"), [("different", 0), ("same", 1)])
@pytest.mark.parametrize("own", [REFUSED, None])
def test_who_is_somebody_else_by_another_laptops_word_allows_nothing_for_them(fens, own, verdict, removed):
    first, second, _ = three(fens)
    if own:
        says(fens, first, own, 5)
    says(fens, second, GRANTED, 6)
    merge(fens, first, second)

    say(fens, (first, second), verdict=verdict, removed=removed)

    assert allows(fens, first) == listed(fens)[first] == (own or "never_asked")


def test_whoever_is_asked_again_after_that_is_taken_by_their_word(fens):
    first, second, _ = three(fens)
    says(fens, first, REFUSED, 5)
    says(fens, second, GRANTED, 6)
    merge(fens, first, second)
    say(fens, (first, second), verdict="different")

    says(fens, first, GRANTED, 8)

    assert allows(fens, first) == "granted"


def test_of_more_entries_than_anybody_has_nothing_is_allowed(fens):
    person = somebody(fens, "Maud", GRANTED)
    mark = person[-8:]

    say(fens, *((person, f"{number:024x}{mark}") for number in range(MOST_ENTRIES)))

    assert allows(fens, person) == "withdrawn"


def test_what_follows_is_nothing_but_ids_whatever_it_holds(fens):
    person = somebody(fens, "Maud", GRANTED)
    for follows in ('"', "\\", '"], "', "\t \n", "a " * 500):
        fens.log(lambda c, told=follows: c.execute("UPDATE consent_event SET follows = ?, method = 'merged'", (told,)))

        assert allows(fens, person) == "granted"


@pytest.mark.parametrize("shape", ["star", "chain", "to oneself"])
def test_following_entries_takes_no_more_work_than_there_are_entries(fens, shape):
    people = sorted(somebody(fens, f"P{number}", GRANTED) for number in range(60))
    above = {"star": lambda n: people[0], "chain": lambda n: people[n - 1], "to oneself": lambda n: people[n]}[shape]
    say(fens, *((above(number), people[number]) for number in range(1, 60)))
    steps: list[int] = []

    with fens.store.read() as reader:
        reader.connection.set_progress_handler(lambda: steps.append(1), 1_000)
        reader.connection.execute(f"SELECT {CONSENT_SQL} FROM person", {"audience": "national"}).fetchall()
        reader.connection.set_progress_handler(None, 0)
        kept = kept_of(reader)

    assert len(steps) < 60 * 60
    assert kept == ({} if shape == "to oneself" else dict.fromkeys(people[1:], people[0]))


def test_what_is_nobody_is_no_entry_of_anybody(fens):
    person = somebody(fens, "Maud", GRANTED)
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    say(fens, ("0" * 32, person), (person, tent), (person, "Maud"))

    erased = erasure.erase(fens.store, person_id=person, reason="asked", label="Forget")

    assert erased and fens.rows("SELECT name FROM asset WHERE NOT removed") == [("Tent",)]
    with fens.store.read() as reader:
        assert (canonical(reader, person), kept_of(reader), entries(reader, person)) == (person, {}, [person])


def test_nobody_who_was_never_asked_keeps_the_yes_of_who_they_were_made_one_with(fens):
    first, second, third = three(fens)
    says(fens, first, GRANTED, 7)
    says(fens, third, REFUSED, 5)
    merge(fens, second, third)
    merge(fens, first, second)

    part(fens, third, second)
    part(fens, second, first)

    assert allows(fens, second) != "granted"


def test_what_was_undone_and_done_again_is_taken_apart_as_well(fens):
    first, second, third = three(fens)
    for person, state, month in ((first, GRANTED, 5), (second, REFUSED, 7), (third, REFUSED, 6)):
        says(fens, person, state, month)
    merge(fens, second, third)
    merge(fens, first, second)
    History(fens.store).undo()
    History(fens.store).redo()

    part(fens, third, first)

    assert allows(fens, first) == "refused"
