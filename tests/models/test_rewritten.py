"""What was agreed, or is only ever added to, is not written over in silence: whoever takes it in is told."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import assets
from models.ids import new_id
from models.log import conflicts, settling
from tests.builders_leaving import DOWN, GRANTED, UP, at_level, decision, national, says
from tests.parcels import Copy, joined

AT = "2026-11-20T19:00:00Z"


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter."""
    copy = Copy(tmp_path, "fens")
    copy.found("Fens")
    return copy


def agreed(copy: Copy, *, closed: bool = True) -> str:
    """A decision adopted at a meeting, which is over unless told otherwise."""
    meeting, made = new_id(), decision(copy, "We buy a tent")
    copy.log(lambda c: c.execute("INSERT INTO meeting(id, title) VALUES(?, 'November')", (meeting,)))
    copy.set("decision", made, meeting_id=meeting)
    if closed:
        copy.set("meeting", meeting, state="closed", closed_at=AT)
    return made


def told_by(copy: Copy, other: Copy) -> int:
    """How many such things the report of the other's bundle tells of."""
    return copy.unpack(other.pack()).rewritten


def test_an_adopted_decision_written_anew_after_its_meeting_is_told(fens):
    made = agreed(fens)
    other = joined(fens, "other")
    other.set("decision", made, text="We buy a yacht", reasons="Omar wants one")

    assert told_by(fens, other) == 1
    assert told_by(fens, other) == 0, "once"


def test_while_the_meeting_runs_it_may_be_put_right(fens):
    made = agreed(fens, closed=False)
    other = joined(fens, "other")
    other.set("decision", made, text="We buy two tents")

    assert told_by(fens, other) == 0


def test_what_is_no_part_of_the_agreement_may_change(fens):
    made = agreed(fens)
    other = joined(fens, "other")
    other.set("decision", made, sent_up=1, cleared=1)

    assert told_by(fens, other) == 0


def test_settling_two_versions_is_no_rewriting(fens):
    made = agreed(fens)
    other = joined(fens, "other")
    fens.set("decision", made, text="We buy a big tent")
    other.set("decision", made, text="We buy a small tent")
    other.unpack(fens.pack())
    with other.store.read() as reader:
        (found, *_more) = conflicts.conflicts(reader.connection)
    other.log(settling.settle, found, found.heads[0])
    settled = other.rows("SELECT max(seq) FROM op")[0][0]
    fens.unpack(other.pack())

    assert settled
    with fens.store.read() as reader:
        assert conflicts.conflicts(reader.connection) == []


@pytest.mark.parametrize("deed", [{"state": "refused"}, {"removed": 1}])
def test_an_answer_about_consent_turned_round_is_told(fens, deed):
    maud = fens.person("Maud")
    says(fens, maud, GRANTED)
    other = joined(fens, "other")
    other.set("consent_event", fens.rows("SELECT id FROM consent_event")[0][0], **deed)

    assert told_by(fens, other) == 1


def test_a_new_answer_is_no_rewriting(fens):
    maud = fens.person("Maud")
    says(fens, maud, GRANTED)
    other = joined(fens, "other")
    says(other, maud, GRANTED)

    assert told_by(fens, other) == 0


def test_a_thing_that_another_chapter_says_it_began_long_before_is_told(fens, tmp_path):
    hub = national(tmp_path / "hub")
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    first = hub.unpack(fens.pack(UP))
    marsh = at_level(Copy(tmp_path, "marsh", ahead=timedelta(days=-2000)), "Marsh", 0)
    marsh.log(lambda c: c.execute("INSERT INTO asset(id, name) VALUES(?, 'Marsh tent')", (tent,)))

    second = hub.unpack(marsh.pack(UP))

    assert (first.claimed, second.claimed) == (0, 1)


def test_proposing_a_change_of_anothers_thing_claims_nothing(fens, tmp_path):
    hub = national(tmp_path / "hub")
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    hub.unpack(fens.pack(UP))
    hub.log(settling.propose, "asset", tent, "name", "Big tent")

    merged = fens.unpack(hub.pack(DOWN))

    assert merged.claimed == 0
