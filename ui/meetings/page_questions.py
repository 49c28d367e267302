"""What the list of meetings asks across the page: to close a forgotten meeting, to begin one long before its time."""

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from models.queries.meetings import MeetingFacts
from models.rules.london import day_of
from ui import dates
from ui.widgets.banner import Banner
from ui.widgets.buttons import button


class Questions(Banner):
    """One question at a time, in the page; Esc leaves everything as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._early = ""
        self._on_also: Callable[[], object] | None = None
        self.also = button(_("Hold both at once"), self._go_also)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, self.also)
        self.also.hide()

    def about_forgotten(self, facts: MeetingFacts | None, now: datetime, close: Callable[[], object]) -> None:
        """A meeting that still runs long after its time: offer to close it, and say what would be assumed."""
        if self._early and not self.isHidden():
            return
        if not facts or not facts.is_forgotten(now):
            self.dismiss()
            return
        end = facts.should_end() or now
        sentence = _("{meeting} was never closed. It can be closed as having ended at {time}.").format(
            meeting=facts.title, time=dates.moment(end)
        )
        self.warn(sentence, _("Close the meeting…"), close)

    def about_early(self, facts: MeetingFacts, now: datetime, start: Callable[[], object]) -> None:
        """A meeting that would begin on the wrong day, or is the wrong one."""
        starts = facts.starts or now
        self._early = facts.id
        self.warn(
            _("{meeting} is planned for {time}, {away}. Start it all the same?").format(
                meeting=facts.title, time=dates.moment(starts), away=dates.relative(day_of(starts), day_of(now))
            ),
            _("Start it now"),
            start,
        )
        self._to_the_first_button()

    def about_second(
        self, second: str, first: MeetingFacts, *, go: Callable[[], object], both: Callable[[], object]
    ) -> None:
        """Another meeting runs already: offer to go to it, or to begin the `second` (its id) beside it."""
        self._early, self._on_also = second, both
        since = first.opened_at or first.starts
        told = _(
            "{first} has been running since {time}. Close it first if it is over; two meetings at once keep their "
            "people and their minutes apart."
        ).format(first=first.title, time=dates.moment(since) if since else _("an hour nobody noted"))
        self.warn(told, _("Go to that one"), go)
        self.also.show()
        self._to_the_first_button()

    def _go_also(self) -> None:
        deed = self._on_also
        self.dismiss()
        if deed:
            deed()

    def _to_the_first_button(self) -> None:
        next(each for each in self.findChildren(QPushButton) if each.text()).setFocus()

    def leave_early(self, meeting_id: str) -> None:
        """Another meeting is looked at: the question is not about that one."""
        if self._early and self._early != meeting_id:
            self.dismiss()

    def dismiss(self) -> None:
        self._early, self._on_also = "", None
        self.also.hide()
        super().dismiss()
