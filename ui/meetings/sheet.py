"""Everything the middle of the running screen shows of one item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.queries import actions, meetings, papers, proposals
from models.queries.actions import ActionRow
from models.queries.agenda import ItemRow
from models.queries.papers import Photo
from models.queries.proposals import Proposal
from models.rules.london import day_of


@dataclass(frozen=True)
class ItemSheet:
    """One item with what came of it so far; `approves` is the meeting whose draft minutes it is about."""

    item: ItemRow
    proposals: tuple[Proposal, ...]
    actions: tuple[ActionRow, ...]
    number: int
    is_last: bool
    approves: str = ""
    photos: tuple[Photo, ...] = ()


def sheet_of(reader: Any, items: Sequence[ItemRow], place: int | None, now: datetime) -> ItemSheet | None:
    """The item at a place of the agenda; none while the meeting is at no item."""
    if place is None:
        return None
    item = items[place]
    held = [proposals.proposal(reader, row.id, now) for row in proposals.of_item(reader, item.id)]
    return ItemSheet(
        item=item,
        proposals=tuple(each for each in held if each),
        actions=tuple(actions.of_item(reader, item.id, day_of(now))),
        number=place + 1,
        is_last=place == len(items) - 1,
        approves=item.about_id if item.topic == "minutes" and _is_draft(reader, item.about_id) else "",
        photos=tuple(papers.photos_of(reader, item.id)),
    )


def _is_draft(reader: Any, meeting_id: str) -> bool:
    facts = meetings.meeting(reader, meeting_id)
    return bool(facts and facts.state == "closed")
