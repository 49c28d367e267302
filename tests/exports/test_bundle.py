"""Bundles: two copies that exchange them agree, and a bundle that is not whole and ours changes nothing."""

import shutil
import subprocess
import zipfile
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.bundle import read, write
from models import chapter_file
from models.errors import AlreadyThere, NotABundle, OtherChapter
from models.log.rebuild import differences
from models.migrate import back_up, create
from models.store import Store
from tests import builders
from tests.builders_hostile import members_of, packed, signed
from tests.builders_sharing import copies, edit, everyone, joined, new_chapter

DEED = st.tuples(st.just("edit"), st.integers(0, 2), st.integers(0, 4), st.sampled_from(["town", "notes", "removed"]))
SEND = st.tuples(st.just("send"), st.integers(0, 2))
OPEN = st.tuples(st.just("open"), st.integers(0, 2), st.integers(0, 30))


@settings(max_examples=20)
@given(st.lists(st.one_of(DEED, DEED, SEND, OPEN, OPEN), min_size=10, max_size=40))
def test_copies_agree_whatever_order_bundles_arrive_in(empty_chapter, tmp_path_factory, history):
    with copies(empty_chapter, tmp_path_factory.mktemp("three"), 3) as stores:
        bundles: list[Path] = []
        for number, (deed, who, *rest) in enumerate(history):
            if deed == "edit":
                edit(stores[who], rest[0], rest[1], number)
            elif deed == "send":
                bundles.append(sent(stores[who], number))
            elif bundles:
                opened(stores[who], bundles[rest[0] % len(bundles)])
        for number, (sender, receiver) in enumerate([*permutations(stores, 2)] * 2):
            opened(receiver, sent(sender, 1000 + number))

        tables = [everyone(store) for store in stores]

        assert tables[0] == tables[1] == tables[2]
        assert [sound(store) for store in stores] == [True, True, True]


def sent(store: Store, number: int) -> Path:
    """A bundle from this copy."""
    target = store.path.with_name(f"{store.path.stem}-{number}.bundle")
    write.write(store, target)
    return target


def opened(store: Store, bundle: Path):
    """What opening the bundle here did; the copy made before is looked at elsewhere."""
    return read.take_in(store, read.read(bundle), label="Open bundle", backup=False)


def sound(store: Store) -> bool:
    """Whether the log and the tables agree."""
    with store.uncaptured("") as (connection, _):
        return differences(connection) == []


def test_a_bundle_holds_what_nobody_has_acknowledged_yet(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(ours, 0, "town", 7)

        first = write.write(ours, tmp_path / "first.bundle").changes
        again = write.write(ours, tmp_path / "again.bundle").changes
        opened(theirs, tmp_path / "first.bundle")
        opened(ours, sent(theirs, 1))
        after_the_answer = write.write(ours, tmp_path / "after.bundle").changes

        assert (again, after_the_answer) == (first, 0)


def test_only_the_newest_answer_of_a_copy_counts(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        first_answer = sent(theirs, 1)
        edit(ours, 0, "town", 7)
        opened(theirs, sent(ours, 1))
        opened(ours, sent(theirs, 2))
        opened(ours, first_answer)

        assert write.write(ours, tmp_path / "after.bundle").changes == 0


def test_opening_a_bundle_twice_changes_nothing_the_second_time(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(ours, 0, "town", 1)
        bundle = sent(ours, 1)

        first, second = opened(theirs, bundle), opened(theirs, bundle)

        assert (first.fresh > 0, second.fresh, second.rows) == (True, 0, frozenset())


def test_two_people_writing_unaware_of_each_other_is_counted_as_a_conflict(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(ours, 0, "town", 1)
        edit(theirs, 0, "town", 2)

        merged = opened(ours, sent(theirs, 1))

        assert merged.conflicts == 1


def test_merging_tells_the_listeners_and_logs_nothing_of_its_own(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(theirs, 0, "town", 2)
        before, heard = ops_of_its_own(ours), []
        ours.listen(heard.append)

        opened(ours, sent(theirs, 1))

        assert [(changes.origin, changes.touches("person")) for changes in heard] == [("merge", True)]
        assert ops_of_its_own(ours) == before


def ops_of_its_own(store: Store) -> int:
    """How many ops this copy has written."""
    with store.read() as reader:
        return reader.value("SELECT count(*) FROM op WHERE w = (SELECT w FROM _ctl)")


def test_a_bundle_of_another_chapter_is_refused(empty_chapter, tmp_path):
    with (
        new_chapter(empty_chapter, tmp_path / "a", "Avon") as avon,
        new_chapter(empty_chapter, tmp_path / "b", "Mersey") as mersey,
    ):
        before = everyone(mersey)

        with pytest.raises(OtherChapter):
            opened(mersey, sent(avon, 1))

        assert everyone(mersey) == before


def test_a_laptop_whose_key_has_changed_is_refused(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(theirs, 0, "town", 1)
        bundle = read.read(packed(signed(members_of(sent(theirs, 1).read_bytes()))))
        before = everyone(ours)

        with pytest.raises(NotABundle, match="key_changed"):
            read.take_in(ours, bundle, label="Open", accepted=frozenset(["key_changed", "unknown_signer"]))

        assert everyone(ours) == before


@pytest.fixture(scope="module")
def small_bundle(empty_chapter, tmp_path_factory) -> bytes:
    """The bytes of a bundle with a few people in it."""
    folder = tmp_path_factory.mktemp("small")
    with new_chapter(empty_chapter, folder / "a", "Avon") as store:
        return sent(store, 1).read_bytes()


def test_a_bundle_cut_short_anywhere_is_refused(small_bundle, tmp_path):
    path = tmp_path / "cut.bundle"

    for length in range(0, len(small_bundle), 7):
        path.write_bytes(small_bundle[:length])
        with pytest.raises(NotABundle):
            read.read(path)


@given(st.data())
def test_a_bundle_with_any_byte_changed_is_refused_or_means_the_same(small_bundle, tmp_path_factory, data):
    place = data.draw(st.integers(0, len(small_bundle) - 1))
    altered = bytearray(small_bundle)
    altered[place] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("altered") / "a.bundle"
    path.write_bytes(altered)

    try:
        bundle = read.read(path)
    except NotABundle:
        return

    path.write_bytes(small_bundle)
    assert bundle.parcel == read.read(path).parcel  # a time stamp or a checksum nobody reads


def repacked(small_bundle: bytes, folder: Path, change) -> Path:
    """The bundle written again as a zip, with `change` done to its members."""
    (folder / "whole.bundle").write_bytes(small_bundle)
    with zipfile.ZipFile(folder / "whole.bundle") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(folder / "changed.bundle", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return folder / "changed.bundle"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda m: m.update({"../evil": b""}), "members"),
        (lambda m: m.pop("certs.jsonl"), "members"),
        (lambda m: m.update({"ops.jsonl": m["ops.jsonl"] * 2}), "altered"),
        (lambda m: m.update({"certs.jsonl": m["certs.jsonl"].replace(b"age1", b"age2")}), "altered"),
        (lambda m: m.update({"datapackage.json": m["datapackage.json"].replace(b"Avon", b"Exon")}), "signature"),
        (lambda m: m.update({"signature.minisig": b""}), "signature"),
        (lambda m: m.update({"datapackage.json": b"[" * 60_000}), "unreadable"),
        (lambda m: m.update({"ops.jsonl": b"\0" * 200_000_000}), "too_large"),
    ],
)
def test_a_bundle_that_was_tampered_with_says_why_it_is_refused(small_bundle, tmp_path, change, why):
    path = repacked(small_bundle, tmp_path, change)

    with pytest.raises(NotABundle) as refused:
        read.read(path)

    assert refused.value.why == why


def test_bytes_before_or_after_the_zip_are_refused(small_bundle, tmp_path):
    for content in (b"x" + small_bundle, small_bundle + b"x", small_bundle * 2, b"", b"\x89PNG\r\n\x1a\n", b"PK"):
        path = tmp_path / "odd.bundle"
        path.write_bytes(content)
        with pytest.raises(NotABundle):
            read.read(path)


def test_a_repacked_bundle_is_still_ours(small_bundle, tmp_path):
    path = repacked(small_bundle, tmp_path, lambda members: None)

    assert read.read(path).about.chapter == "Avon"


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")
def test_minisign_itself_verifies_a_bundle(small_bundle, tmp_path):
    (tmp_path / "a.bundle").write_bytes(small_bundle)
    with zipfile.ZipFile(tmp_path / "a.bundle") as archive:
        archive.extractall(tmp_path)
    key = read.read(tmp_path / "a.bundle").about.public_key
    command = ["minisign", "-V", "-m", "datapackage.json", "-x", "signature.minisig", "-P", key]

    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (answer.returncode, "verified" in answer.stdout) == (0, True)


def test_a_co_coordinator_joins_from_a_bundle(empty_chapter, tmp_path):
    with (
        new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours,
        joined(empty_chapter, tmp_path / "b", sent(ours, 1)) as theirs,
    ):
        assert everyone(theirs) == everyone(ours)
        assert theirs.writer != ours.writer


def test_a_file_copied_by_hand_becomes_a_writer_of_its_own(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        writer, home = ours.writer, ours.home
    shutil.copy(tmp_path / "a" / "own.chapter", tmp_path / "a" / "copy.chapter")

    taken_up = []
    for name in ("own.chapter", "copy.chapter"):
        store = Store(tmp_path / "a" / name, home=home, now=builders.clock)
        store.prepare()
        taken_up.append(store.writer)
        store.close()

    assert taken_up[0] == writer
    assert taken_up[1] != writer


def test_a_backup_put_back_becomes_a_writer_of_its_own(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        writer, home, path = ours.writer, ours.home, ours.path
        with closing(chapter_file.connect(path)) as connection:
            backup = back_up(connection, tmp_path / "backup.chapter").read_bytes()
        edit(ours, 0, "town", 1)

    path.write_bytes(backup)
    restored = Store(path, home=home, now=builders.clock)
    restored.prepare()

    assert restored.writer != writer
    restored.close()


def test_a_new_chapter_never_replaces_a_file(tmp_path):
    path = tmp_path / "a.chapter"
    path.write_text("precious")

    with pytest.raises(AlreadyThere):
        create(path)

    assert path.read_text() == "precious"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.chapter"]
