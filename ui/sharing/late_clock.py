"""A word about this laptop's clock where it is behind the changes that are here already, or behind the program."""

from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from models.errors import Refusal
from models.log.late_clock import newest, newest_if_late
from models.log.restamp import ahead, restamp
from models.rules.wall_clock import is_too_early
from models.store import Store
from ui.dates import moment
from ui.widgets.banner import Banner
from ui.wording import sentence


class LateClock(Banner):
    """Says it once; whoever sends it away is not told again.

    What nobody else has yet it offers to date anew: only a person can say which of the two clocks was wrong.
    """

    _has_told = False
    _has_news = False
    _late: datetime | None = None

    def look(self, store: Store) -> None:
        """Compare the clock with the log, and with the days there can be."""
        now = store.now()
        with store.read() as reader:
            late, stamp = newest_if_late(reader.connection, now), newest(reader.connection)
        told, self._late = self._late, late
        if late is None and told and stamp < told:  # by itself the clock of the log only goes forward
            self._news(told)
        elif late is None and not is_too_early(now):
            self.setHidden(not self._has_news or self.isHidden())
        elif not self._has_told:
            self._has_told = True
            self._tell(store, now, late)

    def dismiss(self) -> None:
        """Take it away."""
        self._has_news = False
        super().dismiss()

    def _tell(self, store: Store, now: datetime, late: datetime | None) -> None:
        if late is None:
            self.warn(early_words(now))
            return
        with store.read() as reader:
            found = ahead(reader.connection, now)
        if found and found.changes:
            said = offer_words(now, late, found.changes)
            self.warn(said, _("Date them anew"), lambda: self._date_anew(store))
        else:
            self.warn(late_words(now, late))

    def _date_anew(self, store: Store) -> None:
        try:
            with store.uncaptured(_("Date changes anew")) as (connection, rows):
                restamp(connection, store.now(), rows)
        except Refusal as refusal:
            self.refuse(sentence(refusal))
        else:
            self.look(store)

    def _news(self, stood: datetime) -> None:
        self._has_news = True
        self.inform(done_words(stood))


def late_words(now: datetime, newest: datetime) -> str:
    """What the two say, and that nothing is lost."""
    said = _(
        "This laptop’s clock says {now}, but there are changes here from {newest}. If the clock is wrong, please set "
        "it; nothing is lost meanwhile."
    )
    return said.format(now=moment(now), newest=moment(newest))


def offer_words(now: datetime, newest: datetime, count: int) -> str:
    """The same where nothing of it has left, and what can be done."""
    said = ngettext(
        "This laptop’s clock says {now}, but there is {n} change here up to {newest}. It has not left yet. If the "
        "clock is wrong, please set it. If it is right, date the change anew, or others will set aside what you send.",
        "This laptop’s clock says {now}, but there are {n} changes here up to {newest}. None has left yet. If the "
        "clock is wrong, please set it. If it is right, date them anew, or others will set aside what you send.",
        count,
    )
    return said.format(now=moment(now), newest=moment(newest), n=count)


def done_words(stood: datetime) -> str:
    """That it was done, and why nobody else can hold it differently."""
    said = _("Changes written while this laptop’s clock stood at {stood} were dated anew. None of them had left.")
    return said.format(stood=moment(stood))


def early_words(now: datetime) -> str:
    """That no clock can be right that says this."""
    said = _("This laptop’s clock says {now}, which cannot be. Please set it; nothing is lost meanwhile.")
    return said.format(now=moment(now))
