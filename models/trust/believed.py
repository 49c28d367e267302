"""The certificates and national key this file goes by, and what follows from them here.

Certificates only ever grow in number. One whose signature does not hold is not kept; one of a kind that only a newer
program knows is kept and passed on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.log import materialise, passing, scope
from models.log.names import Connection
from models.rules.certificates import Claim, Known, Root, Web, web
from models.trust.certificates import Certificate, claim_of

MOST = 5_000  # certificates looked at in one bundle
CHAPTER, NATIONAL, CHAPTERS = "chapter", "national", "chapters"  # audiences
FORGOTTEN = "forgotten"  # how a national key is known that was pinned and is not believed any more

Rows = set[tuple[str, str]]


@dataclass(frozen=True)
class Added:
    """How many certificates are new here, and the records whose values follow from them, as (table, id).

    `pinned` is the national key that was taken over, as its community's name and the key.
    """

    count: int
    rows: frozenset[tuple[str, str]]
    pinned: tuple[str, str] | None = None


def add(connection: Connection, certificates: Iterable[Certificate], at: str, *, from_own: bool = False) -> Added:
    """Keep those that hold, and act on what follows.

    `at` is when they came. `from_own` says that a believed laptop of our own chapter sent them: from such a one the
    national key is taken over while none is pinned here, unless it was forgotten here by hand.
    """
    wanted = dict.fromkeys(list(certificates)[:MOST])
    claims = {cert: claim for cert in wanted if (claim := claim_of(cert))}
    told = _pin_told(connection, claims.values(), at) if from_own and root_of(connection) is None else None
    crowns = web_of(connection, supposing=claims.values()).crowns
    keeping = [
        (cert.id, cert.body, cert.signature, at)
        for cert, claim in claims.items()
        if claim.kind != "root" or claim.by in crowns  # nobody who joins later takes over a stranger's from here
    ]
    before = connection.total_changes
    connection.executemany("INSERT INTO cert(id, body, signature, at) VALUES(?,?,?,?) ON CONFLICT DO NOTHING", keeping)
    added = connection.total_changes - before
    return Added(added, frozenset(settle(connection) if added else ()), told)


def _pin_told(connection: Connection, claims: Iterable[Claim], at: str) -> tuple[str, str] | None:
    """Pin the one national key that is told of; returns its community's name and the key."""
    left = {key for (key,) in connection.execute("SELECT public_key FROM known_key WHERE how = ?", (FORGOTTEN,))}
    told = {claim for claim in claims if claim.kind == "root" and claim.by == claim.public_key}
    told = {claim for claim in told if claim.public_key not in left}
    if len(told) != 1:
        return None
    claim = told.pop()
    pin(connection, Root(claim.chapter, claim.public_key, claim.backup_key), claim.name, at)
    return claim.name, claim.public_key


def pin(connection: Connection, root: Root, name: str, at: str) -> None:
    """Believe this national key from now on. The caller has made sure that no other is pinned."""
    for key, how in ((root.public_key, "root"), (root.backup_key, "backup")):
        if key:
            connection.execute(
                "INSERT INTO known_key(public_key, wid, name, chapter, how, at) VALUES(?, '', ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET name = excluded.name, chapter = excluded.chapter, how = excluded.how",
                (key, name, root.chapter, how, at),
            )


def root_of(connection: Connection) -> Root | None:
    """The pinned national key, or None."""
    rows = connection.execute("SELECT how, chapter, public_key FROM known_key WHERE how IN ('root', 'backup')")
    found = {how: (chapter, key) for how, chapter, key in rows}
    return Root(*found["root"], found.get("backup", ("", ""))[1]) if "root" in found else None


def held(connection: Connection) -> list[Certificate]:
    """Every certificate kept here."""
    return [Certificate(*row) for row in connection.execute("SELECT body, signature FROM cert ORDER BY id")]


def for_audience(connection: Connection, audience: str) -> list[Certificate]:
    """Those that may leave: beyond one's own chapter, no names of laptops but one's own chapter's and national's."""
    everything = [(cert, claim) for cert in held(connection) if (claim := claim_of(cert))]
    if audience == CHAPTER:
        return [cert for cert, _ in everything]
    (ours,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    root = root_of(connection)
    chapters = {ours, root.chapter if root else ours}
    crowns = web_of(connection).crowns

    def may_leave(claim: Claim) -> bool:
        return claim.chapter in chapters or (audience == CHAPTERS and claim.by in crowns)

    return [cert for cert, claim in everything if may_leave(claim)]


def web_of(connection: Connection, extra: Iterable[Certificate] = (), *, supposing: Iterable[Claim] = ()) -> Web:
    """All that is believed here, also on the word of certificates that have only just come."""
    told = {*held(connection), *list(extra)[:MOST]}
    claims = [*supposing, *(claim for cert in told if (claim := claim_of(cert)))]
    return web(claims, [Known(*row) for row in connection.execute(_KNOWN)], root_of(connection))


def before_peers(connection: Connection) -> Web:
    """All that would be believed had laptops of one chapter shut nobody out: whoever did may itself have been."""
    root = web_of(connection).root
    crowned = {root.public_key, root.backup_key} if root else set[str]()
    claims = [claim for cert in held(connection) if (claim := claim_of(cert))]
    counted = [claim for claim in claims if claim.kind != "revoked" or claim.by in crowned]
    return web(counted, [Known(*row) for row in connection.execute(_KNOWN)], root_of(connection))


_KNOWN = """
SELECT public_key, 'own', _ctl.chapter FROM _ctl JOIN writer ON writer.id = _ctl.w WHERE public_key <> ''
UNION ALL SELECT public_key, how, chapter FROM known_key WHERE how IN ('words', 'joined')
"""


def settle(connection: Connection) -> Rows:
    """What laptops wrote after they were shut out no longer counts, and counts again if that was undone by national.

    Nothing counts of chapters for whom only a forgotten national key spoke. What national passed on is its new
    owner's. This file's own writing always counts here. Returns the records concerned. Also to be called once new
    writers are known: a certificate may have come before the laptop it names.
    """
    believed = web_of(connection)
    vouched = _vouched(connection, believed)
    ends = {(wid, chapter): last for wid, chapter, last in believed.ends}
    rows: Rows = passing.pass_on(connection, believed.passed)
    for wid, chapter, end in connection.execute(_OTHERS).fetchall():
        wanted = ends.get((wid, chapter)) if vouched is None or chapter in vouched else 0
        if wanted != end:
            rows |= _end(connection, wid, wanted, min(last for last in (wanted, end) if last is not None))
    return rows


def _vouched(connection: Connection, believed: Web) -> set[str] | None:
    """The chapters that count, once a national key was forgotten here: it may have told of anybody. None is all."""
    if not connection.execute("SELECT 1 FROM known_key WHERE how = ?", (FORGOTTEN,)).fetchone():
        return None
    claims = [claim for cert in held(connection) if (claim := claim_of(cert))]
    enrolled = {claim.chapter for claim in claims if claim.kind == "chapter" and claim.by in believed.crowns}
    (ours,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    return {"", ours, *enrolled, *(chapter for _key, chapter in believed.held)}


_OTHERS = """
SELECT wid, chapter, revoked_after FROM writer WHERE id <> (SELECT w FROM _ctl) AND (public_key = ''
    OR public_key NOT IN (SELECT public_key FROM writer AS own JOIN _ctl ON own.id = _ctl.w))
"""


def _end(connection: Connection, wid: str, last: int | None, since: int) -> Rows:
    scope.end_at(connection, wid, last, since)
    return materialise.touched(connection)
