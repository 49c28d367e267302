"""Chapters that are to get to know each other, without any bundle passing between them."""

from contextlib import ExitStack, contextmanager

import keyring
import keyring.backends.fail

from models.commands import chapter
from models.ids import new_id
from models.rules.spoken_words import words_of
from models.store import Store
from models.trust import acquaintance, believed, judging, keys, national, signing
from models.trust.acquaintance import Laptop
from tests.builders import NOW, opened

AT = f"{NOW:%Y-%m-%dT%H:%M:%SZ}"


@contextmanager
def founded(template, folder, name, *, kind=""):
    """A chapter of this name, its keys made and noted."""
    with file_only(template, folder) as store:
        with store.write("New chapter") as session:
            chapter.found_chapter(session, name=name)
        with store.write("Kind") as session:
            session.connection().exec_driver_sql("UPDATE chapter SET kind = ?", (kind,))
        introduced(store)
        yield store


@contextmanager
def file_only(template, folder):
    """A chapter file that nobody has founded; no real keychain is ever asked."""
    folder.mkdir()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    with opened(template, folder / "own.chapter") as store:
        store.prepare()
        yield store


@contextmanager
def second(template, folder, first: Store):
    """Another laptop of the same chapter, begun from the first one."""
    with file_only(template, folder) as store:
        about = laptop(first)
        with store.uncaptured("") as (connection, _):
            with first.read() as reader:
                kind = reader.value("SELECT kind FROM chapter")
            connection.execute("INSERT INTO chapter(id, name, kind) VALUES(?, 'Joined', ?)", (about.chapter, kind))
            connection.execute("UPDATE _ctl SET chapter = ?", (about.chapter,))
            connection.execute("UPDATE writer SET chapter = ?", (about.chapter,))
            acquaintance.begin_from(connection, about, AT)
        introduced(store)
        meets(store, first)
        yield store


def introduced(store: Store) -> None:
    """The public halves of its keys are in the file."""
    with store.uncaptured("") as (connection, _):
        keys.introduce(connection, store.home, store.writer, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")


def laptop(store: Store) -> Laptop:
    """Its own card."""
    with store.read() as reader:
        key, name, chapter, age = reader.connection.execute(
            "SELECT public_key, name, chapter, age FROM writer WHERE wid = ?", (store.writer,)
        ).fetchone()
    return Laptop(key, name, chapter, age, (store.writer,))


def meets(store: Store, *others: Store) -> None:
    """The cards of others come with a bundle, and with them every certificate they hold."""
    for other in others:
        with other.read() as reader:
            cards = reader.rows(lambda *row: row, "SELECT wid, name, public_key, chapter, age FROM writer")
            certificates = believed.held(reader.connection)
        with store.uncaptured("") as (connection, _):
            connection.executemany(
                "INSERT INTO writer(wid, name, public_key, chapter, age) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING",
                cards,
            )
            believed.add(connection, certificates, AT, from_own=True)


def facts(store: Store, **changed) -> judging.Facts:
    """What an ordinary bundle of this laptop says."""
    own = laptop(store)
    with store.read() as reader:
        certificates = tuple(believed.held(reader.connection))
    told = {"public_key": own.public_key, "writer": store.writer, "chapter": own.chapter, "now": NOW}
    return judging.Facts(**{**told, "certificates": certificates, **changed})


def judged(store: Store, about: judging.Facts) -> tuple[str, list[str]]:
    """How the signer stands here, and what speaks against the bundle."""
    with store.read() as reader:
        found = judging.judge(reader.connection, about)
    return found.standing.kind, [reason.word for reason in found.reasons]


def stranger(store: Store, seed: int = 9) -> judging.Facts:
    """A bundle of a laptop nobody here has heard of, which says that it is of this chapter."""
    return facts(store, public_key=signing.public_key(bytes([seed]) * 32), writer=new_id()[:16], certificates=())


@contextmanager
def pair_of(template, folder):
    """Two laptops of one chapter, the second begun from the first."""
    with founded(template, folder / "a", "Avon") as one, second(template, folder / "b", one) as two:
        yield one, two


@contextmanager
def lands_of(template, folder):
    """National, and two chapters it does not know yet."""
    with ExitStack() as stack:
        made = [("N", "National", "national"), ("a", "Avon", ""), ("b", "Bath", "")]
        yield [stack.enter_context(founded(template, folder / name, title, kind=kind)) for name, title, kind in made]


def hears(store, words):
    """Somebody types six words."""
    with store.uncaptured("") as (connection, _):
        return acquaintance.hear(connection, store.home, " ".join(words), AT)


def shuts_out(store, other):
    """Somebody shuts out another laptop."""
    with store.uncaptured("") as (connection, rows):
        rows.update(acquaintance.shut_out(connection, store.home, laptop(other).public_key, AT))


def words(store):
    """What a laptop's own page shows."""
    return words_of(laptop(store).public_key)


def enrolled(hub, *chapters):
    """National invites and certifies; the chapters have opened the invitation and the certificate."""
    with hub.uncaptured("") as (connection, _):
        root = national.crown(connection, hub.home, AT)
    for store in chapters:
        own = laptop(store)
        about = national.Applicant(own.chapter, "Chapter", store.writer, own.name, own.public_key, own.age)
        with hub.uncaptured("") as (connection, _):
            certificates = national.enrol(connection, hub.home, about, AT)
        with store.uncaptured("") as (connection, _):
            national.trust(connection, root, "National", AT)
            believed.add(connection, certificates, AT)
