"""What a person allows once two of their entries are one: answers are only added, so a new one says what counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.ids import new_id
from models.queries.duplicates_doubted import doubted
from models.queries.plain import stored
from models.queries.roster_person import consent_answers, consent_events
from models.reader import Reader
from models.rules.consent import ConsentEvent, ConsentState, effective_consent, heads, latest_consent
from models.rules.duplicates_sql import IN_DOUBT, entries_of, follows_a_stranger

if TYPE_CHECKING:
    from models.log.turns import Turn

MERGED, PARTED = "merged", "parted"
"""How such an answer was come by, where others say in person or by e-mail."""

_ADD = """
INSERT INTO consent_event(id, removed, person_id, audience, state, at, method, wording, taken_by, follows)
VALUES(:id, 0, :person, :audience, :state, :at, :method, :wording, :taken_by, :follows)
"""
_AUDIENCES = """
SELECT DISTINCT audience FROM consent_event WHERE person_id IN (:one, :other) AND audience <> '' ORDER BY audience
"""
_TAKEN = "SELECT coalesce(wording, ''), coalesce(taken_by, '') FROM consent_event WHERE id = :id"
_JOINED = """
SELECT person_id, audience, state, at, method, coalesce(wording, ''), coalesce(taken_by, ''), follows
FROM consent_event WHERE id = :id AND method IN ({how})
"""


# Those that speak for somebody who is the same person no longer.
_OF_STRANGERS = f"""
SELECT answer.id FROM consent_event AS answer
WHERE answer.method IN ('merged', 'parted') AND NOT answer.removed
    AND {follows_a_stranger(entries_of("answer.person_id"))}
"""
_UNANSWERED = f"""{_OF_STRANGERS}
    AND NOT EXISTS (SELECT 1 FROM consent_event AS parted WHERE parted.person_id = answer.person_id
        AND parted.method = 'parted' AND NOT parted.removed AND instr(parted.follows, answer.id) > 0)
    AND answer.person_id NOT IN ({IN_DOUBT})
ORDER BY answer.id
"""
_MADE = f"""
SELECT id FROM consent_event WHERE person_id IN ({entries_of(":id")}) AND method IN ('merged', 'parted')
"""


@dataclass(frozen=True)
class _Answer:
    """One answer as it is written down; `follows` are ids parted by spaces."""

    person: str
    audience: str
    state: str
    at: str
    method: str
    wording: str
    taken_by: str
    follows: str


def join_answers(reader: Reader, kept: str, given_up: str) -> None:
    """The latest answer given under either counts from now on; where two tie and differ, the person has withdrawn."""
    for audience in reader.column(_AUDIENCES, one=kept, other=given_up):
        ours, theirs = consent_events(reader, kept, audience), consent_events(reader, given_up, audience)
        _settle(reader, (kept, audience), latest_consent(ours, theirs), [*ours, *theirs])


def bring_answers(reader: Reader, kept: str) -> None:
    """What somebody answered under another entry, and came late, is theirs: the strictest counts."""
    for audience in reader.column("SELECT DISTINCT audience FROM consent_event WHERE audience <> '' ORDER BY audience"):
        events = consent_events(reader, kept, audience)
        _settle(reader, (kept, audience), effective_consent(events), events)


def withhold(reader: Reader) -> None:
    """Write down that less is allowed, while two laptops differ on who is one person with whom.

    Once somebody has settled that they are two people, it counts for nobody.
    """
    for each in list(doubted(reader)):
        state = ConsentState.EXPIRED if each.state is ConsentState.NEVER_ASKED else each.state
        events = [event for _, event in each.answers]
        at = stored(max(event.at for event in events))
        _add(reader, _Answer(each.person_id, each.audience, state.value, at, PARTED, "", "", _names(events)))


def take_back(reader: Reader, turns: Iterable["Turn"]) -> list["Turn"]:
    """An answer come by in merging is not undone, but answered by another; returns the rest of the deed's turns.

    Once they are turned, `give_back` answers those that were to go.
    """
    rest: list[Turn] = []
    for turn in turns:
        joined = _joined(reader, turn.row, "'merged'") if turn.table == "consent_event" else None
        if joined is None:
            rest.append(turn)
        elif not turn.after:
            _join_again(reader, turn.row, joined)
    return rest


def give_back(reader: Reader, events: Iterable[str] = ()) -> None:
    """Let what stood before these answers come by in merging count again, unless the person was asked again since.

    And before those by which somebody allows what somebody else said, who is the same person no longer.
    """
    found: dict[tuple[str, str], dict[str, _Answer]] = {}
    for id in (*events, *reader.column(_UNANSWERED)):
        joined = _joined(reader, id, "'merged', 'parted'")
        if joined:
            found.setdefault((joined.person, joined.audience), {})[id] = joined
    for theirs in found.values():
        _answer_without(reader, set(theirs), next(iter(theirs.values())))


def _answer_without(reader: Reader, events: set[str], joined: _Answer) -> None:
    """What their answers say without these and what was made of them; a no stands until they are asked again."""
    told = consent_answers(reader, joined.person, joined.audience)
    answers = [event for _, event in told]
    made = set(reader.column(_MADE, id=joined.person))
    astray = set(reader.column(f"{_OF_STRANGERS} AND answer.person_id = :id", id=joined.person))
    untold = events | astray
    while more := {each.id for each in answers if each.id in made - untold and each.follows and each.follows & untold}:
        untold |= more
    standing = heads(answers)
    if untold.isdisjoint(each.id for each in standing):
        return
    known = [each for each in answers if each.id not in untold]
    state = effective_consent(known)
    if state is ConsentState.NEVER_ASKED:
        state = ConsentState.EXPIRED  # nothing they said counts: they are to be asked
    own = effective_consent(event for entry, event in told if entry == joined.person)
    if astray or not state == own == effective_consent(answers):
        at = stored(max(each.at for each in known)) if known else joined.at
        _add(reader, replace(joined, state=state.value, at=at, method=PARTED, follows=_names(standing)))


def _joined(reader: Reader, id: str, how: str) -> _Answer | None:
    return reader.one(_Answer, _JOINED.format(how=how), id=id)


def _join_again(reader: Reader, event: str, joined: _Answer) -> None:
    own = _own(reader, joined.person, joined.audience)
    if effective_consent(own).value != joined.state:
        follows = {event, *joined.follows.split(), *_names(heads(own)).split()}
        _add(reader, replace(joined, follows=" ".join(sorted(follows))))


def _settle(reader: Reader, whose: tuple[str, str], state: ConsentState, events: Sequence[ConsentEvent]) -> None:
    """Write down what counts, where the kept entry's own answers, or all of them together, say something else."""
    kept, audience = whose
    said_here = _own(reader, kept, audience)
    own = effective_consent(said_here)
    if state in (ConsentState.NEVER_ASKED, own) and state == effective_consent(events):
        return
    standing = heads(events)
    said = [each for each in standing if each.state == state]
    last = max(said or standing, key=lambda each: (each.at, each.id))
    wording, taken_by = reader.one(lambda *cells: cells, _TAKEN, id=last.id) if said else ("", "")  # pyright: ignore[reportGeneralTypeIssues]
    at = stored(last.at)
    follows = _names({*standing, *heads(said_here)})  # whoever is told of this entry alone reads no other answers
    _add(reader, _Answer(kept, audience, state.value, at, MERGED, wording, taken_by, follows))


def _own(reader: Reader, person: str, audience: str) -> list[ConsentEvent]:
    return [event for entry, event in consent_answers(reader, person, audience) if entry == person]


def _names(standing: Iterable[ConsentEvent]) -> str:
    return " ".join(sorted(each.id for each in standing))


def _add(reader: Reader, answer: _Answer) -> None:
    reader.connection.execute(_ADD, {"id": new_id(), **vars(answer)})
