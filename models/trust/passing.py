"""Passing a thing on from one chapter to another: done by the national community, by a certificate all copies hold."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import NotFound, Refusal
from models.log.names import Connection
from models.log.passing import heard_until
from models.rules.certificates import Web
from models.trust import keys, signing
from models.trust.believed import Rows, add, held, web_of
from models.trust.certificates import MOST_STEPS, claim_of, issue
from models.trust.national import require_national_key


@dataclass(eq=False)
class NotPassedOn(Refusal):
    """This cannot be passed on. `why` is theirs (it belongs to that chapter already) or stranger (not enrolled)."""

    why: str


@dataclass(frozen=True)
class PassedOn:
    """What was passed on, from which chapter to which (ids), and the records whose values follow from that."""

    name: str
    before: str
    after: str
    rows: Rows


def pass_on(connection: Connection, home: Path, *, asset_id: str, to: str, at: str) -> PassedOn:
    """Let a shared thing belong to the chapter `to` (its id) from now on.

    What its owner has written so far, as far as it was heard of here, stays; what they write later without having heard
    of it is a suggestion. Raises `NotNational`, `KeyGone`, `NotFound`, `NotPassedOn`.
    """
    (wid,) = connection.execute("SELECT wid FROM _ctl JOIN writer ON writer.id = w").fetchone()
    seed = keys.introduce(connection, home, wid, at).seed
    root = require_national_key(connection, signing.public_key(seed))
    found = connection.execute(_THING, (asset_id,)).fetchone()
    if found is None:
        raise NotFound("asset", asset_id)
    name, owner = found
    if owner == to:
        raise NotPassedOn("theirs")
    web = web_of(connection)
    if to not in web.chapters | {root.chapter}:
        raise NotPassedOn("stranger")
    step = min(_steps(connection, web, asset_id) + 1, MOST_STEPS)  # of two that are alike the later counts
    until = heard_until(connection, owner, asset_id)
    about = {"public_key": signing.public_key(seed), "chapter": to, "table": "asset", "row": asset_id}
    added = add(connection, [issue(seed, at, "passed", **about, step=step, until=until)], at)
    return PassedOn(name, owner, to, set(added.rows))


def _steps(connection: Connection, web: Web, asset_id: str) -> int:
    """How often national passed it on; anybody can say that they did, and how often."""
    claims = (claim for claim in map(claim_of, held(connection)) if claim and claim.kind == "passed")
    return max((claim.step for claim in claims if claim.row == asset_id and claim.by in web.crowns), default=0)


_THING = """
SELECT coalesce(body ->> 'name', ''), chapter FROM elsewhere
WHERE row = unhex(?1) AND tbl = (SELECT id FROM log_name WHERE name = 'asset')
    AND NOT coalesce(body ->> 'removed', 0) AND NOT coalesce(body ->> 'withheld', 0)
UNION ALL SELECT name, _ctl.chapter FROM asset, _ctl WHERE asset.id = ?1 AND NOT removed
"""
