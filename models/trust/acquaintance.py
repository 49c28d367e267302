"""Getting to know other laptops: begun from, compared by ear, certified, and shut out again."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import NotFound, Refusal
from models.log.names import Connection
from models.rules.certificates import Claim
from models.rules.spoken_words import same_words, words_of
from models.trust import keys, signing
from models.trust.believed import add, web_of
from models.trust.certificates import issue
from models.trust.judging import keys_of
from models.trust.national import require_national_key


@dataclass(eq=False)
class OtherWords(Refusal):
    """No laptop waiting here has a key with the words that were heard. `count` of them are waiting."""

    count: int


@dataclass(eq=False)
class OwnLaptop(Refusal):
    """Nobody shuts out the laptop they sit at."""


@dataclass(frozen=True)
class Laptop:
    """One laptop as its bundles and cards name it; `writers` are its ids here, the newest last."""

    public_key: str
    name: str
    chapter: str
    age: str
    writers: tuple[str, ...]


@dataclass(frozen=True)
class Believed:
    """A laptop and how far it is believed here: `standing` and `role` as in `rules.certificates.Standing`."""

    laptop: Laptop
    standing: str
    role: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Met:
    """Whose words were heard, and the bundles of theirs that were set aside (ids of `quarantine`)."""

    laptop: Laptop
    waiting: tuple[str, ...]


def begin_from(connection: Connection, laptop: Laptop, at: str) -> None:
    """Believe the laptop whose bundle this file began from, until its words are compared: not compared yet."""
    _know(connection, laptop, "joined", at)


def hear(connection: Connection, home: Path, heard: str, at: str) -> Met:
    """Believe the laptop of our own chapter whose six words somebody read out, and certify it for the others too.

    It is looked for among those whose bundles were set aside and those not compared yet. Raises `OtherWords`,
    `KeyGone`.
    """
    waiting = [laptop for laptop in laptops(connection) if _may_be_met(connection, laptop)]
    met = next((laptop for laptop in waiting if same_words(heard, laptop.public_key)), None)
    if met is None:
        raise OtherWords(len(waiting))
    _know(connection, met, "words", at)
    certify(connection, home, met, at)
    rows = connection.execute("SELECT id FROM quarantine WHERE public_key = ? ORDER BY at, id", (met.public_key,))
    return Met(met, tuple(id for (id,) in rows))


def is_here(home: Path, laptop: Laptop) -> bool:
    """Whether the secret key of this laptop lies on the one we sit at: another file of the same hands."""
    for wid in laptop.writers:
        try:
            if signing.public_key(keys.secrets_of(home, wid).seed) == laptop.public_key:
                return True
        except keys.KeyGone:
            continue
    return False


def meet_here(connection: Connection, home: Path, laptop: Laptop, at: str) -> None:
    """Believe another file of our own chapter on this very laptop: nobody has to read words out to themselves."""
    _know(connection, laptop, "words", at)
    certify(connection, home, laptop, at)


def certify(connection: Connection, home: Path, laptop: Laptop, at: str) -> None:
    """Vouch for a laptop of our own chapter towards all others, without its name: that often is somebody's.

    Raises `KeyGone`.
    """
    seed = keys.introduce(connection, home, _own(connection), at).seed
    about = {"public_key": laptop.public_key, "chapter": laptop.chapter, "age": laptop.age}
    add(connection, [issue(seed, at, "laptop", **about, writer=(laptop.writers or ("",))[-1])], at)


def shut_out(connection: Connection, home: Path, public_key: str, at: str) -> frozenset[tuple[str, str]]:
    """Shut a laptop out for good: what it writes from now on counts nowhere, what it wrote so far stays.

    Returns the records whose values follow from that. Raises `NotFound`, `OwnLaptop`, `NotNational` for a laptop of
    another chapter, `KeyGone`.
    """
    own = keys.introduce(connection, home, _own(connection), at)
    laptop = next((laptop for laptop in laptops(connection) if laptop.public_key == public_key), None)
    if laptop is None:
        raise NotFound("laptop", public_key)
    if signing.public_key(own.seed) == public_key:
        raise OwnLaptop
    if laptop.chapter != _chapter(connection):
        require_national_key(connection, signing.public_key(own.seed))
    about = {"public_key": public_key, "chapter": laptop.chapter}
    ends = {wid: _last_seq(connection, wid) for wid in laptop.writers or ("",)}
    issued = [issue(own.seed, at, "revoked", **about, writer=wid, last_seq=last) for wid, last in ends.items()]
    return add(connection, issued, at).rows


def would_lose(connection: Connection, public_key: str) -> tuple[Laptop, ...]:
    """Laptops believed only because this one vouched for them: to be certified again once it is shut out."""
    known = {laptop.public_key: laptop for laptop in laptops(connection)}
    if public_key not in known:
        return ()
    chapter = known[public_key].chapter
    gone = Claim("", "revoked", public_key, public_key, chapter)
    lost = web_of(connection).keys_of(chapter) - web_of(connection, supposing=[gone]).keys_of(chapter) - {public_key}
    return tuple(known[key] for key in sorted(lost) if key in known)


def everybody(connection: Connection) -> list[Believed]:
    """Every laptop this file has a key of, our own chapter's first, and how far each is believed."""
    web, ours = web_of(connection), _chapter(connection)
    told = [
        Believed(laptop, standing.kind, standing.role, words_of(laptop.public_key))
        for laptop in laptops(connection)
        for standing in [web.standing(laptop.public_key, laptop.chapter)]
    ]
    return sorted(told, key=lambda one: (one.laptop.chapter != ours, one.laptop.chapter, one.laptop.name))


def laptops(connection: Connection) -> list[Laptop]:
    """Every laptop with a key, from the cards of writers, keys known here and bundles set aside."""
    found: dict[tuple[str, str], Laptop] = {}
    for key, name, chapter, age, wid in connection.execute(_LAPTOPS):
        before = found.get((key, chapter), Laptop(key, name, chapter, age, ()))
        writers = tuple(dict.fromkeys([*before.writers, *filter(None, [wid])]))
        found[key, chapter] = Laptop(key, name or before.name, chapter, age or before.age, writers)
    return list(found.values())


_LAPTOPS = """
SELECT public_key, name, chapter, age, wid FROM (
    SELECT public_key, laptop AS name, chapter, '' AS age, wid, 0 AS place FROM quarantine
        WHERE public_key <> ''
    UNION ALL SELECT public_key, name, chapter, '', wid, 0 FROM known_key WHERE how IN ('joined', 'words')
    UNION ALL SELECT public_key, name, chapter, age, wid, id FROM writer WHERE public_key <> '')
ORDER BY place
"""


def _may_be_met(connection: Connection, laptop: Laptop) -> bool:
    """Of our own chapter, not ours, not shut out, not under the name of a writer with another key, not compared before.

    A bundle says itself which chapter it is of: words would make anybody national, or another chapter.
    """
    taken = any(keys_of(connection, wid) - {laptop.public_key} for wid in laptop.writers)
    kind = web_of(connection).standing(laptop.public_key, laptop.chapter).kind
    return laptop.chapter == _chapter(connection) and kind not in {"own", "words", "revoked"} and not taken


def _know(connection: Connection, laptop: Laptop, how: str, at: str) -> None:
    connection.execute(
        "INSERT INTO known_key(public_key, wid, name, chapter, how, at) VALUES(?,?,?,?,?,?) "
        "ON CONFLICT DO UPDATE SET how = excluded.how, at = excluded.at WHERE known_key.how = 'joined'",
        (laptop.public_key, (laptop.writers or ("",))[-1], laptop.name, laptop.chapter, how, at),
    )


def _chapter(connection: Connection) -> str:
    return connection.execute("SELECT chapter FROM _ctl").fetchone()[0]


def _own(connection: Connection) -> str:
    return connection.execute("SELECT wid FROM _ctl JOIN writer ON writer.id = _ctl.w").fetchone()[0]


def _last_seq(connection: Connection, wid: str) -> int:
    query = "SELECT coalesce(max(seq), 0) FROM op JOIN writer ON writer.id = op.w WHERE wid = ?"
    return connection.execute(query, (wid,)).fetchone()[0]
