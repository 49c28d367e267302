"""Whatever changes whom a file believes stands in its History, as done for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import enrolling, enrolment, invitation
from exports.bundle import read, write
from exports.bundle.notice import write_notice
from models.commands import assets, copies, erasure, passing, roster
from models.history import History
from models.queries import deeds
from models.store import Store
from tests.builders_national import Country, country
from tests.builders_sharing import joined
from tests.builders_trust import founded, laptop, words


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """National, and two chapters."""
    with country(empty_chapter, tmp_path, "Avon", "Fens") as made:
        yield made


def kept(store: Store) -> list[str]:
    """What was done for good here but the founding, the newest first."""
    with store.read() as reader:
        return [deed.label for deed in deeds.listed(reader) if deed.state == "kept" and deed.label != "Found"]


def test_a_laptop_believed_and_shut_out_and_its_notice(empty_chapter: Path, tmp_path: Path, land: Country):
    avon = land.chapters["Avon"]
    everything = write.write(avon, tmp_path / "all.bundle", everything=True).files[0]
    with joined(empty_chapter, tmp_path / "two", everything) as two:
        before = kept(avon)
        with pytest.raises(read.SetAside):
            read.take_in(avon, read.read(write.write(two, tmp_path / "b.bundle").files[0]), label="Open b")
        copies.hear(avon, " ".join(words(two)), label="Compare words")
        copies.shut_out(avon, public_key=laptop(two).public_key, label="Shut out two")
        copies.hear(two, " ".join(words(avon)), label="Compare words")
        write_notice(avon, tmp_path / "notice.bundle", laptop(two).public_key)
        notice = read.read(tmp_path / "notice.bundle")

        for _twice in range(2):
            read.take_in(two, notice, label="Open notice")

        assert kept(avon) == ["Shut out two", "Compare words", *before]
        assert kept(two)[:2] == ["Open notice", "Compare words"]
        with avon.read() as reader:
            assert deeds.listed(reader)[0].at == avon.now().replace(microsecond=0)
        assert History(avon).undo_label() not in kept(avon)


def test_chapters_and_keys_of_the_national_community(empty_chapter: Path, tmp_path: Path, land: Country):
    hub, avon = land.hub, land.chapters["Avon"]
    with avon.write("Add") as session:
        tent = assets.add_asset(session, name="Tent", kind="kit")
    land.take_up("Avon")
    fens = laptop(land.chapters["Fens"]).chapter
    before = kept(avon)

    passing.pass_on(hub, asset_id=tent, to=fens, label="Pass on Tent")
    copies.forget_national(avon, label="Forget the key")
    answer = invitation.invite(hub, "Avon")
    for _twice in range(2):
        invitation.accept(avon, answer, label="Accept")
    asked = enrolment.read(_saved(avon, answer, tmp_path / "answer"))
    enrolment.save_certificates(tmp_path / "back", enrolling.enrol(hub, asked, label="Enrol Avon"))
    for _twice in range(2):
        enrolment.take_certificates(avon, tmp_path / "back", label="Take")

    assert kept(hub)[:2] == ["Enrol Avon", "Pass on Tent"]
    assert kept(avon) == ["Take", "Accept", "Forget the key", *before]


def _saved(store: Store, invited: invitation.Invitation, target: Path) -> Path:
    enrolment.answer(store, invited, target)
    return target


def test_a_chapter_enrolled_and_its_certificate(empty_chapter: Path, tmp_path: Path, land: Country):
    with founded(empty_chapter, tmp_path / "wye", "Wye") as wye:
        enrolment.answer(wye, invitation.invite(land.hub, "Wye"), tmp_path / "answer", label="Accept")
        asked = enrolment.read(tmp_path / "answer")
        enrolment.save_certificates(tmp_path / "back", enrolling.enrol(land.hub, asked, label="Enrol Wye"))
        enrolment.take_certificates(wye, tmp_path / "back", label="Take")

        assert (kept(land.hub)[:1], kept(wye)[:2]) == (["Enrol Wye"], ["Take", "Accept"])


def test_forgetting_somebody_leaves_a_line_that_names_nobody(land: Country):
    avon = land.chapters["Avon"]
    with avon.write("Add Maud Hale") as session:
        maud = roster.add_person(session, given_name="Maud", family_name="Hale")

    erasure.erase(avon, person_id=maud, reason="asked", label="Forget a member")

    with avon.read() as reader:
        assert [deed.label for deed in deeds.listed(reader)] == ["Forget a member"]
