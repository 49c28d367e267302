"""Whether the laptop we sit at was shut out: its own file goes on counting what it writes, and nobody else's does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.log.names import Connection
from models.queries.moments import instant
from models.rules.certificates import Claim
from models.trust import acquaintance
from models.trust.believed import before_peers, web_of
from models.trust.certificates import Certificate, claim_of


@dataclass(frozen=True)
class OwnEnd:
    """Who shut this laptop out, by name, and when; `by_national` is the one that nobody can undo."""

    who: str
    at: datetime | None
    by_national: bool


def own_end(connection: Connection) -> OwnEnd | None:
    """Who says so and is believed, the national community first, or None.

    Nobody is shut out in their own file: what others go by is looked up for the others.
    """
    row = connection.execute("SELECT public_key FROM writer JOIN _ctl ON writer.id = _ctl.w").fetchone()
    if row is None or not row[0]:
        return None
    named = [claim_of(Certificate(*cert)) for cert in connection.execute(_NAMED, row)]
    holding = _holding(connection, [claim for claim in named if claim])
    if not holding:
        return None
    by_national, claim = min(holding, key=lambda one: (not one[0], one[1].at, one[1].id))
    return OwnEnd(_name(connection, claim.by), _when(claim.at), by_national)


_NAMED = """
SELECT body, signature FROM cert WHERE body ->> 'kind' = 'revoked' AND body ->> 'public_key' = ?1
    AND body ->> 'by' <> ?1 ORDER BY id
"""


def _holding(connection: Connection, named: Iterable[Claim]) -> list[tuple[bool, Claim]]:
    """Those that count elsewhere, each with whether it is national's.

    Two laptops that shut each other out are out both: so whom we shut out ourselves is looked at as if we had not.
    """
    told = list(named)
    if not told:
        return []
    web = web_of(connection)
    crowned = {web.root.public_key, web.root.backup_key} - {""} if web.root else set[str]()
    if crowned & {claim.public_key for claim in told}:
        return []  # nobody shuts out the national key
    able = before_peers(connection).held
    return [(claim.by in crowned, claim) for claim in told if claim.by in crowned or (claim.by, claim.chapter) in able]


def _when(told: str) -> datetime | None:
    """A certificate may say anything."""
    try:
        return instant(told or None)
    except (ValueError, OverflowError):
        return None


def _name(connection: Connection, key: str) -> str:
    row = connection.execute(_CALLED, (key,)).fetchone()
    known = {laptop.public_key: laptop.name for laptop in acquaintance.laptops(connection)}
    return (row[0] if row else "") or known.get(key, "")


_CALLED = "SELECT name FROM known_key WHERE public_key = ? AND how IN ('root', 'backup')"
