"""The banner over a running meeting while too few are here."""

from models.queries.room import Room
from ui.meetings.run_words import afar_words, inquorate_words
from ui.meetings.words import quorum_tone, quorum_words
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner


class QuorumBanner(Banner):
    """Says what can still be done; put away, it comes back only when the quorum is lost again.

    Its `badge` says in a few words how the quorum stands at any time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.badge = Badge()
        self._told = ""

    def show_room(self, room: Room) -> None:
        """Show how the quorum stands; before anybody is there nothing is lost."""
        stands = quorum_words(room)
        self.badge.set(stands.partition(";")[0], quorum_tone(room))
        self.badge.setToolTip(stands)
        told = inquorate_words(room) if room.sets.present or room.afar else ""
        if told:
            told = " ".join(filter(None, (told, afar_words(room))))
        if not told:
            self.dismiss()
        elif told != self._told and (not self._told or not self.isHidden()):
            self.warn(told)
        self._told = told
