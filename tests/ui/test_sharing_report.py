"""What the report of a bundle says of what no honest program does, on the Share page and in national’s inbox."""

from exports.inbox import Arrival, Outcome
from models.log.merge import Merged
from ui.national.inbox_words import arrival_words
from ui.sharing.report_words import report_lines


def sentences(merged: Merged) -> list[str]:
    """The report as it is read out."""
    return [sentence for _icon, _token, sentence in report_lines(merged)]


def test_what_was_agreed_and_is_written_over_is_said_before_anything_else() -> None:
    merged = Merged(fresh=2, changed=2, rewritten=2, proposals=1)

    assert sentences(merged)[1:] == [
        "2 things that were agreed, or written down for good, were written over: look at their history, and ask.",
        "1 suggestion from outside waits below.",
    ]


def test_what_two_chapters_say_they_began_is_said() -> None:
    merged = Merged(fresh=1, changed=1, claimed=1)
    arrival = Arrival("a.bundle", Outcome.TAKEN, merged=merged)

    claimed = "A chapter sent as its own what another one began. It stays whose it is: ask about it."
    assert sentences(merged)[-1] == claimed
    assert arrival_words(arrival) == f"1 new change. {claimed}"


def test_nothing_odd_is_nothing_said() -> None:
    assert sentences(Merged(fresh=1, created=1)) == ["1 new change: 1 added, 0 changed."]


def test_what_needs_attention_since_is_said_before_what_no_honest_program_does() -> None:
    told = [sentence for _icon, _token, sentence in report_lines(Merged(fresh=1, changed=1, rewritten=1), "", 2)]

    assert told[1] == "2 things need attention: see below."
    assert "written over" in told[2]


def test_what_was_forgotten_and_what_ended_is_said_where_nothing_else_came() -> None:
    merged = Merged(erased=1, ended=2)

    gone = [
        "1 change was forgotten, at the wish of whom it was about.",
        "2 changes count no longer: the laptop that wrote them was shut out.",
    ]
    assert sentences(merged) == ["No new changes.", *gone]
    assert arrival_words(Arrival("a.bundle", Outcome.TAKEN, merged=merged)) == "Nothing new. " + " ".join(gone)
