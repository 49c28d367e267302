"""A vocabulary speaks the language of the paper being made, and the program's own as soon as it is made."""

from datetime import date

from exports.asset_words import condition_words
from exports.language import _, speaking
from exports.member_words import channel_words, status_words
from exports.vocabulary import Vocabulary
from exports.words import long_date, number_word
from models.rules.roster import Status


@Vocabulary
def answers() -> dict[str, str]:
    return {"yes": _("yes"), "no": _("no")}


def test_a_word_that_is_not_known_stays_as_written() -> None:
    known, foreign = answers("yes"), answers("perhaps")

    assert (known, foreign) == ("yes", "perhaps")


def test_the_words_to_choose_from_keep_their_order() -> None:
    choices = channel_words.choices()

    assert choices == [("email", "E-mail"), ("phone", "Phone"), ("post", "Post"), ("in_person", "In person")]


def test_after_a_welsh_paper_the_window_speaks_its_own_language_again() -> None:
    with speaking("cy"):
        welsh = [answers("yes"), status_words(Status.LAPSED), condition_words("A"), number_word(2)]

    own = [answers("yes"), status_words(Status.LAPSED), condition_words("A"), number_word(2)]

    assert own == ["yes", "Lapsed", "As new", "Two"]
    assert not set(welsh) & set(own)


def test_a_paper_in_welsh_is_so_whatever_was_said_before() -> None:
    english = long_date(date(2026, 11, 12))

    with speaking("cy"):
        welsh = long_date(date(2026, 11, 12))

    assert english == "Thursday 12 November 2026"
    assert welsh.startswith("Dydd Iau")
