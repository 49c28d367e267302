"""Decisions of minutes as parts of a meeting record."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from exports.words import local
from models.queries.minutes import MinutedDecision

_AS_IT_IS = (
    "text", "method", "outcome", "reasons", "review_on", "number", "threshold", "computed", "difference", "present",
    "deciders", "need", "driver", "criteria", "responsible", "proposer", "seconder", "decider", "role", "term_ends",
    "scope", "effective_on", "expires_on", "deadline", "declared_at", "exit", "casting", "binding", "result",
    "threshold_base", "blocks_allowed",
)  # fmt: skip


def decision_part(decision: MinutedDecision) -> dict[str, Any]:
    """One decision."""
    return said(
        {
            **{field: plain(getattr(decision, field)) for field in _AS_IT_IS},
            "version": decision.version if decision.version > 1 else None,
            "counts": _counts(decision.counts),
            "lot": list(decision.lot),
            "options": list(decision.options),
            "stances": [fields_of(each) for each in decision.stances],
            "objections": [_objection(fields_of(each)) for each in decision.objections],
            "amendments": [said({**fields_of(each), "counts": _counts(each.counts)}) for each in decision.amendments],
            "advice": [fields_of(each) for each in decision.advice],
            "notices": [fields_of(each) for each in decision.notices],
            "papers": fields_of(decision.papers) if decision.papers else None,
            "links": [fields_of(each) for each in decision.links],
        }
    )


def fields_of(part: Any) -> dict[str, Any]:
    """What a plain part says, under its own names."""
    return said({key: plain(value) for key, value in asdict(part).items()})


def said(fields: dict[str, Any]) -> dict[str, Any]:
    """Only what says something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {}) and value is not False}


def plain(value: Any) -> Any:
    """A value as JSON has it; moments on United Kingdom clocks."""
    if isinstance(value, datetime):
        return local(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def _counts(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """By stance; left out where somebody's own words have a space in them, for then the stances themselves are told."""
    told = dict(counts)
    return told if all(stance and not any(letter.isspace() for letter in stance) for stance in told) else {}


def _objection(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if (key, value) != ("version", 1)}
