"""Whether a bundle may be taken in: who signed it, for whom, and whether anything in it gives a careful person pause.

The clock, the number of things to forget and what a laptop that is to be shut out had written may be accepted by a
person who looked; an unknown laptop only by comparing words; the rest by nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.clock import MOST_AHEAD, instant, wall
from models.log import links
from models.log.names import Connection, load
from models.log.op import encode
from models.rules.certificates import Standing, Web
from models.trust.believed import CHAPTER, CHAPTERS, NATIONAL, web_of
from models.trust.certificates import Certificate

ACCEPTABLE = frozenset({"clock", "erasures", "ends"})
MOST_ERASED = 20  # rows
MOST_FORGOTTEN = 20  # one person in so many, where it is more than one person
MOST_ENDED = 20  # changes


@dataclass(frozen=True)
class Facts:
    """What a bundle says, its signature and hashes checked.

    `newest` is the greatest stamp in it, `erased` the rows its ledger names and `following` the entries that are said
    to follow from those, as row and fields; `to` whom it is for (replicas, chapters or keys; empty for everybody of
    that audience), `certificates` those it carries.
    """

    public_key: str
    writer: str
    chapter: str
    now: datetime
    audience: str = CHAPTER
    to: tuple[str, ...] = ()
    newest: int = 0
    erased: tuple[str, ...] = ()
    following: tuple[tuple[str, tuple[str, ...]], ...] = ()
    certificates: tuple[Certificate, ...] = ()


@dataclass(frozen=True)
class Reason:
    """One thing to hesitate about. `word` is one of unknown_signer, key_changed, revoked, clock, erasures, ends,
    other_chapter, not_for_us; `year` is what their clock reads, `count` how many things are to be forgotten, or how
    many changes that stand here are to count no longer.
    """

    word: str
    year: int = 0
    count: int = 0


@dataclass(frozen=True)
class Judgement:
    """How far the signer is believed, and what speaks against taking the bundle in."""

    standing: Standing
    reasons: tuple[Reason, ...]

    def against(self, accepted: frozenset[str] = frozenset()) -> tuple[Reason, ...]:
        """What is left when a person has accepted these; what nobody can accept is always left."""
        return tuple(reason for reason in self.reasons if reason.word not in accepted & ACCEPTABLE)


@dataclass(frozen=True)
class _Ours:
    """This file: its chapter, replica and writer, and whether it is national's."""

    chapter: str
    replica: str
    wid: str
    public_key: str
    age: str
    is_national: bool


def judge(connection: Connection, facts: Facts) -> Judgement:
    """Look at a bundle before anything of it is believed.

    A file with no chapter yet begins from what it is given, if that was meant for co-coordinators.
    """
    ours = _ours(connection)
    web = web_of(connection, facts.certificates)
    standing = web.standing(facts.public_key, facts.chapter)
    found = [_clock(facts), _erasures(connection, facts), _ends(connection, web)]
    if ours.chapter:
        found += [_signer(connection, facts, standing), *_address(facts, ours, web)]
    elif facts.audience != CHAPTER:
        found.append(Reason("not_for_us"))
    return Judgement(standing, tuple(reason for reason in found if reason))


def _ours(connection: Connection) -> _Ours:
    chapter, replica, wid, public_key, age, kind = connection.execute(
        "SELECT _ctl.chapter, replica, coalesce(wid, ''), coalesce(public_key, ''), coalesce(age, ''), coalesce("
        "(SELECT kind FROM chapter WHERE id = _ctl.chapter AND NOT removed), '') "
        "FROM _ctl LEFT JOIN writer ON writer.id = _ctl.w"
    ).fetchone()
    return _Ours(chapter, replica, wid, public_key, age, kind == NATIONAL)


def _signer(connection: Connection, facts: Facts, standing: Standing) -> Reason | None:
    if standing.kind == "revoked":
        return Reason("revoked")
    known = keys_of(connection, facts.writer)
    if known and facts.public_key not in known:
        return Reason("key_changed")
    return None if standing.is_believed else Reason("unknown_signer")


def keys_of(connection: Connection, wid: str) -> set[str]:
    """The keys this writer was ever known by."""
    rows = connection.execute(
        "SELECT public_key FROM writer WHERE wid = ?1 AND public_key <> '' "
        "UNION SELECT public_key FROM known_key WHERE wid = ?1",
        (wid,),
    )
    return {key for (key,) in rows}


def _address(facts: Facts, ours: _Ours, web: Web) -> list[Reason | None]:
    """Each file takes one kind of bundle from each sender: what was meant for one's own chapter never strays."""
    national = web.root.chapter if web.root else ""
    expected = ""
    if facts.chapter == ours.chapter:
        expected = CHAPTER
    elif ours.is_national and facts.chapter in web.chapters:
        expected = NATIONAL
    elif facts.chapter == national:
        expected = CHAPTERS
    if not expected:
        return [Reason("other_chapter")]
    named = {ours.chapter, ours.replica, ours.wid, ours.public_key, ours.age}
    is_ours = facts.audience == expected and (not facts.to or not named.isdisjoint(filter(None, facts.to)))
    return [None if is_ours else Reason("not_for_us")]


def _clock(facts: Facts) -> Reason | None:
    if facts.newest <= wall(facts.now + MOST_AHEAD):
        return None
    return Reason("clock", year=instant(facts.newest).year)


def _erasures(connection: Connection, facts: Facts) -> Reason | None:
    """Forgetting cannot be undone: somebody looks before much of it happens at once, or to anything but people."""
    much = much_at_once(connection, (*facts.erased, *_strays(connection, facts)))
    return Reason("erasures", count=much) if much else None


def much_at_once(connection: Connection, rows: Iterable[str]) -> int:
    """How many of these rows would newly be forgotten, where nobody should do that unasked; else 0."""
    given = {"rows": encode(sorted(set(rows))).decode(), "person": load(connection).number_of["person"]}
    fresh, people, others = connection.execute(_FRESH, given).fetchone()
    (everybody,) = connection.execute(f"SELECT count(*) FROM ({_PEOPLE})").fetchone()
    is_much = fresh > MOST_ERASED or others or (people > 1 and people * MOST_FORGOTTEN > everybody)
    return fresh if is_much else 0


def _ends(connection: Connection, web: Web) -> Reason | None:
    """Shutting a laptop out leaves what it had written, as far as whoever does it knew; only national can undo it.

    So whoever says that they knew of next to nothing would quietly take all of it away.
    """
    told = encode([list(end) for end in web.ends]).decode()
    (ended,) = connection.execute(_ENDED, {"ends": told}).fetchone()
    return Reason("ends", count=ended) if ended > MOST_ENDED else None


def _strays(connection: Connection, facts: Facts) -> list[str]:
    """What is said to go with somebody forgotten, but as far as is known here never was theirs."""
    if not facts.following:
        return []
    told = [[row, encode(list(fields)).decode()] for row, fields in facts.following]
    query = _STRAYS.format(theirs=links.rows_of(load(connection)))
    given = {"told": encode(told).decode(), "people": encode(list(facts.erased)).decode()}
    return [row for (row,) in connection.execute(query, given)]


_ENDED = """
SELECT count(*) FROM json_each(:ends) AS told
    JOIN writer ON writer.wid = told.value ->> 0 AND writer.chapter = told.value ->> 1
    JOIN op ON op.w = writer.id AND op.seq > told.value ->> 2 AND op.seq <= coalesce(writer.revoked_after, op.seq)
WHERE op.fid = 1 AND op.body <> '{}' AND (writer.public_key = '' OR writer.public_key NOT IN (
    SELECT public_key FROM writer AS own JOIN _ctl ON own.id = _ctl.w))
"""

_STRAYS = """
SELECT value ->> 0 FROM json_each(:told) WHERE unhex(value ->> 0) NOT IN ({theirs})
    AND EXISTS (SELECT 1 FROM op WHERE op.row = unhex(value ->> 0) AND op.fid = 1)
    AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.row = unhex(value ->> 0) AND erasure.fields = value ->> 1)
"""

_PEOPLE = """
SELECT id FROM person UNION
SELECT lower(hex(row)) FROM elsewhere WHERE tbl = (SELECT id FROM log_name WHERE name = 'person')
"""

# How many of them are new, how many are people, and how many are held as something else.
_FRESH = f"""
SELECT count(*), count(iif(value IN ({_PEOPLE}), 1, NULL)),
    count(iif(EXISTS (SELECT 1 FROM op WHERE op.row = unhex(value) AND op.fid = 1 AND op.tbl <> :person), 1, NULL))
FROM json_each(:rows) WHERE unhex(value) NOT IN (SELECT row FROM erasure WHERE signature <> '')
"""
