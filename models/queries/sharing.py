"""What came and went in bundles, and how much the chapter has decided to tell."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.log import erasing
from models.log.intervals import Vector
from models.log.outgoing import CHAPTER, CHAPTERS, NATIONAL, Answer, Audience, answers
from models.queries.moments import instant
from models.reader import Reader


@dataclass(frozen=True)
class Exchange:
    """One bundle saved or opened here; `at` is an aware UTC datetime.

    `peer` is whom it came from, or the names it was for; `got` are those who have confirmed a saved one since, `of` how
    many it was for.
    """

    id: str
    direction: str
    at: datetime | None
    peer: str
    name: str
    audience: str
    changes: int
    fresh: int
    conflicts: int
    got: tuple[str, ...]
    of: int


def exchanges(reader: Reader) -> list[Exchange]:
    """Every bundle saved and opened here, newest first."""
    heard = {kind: answers(reader.connection, Audience(kind)) for kind in (CHAPTER, NATIONAL, CHAPTERS)}
    query = (
        "SELECT CAST(n AS TEXT), direction, at, peer, name, audience, changes, fresh, conflicts, writer, seq "
        "FROM exchange ORDER BY n DESC"
    )

    def made(id: str, direction: str, at: str, *rest: Any) -> Exchange:
        peer, name, audience, changes, fresh, conflicts, writer, seq = rest
        meant = _meant(heard.get(audience, []), peer) if direction == "saved" else []
        got = tuple(answer.name for answer in meant if _holds(answer.seen, writer, seq))
        return Exchange(
            id, direction, instant(at), peer, name, audience, changes, fresh, conflicts, got=got, of=len(meant)
        )

    return reader.rows(made, query)


def _meant(heard: list[Answer], names: str) -> list[Answer]:
    """Of those who have answered, whom a bundle with these names on it was for."""
    wanted = names.split(", ") if names else []
    return [answer for answer in heard if not wanted or answer.name in wanted]


def _holds(seen: Vector, writer: str, seq: int) -> bool:
    return any(low == 1 and high >= seq for low, high in seen.get(writer, ()))


def forgettings(reader: Reader, audience: Audience) -> int:
    """How many things that were forgotten travel in a bundle for these, and are news to at least one of them.

    Beyond one's own chapter only those that were signed here are counted; others travel with what they are about.
    """
    heard = answers(reader.connection, audience)
    signed = erasing.ledger(reader.connection, signed_only=True)
    if audience.kind == CHAPTERS:
        own = set(reader.rows(str, _OWN_WRITERS))
        signed = [entry for entry in signed if entry.issuer in own]
    return sum(not heard or any(entry.key not in answer.erased for answer in heard) for entry in signed)


_OWN_WRITERS = "SELECT wid FROM writer WHERE chapter IN ('', (SELECT chapter FROM _ctl))"


def decided_level(reader: Reader) -> tuple[int | None, str]:
    """How much the chapter has decided to tell the national community, and the number of the decision."""
    query = (
        "SELECT national_level, trim(coalesce(decision.number, '')) "
        "FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id "
        "LEFT JOIN decision ON decision.id = national_decision_id"
    )
    return reader.one(lambda level, number: (level, number), query) or (None, "")
