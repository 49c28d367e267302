"""Everything the middle of the running screen shows of one item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.queries import actions, decisions, meetings, papers, proposals
from models.queries.actions import ActionRow
from models.queries.agenda import ItemRow
from models.queries.decisions import DecisionRow
from models.queries.papers import Photo
from models.queries.proposals import Proposal
from models.rules.agenda import Topic
from models.rules.london import day_of
from models.rules.register import DecisionState


@dataclass(frozen=True)
class ItemSheet:
    """One item with what came of it so far; `approves` is the meeting whose draft minutes it is about.

    `reviews` is the decision whose review it is there for, while that is due and nothing is put yet.
    """

    item: ItemRow
    proposals: tuple[Proposal, ...]
    actions: tuple[ActionRow, ...]
    number: int
    is_last: bool
    approves: str = ""
    photos: tuple[Photo, ...] = ()
    meeting_id: str = ""
    reviews: DecisionRow | None = None


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
        meeting_id=reader.value("SELECT meeting_id FROM agenda_item WHERE id = :id", id=item.id) or "",
        reviews=_reviewed(reader, item, day_of(now)) if not any(held) else None,
    )


def _reviewed(reader: Any, item: ItemRow, today: date) -> DecisionRow | None:
    detail = decisions.detail(reader, item.about_id, today) if item.topic == Topic.REVIEW and item.about_id else None
    return detail.row if detail and detail.row.state is DecisionState.REVIEW_DUE else None


def _is_draft(reader: Any, meeting_id: str) -> bool:
    facts = meetings.meeting(reader, meeting_id)
    return bool(facts and facts.state == "closed")
