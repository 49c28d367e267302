"""Who has the floor: the queue of those who wish to speak, a round that goes round, and who is speaking now.

It belongs to one laptop and to one meeting: no log holds it, and it is gone when the meeting is closed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from models.rules import rounds, speaking
from models.rules.rounds import Round, Said
from models.rules.speaking import Queue, Turn, Wish


@dataclass(frozen=True)
class Floor:
    """`speaker` has had the floor since `since`; `about` says what the round is about, `begun` who began each one."""

    queue: Queue = field(default_factory=Queue)
    going: Round | None = None
    about: str = ""
    begun: tuple[str, ...] = ()
    speaker: str = ""
    since: datetime | None = None


def wish(floor: Floor, person: str, *, direct_answer: bool = False) -> Floor:
    """Somebody asks to speak. Raises `AlreadyWaiting`."""
    return replace(floor, queue=speaking.join(floor.queue, person, direct_answer=direct_answer))


def wish_no_more(floor: Floor, person: str) -> Floor:
    """Somebody does not wish to speak after all. Raises `NotWaiting`."""
    return replace(floor, queue=speaking.leave(floor.queue, person))


def let_ahead(floor: Floor, person: str) -> Floor:
    """A short answer to what was just said may come first. Raises `NotWaiting`."""
    asked = speaking.join(speaking.leave(floor.queue, person), person, direct_answer=True)
    return replace(floor, queue=speaking.let_ahead(asked, person))


def give(floor: Floor, person: str, at: datetime) -> Floor:
    """Somebody speaks now, asked or not; who spoke until now has spoken, unless a round merely waited for them."""
    heard = floor if floor.going else _heard(floor, at)
    wishes = tuple(each for each in heard.queue.wishes if each.person != person)
    return replace(heard, queue=replace(heard.queue, wishes=wishes), speaker=person, since=at)


def go_on(floor: Floor, at: datetime) -> Floor:
    """Who speaks has spoken, and the next one begins.

    >>> from datetime import UTC, timedelta
    >>> six = datetime(2026, 11, 12, 18, tzinfo=UTC)
    >>> first = go_on(wish(wish(Floor(), "Gwen"), "Ali"), six)
    >>> second = go_on(first, six + timedelta(seconds=40))
    >>> first.speaker, second.speaker, second.queue.turns
    ('Gwen', 'Ali', (Turn(person='Gwen', seconds=40),))
    """
    heard = _heard(floor, at)
    following = heard.going.next_person if heard.going else speaking.next_speaker(heard.queue)
    if following is None:
        return heard
    return give(heard, following, at)


def pass_over(floor: Floor, at: datetime) -> Floor:
    """In a round whoever's turn it is would rather not speak. Raises `NotInRound`."""
    if floor.going is None or not floor.speaker:
        return floor
    going = rounds.passed(floor.going, floor.speaker)
    return _turned(replace(floor, going=going), going.next_person, at)


def begin_round(floor: Floor, seats: Sequence[str], at: datetime, *, about: str = "") -> Floor:
    """Begin a round of those in these seats, with another person and the other way round than the last one."""
    going = rounds.begin(seats, floor.begun)
    begun = (*floor.begun, going.waiting[0]) if going.waiting else floor.begun
    heard = end_round(floor) if floor.going else _heard(floor, at)
    return _turned(replace(heard, going=going, about=about, begun=begun), going.next_person, at)


def end_round(floor: Floor) -> Floor:
    """No round any more; whose turn it would have been has not spoken by that."""
    return replace(floor, going=None, about="", speaker="", since=None)


def as_now_here(floor: Floor, here: Sequence[str], at: datetime, *, taking_part: Sequence[str] | None = None) -> Floor:
    """The floor after people came or went; a round is of those `taking_part`, where that is not everybody here."""
    queue = speaking.as_now_here(floor.queue, frozenset(here))
    going = floor.going
    if going:
        going = rounds.as_now_here(going, here if taking_part is None else taking_part)
    there = replace(floor, queue=queue, going=going)
    has_gone = bool(floor.speaker) and floor.speaker not in here
    if has_gone or (going and not floor.speaker and going.waiting):
        return _turned(there, going.next_person if going else None, at)
    return there


def as_text(floor: Floor) -> str:
    """As it is kept: JSON.

    >>> from_text(as_text(wish(Floor(), "Gwen"))) == wish(Floor(), "Gwen")
    True
    """
    going = floor.going
    body = {
        "wishes": [[each.person, each.direct_answer, each.ahead] for each in floor.queue.wishes],
        "turns": [[each.person, each.seconds] for each in floor.queue.turns],
        "waiting": list(going.waiting) if going else None,
        "said": [[each.person, each.passed] for each in going.said] if going else [],
        "about": floor.about,
        "begun": list(floor.begun),
        "speaker": floor.speaker,
        "since": floor.since.isoformat() if floor.since else "",
    }
    return json.dumps(body, ensure_ascii=False)


def from_text(text: str) -> Floor:
    """What `as_text` wrote."""
    body = json.loads(text)
    said = tuple(Said(*each) for each in body["said"])
    return Floor(
        queue=Queue(tuple(Wish(*each) for each in body["wishes"]), tuple(Turn(*each) for each in body["turns"])),
        going=None if body["waiting"] is None else Round(tuple(body["waiting"]), said),
        about=body["about"],
        begun=tuple(body["begun"]),
        speaker=body["speaker"],
        since=datetime.fromisoformat(body["since"]) if body["since"] else None,
    )


def not_heard_yet(floor: Floor, here: Iterable[str]) -> tuple[str, ...]:
    """Those here who have not spoken in this meeting and are not speaking now."""
    return tuple(person for person in speaking.not_heard_yet(floor.queue, here) if person != floor.speaker)


def _heard(floor: Floor, at: datetime) -> Floor:
    """Whoever speaks has spoken; what they asked for while they spoke is another turn."""
    if not floor.speaker or floor.since is None:
        return floor
    queue = speaking.spoke(floor.queue, floor.speaker, int((at - floor.since).total_seconds()))
    queue = replace(queue, wishes=floor.queue.wishes)
    going = floor.going
    if going and floor.speaker in (*going.waiting, *going.passed):
        going = rounds.spoke(going, floor.speaker)
    return replace(floor, queue=queue, going=going, speaker="", since=None)


def _turned(floor: Floor, person: str | None, at: datetime) -> Floor:
    return replace(floor, speaker=person or "", since=at if person else None)
