"""What a group's stances come to, by the exact rule of each method; whole numbers only."""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction

from models.rules.decisions import (
    Base,
    Method,
    NotOffered,
    ObjectionState,
    Question,
    StanceKind,
    Threshold,
    Voice,
    current,
    offered,
)
from models.rules.quorum import counted, is_quorate
from models.rules.results import NotComputed, Result, Verdict, Why

Heard = Mapping[str, Voice]


def compute(question: Question) -> Result:
    """Work a question out. Raises `NotComputed`, or `NotOffered` for an answer the method does not know.

    >>> from models.rules.attendance import sets_at
    >>> voices = (Voice("Gwen", StanceKind.YES), Voice("Ali", StanceKind.NO))
    >>> compute(Question(Method.SIMPLE_MAJORITY, sets_at(["Gwen", "Ali"], ["Gwen", "Ali"]), voices)).why
    <Why.TIED: 'tied'>
    """
    spoken = current(question.voices, question.version)
    counting = question.sets.deciders | question.absent
    heard = {person: voice for person, voice in spoken.items() if person in counting}
    _require_offered(question.method, heard)
    verdict = _verdict(question, heard)
    present = counted(question.sets, count_recused=question.count_recused)
    quorate = is_quorate(present, question.need)
    untested, qualified = _standing_objections(question, spoken)
    return Result(
        adopted=verdict.passes and quorate,
        why=Why.INQUORATE if verdict.passes and not quorate else verdict.why,
        indicative=verdict.passes and not quorate,
        verdict=verdict,
        counts=_counts(question.method, heard),
        deciders=len(question.sets.deciders),
        quorate=quorate,
        need=question.need,
        counted=present,
        untested=untested,
        qualified=qualified,
        waiting=question.sets.deciders - heard.keys(),
        outside=frozenset(spoken.keys() - heard.keys()),
        pair=len(question.sets.deciders) == 2,
    )


def _require_offered(method: Method, heard: Heard) -> None:
    if not method.is_computed:
        raise NotComputed(method)
    for voice in heard.values():
        if voice.stance not in offered(method):
            raise NotOffered(method, voice.stance)


def _verdict(question: Question, heard: Heard) -> Verdict:
    if len(question.sets.deciders) < 2:
        return Verdict(False, Why.ALONE if question.sets.deciders else Why.NOBODY)
    return _RULES[question.method](question, heard)


def _consent(question: Question, heard: Heard) -> Verdict:
    untested, qualified = _standing_objections(question, current(question.voices, question.version))
    if qualified:
        return Verdict(False, Why.OBJECTION)
    if untested:
        return Verdict(False, Why.UNTESTED)
    asked = question.none_objected or heard.keys() >= question.sets.deciders
    return Verdict(True, Why.NO_OBJECTION) if asked else Verdict(False, Why.ROUND_OPEN)


def _consensus(question: Question, heard: Heard) -> Verdict:
    count = Counter(voice.stance for voice in heard.values())
    if count[StanceKind.BLOCK] > question.blocks_allowed:
        return Verdict(False, Why.BLOCKED)
    if not count[StanceKind.AGREE]:
        return Verdict(False, Why.NONE_AGREED)
    cool = count[StanceKind.STAND_ASIDE] + count[StanceKind.RESERVATION] + count[StanceKind.BLOCK]
    if cool > question.lukewarm * len(question.sets.deciders) and not question.asked_again:
        return Verdict(False, Why.LUKEWARM)
    return Verdict(True, Why.AGREED_BUT if count[StanceKind.BLOCK] else Why.AGREED)


def _nem_con(question: Question, heard: Heard) -> Verdict:
    if heard:
        return Verdict(False, Why.DISSENT)
    return Verdict(True, Why.NO_DISSENT) if question.none_objected else Verdict(False, Why.NOT_PUT)


def _votes(question: Question, heard: Heard) -> Verdict:
    count = Counter(voice.stance for voice in heard.values())
    return majority(question, count[StanceKind.YES], count[StanceKind.NO])


def majority(question: Question, yes: int, no: int) -> Verdict:
    """What so many votes come to, shown by hands or counted on papers, under the majority asked for.

    >>> from models.rules.attendance import sets_at
    >>> majority(Question(Method.SIMPLE_MAJORITY, sets_at(["Gwen"], ["Gwen"])), 3, 2).why
    <Why.CARRIED: 'carried'>
    """
    threshold = _threshold(question)
    base = _base(question, threshold.base, yes + no)
    needed = _needed(threshold, base)
    if yes + no == 0:
        return Verdict(False, Why.NO_VOTES, yes, base, needed)
    if yes >= needed:
        return Verdict(True, Why.CARRIED, yes, base, needed)
    if question.method is not Method.SIMPLE_MAJORITY or yes < no:
        return Verdict(False, Why.TOO_FEW, yes, base, needed)
    if question.casting is StanceKind.YES:
        return Verdict(True, Why.CASTING_VOTE, yes, base, needed)
    return Verdict(False, Why.TIED, yes, base, needed)


_RULES: dict[Method, Callable[[Question, Heard], Verdict]] = {
    Method.CONSENT: _consent,
    Method.CONSENSUS: _consensus,
    Method.SIMPLE_MAJORITY: _votes,
    Method.PRESENT_MAJORITY: _votes,
    Method.ABSOLUTE_MAJORITY: _votes,
    Method.SUPERMAJORITY: _votes,
    Method.NEM_CON: _nem_con,
}


def _threshold(question: Question) -> Threshold:
    half = Fraction(1, 2)
    match question.method:
        case Method.PRESENT_MAJORITY:
            return Threshold(half, Base.DECIDERS, more_than=True)
        case Method.ABSOLUTE_MAJORITY:
            return Threshold(half, Base.ROLL, more_than=True)
        case Method.SUPERMAJORITY:
            return question.threshold or Threshold(Fraction(2, 3))
        case _:
            return Threshold(half, Base.VOTES, more_than=True)


def _base(question: Question, base: Base, votes: int) -> int:
    match base:
        case Base.VOTES:
            return votes
        case Base.DECIDERS:
            return len(question.sets.deciders | question.absent)
        case Base.ROLL:
            return len(question.sets.roll)


def _needed(threshold: Threshold, base: int) -> int:
    share = base * threshold.fraction
    return share.__floor__() + 1 if threshold.more_than else share.__ceil__()


def _standing_objections(question: Question, spoken: Heard) -> tuple[int, int]:
    """Untested and qualified ones; somebody who stepped out after objecting is still to be answered."""
    untested = qualified = 0
    for person, voice in spoken.items():
        if voice.stance is not StanceKind.OBJECTION or person not in question.sets.roll - question.sets.recused:
            continue
        raised = voice.objection == ObjectionState.RAISED
        untested += raised or (not voice.objection and person in question.sets.deciders)
        qualified += voice.objection == ObjectionState.QUALIFIED
    return untested, qualified


def _counts(method: Method, heard: Heard) -> tuple[tuple[StanceKind, int], ...]:
    count = Counter(_stance_now(voice) for voice in heard.values())
    return tuple((stance, count[stance]) for stance in offered(method))


def _stance_now(voice: Voice) -> StanceKind:
    downgraded = voice.stance is StanceKind.OBJECTION and voice.objection == ObjectionState.DOWNGRADED
    return StanceKind.CONCERN if downgraded else voice.stance
