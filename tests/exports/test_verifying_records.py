"""Minutes of meetings recorded elsewhere, in anybody's words: their papers can be checked like any other."""

from dataclasses import fields

import pytest
from hypothesis import given, settings

from exports import meeting_record_issue as then
from exports.verifying import examine
from models.queries.minutes import Approved, EarlierMinutes, MinutedCorrection, MinutedDecision, Signed
from models.rules.record_decision import DecisionTaken
from tests import builders
from tests.exports.papers_to_check import data_in, doubts, printed, told
from tests.exports.test_meeting_record import RECORDS, WHOLE, taken_in


def test_words_of_somebodys_own_are_counted_the_same_again(store) -> None:
    meeting = taken_in(store, WHOLE)

    paper = printed(told(store, meeting))

    assert b'"counts":[["five fingers",1]]' in data_in(paper)
    assert doubts(examine(paper)) == []


@settings(max_examples=25)
@given(RECORDS)
def test_the_paper_of_whatever_was_taken_in_agrees_with_itself(empty_chapter, tmp_path_factory, record) -> None:
    with builders.opened(empty_chapter, tmp_path_factory.mktemp("own") / "a.chapter") as store:
        minutes = told(store, taken_in(store, record))

    paper = printed(minutes)

    assert b'"partly":true' not in data_in(paper)
    assert [line for line in doubts(examine(paper)) if "no letters" not in line] == []


@pytest.mark.parametrize(
    ("told", "carried"),
    [
        *((Approved, then.ApprovedThen), (MinutedCorrection, then.CorrectedThen), (Signed, then.SignedThen)),
        *((EarlierMinutes, then.EarlierThen), (MinutedDecision, DecisionTaken)),
    ],
)
def test_whatever_minutes_learn_to_tell_their_data_carries(told, carried) -> None:
    assert {field.name for field in fields(told)} - set(carried.model_fields) == set()
