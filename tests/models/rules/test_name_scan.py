"""Names are found however they are written; a false alarm is cheap, a miss is not."""

import time
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.name_scan import EVERYDAY, name_list, names_in
from models.rules.names import Names

PEOPLE = name_list(
    [
        Names("Bethan", "Rees", "Beth"),
        Names("Siân", "Ŵyn-Jones"),
        Names("Máire", "Ní Dhomhnaill"),
        Names("Seán", "O'Neill"),
        Names("Iestyn", "ap Rhisiart"),
        Names("Fiona", "MacDonald"),
        Names("Will", "Hall"),
        Names("May", "Green"),
        Names("Jo", "van der Berg"),
        Names("Chukwuemeka", "Okafor"),
        Names("Al", "Ng"),
        Names("Zoë", "Sørensen"),
    ],
    guests=["Priya Shah"],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask Bethan Rees to book it", ("Bethan Rees",)),
        ("ask beth", ("beth",)),
        ("BETHAN’S car", ("BETHAN’S",)),
        ("Mrs Rees' keys", ("Rees'",)),
        ("Bethans car", ("Bethans",)),
        ("Rees, Bethan", ("Rees, Bethan",)),
        ("Sian will pay", ("Sian",)),
        ("Mrs Wyn Jones and Mr Wynne", ("Wyn Jones",)),
        ("the jones-wyn list", ("jones-wyn",)),
        ("with Maire Ni Dhomhnaill", ("Maire Ni Dhomhnaill",)),
        ("with Oneill", ("Oneill",)),
        ("with O’Neill's van", ("O’Neill's",)),
        ("with S. O Neill", ("O Neill",)),
        ("Iestyn ap Rhisiart", ("Iestyn ap Rhisiart",)),
        ("McDonald’s offer", ("McDonald’s",)),
        ("Mac Donald offers", ("Mac Donald",)),
        ("Berg offers", ("Berg",)),
        ("van der Berg offers", ("van der Berg",)),
        ("mail chukwuemeka.okafor@example.org", ("chukwuemeka.okafor",)),
        ("the o\u00adka\u00adfor fund", ("okafor",)),
        ("Ｏｋａｆｏｒ", ("Okafor",)),
        ("Zoe Sorensen", ("Zoe Sorensen",)),
        ("Ask Al to pay", ("Al",)),
        ("will hall pay?", ("will hall",)),
        ("Will Hall pays", ("Will Hall",)),
        ("we thank Will for it", ("Will",)),
        ("ask Mr Hall", ("Hall",)),
        ("paid by May", ("May",)),
        ("thanks to Priya Shah", ("Priya Shah",)),
    ],
)
def test_a_name_is_found_as_it_is_written(text, found):
    said = names_in(text, PEOPLE)

    assert [each for each in said if each] == list(found)


@pytest.mark.parametrize(
    "text",
    [
        "We will paint the village hall green by spring",
        "Will the hall be open? It may be. May we ask?",
        "Three trees, berglauf and the rest",
        "Buy 12 chairs at £4.50; review in 2027-01-05.",
        "Llanfihangel-ar-arth to Aberystwyth",
        "Thank the shah of the priyas",
        "",
    ],
)
def test_words_that_only_look_like_names_are_left_alone(text):
    assert names_in(text, PEOPLE) == ()


DISGUISED = [
    ("key with MaudHale", "MaudHale"),
    ("key with maudhale", "maudhale"),
    ("key with HaleMaud’s", "HaleMaud’s"),
    ("#ThankYouMaud", "ThankYouMaud"),
    ("write to maud.hale", "maud.hale"),
    ("write to Maud-Hale", "Maud-Hale"),
    ("write to maud_hale", "maud_hale"),
    ("known as maudhale62 there", "maudhale62"),
    ("login hale1962", "hale1962"),
    ("М\u0430ud pays", "М\u0430ud"),  # Cyrillic
    ("\u039c\u03b1ud pays", "\u039c\u03b1ud"),  # Greek
    ("H\u0251le pays", "H\u0251le"),  # a rarer Latin letter
    ("Ma\u200bud pays", "Maud"),
    ("Ma\u2060u\u034fd pays", "Maud"),
    ("M\u0332a\u0332u\u0332d\u0332 pays", "Maud"),
    ("Ma\u3164ud pays", "Maud"),
    ("Ma\ufe0fud pays", "Maud"),
    ("𝓜𝓪𝓾𝓭 pays", "Maud"),
]


@pytest.mark.parametrize(("text", "found"), DISGUISED)
def test_a_name_is_found_in_whatever_letters_it_is_drawn(text, found):
    people = name_list([Names("Maud", "Hale")])

    assert names_in(text, people) == (found,)


@pytest.mark.parametrize(
    "text",
    [
        "bookmark it",
        "BookMark it",
        "WhatsApp us",
        "the McMarks",
        "don't",
        "D'Mark",
        "May2026",
        "A4, B12 and mark2",
        "MARKET",
    ],
)
def test_ordinary_words_in_which_a_name_stands_are_left_alone(text):
    people = name_list([Names("Mark", "Donald"), Names("May", "Hale"), Names("Don", "Apps"), Names("Al", "Ert")])

    assert names_in(text, people) == ()
    assert names_in("alert and Alert", people) == ("alert", "Alert"), "whole names run together do count"


def is_name_alone(name: str) -> bool:
    """Whether it is no everyday word besides: "true" is a name only with a capital."""
    return "".join(letter for letter in normalize("NFD", name) if letter.isalpha()).lower() not in EVERYDAY


NAME = st.text(st.sampled_from("abcdeghilmnorstuwyáêïôŵŷ"), min_size=3, max_size=9).map(str.title).filter(is_name_alone)
FILLER = st.lists(st.sampled_from(["We", "will", "the", "and", "pay", "for", "it", "."]), max_size=5).map(" ".join)


@given(
    NAME, NAME, FILLER, FILLER, st.sampled_from(["{} {}", "{}\n{}", "{1}, {0}", "Ms {1}", "{}", "{} {}'s", "{} {}’s"])
)
def test_nobody_who_is_named_in_full_is_overlooked(given_name, family_name, before, after, written):
    people = name_list([Names(given_name, family_name)])

    text = f"{before} {written.format(given_name, family_name)} {after}"

    assert names_in(text, people)
    assert names_in(text.upper(), people)
    assert names_in(text.lower(), people)


def test_four_hundred_decisions_and_members_take_less_than_a_second():
    random = Random(1)
    words = ["".join(random.choices("abcdefghij", k=6)).title() for _ in range(2000)]
    people = [Names(random.choice(words), random.choice(words)) for _ in range(400)]
    texts = [" ".join(random.choices(words, k=150)) for _ in range(400)]

    started = time.perf_counter()
    listed = name_list(people)
    found = sum(bool(names_in(text, listed)) for text in texts)

    assert found == 400
    assert time.perf_counter() - started < 1
