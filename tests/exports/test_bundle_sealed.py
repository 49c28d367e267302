"""Sealed bundles, parts, letters, and bundles for others than co-coordinators."""

import email
import email.policy
from datetime import date

import pytest
from sqlmodel import select

from exports.bundle import read, seal, write
from exports.bundle.letter import letter
from exports.bundle.recipients import CannotSeal
from models.errors import NotABundle, NotFound, OtherChapter, SetAside
from models.log.outgoing import Audience
from models.queries.leaving import preview
from models.store import Store
from models.tables import Asset, Chapter, Person
from models.trust import quarantine
from tests import age_files, builders
from tests.builders_sharing import acquaint, copies, edit, everyone, joined, new_chapter
from tests.exports.test_bundle import sent, sound


def aside(store: Store) -> list[tuple[str, ...]]:
    """What is set aside here, by reason."""
    with store.read() as reader:
        return [one.why for one in quarantine.listed(reader)]


# -- sealed ------------------------------------------------------------------------------------------------------------


def test_a_bundle_whose_name_ends_in_age_opens_only_for_those_who_have_answered(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 3) as (first, second, third):
        read.take_in(first, read.read(sent(second, 1)), label="Open")
        edit(first, 0, "town", 5)

        written = write.write(first, tmp_path / "for second.bundle.age", to=())
        opened = read.read_for(second, written.files[0])

        assert (written.sealed, opened.sealed) == ("keys", "keys")
        assert read.read_for(first, written.files[0]).parcel == opened.parcel
        with pytest.raises(NotABundle, match="sealed"):
            read.read_for(third, written.files[0])
        with pytest.raises(NotABundle, match="sealed"):
            read.read(written.files[0])


def test_a_sealed_bundle_holds_no_name_that_can_be_read(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (first, second):
        read.take_in(first, read.read(sent(second, 1)), label="Open")

        written = write.write(first, tmp_path / "a.bundle.age", everything=True)

        assert b"Person 1" not in written.files[0].read_bytes()
        assert b"Avon" not in written.files[0].read_bytes()


def test_nothing_is_sealed_to_nobody(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as alone:
        with pytest.raises(CannotSeal):
            write.write(alone, tmp_path / "a.bundle.age")

        assert not (tmp_path / "a.bundle.age").exists()


def test_a_passphrase_seals_for_whoever_knows_it(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        written = write.write(ours, tmp_path / "a.bundle.age", passphrase="six geese")

        assert read.read(written.files[0], passphrase="six geese").is_whole
        with pytest.raises(NotABundle, match="passphrase"):
            read.read(written.files[0])


def test_what_another_program_sealed_with_a_passphrase_opens_for_whoever_knows_it():
    content = bytes(range(256)) * 600  # more than two pieces
    file = age_files.sealed(content, "six geese")

    assert seal.unseal(file, (), "six geese") == content
    for wrong, why in (("", ""), ("six", "wrong")):
        with pytest.raises(NotABundle) as refused:
            seal.unseal(file, (), wrong)
        assert (refused.value.why, refused.value.detail) == ("passphrase", why)


def test_a_file_that_asks_for_too_much_work_is_refused_before_any_is_done():
    hostile = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 30\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"

    with pytest.raises(NotABundle, match="too_large"):
        seal.unseal(hostile, (), "x")


def test_a_header_that_never_ends_is_refused(tmp_path):
    with pytest.raises(NotABundle, match="too_large"):
        read.read(b"age-encryption.org/v1\n" + b"-> X25519 A\nB\n" * 60_000, keys=["AGE-SECRET-KEY-1"])


# -- parts -------------------------------------------------------------------------------------------------------------


def test_what_is_too_much_for_one_bundle_goes_in_numbered_parts_between_transactions(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        for number in range(12):
            with ours.write("Add") as session:
                session.add_all([Person(given_name=f"{number}.{row}") for row in range(4)])

        written = write.write(ours, tmp_path / "big.bundle", part_ops=20)
        parts = [read.read(file) for file in written.files]

        count = len(parts)
        assert count > 2
        assert [file.name for file in written.files] == [f"big {n} of {count}.bundle" for n in range(1, count + 1)]
        assert [(part.about.part, part.about.parts) for part in parts] == [(n, count) for n in range(1, count + 1)]
        stamps = [{signed.op.hlc for signed in part.parcel.ops if signed.op} for part in parts]
        assert sum(map(len, stamps)) == len(set().union(*stamps)), "a transaction was split"
        assert read.are_whole(parts)
        assert not any(part.is_whole for part in parts)


def test_parts_may_come_in_any_order(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        for number in range(30):
            edit(ours, number % 5, "town", number)
        written = write.write(ours, tmp_path / "big.bundle", part_ops=7)

        merged = [read.take_in(theirs, read.read(file), label="Open") for file in reversed(written.files)]

        assert len(merged) > 3
        assert (merged[0].gaps != (), merged[-1].gaps) == (True, ())
        assert not any(one.forked for one in merged)
        assert everyone(theirs) == everyone(ours)
        assert sound(theirs)


def test_a_transaction_is_one_even_when_it_is_more_than_a_part(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with ours.write("Import") as session:
            session.add_all([Person(given_name=str(row)) for row in range(50)])

        files = write.write(ours, tmp_path / "big.bundle", part_ops=10).files

        assert max(len(read.read(file).parcel.ops) for file in files) >= 50


# -- other chapters ----------------------------------------------------------------------------------------------------


@pytest.fixture
def avon(empty_chapter, tmp_path):
    """A chapter with people and an asset."""
    with new_chapter(empty_chapter, tmp_path / "avon", "Avon") as store:
        with store.write("Add") as session:
            session.add(Asset(name="Projector", notes="Asha keeps the key"))
        yield store


def test_what_leaves_for_the_national_community_is_what_the_preview_said(avon, tmp_path):
    audience = Audience("national", (), 0)
    with avon.read() as reader:
        seen = preview(reader, audience, date(2026, 11, 23))

    bundle = read.read(write.write(avon, tmp_path / "up.bundle", audience="national", level=0).files[0])

    told = {
        (s.op.table, s.op.row, field, value) for s in bundle.parcel.ops if s.op for field, value in s.op.set.items()
    }
    assert told == {(t.table, t.row, f.name, v) for t in seen.things for f in t.fields for v in (f.value, *f.earlier)}
    assert (bundle.about.stubs, sum(bundle.about.counts.values())) == (seen.stubs, seen.changes)
    assert bundle.about.stubs > 0


def test_no_name_leaves_at_level_0_and_nothing_personal_is_told_of(avon, tmp_path):
    written = write.write(avon, tmp_path / "up.bundle", audience="national", level=0)

    bundle = read.read(written.files[0])
    assert written.sealed == ""  # it says nothing about anybody, and nobody is known to seal it to
    assert bundle.about.personal is None
    assert {"Projector"} <= {v for s in bundle.parcel.ops if s.op for v in s.op.set.values()}
    inside = "".join(str(s.op.set) for s in bundle.parcel.ops if s.op)
    assert "Person" not in inside
    assert "Asha" not in inside
    assert bundle.parcel.totals


def test_rows_without_names_are_personal_and_so_are_sealed_or_refused(avon, tmp_path):
    with avon.write("Decide") as session:
        chapter = session.exec(select(Chapter)).one()
        chapter.national_level, chapter.pseudonym_key = 2, "5e" * 32
    with pytest.raises(CannotSeal):
        write.write(avon, tmp_path / "up.bundle", audience="national")

    assert not (tmp_path / "up.bundle").exists()
    written = write.write(avon, tmp_path / "up.bundle", audience="national", open_text=True)
    personal = read.read(written.files[0]).about.personal
    assert personal is not None
    assert (personal.people, personal.delete_by, list(personal.fields)) == (5, "2027-02-21", ["member"])


def test_each_bundle_names_the_one_before_it_for_the_same_audience(avon, tmp_path):
    for number, audience in enumerate(["chapter", "national", "chapter"]):
        write.write(avon, tmp_path / f"{number}.bundle", audience=audience)

    first, up, second = (read.read(tmp_path / f"{number}.bundle") for number in range(3))

    assert (first.about.previous, up.about.previous) == ("", "")
    assert second.about.previous == first.parcel.digest


def test_a_recipient_nobody_knows_is_refused(avon, tmp_path):
    with pytest.raises(NotFound):
        write.write(avon, tmp_path / "a.bundle", to=("0123456789abcdef",))


# -- set aside ---------------------------------------------------------------------------------------------------------


def test_a_strangers_bundle_is_set_aside_and_taken_in_once_they_are_known(empty_chapter, tmp_path):
    with (
        new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours,
        joined(empty_chapter, tmp_path / "b", sent(ours, 1)) as theirs,
    ):
        edit(theirs, 0, "town", 5)
        bundle = read.read(sent(theirs, 1))
        before = everyone(ours)

        with pytest.raises(SetAside) as refused:
            read.take_in(ours, bundle, label="Open", accepted=frozenset(["unknown_signer"]))

        assert (refused.value.why, len(refused.value.words)) == (("unknown_signer",), 6)
        assert (everyone(ours), aside(ours)) == (before, [("unknown_signer",)])
        acquaint(ours, theirs)
        read.take_in(ours, bundle, label="Open")
        assert (everyone(ours), aside(ours)) == (everyone(theirs), [])


def test_a_clock_far_ahead_waits_for_a_person(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        theirs.now = lambda: builders.NOW.replace(year=2031)
        edit(theirs, 0, "town", 5)
        bundle = read.read(sent(theirs, 1))

        with pytest.raises(SetAside, match="clock"):
            read.take_in(ours, bundle, label="Open")
        read.take_in(ours, bundle, label="Open", accepted=frozenset(["clock"]))

        assert everyone(ours) == everyone(theirs)


def test_a_bundle_of_another_chapter_is_not_kept(empty_chapter, tmp_path, avon):
    with new_chapter(empty_chapter, tmp_path / "b", "Mersey") as mersey:
        with pytest.raises(OtherChapter):
            read.take_in(mersey, read.read(sent(avon, 1)), label="Open")

        assert aside(mersey) == []


def test_a_copy_of_the_chapter_is_kept_before_each_of_the_last_few_bundles(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        for number in range(5):
            ours.now = lambda minute=number: builders.NOW.replace(minute=minute)
            edit(theirs, 0, "town", number)
            read.take_in(ours, read.read(sent(theirs, number)), label="Open")
        again = read.take_in(ours, read.read(theirs.path.with_name("own-4.bundle")), label="Open")

        kept = sorted(path.name for path in (ours.home / "backups").iterdir())
        assert kept == [f"own 2026-11-23 180{minute}00 before bundle.chapter" for minute in (2, 3, 4)]
        assert again.fresh == 0


# -- letters -----------------------------------------------------------------------------------------------------------


def test_a_letter_is_a_draft_with_the_bundle_in_it_and_hides_its_readers():
    made = letter(
        [("Ávon.bundle", b"PK\0\1\xff"), ("x.bundle.age", b"age")],
        "Changes\nfrom Avon",
        "Siân,\nplease open it.",
        to=["a@x.example", "b@x.example"],
        at=builders.NOW,
    )

    message = email.message_from_bytes(made, policy=email.policy.default)

    assert (message["X-Unsent"], message["Subject"], message["To"]) == ("1", "Changes from Avon", None)
    assert message["Bcc"] == "a@x.example, b@x.example"
    body = message.get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["Siân,", "please open it."]
    attached = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    assert attached == [("Ávon.bundle", b"PK\0\1\xff"), ("x.bundle.age", b"age")]
    assert all(len(line) <= 998 for line in made.split(b"\r\n"))
