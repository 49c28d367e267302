"""Whom to believe, as it follows from a set of certificates: in any order, and never more than was vouched for."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.certificates import LONGEST_CHAIN, Claim, Known, Root, web

AVON, BATH, NATIONAL = "avon", "bath", "national"
ROOT = Root(NATIONAL, "crown", "spare")


def chapter(key, where=AVON, by="crown"):
    """National certifies a chapter's first laptop."""
    return Claim(f"{by} chapter {key} {where}", "chapter", by, key, where)


def laptop(key, by, where=AVON):
    """One laptop vouches for another."""
    return Claim(f"{by} laptop {key} {where}", "laptop", by, key, where)


def revoked(key, by, where=AVON, last=5):
    """A laptop is shut out."""
    return Claim(f"{by} revoked {key} {where} {last}", "revoked", by, key, where, writer=f"w-{key}", last_seq=last)


def heir(key, by="spare", spare="", at=""):
    """A national key names who follows it."""
    return Claim(f"{by} root {key}", "root", by, key, NATIONAL, backup_key=spare, at=at)


def kind(key, claims, known=(), *, root: Root | None = ROOT, where=AVON):
    """How far the key is believed."""
    return web(claims, known, root).standing(key, where).kind


# -- what vouches for whom ---------------------------------------------------------------------------------------------


def test_national_certifies_a_chapter_and_the_chapter_its_laptops():
    claims = [chapter("a"), laptop("b", "a"), laptop("c", "b")]

    found = [web(claims, [], ROOT).standing(key, AVON) for key in ("crown", "a", "b", "c", "d")]

    assert [(one.kind, one.role) for one in found] == [
        ("unknown", ""), ("certified", "chapter"), ("certified", "laptop"), ("certified", "laptop"), ("unknown", ""),
    ]  # fmt: skip
    assert web([], [], ROOT).standing("crown", NATIONAL).kind == "root"


def test_a_key_believed_in_one_chapter_is_nobody_in_another():
    claims = [chapter("a"), chapter("b", BATH), laptop("c", "a", BATH), laptop("d", "a", NATIONAL)]

    assert [kind("a", claims, where=BATH), kind("c", claims, where=BATH), kind("d", claims, where=NATIONAL)] == [
        "unknown", "unknown", "unknown",
    ]  # fmt: skip


def test_a_chapters_certificate_makes_nobody_nationals_voice():
    assert kind("a", [chapter("a", NATIONAL)], where=NATIONAL) == "unknown"
    assert kind("a", [laptop("a", "crown", NATIONAL)], [Known("crown", "words", NATIONAL)], where=NATIONAL) != "unknown"


def test_a_chapter_certificate_by_anybody_but_national_is_worth_nothing():
    assert kind("b", [chapter("a"), chapter("b", by="a"), chapter("b", by="b")]) == "unknown"
    assert kind("a", [chapter("a")], root=None) == "unknown"


@pytest.mark.parametrize(
    ("how", "expected"), [("own", "certified"), ("words", "certified"), ("joined", "joined"), ("certified", "unknown")]
)
def test_without_national_a_chain_is_as_strong_as_the_key_it_hangs_on(how, expected):
    known = [Known("a", how, AVON)] if how != "certified" else []

    assert kind("b", [laptop("b", "a")], known, root=None) == expected


def test_the_stronger_of_two_ways_counts():
    known = [Known("a", "joined", AVON), Known("z", "words", AVON)]
    claims = [laptop("b", "a"), laptop("c", "b"), laptop("b", "z")]

    assert [kind(key, claims, known, root=None) for key in "abcz"] == ["joined", "certified", "certified", "words"]


def test_laptops_that_only_vouch_for_each_other_are_unknown():
    assert kind("b", [laptop("b", "c"), laptop("c", "b"), laptop("b", "b")]) == "unknown"


def test_a_chain_may_not_grow_for_ever():
    names = ["a", *(f"k{number}" for number in range(LONGEST_CHAIN + 2))]
    claims = [chapter("a"), *(laptop(key, by) for by, key in pairwise(names))]

    assert [kind(key, claims) for key in (names[LONGEST_CHAIN], names[LONGEST_CHAIN + 1])] == ["certified", "unknown"]


# -- shut out ----------------------------------------------------------------------------------------------------------


def test_what_a_shut_out_laptop_certified_has_to_be_certified_again():
    claims = [chapter("a"), laptop("b", "a"), laptop("c", "b"), revoked("b", "a")]

    assert [kind(key, claims) for key in "abc"] == ["certified", "revoked", "unknown"]
    assert kind("c", [*claims, laptop("c", "a")]) == "certified"
    assert kind("b", [*claims, laptop("b", "a")]) == "revoked"


def test_a_laptop_of_another_chapter_and_a_stranger_shut_out_nobody():
    claims = [chapter("a"), chapter("b", BATH), revoked("a", "b"), revoked("a", "b", BATH), revoked("a", "stranger")]

    assert (kind("a", claims), web(claims, [], ROOT).ends) == ("certified", (("w-a", BATH, 5),))


def test_national_goes_first_so_a_stolen_laptop_it_shut_out_shuts_out_nobody():
    claims = [chapter("a"), laptop("thief", "a"), revoked("a", "thief")]
    assert kind("a", claims) == "revoked"

    settled = [*claims, revoked("thief", "crown")]

    assert [kind(key, settled) for key in ("a", "thief")] == ["certified", "revoked"]
    assert web(settled, [], ROOT).ends == (("w-thief", AVON, 5),)


def test_between_laptops_of_one_chapter_all_who_are_shut_out_are_out():
    claims = [chapter("a"), laptop("b", "a"), revoked("a", "b"), revoked("b", "a")]

    assert [kind(key, claims) for key in "ab"] == ["revoked", "revoked"]


def test_nobody_is_shut_out_of_their_own_file():
    claims = [chapter("a"), laptop("b", "a"), revoked("b", "a"), revoked("b", "crown")]
    known = [Known("b", "own", AVON)]

    assert (kind("b", claims, known), kind("b", claims)) == ("own", "revoked")
    assert (web(claims, known, ROOT).ends, web(claims, [], ROOT).ends) == ((), (("w-b", AVON, 5),))


def test_a_laptop_may_give_itself_up_and_a_compared_one_may_be_shut_out():
    known = [Known("b", "words", AVON)]

    assert kind("b", [revoked("b", "b")], known, root=None) == "revoked"
    assert kind("b", [revoked("b", "a")], [*known, Known("a", "own", AVON)], root=None) == "revoked"


def test_the_least_number_anybody_named_is_the_last_that_counts():
    claims = [chapter("a"), laptop("b", "a"), revoked("b", "a", last=9), revoked("b", "crown", last=4)]

    assert web(claims, [], ROOT).ends == (("w-b", AVON, 4),)


# -- who follows the national key --------------------------------------------------------------------------------------


def test_the_backup_key_names_a_successor_and_the_old_key_is_out():
    claims = [chapter("a"), heir("crown2", spare="spare2"), chapter("b", BATH, by="crown2")]

    found = web(claims, [], ROOT)

    assert found.root == Root(NATIONAL, "crown2", "spare2")
    assert [found.standing("crown", NATIONAL).kind, found.standing("crown2", NATIONAL).kind] == ["revoked", "root"]
    assert [found.standing("a", AVON).kind, found.standing("b", BATH).kind] == ["unknown", "certified"]


def test_nobody_but_the_backup_key_names_a_successor():
    claims = [heir("thief", by="crown"), heir("thief", by="thief"), replace(heir("thief"), chapter=AVON)]

    assert web(claims, [], ROOT).root == ROOT
    assert web([heir("thief", by="")], [], Root(NATIONAL, "crown")).root == Root(NATIONAL, "crown")


def test_of_two_successors_everybody_chooses_the_same():
    claims = [heir("crown2", at="2028"), heir("crown3", at="2027"), heir("crown1", at="2028")]

    assert web(claims, [], ROOT).root == web(claims[::-1], [], ROOT).root == Root(NATIONAL, "crown2")


def test_successors_in_a_circle_come_to_an_end():
    claims = [heir("crown2", spare="spare2"), Claim("x", "root", "spare2", "crown", NATIONAL, backup_key="spare")]

    assert web(claims, [], ROOT).root is not None


# -- always ------------------------------------------------------------------------------------------------------------

KEYS = ("crown", "spare", "a", "b", "c", "d", "own")
PLACES = st.sampled_from([AVON, BATH, NATIONAL])
CLAIMS = st.lists(
    st.builds(
        lambda kind, by, key, where, last: Claim(
            f"{kind}{by}{key}{where}{last}", kind, by, key, where, writer=f"w-{key}", last_seq=last
        ),
        st.sampled_from(["chapter", "laptop", "laptop", "laptop", "revoked", "root", "spaceship"]),
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
        PLACES,
        st.integers(0, 3),
    ),
    max_size=14,
)
KNOWN = st.lists(
    st.builds(Known, st.sampled_from(KEYS[2:]), st.sampled_from(["own", "words", "joined"]), PLACES), max_size=3
)


@given(CLAIMS, KNOWN, st.sampled_from([ROOT, None]), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(claims, known, root, chance):
    others = [*claims, *chance.sample(claims, len(claims) // 2)]
    chance.shuffle(others)

    assert web(others, known[::-1], root) == web(claims, known, root)


@given(CLAIMS, KNOWN)
def test_what_strangers_sign_changes_nothing(claims, known):
    foreign = [replace(claim, id=f"forged {claim.id}", by=f"stranger of {claim.by}") for claim in claims]

    assert web([*claims, *foreign], known, ROOT) == web(claims, known, ROOT)


@given(CLAIMS, KNOWN)
def test_every_believed_key_hangs_by_certificates_on_one_that_was_vouched_for(claims, known):
    found = web(claims, known, ROOT)

    for key, where in found.held:
        if not hangs(key, where, claims, known, found):
            raise AssertionError((key, where, claims, known))


def hangs(key, where, claims, known, found):
    """Whether without the certificates on this key it would be believed only for reasons of its own."""
    if Known(key, "own", where) in known or any(k.public_key == key and k.chapter == where for k in known):
        return True
    if where == NATIONAL and found.root and key in {found.root.public_key, found.root.backup_key}:
        return True
    left = [claim for claim in claims if (claim.public_key, claim.chapter) != (key, where) or claim.kind == "revoked"]
    return (key, where) not in web(left, known, ROOT).held


@given(CLAIMS, KNOWN, st.sampled_from(KEYS[2:6]), PLACES)
def test_shut_out_by_national_is_out_whatever_else_is_said(claims, known, key, where):
    claims = [claim for claim in claims if claim.kind != "root"]
    known = [one for one in known if one.public_key != key or one.how != "own"]

    found = web([*claims, revoked(key, "crown", where)], known, ROOT)

    assert found.standing(key, where).kind == "revoked"


@given(CLAIMS, KNOWN)
def test_nothing_shuts_out_ones_own_key(claims, known):
    found = web(claims, [*known, Known("own", "own", AVON)], ROOT)

    assert found.standing("own", AVON).kind == "own"
