"""Whether this laptop's clock is behind what the log already holds: worth a word, and never a reason to refuse."""

from datetime import datetime, timedelta

from models.clock import instant
from models.log.names import Connection

MOST_BEHIND = timedelta(days=1)


def newest_if_late(connection: Connection, now: datetime) -> datetime | None:
    """When the newest change here was written, where that is more than a day after `now`."""
    newest = instant(connection.execute("SELECT hlc FROM _ctl").fetchone()[0])
    return newest if newest - now > MOST_BEHIND else None
