"""What may leave a chapter for whom: an allow-list of fields, level by level. What is not named here never leaves."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How much of itself a chapter tells the national community; each level includes the ones before it."""

    TOTALS = 0
    ROLES = 1
    PSEUDONYMS = 2
    NAMED = 3


@dataclass(frozen=True)
class Piece:
    """Fields of one table that leave together, from a level on."""

    table: str
    fields: tuple[str, ...]
    level: Level = Level.TOTALS


CATALOGUE = (
    "removed", "name", "code", "kind", "description", "quantity", "unit", "place", "rule_of_use", "condition", "link",
)  # fmt: skip

REGISTER = (
    "removed", "number", "text", "reasons", "method", "threshold_num", "threshold_den", "text_version", "none_objected",
    "outcome", "computed", "difference", "declared_at", "present_count", "deciders_count", "quorum_need", "counts",
    "review_on", "expires_on", "sent_up", "scope", "effective_on", "threshold_base", "blocks_allowed",
)  # fmt: skip

# What a removed row still says where its other fields no longer leave: that it is removed, and when a role ended.
ENDINGS = frozenset(("removed", "to_on"))

PIECES = {
    "chapter": Piece(
        "chapter",
        (
            "removed", "name", "short_code", "region", "quorum_kind", "quorum_count", "quorum_num", "quorum_den",
            "kind", "national_level", "national_decision_id",
        ),
    ),
    "asset": Piece("asset", CATALOGUE),
    "asset_end": Piece("asset", ("removed",)),
    "asset_withheld": Piece("asset", ("withheld",)),
    "decision": Piece("decision", REGISTER),
    "decision_end": Piece("decision", ("removed",)),
    "answer": Piece("answer", ("removed", "consultation_id", "decision_id", "text", "at")),
    "answer_end": Piece("answer", ("removed",)),
    "consultation": Piece("consultation", ("removed", "title", "text", "opens_on", "closes_on", "closed")),
    "reply": Piece("reply", ("removed", "about_table", "about_id", "text", "at")),
    "consent": Piece("consent_event", ("removed", "person_id", "audience", "state", "at", "follows")),
    "person": Piece("person", ("removed", "honorific", "given_name", "family_name", "known_as"), Level.ROLES),
    "person_end": Piece("person", ("removed",), Level.ROLES),
    "role": Piece("person_role", ("removed", "person_id", "role", "from_on", "to_on"), Level.ROLES),
    "role_end": Piece("person_role", ("removed", "to_on"), Level.ROLES),
    "steward": Piece("asset", ("steward_id",), Level.ROLES),
    "contact": Piece("contact_point", ("removed", "person_id", "kind", "value", "label", "main"), Level.NAMED),
    "contact_end": Piece("contact_point", ("removed",), Level.NAMED),
    "skill": Piece("person_skill", ("removed", "person_id", "skill"), Level.NAMED),
    "skill_end": Piece("person_skill", ("removed",), Level.NAMED),
}  # fmt: skip

# What asks for something back, at every level: it tells nothing of the thing itself.
MARKS = {"decision_withheld": Piece("decision", ("cleared",))}

# What the national community publishes to its chapters, of its own and of every chapter's.
PUBLISHED = ("chapter", "asset", "asset_end", "asset_withheld", "decision", "decision_end", "consultation", "reply")
PUBLISHED_OF_OTHERS = ("chapter", "asset", "asset_withheld")

# The tables that are about people: held of another chapter only while its people and their chapter allow it.
PERSONAL = ("person", "contact_point", "person_skill", "person_role")


def effective(chosen: int, decided: int | None) -> Level:
    """The level a bundle is written at: the one chosen for it, but never more than the chapter has decided.

    >>> effective(3, 1), effective(0, 3), effective(2, None)
    (<Level.ROLES: 1>, <Level.TOTALS: 0>, <Level.TOTALS: 0>)
    """
    return Level(max(Level.TOTALS, min(chosen, decided or 0, Level.NAMED)))


def fields_of(table: str, level: Level) -> frozenset[str]:
    """Every field of a table that can leave for the national community at this level, whoever it is about.

    >>> sorted(fields_of("person", Level.NAMED))
    ['family_name', 'given_name', 'honorific', 'known_as', 'removed']
    >>> fields_of("contact_point", Level.PSEUDONYMS)
    frozenset()
    """
    return frozenset[str]().union(
        *(piece.fields for piece in PIECES.values() if piece.table == table and piece.level <= level)
    )
