"""Whether this laptop's clock is behind what the log already holds: worth a word, and never a reason to refuse."""

from datetime import datetime

from models.clock import MOST_AHEAD, instant
from models.log.names import Connection


def newest(connection: Connection) -> datetime:
    """When the newest change here was written, by its stamp."""
    return instant(connection.execute("SELECT hlc FROM _ctl").fetchone()[0])


def newest_if_late(connection: Connection, now: datetime) -> datetime | None:
    """The same, where others would set a bundle aside that said so."""
    stamp = newest(connection)
    return stamp if stamp - now > MOST_AHEAD else None
