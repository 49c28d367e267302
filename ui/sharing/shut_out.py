"""A word that stays: this laptop was shut out, and what is written here reaches nobody."""

from models.queries.copies import own_laptop_end
from models.reader import Reader
from ui.sharing.key_words import shut_out_words
from ui.widgets.banner import Banner


class ShutOut(Banner):
    """Cannot be sent away: nobody should save one more bundle without having read it."""

    def __init__(self) -> None:
        super().__init__()
        self._close.hide()
        if row := self.layout():
            row.setContentsMargins(14, 8, 14, 8)

    def look(self, reader: Reader) -> None:
        """Show it while it is so."""
        end = own_laptop_end(reader)
        if end is None:
            self.hide()
        elif self.sentence() != (said := shut_out_words(end)):
            self.refuse(said)

    def dismiss(self) -> None:
        """It stays."""
