"""Who has a copy of what: the laptops known here, how far each is believed, when it was heard of and what it lacks."""

from dataclasses import dataclass
from datetime import datetime

from models.log.intervals import Vector, missing
from models.log.op import decode
from models.log.outgoing import CHAPTER, CHAPTERS, NATIONAL
from models.log.vectors import SEEN, as_runs, vector
from models.queries.moments import instant
from models.queries.settling import chapter_name
from models.reader import Reader
from models.trust import acquaintance, own_end, pinned
from models.trust.acquaintance import Believed
from models.trust.believed import root_of
from models.trust.own_end import OwnEnd
from models.trust.pinned import NationalKey


@dataclass(frozen=True)
class Peer:
    """The newest answer of one other copy, and how many changes it lacks; `at` is aware UTC."""

    replica: str
    wid: str
    name: str
    chapter: str
    at: datetime | None
    behind: int
    retired: bool


@dataclass(frozen=True)
class Copy:
    """A laptop with a copy: how far its key is believed, its six words, and its newest answer.

    `last` is the number of the last change held of it.
    """

    name: str
    chapter: str
    is_ours: bool
    standing: str
    role: str
    public_key: str
    words: tuple[str, ...]
    last: int
    peer: Peer | None


@dataclass(frozen=True)
class Recipient:
    """Somebody a bundle can be for. `kind` is all, copy, national, chapters, chapter or new.

    `to` are replicas or chapters, none for everybody of the audience; `peers` are those who have answered so far.
    """

    kind: str
    audience: str
    to: tuple[str, ...]
    name: str
    peers: tuple[Peer, ...]

    @property
    def key(self) -> str:
        """Tells recipients apart."""
        return f"{self.kind}:{','.join(self.to)}"


def own(reader: Reader) -> tuple[str, str, str]:
    """This laptop's writer id, name and public key; each "" until it has written or signed something."""
    query = "SELECT wid, name, public_key FROM _ctl JOIN writer ON writer.id = _ctl.w"
    return reader.one(lambda *row: row, query) or ("", "", "")


def own_laptop_end(reader: Reader) -> OwnEnd | None:
    """Who shut this laptop out, where somebody did."""
    return own_end.own_end(reader.connection)


def national_key(reader: Reader) -> NationalKey | None:
    """The national key this file goes by, or None; also in national's own file."""
    return pinned.pinned(reader.connection)


def copies(reader: Reader) -> list[Copy]:
    """Every laptop known here but our own: our own chapter's first, then others'."""
    mine, answered = own(reader), {peer.wid: peer for peer in peers(reader)}
    ours = reader.value("SELECT chapter FROM _ctl")
    return [
        _copy(reader, ours, believed, answered)
        for believed in acquaintance.everybody(reader.connection)
        if believed.laptop.public_key != mine[2] and mine[0] not in believed.laptop.writers
    ]


def _copy(reader: Reader, ours: str, believed: Believed, answered: dict[str, Peer]) -> Copy:
    laptop = believed.laptop
    told = [answered[wid] for wid in laptop.writers if wid in answered]
    return Copy(
        name=laptop.name,
        chapter=chapter_name(reader, laptop.chapter)[0],
        is_ours=laptop.chapter == ours,
        standing=believed.standing,
        role=believed.role,
        public_key=laptop.public_key,
        words=believed.words,
        last=_last(reader, laptop.writers),
        peer=told[-1] if told else None,
    )


def believed_keys(reader: Reader) -> frozenset[str]:
    """The keys of laptops whose bundles are taken in."""
    everybody = acquaintance.everybody(reader.connection)
    return frozenset(one.laptop.public_key for one in everybody if one.standing not in ("unknown", "revoked"))


def _last(reader: Reader, writers: tuple[str, ...]) -> int:
    query = "SELECT max(hi) FROM vv JOIN writer ON writer.id = vv.w WHERE kind = 0 AND wid = :wid"
    return (reader.value(query, wid=writers[-1]) if writers else 0) or 0


def would_lose(reader: Reader, public_key: str) -> tuple[str, ...]:
    """The names of laptops that would no longer be believed if this one were shut out."""
    return tuple(laptop.name for laptop in acquaintance.would_lose(reader.connection, public_key))


def peers(reader: Reader) -> list[Peer]:
    """The newest answer of every other copy, also of those no longer used."""
    held = vector(reader.connection, SEEN)

    def made(seen: str, retired: int, at: str, *told: str) -> Peer:
        theirs: Vector = {writer: as_runs(runs) for writer, runs in decode(seen).items()}
        lacking = missing(held, [theirs])
        behind = sum(high - low + 1 for runs in lacking.values() for low, high in runs)
        replica, wid, name, chapter = told
        return Peer(replica, wid, name, chapter, instant(at or None), behind, bool(retired))

    query = (
        "SELECT seen, retired, at, peer.replica, wid, name, peer.chapter FROM peer, _ctl "
        "WHERE peer.replica <> _ctl.replica ORDER BY name, peer.replica"
    )
    return reader.rows(made, query)


def recipients(reader: Reader) -> list[Recipient]:
    """Whom a bundle can be for, the most usual first."""
    home, kind = _home(reader)
    active = [peer for peer in peers(reader) if not peer.retired]
    inside = tuple(peer for peer in active if peer.chapter == home)
    outside = tuple(peer for peer in active if peer.chapter != home)
    found = [Recipient("all", CHAPTER, (), _names(inside), inside)]
    if len(inside) > 1:
        found += [Recipient("copy", CHAPTER, (peer.replica,), peer.name, (peer,)) for peer in inside]
    if kind == NATIONAL:
        found.append(Recipient("chapters", CHAPTERS, (), _names(outside), outside))
        found += [_chapter(reader, chapter, outside) for chapter in dict.fromkeys(peer.chapter for peer in outside)]
    elif root_of(reader.connection) or outside:
        found.append(Recipient("national", NATIONAL, (), _names(outside), outside))
    return [*found, Recipient("new", CHAPTER, (), "", ())]


def _chapter(reader: Reader, chapter: str, outside: tuple[Peer, ...]) -> Recipient:
    told = tuple(peer for peer in outside if peer.chapter == chapter)
    return Recipient("chapter", CHAPTERS, (chapter,), chapter_name(reader, chapter)[0] or _names(told), told)


def _names(told: tuple[Peer, ...]) -> str:
    return ", ".join(peer.name for peer in told)


def _home(reader: Reader) -> tuple[str, str]:
    query = "SELECT chapter.id, kind FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id"
    return reader.one(lambda *row: row, query) or ("", "")
