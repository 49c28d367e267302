"""National and its chapters: who takes whose bundles, and the certificates that say so."""

from dataclasses import replace

import pytest

from models.ids import new_id
from models.rules.certificates import Root
from models.trust import believed, national, signing
from models.trust.certificates import Certificate, claim_of, issue
from models.trust.national import NotNational, OtherRoot, SameMark
from tests.builders_trust import AT, enrolled, facts, hears, judged, lands_of, laptop, meets, second, words


@pytest.fixture
def lands(empty_chapter, tmp_path):
    """National, and two chapters it does not know yet."""
    with lands_of(empty_chapter, tmp_path) as made:
        yield made


# -- national ----------------------------------------------------------------------------------------------------------


def test_national_and_the_chapters_it_enrolled_take_each_others_bundles_and_nobody_elses(lands):
    hub, one, two = lands
    enrolled(hub, one)

    assert judged(hub, facts(one, audience="national")) == ("certified", [])
    assert judged(one, facts(hub, audience="chapters")) == ("root", [])
    assert judged(hub, facts(two, audience="national")) == ("unknown", ["unknown_signer", "other_chapter"])
    assert judged(one, facts(two, audience="national")) == ("unknown", ["unknown_signer", "other_chapter"])
    assert judged(two, facts(hub, audience="chapters")) == ("unknown", ["unknown_signer", "other_chapter"])


def test_what_was_meant_for_ones_own_chapter_is_not_taken_in_by_anybody_else(lands):
    hub, one, _ = lands
    enrolled(hub, one)

    assert judged(hub, facts(one, audience="chapter")) == ("certified", ["not_for_us"])
    assert judged(one, facts(hub, audience="chapter")) == ("root", ["not_for_us"])
    assert judged(one, facts(one, audience="national")) == ("own", ["not_for_us"])


def test_a_laptop_of_one_enrolled_chapter_cannot_speak_for_another(lands):
    hub, one, two = lands
    enrolled(hub, one, two)

    forged = facts(one, audience="national", chapter=laptop(two).chapter)

    assert judged(hub, forged) == ("unknown", ["unknown_signer"])


def test_a_second_national_key_is_refused_and_the_first_may_come_twice(lands):
    hub, one, two = lands
    enrolled(hub, one)
    other = Root(laptop(two).chapter, laptop(two).public_key)

    with one.uncaptured("") as (connection, _), pytest.raises(OtherRoot, match="National"):
        national.trust(connection, other, "Bath", AT)
    with one.uncaptured("") as (connection, _), pytest.raises(OtherRoot):
        national.trust(connection, replace(other, chapter=laptop(hub).chapter), "Bath", AT)
    enrolled(hub, one)

    assert judged(one, facts(hub, audience="chapters")) == ("root", [])


def test_only_the_national_file_can_make_the_national_key_and_enrol(lands):
    _, one, two = lands
    applicant = national.Applicant(laptop(two).chapter, "Bath", two.writer, "x", laptop(two).public_key, "")

    with one.uncaptured("") as (connection, _), pytest.raises(NotNational):
        national.crown(connection, one.home, AT)
    with one.uncaptured("") as (connection, _), pytest.raises(NotNational):
        national.enrol(connection, one.home, applicant, AT)


def test_national_certifies_no_two_chapters_of_one_mark(lands):
    hub, one, two = lands
    enrolled(hub, one)
    mark = laptop(one).chapter[-8:]
    other = national.Applicant(new_id()[:-8] + mark, "Bath", two.writer, "x", laptop(two).public_key, "")

    with hub.uncaptured("") as (connection, _), pytest.raises(SameMark):
        national.enrol(connection, hub.home, other, AT)
    enrolled(hub, one)
    enrolled(hub, two)

    assert judged(hub, facts(two, audience="national")) == ("certified", [])


def test_with_the_spare_key_another_laptop_takes_over_and_every_chapter_follows(lands, empty_chapter, tmp_path):
    hub, one, _ = lands
    spare = b"s" * 32
    with hub.uncaptured("") as (connection, _):
        national.crown_with_spare(connection, hub.home, AT, signing.public_key(spare))
    enrolled(hub, one)
    with second(empty_chapter, tmp_path / "hub2", hub) as heir:
        assert judged(one, facts(heir, audience="chapters")) == ("unknown", ["unknown_signer"])
        with heir.uncaptured("") as (connection, _):
            assert national.take_over(connection, heir.home, spare, AT) == 1

        assert judged(one, facts(heir, audience="chapters")) == ("root", [])
        meets(one, heir)
        assert judged(one, facts(hub, audience="chapters")) == ("revoked", ["revoked"])
        assert judged(heir, facts(one, audience="national", certificates=())) == ("certified", [])
        for seed in (spare, b"x" * 32):
            with heir.uncaptured("") as (connection, _), pytest.raises(NotNational):
                national.take_over(connection, heir.home, seed, AT)


def test_a_spare_key_comes_before_the_first_invitation(lands):
    hub, one, _ = lands
    enrolled(hub, one)

    with hub.uncaptured("") as (connection, _), pytest.raises(NotNational, match="late"):
        national.crown_with_spare(connection, hub.home, AT, signing.public_key(b"s" * 32))


def test_somebody_who_joins_takes_the_national_key_over_but_never_a_strangers(lands, empty_chapter, tmp_path):
    hub, one, _ = lands
    enrolled(hub, one)
    false = issue(b"x" * 32, AT, "root", public_key=signing.public_key(b"x" * 32), chapter=new_id(), name="False")
    with one.uncaptured("") as (connection, _):
        believed.add(connection, [false], AT)

    with second(empty_chapter, tmp_path / "c", one) as joined:
        assert judged(joined, facts(hub, audience="chapters")) == ("root", [])


# -- certificates as they are kept -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cert: replace(cert, body=cert.body.replace("laptop", "chapter")),
        lambda cert: replace(cert, body=cert.body.replace('"name":"b"', '"name":"c"')),
        lambda cert: replace(cert, body=cert.body[:-1]),
        lambda cert: replace(cert, body="[" * 5000),
        lambda cert: replace(cert, body=cert.body.replace("}", ',"note":"' + "x" * 5000 + '"}')),
        lambda cert: replace(cert, signature=""),
        lambda cert: replace(cert, signature="\ud800"),
        lambda cert: replace(cert, signature=cert.signature.replace("certificate", "bundle")),
        lambda cert: replace(
            cert, body=cert.body.replace(signing.public_key(b"a" * 32), signing.public_key(b"c" * 32))
        ),
    ],
)
def test_a_certificate_that_does_not_hold_is_not_kept(store, spoil):
    about = {"public_key": signing.public_key(b"b" * 32), "chapter": "a" * 32, "name": "b"}
    good = issue(b"a" * 32, AT, "laptop", **about)

    with store.uncaptured("") as (connection, _):
        found = [believed.add(connection, [cert], AT).count for cert in (spoil(good), good, good)]

    assert found == [0, 1, 0]


def test_a_certificate_that_is_too_long_is_not_kept_however_well_it_is_signed(store):
    about = {"public_key": signing.public_key(b"b" * 32), "chapter": "a" * 32}

    with store.uncaptured("") as (connection, _):
        found = [
            believed.add(connection, [issue(b"a" * 32, AT, "laptop", **about, name="x" * size)], AT).count
            for size in (3000, 9000)
        ]

    assert found == [1, 0]


def test_a_signature_made_for_another_purpose_is_no_certificate():
    body = '{"kind":"laptop","by":"%s","at":"","public_key":"%s","chapter":"%s"}'
    key = signing.public_key(b"a" * 32)
    text = body % (key, key, "a" * 32)

    made = {
        p: Certificate(text, signing.sign(b"a" * 32, text.encode(), p).decode())
        for p in ("chapterhouse certificate", "x")
    }

    assert [claim_of(cert) is not None for cert in made.values()] == [True, False]


def test_kinds_only_a_newer_program_knows_are_kept_and_passed_on(store):
    about = {"public_key": signing.public_key(b"b" * 32), "chapter": "a" * 32, "orbit": 7}
    strange = issue(b"a" * 32, AT, "spaceship", **about)

    with store.uncaptured("") as (connection, _):
        believed.add(connection, [strange], AT)
        assert believed.held(connection) == believed.for_audience(connection, "chapter") == [strange]


def test_certificates_of_laptops_leave_for_national_alone_and_never_with_a_name(lands, empty_chapter, tmp_path):
    hub, one, two = lands
    enrolled(hub, one, two)
    with second(empty_chapter, tmp_path / "c", one) as three:
        meets(one, three)
        hears(one, words(three))
        meets(hub, one)

        def kinds(store, audience):
            with store.read() as reader:
                told = believed.for_audience(reader.connection, audience)
            return sorted((claim.kind, claim.chapter == laptop(one).chapter) for c in told if (claim := claim_of(c)))

        assert kinds(one, "national") == [("chapter", True), ("laptop", True), ("root", False)]
        assert kinds(hub, "chapters") == [("chapter", False), ("chapter", True), ("root", False)]
        assert ("laptop", True) in kinds(hub, "chapter")
        with one.read() as reader:
            told = believed.for_audience(reader.connection, "national")
        assert laptop(three).name
        assert {claim.name for c in told if (claim := claim_of(c))} == {"", "Chapter", "National"}


def test_a_laptop_goes_by_its_chapters_name_from_the_day_it_is_enrolled(lands):
    hub, one, _ = lands
    card = laptop(one)
    asking = national.Applicant(card.chapter, "Avon", card.writers[0], "Asha’s laptop", card.public_key, card.age)

    with hub.uncaptured("") as (connection, _rows):
        national.crown(connection, hub.home, AT)
        national.enrol(connection, hub.home, asking, AT)

    with hub.read() as reader:
        assert reader.value("SELECT name FROM writer WHERE wid = :wid", wid=card.writers[0]) == "Avon"
