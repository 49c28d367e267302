"""Six words for a key: the same on every laptop, forgiving to type, and never those of another key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.spoken_word_list import WORDS
from models.rules.spoken_words import same_words, words_of

KEY = "RWQ" + "A" * 53


def test_the_list_has_as_many_words_as_eleven_bits_and_four_letters_tell_them_apart():
    assert (len(WORDS), len(set(WORDS)), len({word[:4] for word in WORDS})) == (2048, 2048, 2048)
    assert (WORDS[0], WORDS[-1], list(WORDS) == sorted(WORDS)) == ("abandon", "zoo", True)


@given(st.binary(min_size=4, max_size=40), st.binary(min_size=4, max_size=40))
def test_each_key_has_six_words_of_its_own(one, other):
    words = words_of(one.hex())

    assert (len(words), set(words) <= set(WORDS)) == (6, True)
    assert (words == words_of(other.hex())) == (one == other)


@pytest.mark.parametrize(
    "spell",
    [" ".join, ", ".join, lambda words: "\n".join(words).upper(), lambda words: " - ".join(word[:4] for word in words)],
)
def test_they_may_be_typed_as_people_type(spell):
    assert same_words(spell(words_of(KEY)), KEY)


@given(st.integers(0, 5), st.sampled_from(WORDS))
def test_one_wrong_word_is_another_key(place, word):
    words = list(words_of(KEY))
    is_same = words[place] == word
    words[place] = word

    assert same_words(" ".join(words), KEY) == is_same


@pytest.mark.parametrize(
    "cut", [lambda words: words[:5], lambda words: [*words, "zoo"], lambda _: [], lambda w: w[::-1]]
)
def test_too_few_too_many_or_in_another_order_are_not_the_same(cut):
    assert not same_words(" ".join(cut(list(words_of(KEY)))), KEY)


def test_words_that_part_only_in_the_fourth_letter_are_two_words():
    key = next(key for key in map(str, range(1000)) if any(sibling(word) for word in words_of(key)))
    words = list(words_of(key))
    place = next(number for number, word in enumerate(words) if sibling(word))

    words[place] = sibling(words[place])

    assert not same_words(" ".join(words), key)


def sibling(word):
    """Another word of the list with the same three letters, or ''."""
    return next((other for other in WORDS if other[:3] == word[:3] and other[:4] != word[:4]), "")
