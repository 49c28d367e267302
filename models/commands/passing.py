"""The national community passes a shared thing on from one chapter to another."""

from typing import TYPE_CHECKING

from models.log import deeds
from models.trust import passing
from models.trust.passing import PassedOn

if TYPE_CHECKING:
    from models.store import Store


def pass_on(store: "Store", *, asset_id: str, to: str, label: str) -> PassedOn:
    """Let it belong to the chapter `to` (its id) from now on; it goes out with the next national bundle.

    The way back is to pass it on again. Raises `NotNational`, `KeyGone`, `NotFound`, `NotPassedOn`.
    """
    store.prepare()
    with store.uncaptured(label) as (connection, rows):
        done = passing.pass_on(connection, store.home, asset_id=asset_id, to=to, at=f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
        rows.update(done.rows)
        deeds.keep(connection, label, store.now())
    return done
