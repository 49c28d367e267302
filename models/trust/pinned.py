"""The national key that is pinned here: whose it is, its six words, and the way back while nothing came of it."""

from dataclasses import dataclass

from models.errors import Refusal
from models.log.names import Connection
from models.rules.spoken_words import words_of
from models.trust.believed import FORGOTTEN, Rows, root_of, settle, web_of


@dataclass(eq=False)
class NationalStays(Refusal):
    """The pinned national key cannot be forgotten any more. `why` is none (none is pinned), ours or taken."""

    why: str
    name: str = ""


@dataclass(frozen=True)
class NationalKey:
    """The national community believed here, the six words of the key it signs with now, and what keeps it pinned.

    `stays` is as in `NationalStays`, or '' while it may be forgotten.
    """

    name: str
    public_key: str
    words: tuple[str, ...]
    stays: str


def pinned(connection: Connection) -> NationalKey | None:
    """The national key believed here, or None."""
    root, reign = root_of(connection), web_of(connection).root
    if root is None or reign is None:
        return None
    (name,) = connection.execute("SELECT name FROM known_key WHERE how = 'root'").fetchone()
    return NationalKey(name, reign.public_key, words_of(reign.public_key), _stays(connection, root.chapter))


def _stays(connection: Connection, national: str) -> str:
    (ours,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    if national == ours:
        return "ours"
    return "taken" if connection.execute(_TAKEN, (national,)).fetchone()[0] else ""


_TAKEN = """
SELECT EXISTS (SELECT 1 FROM op JOIN writer ON writer.id = op.w WHERE writer.chapter = ?1)
    OR EXISTS (SELECT 1 FROM peer WHERE chapter = ?1)
"""


def forget(connection: Connection) -> tuple[NationalKey, Rows]:
    """Believe the national key no longer, and take it over from nobody's bundle again: only from an invitation.

    Returns what was forgotten, and the records whose values follow from that. Raises `NationalStays`.
    """
    found = pinned(connection)
    if found is None or found.stays:
        raise NationalStays(found.stays if found else "none", found.name if found else "")
    # Were its own certificate passed on, two keys would be told of once the right one is pinned, and nobody takes over
    # either of two.
    connection.execute(
        "DELETE FROM cert WHERE body ->> 'kind' = 'root' AND body ->> 'by' IN "
        "(SELECT public_key FROM known_key WHERE how IN ('root', 'backup'))"
    )
    connection.execute("UPDATE known_key SET how = ? WHERE how IN ('root', 'backup')", (FORGOTTEN,))
    return found, settle(connection)
