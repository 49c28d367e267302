"""A read of the room: hands on a scale typed fast, shown as a spread and kept as a note; it decides nothing."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from exports.minute_words import scale_words
from exports.words import capital
from models.queries import choice_rows
from models.queries.choice_rows import ReadingRow
from models.rules.reading_lines import Levels, hands_of, levels_of, read_levels
from models.rules.room_reading import LEVELS, Scale, read_room
from ui import dates
from ui.house import House
from ui.meetings.deciding import choice_wording as _refusals  # noqa: F401 - gives these refusals their words
from ui.meetings.deciding.panels import row_of
from ui.meetings.deciding.reading_bars import SpreadBars
from ui.meetings.deeds import done
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField
from ui.widgets.text import restyle, words


class ReadingPanel(Card):
    """`ask(item_id)` opens it; Enter in the hands keeps the reading.

    Says `altered` after a deed, `closed` when put away.
    """

    altered = Signal()
    closed = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Read of the room"))
        self._house = house
        self._item = ""
        self._last: ReadingRow | None = None
        self.question, self.hands = QLineEdit(), QLineEdit()
        scales = [(str(scale), capital(scale_words(scale))) for scale in Scale]
        self.scale = ChoiceField(_("What people show"), scales, flat=False)
        self.bars, self.told = SpreadBars(), words("", "small")
        self.keep = button(_("Keep it as a note"), self._keep, kind="primary")
        self.forget = button(_("Forget the last one"), self._forget, kind="quiet")
        self.close_button = button(_("Close"), self.dismiss, kind="quiet")
        self._build()
        self.scale.set_value(str(Scale.FIST_TO_FIVE))
        self._typed()

    def ask(self, item_id: str, question: str = "") -> None:
        """Read the room on this item; the last reading of it is shown."""
        self._item = item_id
        self.question.setText(question)
        self.hands.clear()
        self.refresh()
        self.show()
        self.hands.setFocus()

    def dismiss(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Read again what is shown."""
        with self._house.store.read() as reader:
            rows = choice_rows.readings(reader, self._item)
        self._last = rows[0] if rows else None
        self.forget.setVisible(self._last is not None)
        self._typed()

    def _levels(self) -> Levels | str:
        return read_levels(self.hands.text(), Scale(self.scale.value()))

    def _typed(self, _text: str = "") -> None:
        scale, read = Scale(self.scale.value()), self._levels()
        lowest, highest = LEVELS[scale]
        self.hands.setPlaceholderText(
            _("{a} {a} {b} {c}, a dash for a pass").format(a=highest, b=highest - 1, c=lowest)
        )
        is_doubt = isinstance(read, str) and bool(self.hands.text().strip())
        restyle(self.told, "type", "red" if is_doubt else "small")
        self.keep.setEnabled(isinstance(read, Levels))
        if isinstance(read, Levels):
            self._show(scale, read)
        elif is_doubt:
            told = _("“{typed}” is not on this scale: it goes from {lowest} to {highest}.")
            self.told.setText(told.format(typed=read, lowest=lowest, highest=highest))
        else:
            self._show_last()

    def _show(self, scale: Scale, levels: Levels, head: str = "") -> None:
        hands = hands_of(levels, scale)
        reading = read_room(scale, hands, hands)
        self.bars.show_spread(reading.spread)
        parts = [head, ngettext("{count} hand", "{count} hands", levels.shown).format(count=levels.shown)]
        parts.append(_("{count} low: ask them what is missing").format(count=reading.low) if reading.low else "")
        parts.append(_("{count} passed").format(count=reading.passed) if reading.passed else "")
        self.told.setText(" · ".join(filter(None, parts)))

    def _show_last(self) -> None:
        row = self._last
        known = row is not None and row.scale in set(Scale)
        levels = levels_of(row.counts, row.passed, Scale(row.scale)) if row and known else None
        if row is None or levels is None:
            self.bars.show_spread(())
            self.told.setText(_("Nothing is read yet. It is kept as a note and decides nothing."))
            return
        at = dates.clock(row.at) if row.at else ""
        self._show(
            Scale(row.scale), levels, _("Read at {time}: {question}").format(time=at, question=row.question or "–")
        )

    def _keep(self) -> None:
        from models.commands import readings

        read = self._levels()
        if not isinstance(read, Levels) or not self.keep.isEnabled():
            return
        deed = partial(
            readings.take, item_id=self._item, question=self.question.text(), scale=self.scale.value(), levels=read,
            at=self._house.now(),
        )  # fmt: skip
        if done(self._house, _("Read the room"), deed, _("The reading is kept as a note")):
            self.hands.clear()
        self.refresh()
        self.altered.emit()

    def _forget(self) -> None:
        from models.commands import readings

        if self._last:
            done(self._house, _("Forget a reading"), partial(readings.forget, reading_id=self._last.id))
        self.refresh()
        self.altered.emit()

    def _build(self) -> None:
        for line, name in ((self.question, _("What it is about")), (self.hands, _("Hands as they are shown"))):
            line.setAccessibleName(name)
        self.question.setPlaceholderText(_("What it is about"))
        self.scale.setMaximumWidth(300)
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(self.question)
        lines.addLayout(row_of(self.scale))
        lines.addWidget(self.hands)
        lines.addWidget(self.bars)
        lines.addWidget(self.told)
        self.body.addLayout(lines)
        self.body.addLayout(row_of(self.keep, self.forget, self.close_button))
        self.hands.textEdited.connect(self._typed)
        self.hands.returnPressed.connect(self._keep)
        self.scale.committed.connect(self._typed)
