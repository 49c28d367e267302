"""What is read aloud: something for every way of deciding, with the share that was agreed."""

import pytest

from exports.read_aloud import read_aloud, stage_aloud
from models.rules.consent_process import Stage
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


def test_every_stage_of_consent_has_its_sentence_and_names_nobody_unasked() -> None:
    silent = [stage for stage in Stage if not stage_aloud(stage)]
    named = stage_aloud("test", name="Carlos", reason="It blocks February.")

    assert silent == [Stage.DONE]
    assert not any("{" in stage_aloud(stage) for stage in Stage)
    assert named.startswith("Carlos objects: “It blocks February.”")


def test_consent_is_asked_on_paper_in_the_words_of_its_stages() -> None:
    assert read_aloud("consent") == [stage_aloud(stage) for stage in ("understand", "respond", "objections")]
