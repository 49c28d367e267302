"""A folder of bundles: each on its own, a bad one in nobody's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import inbox, invitation
from exports.bundle import read, write
from exports.inbox import Outcome, take_in_folder
from models.commands import from_national, national, register, roster
from models.errors import CouldNotRead, NotABundle, OtherChapter, SetAside
from models.queries import national as hub_queries
from models.queries.moments import instant
from models.store import Store
from models.trust import acquaintance
from tests import builders
from tests.builders import opened
from tests.builders_national import Country, country, found


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """National and two enrolled chapters."""
    with country(empty_chapter, tmp_path / "land", "Avon", "Fens") as made:
        yield made


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """The folder everybody sends to."""
    folder = tmp_path / "post"
    folder.mkdir()
    return folder


def opened_post(hub: Store, post: Path) -> list[tuple[str, str, str]]:
    """What became of each file, and whose it was."""
    return [(each.file, each.outcome.value, each.chapter) for each in take_in_folder(hub, post, label="Take in")]


def names(hub: Store) -> list[str]:
    """The chapters national has heard."""
    with hub.read() as reader:
        return [row.name for row in hub_queries.chapters(reader) if row.heard_at]


def stranger(template: Path, folder: Path, post: Path) -> None:
    """A bundle of a chapter nobody enrolled."""
    folder.mkdir()
    with opened(template, folder / "wolds.chapter") as store:
        found(store, "Wolds")
        write.write(store, post / "b wolds.bundle", audience="national")


def test_every_bundle_of_a_folder_is_taken_in_and_no_file_changes(land: Country, post: Path):
    land.send_up("Avon", post / "a avon.bundle")
    land.send_up("Fens", post / "b fens.bundle")
    before = {path.name: path.read_bytes() for path in post.iterdir()}

    assert opened_post(land.hub, post) == [
        ("a avon.bundle", "taken", "Avon"),
        ("b fens.bundle", "taken", "Fens"),
    ]
    assert names(land.hub) == ["Avon", "Fens"]
    assert {path.name: path.read_bytes() for path in post.iterdir()} == before


def test_a_bad_file_stops_nobody(land: Country, post: Path, empty_chapter: Path, tmp_path: Path):
    land.send_up("Avon", post / "z avon.bundle")
    (post / "a torn.bundle").write_bytes((post / "z avon.bundle").read_bytes()[:-40])
    stranger(empty_chapter, tmp_path / "wolds", post)
    (post / "c empty.bundle").write_bytes(b"")
    (post / "notes.txt").write_text("not ours to read")

    arrived = take_in_folder(land.hub, post, label="Take in")

    assert [(each.file, each.outcome) for each in arrived] == [
        ("a torn.bundle", Outcome.REFUSED),
        ("b wolds.bundle", Outcome.REFUSED),
        ("c empty.bundle", Outcome.REFUSED),
        ("z avon.bundle", Outcome.TAKEN),
    ]
    assert [type(each.refusal) for each in arrived] == [NotABundle, OtherChapter, NotABundle, type(None)]
    assert names(land.hub) == ["Avon"]


def test_a_laptop_nobody_vouched_for_is_set_aside_and_tried_again_when_somebody_has(
    land: Country, post: Path, empty_chapter: Path, tmp_path: Path
):
    avon = land.chapters["Avon"]
    write.write(avon, tmp_path / "join.bundle", everything=True)
    (tmp_path / "second").mkdir()
    with opened(empty_chapter, tmp_path / "second" / "avon.chapter") as second:
        read.take_in(second, read.read(tmp_path / "join.bundle"), label="Join")
        write.write(second, post / "a second laptop.bundle", audience="national")
        write.write(second, tmp_path / "back.bundle")
    (alone,) = take_in_folder(land.hub, post, label="Take in")
    assert (alone.outcome, type(alone.refusal)) == (Outcome.SET_ASIDE, SetAside)

    vouch(avon, tmp_path / "back.bundle")
    land.send_up("Avon", post / "b avon.bundle")

    assert opened_post(land.hub, post) == [
        ("a second laptop.bundle", "taken", "Avon"),
        ("b avon.bundle", "taken", "Avon"),
    ]


def vouch(store: Store, bundle: Path) -> None:
    """Compare the words of whoever wrote this bundle, over the phone."""
    with pytest.raises(SetAside) as waiting:
        read.take_in(store, read.read(bundle), label="Open")
    with store.uncaptured("") as (connection, _):
        acquaintance.hear(connection, store.home, " ".join(waiting.value.words), "2026-11-23T18:00:00Z")


def test_what_came_before_is_known_and_costs_no_second_deed(land: Country, post: Path):
    land.send_up("Avon", post / "a.bundle")
    take_in_folder(land.hub, post, label="Take in")
    (post / "a copy.bundle").write_bytes((post / "a.bundle").read_bytes())
    land.send_up("Fens", post / "b.bundle")

    assert opened_post(land.hub, post) == [
        ("a copy.bundle", "known", "Avon"),
        ("a.bundle", "known", "Avon"),
        ("b.bundle", "taken", "Fens"),
    ]
    with land.hub.read() as reader:
        assert reader.value("SELECT count(*) FROM exchange WHERE direction = 'opened'") == 2


def test_progress_counts_every_file(land: Country, post: Path):
    land.send_up("Avon", post / "a.bundle")
    land.send_up("Fens", post / "b.bundle")
    told: list[tuple[int, int]] = []

    take_in_folder(land.hub, post, label="Take in", progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 2), (2, 2)]


def test_a_folder_that_is_not_there_is_said(land: Country, tmp_path: Path):
    with pytest.raises(CouldNotRead):
        take_in_folder(land.hub, tmp_path / "nowhere", label="Take in")
    assert inbox.bundles_in(tmp_path) == []


def test_a_bundle_sealed_to_national_is_opened_with_its_key(land: Country, post: Path):
    land.take_up("Avon")
    land.publish("Avon")
    with land.chapters["Avon"].write("Decide") as session:
        register.record(session, text="Lend the kit", on=builders.NOW)
    land.send_up("Avon", post / "avon.bundle.age")
    assert (post / "avon.bundle.age").read_bytes().startswith(b"age-encryption.org")

    assert opened_post(land.hub, post) == [("avon.bundle.age", "taken", "Avon")]


def test_the_whole_round_through_files(land: Country, post: Path):
    with land.hub.write("Ask") as session:
        asked = national.open_consultation(session, title="Expenses")
    land.publish()
    avon = land.chapters["Avon"]
    with avon.write("Decide") as session:
        for number in range(12):
            roster.add_person(session, given_name=f"Person{chr(97 + number)}")
        decision = register.record(session, text="Yes, with receipts", on=builders.NOW)
        from_national.answer(session, consultation_id=asked, decision_id=decision, at=builders.NOW)
        from_national.send_up(session, decision_id=decision)
    land.send_up("Avon", post / "avon.bundle")

    take_in_folder(land.hub, post, label="Take in")

    with land.hub.read() as reader:
        (question,) = hub_queries.asking(reader)
        (sent,) = hub_queries.sent_up(reader)
        (row,) = [row for row in hub_queries.chapters(reader) if row.name == "Avon"]
    assert [(each.answer.chapter, each.text) for each in question.answers] == [("Avon", "Yes, with receipts")]
    assert (sent.decision.text, sent.reply) == ("Yes, with receipts", None)
    assert row.people == 12
    assert row.heard_at == instant("2026-11-23T18:00:00Z")
    assert invitation.FORMAT.endswith("/1")
