"""What is done about other copies: met by their words, put out of use, shut out; and one's own keys made ready."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.errors import NotFound
from models.log import deeds
from models.rules.spoken_words import words_of
from models.trust import acquaintance, keys, pinned, signing
from models.trust.acquaintance import Met
from models.trust.pinned import NationalKey

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True)
class OwnKey:
    """This laptop's key: its six words, and where it is kept (keychain or file).

    The one that others seal to is in use `since` a day and changed from `changes_on`; what was sealed to a former one
    opens until `former_until`. None is not known, or never was one.
    """

    words: tuple[str, ...]
    kept: str
    since: date | None = None
    changes_on: date | None = None
    former_until: date | None = None


def own_key(store: "Store") -> OwnKey:
    """The key of this laptop, made on first use. Raises `KeyGone`."""
    store.prepare()
    with store.uncaptured("") as (connection, _rows):
        secrets = keys.introduce(connection, store.home, store.writer, _at(store))
    words, kept = words_of(signing.public_key(secrets.seed)), keys.where_kept(store.home, store.writer)
    told = (secrets.since, secrets.changes_on, secrets.former_until)
    return OwnKey(words, kept, *(date.fromisoformat(day) if day else None for day in told))


def hear(store: "Store", heard: str, *, label: str) -> Met:
    """Believe the laptop whose six words were heard. Raises `OtherWords`, `KeyGone`."""
    store.prepare()
    with store.uncaptured(label) as (connection, _rows):
        met = acquaintance.hear(connection, store.home, heard, _at(store))
        deeds.keep(connection, label, store.now())
    return met


def retire(store: "Store", *, replica: str, is_used: bool = False) -> None:
    """Wait no longer for a copy that is not used any more, or wait for it again. Raises `NotFound`."""
    with store.uncaptured("") as (connection, _rows):
        found = connection.execute("UPDATE peer SET retired = ? WHERE replica = ?", (not is_used, replica))
        if not found.rowcount:
            raise NotFound("laptop", replica)


def shut_out(store: "Store", *, public_key: str, label: str) -> None:
    """What this laptop writes from now on counts nowhere. Raises `NotFound`, `OwnLaptop`, `NotNational`, `KeyGone`."""
    store.prepare()
    with store.uncaptured(label) as (connection, rows):
        rows.update(acquaintance.shut_out(connection, store.home, public_key, _at(store)))
        deeds.keep(connection, label, store.now())


def forget_national(store: "Store", *, label: str) -> NationalKey:
    """Believe the pinned national key no longer. Raises `NationalStays`."""
    with store.uncaptured(label) as (connection, rows):
        found, concerned = pinned.forget(connection)
        rows.update(concerned)
        deeds.keep(connection, label, store.now())
    return found


def _at(store: "Store") -> str:
    return f"{store.now():%Y-%m-%dT%H:%M:%SZ}"
