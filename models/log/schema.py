"""Which tables the log follows, and which of their columns belong together."""

from functools import cache

# The wire names of synced tables. A table or column renamed in SQL keeps its old name here.
SYNCED = (
    "action", "advice", "agenda_item", "answer", "approval", "asset", "attendance", "ballot", "booking",
    "chapter", "consent_event", "consultation", "contact_point", "correction", "decision", "decision_link",
    "decision_option", "interest", "kind_item", "likeness", "loan", "meeting", "meeting_kind",
    "minutes_issue", "minutes_signature", "nomination", "notified", "paper", "paper_count", "person",
    "person_role", "person_skill", "reading", "reply", "stance",
)  # fmt: skip

# What was agreed, as one: two versions of it stand side by side until people choose, and are never mixed.
AGREED = (
    "number", "text", "reasons", "method", "outcome", "computed", "difference", "declared_at", "roll_ids",
    "present_ids", "recused_ids", "present_count", "deciders_count", "quorum_need", "counts", "review_on", "expires_on",
    "driver", "criteria", "responsible", "result", "lot", "role", "term_ends", "scope", "effective_on", "exit",
)  # fmt: skip

# Columns that mean something only together travel together, so that halves of two edits never mix.
GROUPS = {
    "person": (("given_name", "family_name"), ("address_lines", "town", "county", "postcode", "country")),
    "meeting": (("starts", "ends"),),
    "booking": (("starts", "ends"),),
}

# Columns logged as changes of their own: they may leave, or must be forgotten, apart from the rest of their row.
PARTS = {
    "person": (("removed", "honorific", "given_name", "family_name", "known_as"),),
    "asset": (("steward_id",), ("notes", "gap_minutes"), ("cleared",), ("withheld",)),
    "consultation": (("cleared",),),
    "reply": (("cleared",),),
    "chapter": (("pseudonym_key",),),
    "decision": (
        ("meeting_id", "item_id", "position", "roll_ids", "present_ids", "recused_ids", "asset_id", "cleared"),
        (
            "driver", "criteria", "responsible", "proposer_id", "seconder_id", "decider_id", "stage", "rounds", "exit",
            "amends_id", "friendly", "asked_again", "casting", "seats", "budget", "binding", "result", "lot",
            "deadline", "role", "term_ends", "mandate_id", "rule_id",
        ),
        ("proposer",),
        ("seconder",),
        ("decider",),
    ),
    "consent_event": (("method", "wording", "taken_by"),),
    "attendance": (("name",),),
    "interest": (("name",),),
    "stance": (("name",),),
    "meeting": (("facilitator",), ("note_taker",)),
    "action": (("owner",),),
    "agenda_item": (("owner",),),
    "correction": (("name",),),
    "minutes_signature": (("name",),),
    "ballot": (("name",),),
    "advice": (("name",),),
    "notified": (("name",),),
    "nomination": (("name",), ("nominee",)),
}  # fmt: skip


@cache
def part_of(table: str, field: str) -> int:
    """The number of the part a field is logged in; 0 is the rest."""
    parts = PARTS.get(table, ())
    return next((number for number, part in enumerate(parts, start=1) if field in part), 0)
