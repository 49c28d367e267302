"""The national key: made by the national community's first laptop, pinned by chapters, and what it certifies."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import Refusal
from models.ids import mark_of
from models.log.names import Connection
from models.rules.certificates import Claim, Root, Web
from models.trust import keys, signing
from models.trust.believed import NATIONAL, Rows, add, held, pin, root_of, settle, web_of
from models.trust.certificates import Certificate, claim_of, issue


@dataclass(eq=False)
class NotNational(Refusal):
    """Only the national community's laptop that holds the national key can do this. `why` is chapter, key, or late."""

    why: str


@dataclass(eq=False)
class OtherRoot(Refusal):
    """Another national key is pinned here already: a second one is never believed beside it."""

    name: str


@dataclass(eq=False)
class SameMark(Refusal):
    """The ids of this chapter's rows would end as those of another one do, and nobody could tell whose is what."""

    name: str


@dataclass(eq=False)
class SpokenFor(SameMark):
    """Another laptop speaks for this chapter already: whoever asks is to be heard by it, or it is to be shut out."""


@dataclass(frozen=True)
class Applicant:
    """A chapter that wants to be enrolled, and its laptop that asks."""

    chapter: str
    name: str
    writer: str
    laptop: str
    public_key: str
    age: str


def crown(connection: Connection, home: Path, at: str, *, backup_key: str = "") -> Root:
    """Make this laptop's key the national one, once; with the key that may name its successor. Raises `NotNational`.

    Raises `KeyGone`.
    """
    found = connection.execute(
        "SELECT chapter.id, chapter.name, wid, kind FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id "
        "JOIN writer ON writer.id = _ctl.w WHERE NOT removed"
    ).fetchone()
    if found is None or found[3] != NATIONAL:
        raise NotNational("chapter")
    chapter, name, wid, _ = found
    own = keys.introduce(connection, home, wid, at)
    mine = signing.public_key(own.seed)
    if root_of(connection) is None:
        pin(connection, Root(chapter, mine, backup_key), name, at)
        about = {"public_key": mine, "chapter": chapter, "name": name, "age": keys.public_age(own.age)}
        add(connection, [issue(own.seed, at, "root", **about, backup_key=backup_key)], at)
    return require_national_key(connection, mine)


def require_national_key(connection: Connection, public_key: str) -> Root:
    """The national key that holds now. Raises `NotNational` unless it is this one."""
    root = web_of(connection).root
    if root is None or public_key not in {root.public_key, root.backup_key}:
        raise NotNational("key")
    return root


def trust(connection: Connection, root: Root, name: str, at: str) -> Rows:
    """Pin the national key of an invitation; returns the records whose values follow.

    Raises `OtherRoot` when another one is pinned.
    """
    pinned, reign = root_of(connection), web_of(connection).root
    if pinned is None:
        pin(connection, root, name, at)
        return settle(connection)
    if root.chapter != pinned.chapter or root.public_key not in {pinned.public_key, reign and reign.public_key}:
        raise OtherRoot(connection.execute("SELECT name FROM known_key WHERE how = 'root'").fetchone()[0])
    return set()


def enrol(connection: Connection, home: Path, applicant: Applicant, at: str) -> tuple[Certificate, ...]:
    """Certify a chapter's first laptop; returns what the chapter needs to see that.

    An answer names its chapter itself: nobody becomes the voice of one that others speak for, least of all national's.
    Raises `NotNational`, `KeyGone`, `SameMark`, `SpokenFor`.
    """
    wid = connection.execute("SELECT wid FROM _ctl JOIN writer ON writer.id = _ctl.w").fetchone()[0]
    own = keys.introduce(connection, home, wid, at)
    require_national_key(connection, signing.public_key(own.seed))
    _require_own_chapter(connection, applicant)
    issued = issue(
        own.seed,
        at,
        "chapter",
        public_key=applicant.public_key,
        chapter=applicant.chapter,
        name=applicant.name,
        writer=applicant.writer,
        age=applicant.age,
    )
    add(connection, [issued], at)
    meet(connection, applicant)
    roots = connection.execute("SELECT body, signature FROM cert WHERE body ->> 'kind' = 'root' ORDER BY id")
    return (*(Certificate(*row) for row in roots), issued)


def _require_own_chapter(connection: Connection, applicant: Applicant) -> None:
    web = web_of(connection)
    national = web.root.chapter if web.root else ""
    heard = web.keys_of(applicant.chapter)
    if applicant.chapter == national or (heard and applicant.public_key not in heard):
        raise SpokenFor(applicant.name)
    known = web.chapters | {national}
    if any(chapter != applicant.chapter and mark_of(chapter) == mark_of(applicant.chapter) for chapter in known):
        raise SameMark(applicant.name)


def crown_with_spare(connection: Connection, home: Path, at: str, backup_key: str) -> Root:
    """Make the national key together with its spare, before anybody is invited. Raises `NotNational`, `KeyGone`."""
    if root_of(connection) is not None:
        raise NotNational("late")
    return crown(connection, home, at, backup_key=backup_key)


def take_over(connection: Connection, home: Path, spare: bytes, at: str, *, backup_key: str = "") -> int:
    """Make this laptop's key the national one by the spare key, and certify anew every chapter that was believed.

    For when the national laptop is lost or stolen; its key is believed by nobody from then on. Returns how many
    chapters were certified. Raises `NotNational` unless it is the spare key of the one that holds, `KeyGone`.
    """
    wid, chapter = connection.execute("SELECT wid, _ctl.chapter FROM _ctl JOIN writer ON writer.id = w").fetchone()
    own, web = keys.introduce(connection, home, wid, at), web_of(connection)
    mine, age = signing.public_key(own.seed), keys.public_age(own.age)
    if web.root is None or web.root.chapter != chapter:
        raise NotNational("chapter")
    if signing.public_key(spare) != web.root.backup_key or mine == web.root.public_key:
        raise NotNational("key")
    enrolled = [claim for claim in map(claim_of, held(connection)) if claim and _is_enrolled(claim, web)]
    about = {"public_key": mine, "chapter": web.root.chapter, "age": age, "backup_key": backup_key}
    issued = [issue(spare, at, "root", **about, name=_name(connection, web.root))]
    for claim in enrolled:
        told = {"public_key": claim.public_key, "chapter": claim.chapter, "name": claim.name, "age": claim.age}
        issued.append(issue(own.seed, at, "chapter", **told, writer=claim.writer))
    issued += [
        _said_again(own.seed, claim, at) for claim in map(claim_of, held(connection)) if claim and _is_word(claim, web)
    ]
    add(connection, issued, at)
    return len(enrolled)


def _is_word(claim: Claim, web: Web) -> bool:
    return claim.kind == "passed" and claim.by in web.crowns


def _said_again(seed: bytes, claim: Claim, at: str) -> Certificate:
    about = {"chapter": claim.chapter, "table": claim.table, "row": claim.row}
    mine = signing.public_key(seed)
    return issue(seed, at, claim.kind, public_key=mine, **about, step=claim.step, until=claim.until)


def _is_enrolled(claim: Claim, web: Web) -> bool:
    is_by_national = web.root is not None and claim.by in {web.root.public_key, web.root.backup_key}
    return claim.kind == "chapter" and is_by_national and (claim.public_key, claim.chapter) in web.held


def _name(connection: Connection, root: Root) -> str:
    row = connection.execute(
        "SELECT name FROM known_key WHERE how = 'root' AND chapter = ?", (root.chapter,)
    ).fetchone()
    return row[0] if row else ""


def meet(connection: Connection, laptop: Applicant) -> None:
    """Note the card of a laptop met outside a bundle, so that one can be sealed to it; what is known already stays.

    It goes by its chapter's name, as in every bundle that leaves its chapter.
    """
    connection.execute(
        "INSERT INTO writer(wid, name, public_key, chapter, age) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING",
        (laptop.writer, laptop.name, laptop.public_key, laptop.chapter, laptop.age),
    )
