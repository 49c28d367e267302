"""How alike two entries are: what agrees, what conflicts, and what is only missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.duplicates import Band, Crowd, Reason, entry, score
from models.rules.roster_file import Contact, PersonDraft


def made(name: str, *, email: str = "", phone: str = "", postcode: str = "", address: str = "") -> PersonDraft:
    """Somebody by name, with ways to reach them."""
    given_name, _, family = name.partition(" ")
    return PersonDraft(
        given_name=given_name, family_name=family, postcode=postcode, address_lines=address,
        emails=(Contact(email),) if email else (), phones=(Contact(phone),) if phone else (),
    )  # fmt: skip


def points(one: PersonDraft, other: PersonDraft, crowd: Crowd | None = None) -> tuple[int, str]:
    """What they come to."""
    told = score(entry(one), entry(other), crowd or Crowd())
    return told.points, told.band.value


MAIL, PHONE, HOME = "s@x.example", "07700 900123", {"postcode": "CB7 4AA", "address": "12 High Street"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (made("Sam Okoro", email=MAIL), made("Sam Okoro", email="S+x@X.example"), (70, "check")),
        (
            made("Sam Okoro", email=MAIL, phone=PHONE),
            made("Samuel Okoro", email=MAIL, phone="+447700900123"),
            (92, "very_likely"),
        ),
        (made("Sam Okoro", **HOME), made("S Okoroh", postcode="cb74aa", address="12, High St"), (35, "none")),
        (
            made("Sam Okoro", email=MAIL, phone=PHONE, **HOME),
            made("Ada Okoro", email=MAIL, phone=PHONE, **HOME),
            (75, "check"),
        ),
        (
            made("Sam Okoro Jr", email=MAIL, phone=PHONE, **HOME),
            made("Sam Okoro Sr", email=MAIL, phone=PHONE, **HOME),
            (85, "check"),
        ),
        (made("Sam Okoro", phone=PHONE), made("Sam Pugh", phone="7700900123"), (25, "none")),
        (made("Sam Okoro"), made("Sam Okoro"), (30, "none")),
        (made("Zoë Ŵyn-Rees", email=MAIL), made("ZOE Wyn Rees", email=MAIL), (70, "check")),
        (made("Sаm Okoro", email=MAIL), made("Sam Okoro", email=MAIL), (70, "check")),
        (made(""), made(""), (0, "none")),
        (PersonDraft(organisation="Baths"), PersonDraft(organisation="The Baths"), (0, "none")),
        (
            PersonDraft(organisation="Baths", postcode="CB7 4AA"),
            PersonDraft(organisation="BATHS", postcode="cb74aa"),
            (50, "check"),
        ),
    ],
)
def test_the_table(one, other, expected):
    assert points(one, other) == expected
    assert points(other, one) == expected


def test_a_shared_address_says_little():
    crowd = Crowd(shared=frozenset({"s@x.example", "7700900123"}))
    one, other = made("Sam Okoro", email=MAIL, phone=PHONE), made("Sam Okoro", email=MAIL, phone=PHONE)

    assert points(one, other, crowd) == (48, "none")
    assert score(entry(one), entry(other), crowd).reasons[-2:] == (Reason.SHARED_EMAIL, Reason.SHARED_PHONE)


def test_a_whole_name_only_two_bear_is_worth_a_look_unless_something_tells_them_apart():
    crowd = Crowd(rare=frozenset({"sam okoro"}))

    assert points(made("Sam Okoro", email=MAIL), made("Sam Okoro"), crowd) == (50, "check")
    assert points(made("Sam Okoro", email=MAIL), made("Sam Okoro", email="t@x.example"), crowd) == (30, "none")


_SOMEBODY = st.builds(
    made,
    st.sampled_from(["Sam Okoro", "Samuel Okoro", "S Okorro", "Ada Pugh", "Ada", "", "Sam Okoro Jr"]),
    email=st.sampled_from(["", MAIL, "t@x.example"]),
    phone=st.sampled_from(["", PHONE, "0770"]),
    postcode=st.sampled_from(["", "CB7 4AA", "CB7 4AB"]),
)


@given(_SOMEBODY, _SOMEBODY)
def test_it_is_the_same_both_ways_and_nothing_missing_counts(one, other):
    told = score(entry(one), entry(other))

    assert told.points == score(entry(other), entry(one)).points
    assert (told.band is Band.NONE) == (told.points < 50)
    assert Reason.EMAIL not in told.reasons or (one.emails and other.emails)
    blank = score(entry(one), entry(PersonDraft()))
    assert (blank.points, blank.reasons) == (0, ())
