"""Whom a bundle is for: the copies of an audience, by what they last answered or by the keys they were met with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.bundle.format import Recipient
from exports.bundle.seal import is_recipient
from models.errors import NotFound, Refusal
from models.log.names import Connection
from models.log.outgoing import CHAPTER, NATIONAL, Audience, answers
from models.trust import believed


@dataclass(eq=False)
class CannotSeal(Refusal):
    """Nobody could open the file: these recipients (none: nobody is known yet) have sent no key to seal it to."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Reader:
    """Somebody who may open a bundle. `replica` is '' until they have answered, `age` what it is sealed to, or ''."""

    replica: str
    chapter: str
    name: str
    public_key: str
    age: str

    def told(self) -> Recipient:
        """As the manifest names them."""
        return Recipient(self.replica, self.public_key)


def addressed(connection: Connection, audience: Audience) -> tuple[list[Reader], Audience]:
    """Whom it is for, and the same as the log knows them: whoever never answered by chapter. Raises `NotFound`."""
    readers = readers_of(connection, audience)
    to = tuple(sorted({reader.replica or reader.chapter for reader in readers})) if audience.to else ()
    return readers, replace(audience, to=to)


def readers_of(connection: Connection, audience: Audience) -> list[Reader]:
    """Everybody of this audience who has answered; of other chapters also those met but not heard of yet.

    `audience.to` may name replicas or chapters. Raises `NotFound` for one that nobody is known by.
    """
    cards = {wid: (chapter, name, key, age) for wid, chapter, name, key, age in connection.execute(_CARDS)}
    heard = answers(connection, replace(audience, to=()))
    found = [Reader(one.replica, one.chapter, one.name, *cards.get(one.wid, _NO_CARD)[2:]) for one in heard]
    if audience.kind != CHAPTER:
        chapters = _chapters(connection, audience)
        found = [reader for reader in found if reader.chapter in chapters]
        silent = chapters - {reader.chapter for reader in found}
        found += [Reader("", *card) for card in cards.values() if card[0] in silent]
    unknown = set(audience.to) - {name for reader in found for name in (reader.replica, reader.chapter)}
    if unknown:
        raise NotFound("recipient", min(unknown))
    return [
        reader for reader in found if not audience.to or not {reader.replica, reader.chapter}.isdisjoint(audience.to)
    ]


def _chapters(connection: Connection, audience: Audience) -> frozenset[str]:
    """Whom the audience consists of, as far as certificates tell."""
    web = believed.web_of(connection)
    if audience.kind == NATIONAL:
        return frozenset([web.root.chapter] if web.root else [])
    return web.chapters


_NO_CARD = ("", "", "", "")
_CARDS = "SELECT wid, chapter, name, public_key, age FROM writer WHERE revoked_after IS NULL ORDER BY wid"


def ages_of(readers: Sequence[Reader], own: str) -> list[str]:
    """The keys to seal to, the sender's own among them. Raises `CannotSeal`."""
    lacking = tuple(sorted(reader.name for reader in readers if not is_recipient(reader.age)))
    if lacking or not readers:
        raise CannotSeal(lacking)
    return sorted({own, *(reader.age for reader in readers)})
