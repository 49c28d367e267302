"""A word about this laptop's clock where it is behind the changes that are here already, or behind the program."""

from datetime import datetime
from gettext import gettext as _

from models.log.late_clock import newest_if_late
from models.rules.wall_clock import is_too_early
from models.store import Store
from ui.dates import moment
from ui.widgets.banner import Banner


class LateClock(Banner):
    """Says it once; whoever sends it away is not told again."""

    _has_told = False

    def look(self, store: Store) -> None:
        """Compare the clock with the log, and with the days there can be."""
        now = store.now()
        with store.read() as reader:
            newest = newest_if_late(reader.connection, now)
        if newest is None and not is_too_early(now):
            self.hide()
        elif not self._has_told:
            self._has_told = True
            self.warn(late_words(now, newest) if newest else early_words(now))


def late_words(now: datetime, newest: datetime) -> str:
    """What the two say, and that nothing is lost."""
    said = _(
        "This laptop’s clock says {now}, but there are changes here from {newest}. If the clock is wrong, please set "
        "it; nothing is lost meanwhile."
    )
    return said.format(now=moment(now), newest=moment(newest))


def early_words(now: datetime) -> str:
    """That no clock can be right that says this."""
    said = _("This laptop’s clock says {now}, which cannot be. Please set it; nothing is lost meanwhile.")
    return said.format(now=moment(now))
