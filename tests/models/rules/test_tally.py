"""Every method at its borders: ties, nobody, one and two people, thresholds met exactly, a quorum lost."""

import pytest

from models.rules.attendance import Sets, sets_at
from models.rules.decisions import Method, NotOffered, Question, StanceKind, Voice, threshold_of
from models.rules.results import NotComputed, Why
from models.rules.tally import compute

PEOPLE = "abcdefghijklmnopqrst"
CODES = {
    Method.CONSENT: {
        "c": StanceKind.CONSENT,
        "k": StanceKind.CONCERN,
        "o": StanceKind.OBJECTION,
        "s": StanceKind.STAND_ASIDE,
    },
    Method.CONSENSUS: {
        "a": StanceKind.AGREE,
        "r": StanceKind.RESERVATION,
        "s": StanceKind.STAND_ASIDE,
        "b": StanceKind.BLOCK,
        "-": StanceKind.ABSTAIN,
    },
}
VOTES = {"y": StanceKind.YES, "n": StanceKind.NO, "-": StanceKind.ABSTAIN}


def group(present: int, roll: int = 0, recused: int = 0) -> Sets:
    """The first so many people present, of whom the last few have an interest."""
    return sets_at(PEOPLE[: max(present, roll)], PEOPLE[:present], PEOPLE[present - recused : present])


def voices(method: Method, said: str, objection: str = "") -> tuple[Voice, ...]:
    """One letter for each person in turn; a dot says nothing."""
    codes = CODES.get(method, VOTES)
    return tuple(
        Voice(person, codes[code], objection=objection if code == "o" else "")
        for person, code in zip(PEOPLE, said, strict=False)
        if code != "."
    )


@pytest.mark.parametrize(
    ("said", "present", "why"),
    [
        ("cc", 2, Why.NO_OBJECTION),
        ("ccc", 3, Why.NO_OBJECTION),
        ("cks", 3, Why.NO_OBJECTION),
        ("sss", 3, Why.NO_OBJECTION),
        ("cc.", 3, Why.ROUND_OPEN),
        ("...", 3, Why.ROUND_OPEN),
        ("cco", 3, Why.UNTESTED),
        ("o..", 3, Why.UNTESTED),
        ("c", 1, Why.ALONE),
        ("", 0, Why.NOBODY),
    ],
)
def test_consent(said: str, present: int, why: Why) -> None:
    result = compute(Question(Method.CONSENT, group(present), voices(Method.CONSENT, said)))

    assert result.why == why
    assert result.adopted == (why == Why.NO_OBJECTION)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("raised", Why.UNTESTED),
        ("qualified", Why.OBJECTION),
        ("not_qualified", Why.NO_OBJECTION),
        ("downgraded", Why.NO_OBJECTION),
        ("withdrawn", Why.NO_OBJECTION),
        ("integrated", Why.NO_OBJECTION),
        ("deferred", Why.NO_OBJECTION),
        ("delegated", Why.NO_OBJECTION),
        ("monitored", Why.NO_OBJECTION),
    ],
)
def test_an_objection_stands_in_the_way_until_it_is_answered(state: str, why: Why) -> None:
    result = compute(Question(Method.CONSENT, group(3), voices(Method.CONSENT, "cco", state)))

    assert result.why == why


def test_a_round_asked_with_none_objecting_stands_for_those_not_named() -> None:
    asked = Question(Method.CONSENT, group(3), voices(Method.CONSENT, "c"), none_objected=True)
    but_one = Question(Method.CONSENT, group(3), voices(Method.CONSENT, "o"), none_objected=True)

    assert compute(asked).adopted
    assert compute(but_one).why == Why.UNTESTED


def test_a_new_text_asks_everybody_again() -> None:
    old = voices(Method.CONSENT, "cco", "integrated")
    affirmed = (Voice("a", StanceKind.CONSENT, 2), Voice("b", StanceKind.CONSENT, 2))

    result = compute(Question(Method.CONSENT, group(3), old + affirmed, version=2))

    assert (result.why, result.waiting) == (Why.ROUND_OPEN, {"c"})
    again = Question(Method.CONSENT, group(3), (*old, *affirmed, Voice("c", StanceKind.CONCERN, 2)), version=2)
    assert compute(again).adopted


def test_who_objected_and_stepped_out_is_still_to_be_answered_but_a_note_is_only_advice() -> None:
    said = voices(Method.CONSENT, "cc")
    stepped_out = Voice("c", StanceKind.OBJECTION, objection="raised")
    by_note = Voice("c", StanceKind.OBJECTION)
    guest = Voice("guest", StanceKind.OBJECTION, objection="raised")

    whys = [
        compute(Question(Method.CONSENT, group(2, roll=3), (*said, voice))).why
        for voice in (stepped_out, by_note, guest)
    ]

    assert whys == [Why.UNTESTED, Why.NO_OBJECTION, Why.NO_OBJECTION]


def test_who_has_an_interest_neither_consents_nor_objects() -> None:
    said = (*voices(Method.CONSENT, "cc"), Voice("c", StanceKind.OBJECTION, objection="qualified"))

    result = compute(Question(Method.CONSENT, group(3, recused=1), said))

    assert (result.adopted, result.deciders, result.outside) == (True, 2, {"c"})


@pytest.mark.parametrize(
    ("said", "present", "why"),
    [
        ("aa", 2, Why.AGREED),
        ("a..", 3, Why.AGREED),
        ("a--", 3, Why.AGREED),
        ("---", 3, Why.NONE_AGREED),
        ("rr.", 3, Why.NONE_AGREED),
        ("...", 3, Why.NONE_AGREED),
        ("aab", 3, Why.BLOCKED),
        ("aas", 3, Why.AGREED),
        ("asr", 3, Why.LUKEWARM),
        ("aaaasr", 6, Why.AGREED),
        ("aaassr", 6, Why.LUKEWARM),
        ("a", 1, Why.ALONE),
        ("", 0, Why.NOBODY),
    ],
)
def test_consensus(said: str, present: int, why: Why) -> None:
    result = compute(Question(Method.CONSENSUS, group(present), voices(Method.CONSENSUS, said)))

    assert result.why == why
    assert result.adopted == (why == Why.AGREED)


def test_a_lukewarm_consensus_stands_once_it_was_asked_again() -> None:
    lukewarm = Question(Method.CONSENSUS, group(3), voices(Method.CONSENSUS, "asr"), asked_again=True)

    assert compute(lukewarm).adopted


@pytest.mark.parametrize(
    ("method", "said", "present", "roll", "why"),
    [
        (Method.SIMPLE_MAJORITY, "yyn", 3, 3, Why.CARRIED),
        (Method.SIMPLE_MAJORITY, "y---", 4, 9, Why.CARRIED),
        (Method.SIMPLE_MAJORITY, "yn", 2, 2, Why.TIED),
        (Method.SIMPLE_MAJORITY, "yy", 2, 2, Why.CARRIED),
        (Method.SIMPLE_MAJORITY, "yynn-", 5, 5, Why.TIED),
        (Method.SIMPLE_MAJORITY, "ynn", 3, 3, Why.TOO_FEW),
        (Method.SIMPLE_MAJORITY, "---", 3, 3, Why.NO_VOTES),
        (Method.SIMPLE_MAJORITY, "", 3, 3, Why.NO_VOTES),
        (Method.SIMPLE_MAJORITY, "y", 1, 9, Why.ALONE),
        (Method.SIMPLE_MAJORITY, "", 0, 9, Why.NOBODY),
        (Method.PRESENT_MAJORITY, "yy-.", 4, 4, Why.TOO_FEW),
        (Method.PRESENT_MAJORITY, "yyy-", 4, 9, Why.CARRIED),
        (Method.PRESENT_MAJORITY, "yynn", 4, 4, Why.TOO_FEW),
        (Method.PRESENT_MAJORITY, "yy.", 3, 3, Why.CARRIED),
        (Method.ABSOLUTE_MAJORITY, "yyyyy", 5, 10, Why.TOO_FEW),
        (Method.ABSOLUTE_MAJORITY, "yyyyyy", 6, 10, Why.CARRIED),
        (Method.ABSOLUTE_MAJORITY, "yyyyy", 5, 9, Why.CARRIED),
        (Method.SUPERMAJORITY, "yyyyyyynnn", 10, 10, Why.CARRIED),
        (Method.SUPERMAJORITY, "yyyyyynnnn", 10, 10, Why.TOO_FEW),
        (Method.SUPERMAJORITY, "yyn---", 6, 6, Why.CARRIED),
        (Method.SUPERMAJORITY, "-----", 5, 5, Why.NO_VOTES),
    ],
)
def test_majorities(method: Method, said: str, present: int, roll: int, why: Why) -> None:
    result = compute(Question(method, group(present, roll), voices(method, said)))

    assert result.why == why
    assert result.adopted == (why == Why.CARRIED)


def test_exactly_three_quarters_is_enough_where_three_quarters_are_asked() -> None:
    asked = threshold_of(3, 4)

    carried = compute(
        Question(Method.SUPERMAJORITY, group(8), voices(Method.SUPERMAJORITY, "yyyyyynn"), threshold=asked)
    )
    lost = compute(Question(Method.SUPERMAJORITY, group(7), voices(Method.SUPERMAJORITY, "yyyyynn"), threshold=asked))

    assert (carried.verdict.yes, carried.verdict.needed, carried.verdict.base) == (6, 6, 8)
    assert (lost.verdict.yes, lost.verdict.needed, lost.verdict.base) == (5, 6, 7)
    assert carried.adopted and not lost.adopted


@pytest.mark.parametrize(
    ("said", "casting", "why"),
    [
        ("yn", StanceKind.YES, Why.CASTING_VOTE),
        ("yn", StanceKind.NO, Why.TIED),
        ("ynn", StanceKind.YES, Why.TOO_FEW),
        ("--", StanceKind.YES, Why.NO_VOTES),
    ],
)
def test_a_casting_vote_only_breaks_a_tie(said: str, casting: StanceKind, why: Why) -> None:
    question = Question(Method.SIMPLE_MAJORITY, group(3), voices(Method.SIMPLE_MAJORITY, said), casting=casting)

    assert compute(question).why == why


def test_no_special_majority_knows_a_casting_vote() -> None:
    for method in (Method.PRESENT_MAJORITY, Method.ABSOLUTE_MAJORITY, Method.SUPERMAJORITY):
        assert not compute(Question(method, group(2), voices(method, "yn"), casting=StanceKind.YES)).adopted


@pytest.mark.parametrize(
    ("said", "asked", "why"),
    [("", True, Why.NO_DISSENT), ("", False, Why.NOT_PUT), ("..n", True, Why.DISSENT)],
)
def test_nem_con(said: str, asked: bool, why: Why) -> None:
    result = compute(Question(Method.NEM_CON, group(3), voices(Method.NEM_CON, said), none_objected=asked))

    assert result.why == why
    assert result.adopted == (why == Why.NO_DISSENT)


def test_without_a_quorum_it_is_only_indicative() -> None:
    said = voices(Method.SIMPLE_MAJORITY, "yyyy")

    lost = compute(Question(Method.SIMPLE_MAJORITY, group(4, roll=9), said, need=5))
    met = compute(Question(Method.SIMPLE_MAJORITY, group(5, roll=9), said, need=5))

    assert (lost.adopted, lost.indicative, lost.why, lost.counted, lost.need) == (False, True, Why.INQUORATE, 4, 5)
    assert (met.adopted, met.indicative, met.why) == (True, False, Why.CARRIED)


def test_what_fails_anyway_is_not_indicative() -> None:
    result = compute(Question(Method.SIMPLE_MAJORITY, group(2), voices(Method.SIMPLE_MAJORITY, "yn"), need=5))

    assert (result.indicative, result.quorate, result.why) == (False, False, Why.TIED)


def test_an_interest_can_cost_the_quorum() -> None:
    said = voices(Method.CONSENT, "cccc")
    question = Question(Method.CONSENT, group(5, recused=1), said, need=5)

    assert compute(question).why == Why.INQUORATE
    counting_them = Question(Method.CONSENT, group(5, recused=1), said, need=5, count_recused=True)
    assert compute(counting_them).adopted


def test_counts_come_in_the_methods_own_order_with_noughts() -> None:
    withdrawn = (Voice(person, StanceKind.OBJECTION, objection="withdrawn") for person in "ef")
    said = (*voices(Method.CONSENT, "kcco", "downgraded"), *withdrawn)

    result = compute(Question(Method.CONSENT, group(6), said))

    assert [(str(stance), count) for stance, count in result.counts] == [
        ("consent", 2),
        ("concern", 2),
        ("objection", 2),
        ("stand_aside", 0),
    ]


def test_two_people_are_told_that_they_are_two() -> None:
    results = [compute(Question(Method.CONSENT, group(n), none_objected=True)) for n in (2, 3)]

    assert [result.pair for result in results] == [True, False]


def test_the_absent_and_guests_are_heard_but_not_counted() -> None:
    said = (*voices(Method.SIMPLE_MAJORITY, "yn"), Voice("c", StanceKind.YES), Voice("guest", StanceKind.YES))

    result = compute(Question(Method.SIMPLE_MAJORITY, group(2, roll=3), said))

    assert (result.why, result.outside) == (Why.TIED, {"c", "guest"})


def test_what_cannot_be_computed_is_refused() -> None:
    with pytest.raises(NotComputed):
        compute(Question(Method.ADVICE, group(3)))
    with pytest.raises(NotOffered):
        compute(Question(Method.CONSENT, group(3), (Voice("a", StanceKind.YES),)))
