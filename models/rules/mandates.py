"""When somebody in a role may decide alone: the role is there, its mandate is in force, the topic is in its domain."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MandateGap(StrEnum):
    """Why a role may not decide this; then it comes to the group."""

    NO_ROLE = "no_role"
    NOT_HELD = "not_held"
    NO_MANDATE = "no_mandate"
    NOT_YET = "not_yet"
    ENDED = "ended"
    OUT_OF_DOMAIN = "out_of_domain"


@dataclass(frozen=True)
class Mandate:
    """A decision that lets a role decide within a domain.

    `until` is its expiry, the last day it holds; a review that is overdue does not end it. `ended` is when another
    decision revoked or superseded it.
    """

    decision: str
    role: str
    domain: frozenset[str]
    since: date
    until: date | None = None
    ended: date | None = None


@dataclass(frozen=True)
class RoleDecision:
    """Somebody about to decide on a topic in a role, on a day."""

    role: str
    person: str
    topic: str
    on: date


def in_force(mandate: Mandate, on: date) -> bool:
    """Whether a mandate holds on a day.

    >>> chairs = Mandate("d", "host", frozenset({"chairs"}), date(2026, 1, 1), until=date(2026, 12, 31))
    >>> in_force(chairs, date(2026, 12, 31)), in_force(chairs, date(2027, 1, 1))
    (True, False)
    """
    return _gap(mandate, on) is None


def mandate_for(
    asked: RoleDecision, holders: Iterable[tuple[str, str]], mandates: Iterable[Mandate]
) -> Mandate | MandateGap:
    """The mandate a decision rests on (the newest of several), or why there is none.

    `holders` are pairs of a role and a person who holds it; a role nobody ever held or mandated is no role.

    >>> chairs = Mandate("d", "host", frozenset({"chairs"}), date(2026, 1, 1))
    >>> mandate_for(RoleDecision("host", "Gwen", "money", date(2026, 11, 12)), [("host", "Gwen")], [chairs])
    <MandateGap.OUT_OF_DOMAIN: 'out_of_domain'>
    """
    held_by = [person for role, person in holders if role == asked.role]
    given = [each for each in mandates if each.role == asked.role]
    if not held_by and not given:
        return MandateGap.NO_ROLE
    if asked.person not in held_by:
        return MandateGap.NOT_HELD
    valid = [each for each in given if in_force(each, asked.on)]
    if not valid:
        newest = sorted(given, key=_age, reverse=True)
        return next((gap for each in newest if (gap := _gap(each, asked.on))), MandateGap.NO_MANDATE)
    covering = [each for each in valid if asked.topic in each.domain]
    return max(covering, key=_age) if covering else MandateGap.OUT_OF_DOMAIN


def _gap(mandate: Mandate, on: date) -> MandateGap | None:
    if on < mandate.since:
        return MandateGap.NOT_YET
    expired = mandate.until is not None and on > mandate.until
    revoked = mandate.ended is not None and on >= mandate.ended
    return MandateGap.ENDED if expired or revoked else None


def _age(mandate: Mandate) -> tuple[date, str]:
    return mandate.since, mandate.decision
