"""How national invites a chapter and the chapter answers: small signed files that hold to the letter or are refused."""

import json

import pytest
import segno

from exports import enrolment, invitation
from exports.small_file import MOST_BYTES, NotThisFile
from models.errors import CouldNotRead
from models.ids import new_id
from models.rules.spoken_words import words_of
from models.trust import keys, signing
from models.trust.certificates import issue
from models.trust.national import NotNational, OtherRoot
from tests.builders_trust import facts, founded, judged, laptop

SPARE = signing.public_key(b"s" * 32)


@pytest.fixture
def hub(empty_chapter, tmp_path):
    """The national community's own file."""
    with founded(empty_chapter, tmp_path / "hub", "Better Health Together", kind="national") as store:
        yield store


@pytest.fixture
def avon(empty_chapter, tmp_path):
    """A chapter."""
    with founded(empty_chapter, tmp_path / "avon", "Avon") as store:
        yield store


def test_a_chapter_is_invited_answers_and_is_certified_by_files_alone(hub, avon, tmp_path):
    invitation.save(tmp_path / "avon.invitation", invitation.invite(hub, "Avon", backup_key=SPARE))
    read = invitation.read(tmp_path / "avon.invitation")
    asked = enrolment.answer(avon, read, tmp_path / "avon.enrolment")
    request = enrolment.read(tmp_path / "avon.enrolment")
    assert (request, request.words, read.words) == (
        asked, words_of(laptop(avon).public_key), words_of(laptop(hub).public_key),
    )  # fmt: skip
    assert (request.who.name, request.who.chapter, request.who.age) == ("Avon", laptop(avon).chapter, laptop(avon).age)
    assert judged(hub, facts(avon, audience="national"))[1] == ["unknown_signer", "other_chapter"]
    assert judged(avon, facts(hub, audience="chapters")) == ("root", [])

    enrolment.save_certificates(tmp_path / "avon.certificate", enrolment.enrol(hub, request))
    taken = enrolment.take_certificates(avon, tmp_path / "avon.certificate")

    assert (taken, enrolment.take_certificates(avon, tmp_path / "avon.certificate")) == (2, 0)
    assert judged(hub, facts(avon, audience="national")) == ("certified", [])


def test_both_know_each_others_keys_to_seal_to_before_any_bundle(hub, avon, tmp_path):
    request = enrolment.answer(avon, invitation.invite(hub, "Avon"), tmp_path / "x")
    enrolment.enrol(hub, request)

    for here, there in ((avon, hub), (hub, avon)):
        with here.read() as reader:
            assert reader.column("SELECT age FROM writer WHERE wid = :w", w=there.writer) == [laptop(there).age]


def test_an_answer_shows_whether_it_comes_from_who_was_invited(hub, avon, tmp_path):
    ours = invitation.invite(hub, "Avon")
    request = enrolment.answer(avon, ours, tmp_path / "x")

    stolen = [
        enrolment.Request(request.who, invitation.Invited("Bath", request.invited.code), request.issued),
        enrolment.Request(request.who, invitation.Invited("Avon", "0" * 16), request.issued),
        enrolment.Request(request.who, request.invited, "2026-01-01T00:00:00Z"),
    ]

    assert [enrolment.was_invited(hub, one) for one in (request, *stolen)] == [True, False, False, False]


def test_an_invitation_of_a_second_national_community_is_refused(hub, avon, empty_chapter, tmp_path):
    invitation.accept(avon, invitation.invite(hub, "Avon"))
    invitation.accept(avon, invitation.invite(hub, "Avon"))
    with (
        founded(empty_chapter, tmp_path / "false", "Better Health Together", kind="national") as false,
        pytest.raises(OtherRoot),
    ):
        invitation.accept(avon, invitation.invite(false, "Avon"))

    assert judged(avon, facts(hub, audience="chapters")) == ("root", [])


def test_only_the_national_file_invites(avon):
    with pytest.raises(NotNational):
        invitation.invite(avon, "Bath")


def test_it_fits_a_qr_code_that_a_telephone_can_read(hub):
    made = invitation.invite(hub, "Ŷ" * 60, backup_key=SPARE)

    code = segno.make(made.content.strip(), error="m")

    assert isinstance(code.version, int) and code.version <= 25
    assert invitation.qr_code(made, "svg").startswith(b"<?xml")
    assert invitation.qr_code(made, "png").startswith(b"\x89PNG")
    assert invitation.parse(made.content.strip()).national == made.national


# -- files that do not hold --------------------------------------------------------------------------------------------


def changed(content, *path, to):
    """The file with one value changed."""
    told = json.loads(content)
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(told).encode()


def refused(parse, content):
    """Why."""
    with pytest.raises(NotThisFile) as told:
        parse(content)
    return told.value.why


@pytest.mark.parametrize(
    ("path", "to", "why"),
    [
        (("national", "public_key"), signing.public_key(b"x" * 32), "altered"),
        (("national", "backup_key"), signing.public_key(b"x" * 32), "altered"),
        (("national", "backup_key"), "RWQ", "foreign"),
        (("national", "public_key"), "RWQ", "altered"),
        (("national", "age"), "age1other", "altered"),
        (("national", "id"), "e" * 32, "altered"),
        (("national", "id"), "'; DROP TABLE op", "foreign"),
        (("national", "name"), "x" * 201, "foreign"),
        (("chapter", "name"), "Bath", "altered"),
        (("issued",), "2030-01-01T00:00:00Z", "altered"),
        (("signature",), "", "altered"),
        (("signature",), "\ud800", "foreign"),
        (("format",), "chapterhouse/invitation/2", "foreign"),
        (("more",), 1, "foreign"),
    ],
)
def test_an_invitation_with_anything_changed_is_refused(hub, path, to, why):
    content = invitation.invite(hub, "Avon").content

    assert refused(invitation.parse, changed(content, *path, to=to)) == why


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 60_000, b"\xff", b"0" * (MOST_BYTES + 1), b'{"a":1}'])
@pytest.mark.parametrize("parse", [invitation.parse, enrolment.parse])
def test_what_is_no_such_file_is_refused(parse, content):
    assert refused(parse, content) == "foreign"


def test_a_file_far_too_long_is_not_even_parsed(hub):
    content = invitation.invite(hub, "Avon").content

    assert refused(invitation.parse, content + b" " * MOST_BYTES) == "foreign"


def test_every_cut_of_an_invitation_is_refused(hub):
    content = invitation.invite(hub, "Avon").content.strip()

    assert {refused(invitation.parse, content[:length]) for length in range(len(content))} == {"foreign"}


@pytest.mark.parametrize(
    "change",
    [
        (("who", "public_key"), signing.public_key(b"x" * 32), "altered"),
        (("who", "chapter"), "f" * 32, "altered"),
        (("who", "chapter"), "Avon", "foreign"),
        (("who", "writer"), "../../etc", "foreign"),
        (("who", "age"), "age1other", "altered"),
    ],
)
def test_an_answer_with_anything_changed_is_refused(hub, avon, tmp_path, change):
    path, to, why = change
    enrolment.answer(avon, invitation.invite(hub, "Avon"), tmp_path / "x")

    assert refused(enrolment.parse, changed((tmp_path / "x").read_bytes(), *path, to=to)) == why


def test_certificates_that_do_not_hold_are_not_kept(hub, avon, tmp_path):
    request = enrolment.answer(avon, invitation.invite(hub, "Avon"), tmp_path / "x")
    enrolment.save_certificates(tmp_path / "c", enrolment.enrol(hub, request))
    content = (tmp_path / "c").read_text().replace(laptop(avon).chapter, new_id())
    (tmp_path / "c").write_text(content)

    assert enrolment.take_certificates(avon, tmp_path / "c") == 1


def test_a_file_of_certificates_shuts_nobody_out(hub, avon, tmp_path):
    own, seed = laptop(avon), keys.secrets_of(avon.home, avon.writer).seed
    about = {"public_key": own.public_key, "chapter": own.chapter, "writer": avon.writer, "last_seq": 0}
    enrolment.save_certificates(tmp_path / "c", (issue(seed, "2026-11-23T18:00:00Z", "revoked", **about),))

    assert enrolment.take_certificates(avon, tmp_path / "c") == 0


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CouldNotRead):
        invitation.read(tmp_path / "gone")
