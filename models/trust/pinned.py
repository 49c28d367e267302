"""The national key that is pinned here: whose it is, its six words, and the way back."""

from dataclasses import dataclass

from models.errors import Refusal
from models.log.names import Connection
from models.log.op import encode
from models.rules.spoken_words import words_of
from models.trust.believed import FORGOTTEN, Rows, root_of, settle, web_of


@dataclass(eq=False)
class NationalStays(Refusal):
    """There is no national key here that could be forgotten. `why` is none (none is pinned) or ours."""

    why: str


@dataclass(frozen=True)
class NationalKey:
    """The national community believed here, the six words of the key it signs with now, and whether that is our own.

    `has_come` says that something of theirs has been taken in.
    """

    name: str
    public_key: str
    words: tuple[str, ...]
    is_ours: bool
    has_come: bool


def pinned(connection: Connection) -> NationalKey | None:
    """The national key believed here, or None."""
    root, reign = root_of(connection), web_of(connection).root
    if root is None or reign is None:
        return None
    (name,) = connection.execute("SELECT name FROM known_key WHERE how = 'root'").fetchone()
    is_ours, has_come = map(bool, connection.execute(_HOW, (root.chapter,)).fetchone())
    return NationalKey(name, reign.public_key, words_of(reign.public_key), is_ours, has_come)


_HOW = """
SELECT _ctl.chapter = ?1, EXISTS (SELECT 1 FROM op JOIN writer ON writer.id = op.w WHERE writer.chapter = ?1) FROM _ctl
"""


def forget(connection: Connection) -> tuple[NationalKey, Rows]:
    """Believe the national key no longer, and take it over from nobody's bundle again: only from an invitation.

    What came of it, and of chapters for whom it alone spoke, stays in the log and counts no longer, until they are
    believed again. Returns what was forgotten, and the records whose values follow. Raises `NationalStays`.
    """
    found = pinned(connection)
    if found is None or found.is_ours:
        raise NationalStays("ours" if found else "none")
    crowns = encode(sorted(web_of(connection).crowns - {""})).decode()
    # Were its own certificate passed on, two keys would be told of once the right one is pinned, and nobody takes over
    # either of two.
    connection.execute(_TELL_NOBODY, (crowns,))
    connection.execute(_FORGET, (FORGOTTEN, crowns))
    connection.execute("UPDATE known_key SET how = ? WHERE how IN ('root', 'backup')", (FORGOTTEN,))
    return found, settle(connection)


_TELL_NOBODY = "DELETE FROM cert WHERE body ->> 'kind' = 'root' AND body ->> 'by' IN (SELECT value FROM json_each(?))"
# Those that followed it are no keys of its first certificate, and would else be taken over again.
_FORGET = """
INSERT INTO known_key(public_key, wid, name, chapter, how, at)
SELECT told.value, '', root.name, root.chapter, ?1, root.at
FROM json_each(?2) AS told JOIN known_key AS root ON root.how = 'root' WHERE true ON CONFLICT DO NOTHING
"""
