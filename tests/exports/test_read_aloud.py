"""What is read aloud: something for every way of deciding, with the share that was agreed."""

import pytest

from exports.read_aloud import read_aloud
from models.rules.decisions import Method


@pytest.mark.parametrize("method", [*Method, "role_selection", "score", "dots", "stv"])
def test_there_are_words_for_every_way_of_deciding(method: str) -> None:
    sentences = read_aloud(method)

    assert sentences
    assert all(sentence[-1] in ".?" for sentence in sentences)


def test_the_agreed_share_and_the_dots_are_told() -> None:
    assert "at least 3 in 4" in read_aloud("supermajority", num=3, den=4)[-1]
    assert "at least" not in " ".join(read_aloud("supermajority"))
    assert read_aloud("dots", budget=1)[0] == "Each of you has 1 dot to give."


def test_free_words_have_none() -> None:
    assert read_aloud("fist to five") == []
