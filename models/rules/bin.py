"""What may lie in the bin, what hangs on it and comes back with it, and why something may not come back."""

from dataclasses import dataclass

from models.errors import Refusal

# What people would name when they look for it, with what it is part of: while that lies in the bin too, it is found
# there and not on its own.
PART_OF: dict[str, tuple[str, str]] = {
    "person": ("", ""),
    "contact_point": ("person", "person_id"),
    "person_role": ("person", "person_id"),
    "asset": ("", ""),
    "booking": ("asset", "asset_id"),
    "loan": ("asset", "asset_id"),
    "meeting": ("", ""),
    "agenda_item": ("meeting", "meeting_id"),
    "paper": ("agenda_item", "item_id"),
    "reading": ("meeting", "meeting_id"),
    "correction": ("meeting", "meeting_id"),
    "meeting_kind": ("", ""),
    "decision": ("meeting", "meeting_id"),
    "advice": ("decision", "decision_id"),
    "action": ("", ""),
    "consultation": ("", ""),
}

# What went with something in one deed, and comes back with it in one.
GOES_WITH: dict[str, tuple[tuple[str, str], ...]] = {
    "person": tuple((part, "person_id") for part in ("contact_point", "person_skill", "person_role")),
    "asset": (("booking", "asset_id"), ("loan", "asset_id")),
    "meeting": tuple(
        (part, "meeting_id")
        for part in ("agenda_item", "attendance", "interest", "decision", "reading", "correction", "action")
    ),
    "agenda_item": (("paper", "item_id"), ("decision", "item_id"), ("action", "item_id"), ("reading", "item_id")),
    "decision": tuple(
        (part, "decision_id")
        for part in (
            "decision_link", "stance", "decision_option", "ballot", "paper_count", "advice", "notified", "nomination",
            "action",
        )
    ),
    "meeting_kind": (("kind_item", "kind_id"),),
    "consultation": (("answer", "consultation_id"),),
}  # fmt: skip


@dataclass(eq=False)
class NotInBin(Refusal):
    """It stands where it stood: there is nothing to put back."""

    kind: str


@dataclass(eq=False)
class MergedInto(Refusal):
    """This entry was found to be the same person as another, which has all of it; `into` is what that is called."""

    name: str
    into: str


@dataclass(eq=False)
class Forgotten(Refusal):
    """It was forgotten for good, in every copy: there is nothing left to put back."""
