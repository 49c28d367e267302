"""Raised hands by name: what is certain is taken, what is not is asked about, and nobody is guessed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.decisions import StanceKind
from models.rules.hand_words import Hands, Said, Words
from models.rules.hands import along_seats, hands

WORDS = Words(
    {
        "consent": StanceKind.CONSENT,
        "consents": StanceKind.CONSENT,
        "yes": StanceKind.YES,
        "+": StanceKind.YES,
        "no": StanceKind.NO,
        "-": StanceKind.NO,
        "abstain": StanceKind.ABSTAIN,
        "objects": StanceKind.OBJECTION,
        "object": StanceKind.OBJECTION,
        "stands aside": StanceKind.STAND_ASIDE,
    },
    everyone=frozenset({"all", "everyone"}),
    rest=frozenset({"rest"}),
    but=frozenset({"except", "but"}),
    joins=frozenset({"and", "&"}),
)
PEOPLE = {
    "gwen": "Gwen Pugh",
    "ali": "Ali Reza",
    "ito": "Sam Ito",
    "jones": "Sam Jones",
    "anne": "Anne-Marie O'Neill",
}
SHORT = {"consent": "c", "yes": "y", "no": "n", "abstain": "a", "objection": "o", "stand_aside": "s"}


def drawn(taken: Hands) -> str:
    """One sign for each of the people in turn, with who was left out and kept."""
    row = "".join(SHORT[str(taken.said[person].stance)] if person in taken.said else "." for person in PEOPLE)
    return " ".join([row, *(f"but {person}" for person in taken.excepted), *(f"kept {each}" for each in taken.kept)])


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("all consent except gwen, ali objects: too dear for us", ".occc but gwen"),
        ("gwen no, ali abstain, rest yes", "nayyy"),
        ("rest yes, gwen no", "nyyyy"),
        ("+", "yyyyy"),
        ("gw -", "n...."),
        ("gw-", "n...."),
        ("GWEN NO", "n...."),
        ("GP no", "n...."),
        ("pugh no", "n...."),
        ("gwen ali no", "nn..."),
        ("gwen and ali no", "nn..."),
        ("gwen, ali no", "nn..."),
        ("gwen pugh & sam jones no", "n..n."),
        ("sam i no", "..n.."),
        ("anne marie no", "....n"),
        ("on no", "....n"),
        ("all except gwen consent", ".cccc but gwen"),
        ("all consent, except gwen", ".cccc but gwen"),
        ("all consent except gwen, ali", "..ccc but gwen but ali"),
        ("all consent except gwen and ali object: too dear, too late", "ooccc"),
        ("everyone stands aside", "sssss"),
        ("gwen stands aside; ali no", "sn..."),
        ("gwen yes, gwen +", "y...."),
        ("", "....."),
        (" , ;", "....."),
    ],
)
def test_a_line_says_it_for_each(line: str, row: str) -> None:
    taken = hands(line, PEOPLE, WORDS)

    assert (drawn(taken), taken.unclear) == (row, ())


@pytest.mark.parametrize(
    ("line", "unclear"),
    [
        ("sam no, rest yes", "sam several ito jones"),
        ("sam sam no", "sam several ito jones"),
        ("zz no", "zz nobody"),
        ("g no", "g nobody"),
        ("3 yes, 2 no", "3 nobody, 2 nobody"),
        ("gwen zz no", "zz nobody"),
        ("gwen no ali yes", "gwen no ali not_read"),
        ("gw- al+", "gw- al not_read"),
        ("ali all yes", "ali all not_read"),
        ("gwen", "Gwen Pugh no_stance gwen"),
        ("gwen, all yes", "Gwen Pugh no_stance gwen"),
        ("gwen: too dear", "gwen too dear no_stance"),
        ("all yes except gwen: too dear", "gwen no_stance"),
        ("all", "all not_read"),
        ("except gwen", "… gwen not_read"),
        ("gwen except ali no", "gwen … ali no not_read"),
        ("gwen yes, gwen no", "Gwen Pugh twice gwen"),
        ("all yes, rest no", "rest no twice"),
        ("gwen objects: too dear, ali no", "ali no in_reason"),
        ("gwen objects: too dear, rest consent", "rest consent in_reason"),
    ],
)
def test_what_is_not_certain_is_asked_about(line: str, unclear: str) -> None:
    found = hands(line, PEOPLE, WORDS).unclear

    assert ", ".join(" ".join([each.typed, each.why, *each.candidates]) for each in found) == unclear


def test_a_name_is_one_of_the_deciders_only() -> None:
    without = {person: name for person, name in PEOPLE.items() if person != "jones"}

    assert hands("sam no", without, WORDS).said == {"ito": Said(StanceKind.NO)}


def test_all_does_not_speak_for_whoever_has_spoken_but_a_name_does() -> None:
    all_of_them = hands("all consent", PEOPLE, WORDS, heard=["ali"])
    by_name = hands("all consent, ali consents", PEOPLE, WORDS, heard=["ali"])

    assert [drawn(all_of_them), drawn(by_name)] == ["c.ccc kept ali", "ccccc"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ali objects: too dear, and too late", "too dear, and too late"),
        ("ali objects: the fee: ten pounds; rest consent", "the fee: ten pounds"),
        ('ali objects: "too dear; gwen no"; rest consent', "too dear; gwen no"),
        ('ali objects: "too dear", rest consent', "too dear"),
        ('ali objects: "too dear, gwen no"; rest consent', "too dear, gwen no"),
        ('ali objects: "too" dear', '"too" dear'),
        ("ali objects", ""),
    ],
)
def test_a_reason_ends_with_a_semicolon_or_its_quotation_marks(line: str, reason: str) -> None:
    taken = hands(line, PEOPLE, WORDS)

    assert (taken.said["ali"], taken.unclear) == (Said(StanceKind.OBJECTION, reason), ())


@pytest.mark.parametrize(
    ("keys", "row", "unclear"),
    [
        ("ccc-o", "cccso", ""),
        ("C.c", "c.c..", ""),
        ("cc c", "ccc..", ""),
        ("", ".....", ""),
        ("cxc", "c.c..", "x not_read"),
        ("cccccoo", "ccccc", "oo too_many"),
    ],
)
def test_one_key_for_each_seat(keys: str, row: str, unclear: str) -> None:
    letters = {"c": StanceKind.CONSENT, "-": StanceKind.STAND_ASIDE, "o": StanceKind.OBJECTION}

    taken = along_seats(keys, list(PEOPLE), letters)

    assert (drawn(taken), " ".join(f"{each.typed} {each.why}" for each in taken.unclear)) == (row, unclear)


TO_QUOTE = re.compile('[,;\n"]')
printable = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' ,;:"\n'), max_size=30)
stances = st.sampled_from(sorted(set(WORDS.stances.values())))


def line_of(said: dict[str, Said]) -> str:
    """What was taken, as the line that says the same."""
    word = {stance: each for each, stance in reversed(list(WORDS.stances.items()))}
    return "; ".join(f"{PEOPLE[person]} {word[each.stance]}{because(each.reason)}" for person, each in said.items())


def because(reason: str) -> str:
    """A reason behind its stance, in quotation marks where it would be read as something else."""
    quoted = '"{}"'.format(reason.replace('"', '""'))
    return f": {quoted if TO_QUOTE.search(reason) else reason}" if reason else ""


@given(st.dictionaries(st.sampled_from(sorted(PEOPLE)), st.builds(Said, stances, printable.map(str.strip))))
def test_what_was_written_out_reads_back_the_same(said: dict[str, Said]) -> None:
    taken = hands(line_of(said), PEOPLE, WORDS)

    assert (dict(taken.said), taken.unclear) == (said, ())


@given(st.permutations(["gwen no", "ali abstain", "sam i yes", "rest consents"]), st.permutations(sorted(PEOPLE)))
def test_neither_the_order_of_a_line_nor_of_the_room_changes_it(parts: list[str], room: list[str]) -> None:
    people = {person: PEOPLE[person] for person in room}

    assert drawn(hands("; ".join(parts), people, WORDS)) == "naycc"


@given(st.text(st.sampled_from('gwen ali all no+-,;:"')), st.sets(st.sampled_from(sorted(PEOPLE))))
def test_no_line_breaks_it_or_speaks_for_anybody_else(line: str, heard: set[str]) -> None:
    taken = hands(line, PEOPLE, WORDS, heard=heard)

    assert {*taken.said, *taken.excepted, *taken.kept} <= set(PEOPLE)
    assert not set(taken.excepted) & set(taken.said) and not set(taken.kept) & set(taken.said)
