"""How an agenda is put together: the usual items, with what earlier meetings left in its proper place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.rules.agenda import TEMPLATES, AutomaticItem, Topic

STANDING = "standing"
"""The topic of an item that belongs to every meeting of its kind and so is never carried over."""

OTHER_BUSINESS = "other_business"
"""The topic of what nobody was told of beforehand; it belongs to every meeting as well."""

CLOSING = "closing"
"""The topic of what a meeting ends with: the next date, looking back, taking leave."""

EVERY_TIME = frozenset({STANDING, OTHER_BUSINESS, CLOSING})
_MARKS = {
    "other_business": OTHER_BUSINESS, "next_meeting": CLOSING, "evaluation": CLOSING, "check_out": CLOSING,
}  # fmt: skip


@dataclass(frozen=True)
class DraftItem:
    """An item about to be put on an agenda. `key` is a template's identifier, to be put into words as `title`."""

    title: str = ""
    minutes: int | None = None
    purpose: str = ""
    topic: str = ""
    about_id: str = ""
    owner_id: str = ""
    owner: str = ""
    key: str = ""


_SLOTS = {
    "last_minutes": (Topic.RATIFY, Topic.MINUTES),
    "matters_arising": (Topic.ACTIONS,),
    "reviews": (Topic.REVIEW, Topic.FORK),
    "proposals": (Topic.CARRIED, Topic.OBJECTED, Topic.REVIEW, Topic.FORK, Topic.CONSULTATION, Topic.BACKLOG),
}
FILLING = tuple(_SLOTS)
"""The keys of items that what is waiting takes the place of."""

_ONCE = (Topic.CARRIED, Topic.OBJECTED, Topic.REVIEW, Topic.RATIFY, Topic.FORK, Topic.CONSULTATION)
_EARLY = (Topic.RATIFY, Topic.MINUTES, Topic.ACTIONS)


def from_template(key: str) -> list[DraftItem]:
    """The items of a template, still without words; an unknown template has none.

    >>> [item.key for item in from_template("short")][:2]
    ['check_in', 'matters_arising']
    """
    items = TEMPLATES.get(key, ())
    return [DraftItem("", item.minutes, str(item.purpose), usual_topic(item.key), key=item.key) for item in items]


def usual_topic(key: str) -> str:
    """The topic of an item of a template, or of a kind's own agenda.

    >>> usual_topic("welcome"), usual_topic("check_out")
    ('standing', 'closing')
    """
    return _MARKS.get(key, STANDING)


def place_for_more(topics: Sequence[str], *, after: int = 0) -> int:
    """Where an item added later goes: before any other business and before the close, never among the first `after`.

    >>> place_for_more(["standing", "", "other_business", "closing"]), place_for_more(["closing", "standing", ""])
    (2, 3)
    >>> place_for_more(["standing", "other_business", "closing"], after=2)
    2
    """
    place = len(topics)
    while place and topics[place - 1] in (OTHER_BUSINESS, CLOSING):
        place -= 1
    if OTHER_BUSINESS in topics:
        place = min(place, topics.index(OTHER_BUSINESS))
    return max(place, after)


def that_fit(minutes: Sequence[int], spare: int) -> int:
    """How many of the things that wait longest, each with its minutes, find room in what is spare.

    >>> that_fit([10, 20, 15], spare=35), that_fit([50], spare=35)
    (2, 0)
    """
    room = spare
    for place, each in enumerate(minutes):
        room -= each
        if room < 0:
            return place
    return len(minutes)


def put_together(usual: Sequence[DraftItem], automatic: Iterable[AutomaticItem]) -> list[DraftItem]:
    """The whole agenda: each automatic item in its slot, or near the beginning or the end where there is none.

    A slot that has nothing to take stays off the agenda, but for "proposals".

    >>> minutes = AutomaticItem(Topic.MINUTES, "m", 5, "decide")
    >>> [item.topic for item in put_together([DraftItem("Hello"), DraftItem("Notices"), DraftItem("Bye")], [minutes])]
    ['', 'minutes', '', '']
    """
    waiting = [_draft(each) for each in automatic]
    agenda: list[DraftItem] = []
    slots = [_slot(item) for item in usual]
    if not any(Topic.ACTIONS in slot for slot in slots):  # they follow the minutes
        slots = [(*slot, Topic.ACTIONS) if Topic.MINUTES in slot else slot for slot in slots]
    for item, slot in zip(usual, slots, strict=True):
        taken = [each for each in waiting if each.topic in slot]
        waiting = [each for each in waiting if each not in taken]
        agenda += taken if taken or (slot and item.key != "proposals") else [item]
    early = [each for each in waiting if each.topic in _EARLY]
    late = [each for each in waiting if each.topic not in _EARLY]
    begin, end = min(1, len(agenda)), max(len(agenda) - 1, min(1, len(agenda)))
    return [*agenda[:begin], *early, *agenda[begin:end], *late, *agenda[end:]]


def as_before(items: Iterable[DraftItem]) -> list[DraftItem]:
    """The items of an earlier meeting to begin from: what it took up once only does not come again."""
    return [replace(item, about_id="") for item in items if item.topic not in _ONCE]


def _slot(item: DraftItem) -> tuple[str, ...]:
    if item.topic in tuple(Topic):
        return (item.topic,) if item.topic != Topic.MINUTES else (Topic.RATIFY, Topic.MINUTES)
    return _SLOTS.get(item.key, ())


def _draft(item: AutomaticItem) -> DraftItem:
    return DraftItem("", item.minutes, str(item.purpose), str(item.topic), item.about)
