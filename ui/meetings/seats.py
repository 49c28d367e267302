"""The round: a seat for everybody who may decide, with what they said."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from exports.words import stance_words
from models.queries.proposals import Decider
from ui.icons import paint_icon
from ui.meetings.deciding.source import source_words
from ui.theme import theme, type_face

_WIDTH, _HEIGHT, _DISC = 74, 78, 48
_AT_ONCE = 30  # seats; the others in the next turns of the event loop
STILL = "still"
"""What a seat says instead of an answer: what they said to the text before holds."""
NOT_YET = "not_yet"
"""What stands at the seat of somebody who joined too late to decide."""
_SOURCES = {"note": "document", "phone": "phone", "proxy": "people", "before": "history"}
_LOOK = {
    "consent": ("accent", "tick"),
    "agree": ("accent", "tick"),
    "yes": ("accent", "tick"),
    "concern": ("amber", "info"),
    "reservation": ("amber", "info"),
    "objection": ("red", "hand"),
    "block": ("red", "hand"),
    "no": ("red", "close"),
    "stand_aside": ("blue", "minus"),
    "abstain": ("blue", "minus"),
}


class Seat(QAbstractButton):
    """One person; a click offers the answers, and their numbers on the keyboard give them."""

    said = Signal(str, str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.person_id = ""
        self.decider = Decider("", "", "", "")
        self._answers: tuple[str, ...] = ()
        self.setFixedSize(QSize(_WIDTH, _HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew as the mouse comes and goes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._offer)

    def show_decider(self, decider: Decider, answers: tuple[str, ...]) -> None:
        """Draw who sits here and what they say now, and take these answers."""
        self.decider, self.person_id = decider, decider.person_id
        self._answers = () if decider.stance == NOT_YET else answers
        self.setCursor(Qt.CursorShape.ArrowCursor if self.is_waiting() else Qt.CursorShape.PointingHandCursor)
        self.update()

    def is_waiting(self) -> bool:
        """Whether whoever sits here does not decide yet."""
        return self.decider.stance == NOT_YET

    def say(self, said: str) -> None:
        """The same in words."""
        self.setAccessibleName(said)
        self.setToolTip(said)

    def _offer(self) -> None:
        if self.is_waiting():
            return
        menu = QMenu(self)
        for number, stance in enumerate(self._answers, start=1):
            action = menu.addAction(f"{number}   {stance_words(stance)}")
            action.triggered.connect(partial(self.said.emit, self.person_id, stance))
        if self.decider.before in self._answers:
            menu.addAction(_("=   Still stands")).triggered.connect(partial(self.said.emit, self.person_id, STILL))
        if self.decider.stance:
            menu.addSeparator()
            menu.addAction(_("0   Not heard yet")).triggered.connect(partial(self.said.emit, self.person_id, ""))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, _HEIGHT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if number.isdecimal() and 1 <= int(number) <= len(self._answers):
            self.said.emit(self.person_id, self._answers[int(number) - 1])
            return
        if number == "=" and self.decider.before in self._answers:
            self.said.emit(self.person_id, STILL)
        elif (number == "0" or event.key() == Qt.Key.Key_Backspace) and not self.is_waiting():
            self.said.emit(self.person_id, "")
        elif event.key() in step:
            self.stepped.emit(step[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, mark = _LOOK.get(self.decider.stance, ("", _SOURCES["before"] if self.decider.before else ""))
        mark = "hourglass" if self.is_waiting() else mark
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(worn.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        disc = QRectF((_WIDTH - _DISC) / 2, 5, _DISC, _DISC)
        ring = QColor(worn.tone(tone)[0]) if tone else QColor(worn.edge)
        pen = QPen(ring, 3 if tone else 1.5)
        if not tone:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(worn.tone(tone)[1] if tone else worn.card))
        painter.drawEllipse(disc.adjusted(2, 2, -2, -2))
        painter.setPen(ring if tone else QColor(worn.soft))
        painter.setFont(type_face(16, QFont.Weight.Bold))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self.decider.initials)
        if mark:
            badge = QRectF(disc.right() - 15, disc.bottom() - 17, 18, 18)
            painter.setPen(QPen(QColor(worn.card), 2))
            painter.setBrush(ring if tone else QColor(worn.card))
            painter.drawEllipse(badge)
            paint_icon(painter, mark, badge.adjusted(3, 3, -3, -3), worn.card if tone else worn.soft)
        if heard_by := _SOURCES.get(self.decider.source if self.decider.stance else ""):
            paint_icon(painter, heard_by, QRectF(disc.left() - 6, disc.top() - 2, 16, 16), worn.soft)
        self._paint_name(painter, worn.soft)

    def _paint_name(self, painter: QPainter, colour: str) -> None:
        font = type_face(13)
        name = QFontMetrics(font).elidedText(_first(self.decider.name), Qt.TextElideMode.ElideRight, _WIDTH - 6)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(0, 55, _WIDTH, 20), Qt.AlignmentFlag.AlignCenter, name)


class Seats(QWidget):
    """Everybody's seat, by name; after an answer the keyboard goes on to the next.

    It sets its own height for its width: a flow layout in a page that scrolls would ask for one seat a line.
    """

    said = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.seats: list[Seat] = []
        self._deciders: tuple[Decider, ...] = ()
        self._answers: tuple[str, ...] = ()
        self._unsaid: dict[Seat, None] = {}
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._go_on)
        self._then: Callable[[], object] | None = None

    def show_deciders(self, deciders: Sequence[Decider], answers: Sequence[str]) -> None:
        """Seat them; a seat stays in its place whoever takes it, and only those that changed are drawn anew."""
        held = next((seat.person_id for seat in self.seats if seat.hasFocus()), "")
        anew = tuple(answers) != self._answers
        changed = len(deciders) != len(self._deciders)
        self._deciders, self._answers = tuple(deciders), tuple(answers)
        self._take_away(len(deciders))
        for seat, decider in zip(self.seats, deciders, strict=False):
            if anew or seat.decider != decider:
                self._give(seat, decider)
        self._go_on()
        if changed:
            self._arrange()
        if held:
            self._keep_focus(held)

    def _go_on(self) -> None:
        """Build and name the next seats; of hundreds most are out of sight, and nobody should wait for them."""
        if self._then:
            self.dissolve(self._then)
            return
        self._build(_AT_ONCE)
        named, words = _("{name}: {stance}"), dict[tuple[str, str, str], str]()
        for seat in list(self._unsaid)[:_AT_ONCE]:
            del self._unsaid[seat]
            each = seat.decider
            same = (each.stance, each.source, each.before)  # hundreds say the same
            seat.say(named.format(name=each.name, stance=words.get(same) or words.setdefault(same, _said(each))))
        if self._unsaid or len(self.seats) < len(self._deciders):
            self._rest.start()
        else:
            self._rest.stop()

    def dissolve(self, then: Callable[[], object]) -> None:
        """Take the seats away, hundreds in several turns, and do `then`."""
        self._then = then
        self._take_away(max(len(self.seats) - _AT_ONCE, 0))
        if self.seats:
            self._rest.start()
        else:
            self._rest.stop()
            then()

    def _build(self, count: int) -> None:
        begun = len(self.seats)
        for decider in self._deciders[begun : begun + count]:
            seat = Seat(self)
            seat.said.connect(self.said)
            seat.stepped.connect(partial(self._step, len(self.seats)))
            self.seats.append(seat)
            self._give(seat, decider)
            seat.show()
        if len(self.seats) > begun:
            self._arrange(begun)

    def _give(self, seat: Seat, decider: Decider) -> None:
        seat.show_decider(decider, self._answers)
        self._unsaid[seat] = None

    def _take_away(self, count: int) -> None:
        for seat in self.seats[count:]:
            self._unsaid.pop(seat, None)
            seat.hide()
            seat.deleteLater()
        del self.seats[count:]

    def _keep_focus(self, person_id: str) -> None:
        """The keyboard goes with the person: an answer must never be taken down for whoever sits there now."""
        places = [place for place, each in enumerate(self._deciders) if each.person_id == person_id]
        if places:
            self._build(places[0] + 1 - len(self.seats))
            self.seats[places[0]].setFocus()
        else:
            self._let_go()

    def _let_go(self) -> None:
        for seat in self.seats:
            seat.clearFocus()

    def _arrange(self, begun: int = 0) -> None:
        """Put the seats in their places, from this one on; there is room for those still to come."""
        across = max(self.width() // (_WIDTH + 2), 1)
        for place, seat in enumerate(self.seats[begun:], start=begun):
            line, column = divmod(place, across)
            seat.move(column * (_WIDTH + 2), line * (_HEIGHT + 2))
        self.setFixedHeight(-(-len(self._deciders) // across) * (_HEIGHT + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def go_on_from(self, person_id: str) -> None:
        """Give the keyboard to the next seat, as a round goes."""
        places = [place for place, each in enumerate(self._deciders) if each.person_id == person_id]
        if places:
            self._step(places[0], 1, deciding=True)

    def _step(self, place: int, step: int, *, deciding: bool = False) -> None:
        next_one = (place + step) % len(self._deciders)
        if deciding and self._deciders[next_one].stance == NOT_YET:
            next_one = 0  # they sit behind those who decide
        self._build(next_one + 1 - len(self.seats))
        self.seats[next_one].setFocus(Qt.FocusReason.TabFocusReason)


def seated(deciders: Sequence[Decider], newcomers: Sequence[str]) -> tuple[Decider, ...]:
    """Those who decide, and behind them, by their names, who is here and does not decide yet."""
    return (*deciders, *(Decider(f"new {name}", name, _letters(name), NOT_YET) for name in newcomers))


def _letters(name: str) -> str:
    parts = name.split()
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))


def _said(decider: Decider) -> str:
    if decider.stance == NOT_YET:
        return _("not yet deciding")
    if decider.stance:
        told = [stance_words(decider.stance), source_words(decider.source)]
        return ", ".join(filter(None, told))
    if decider.before:
        return _("{stance} to the text before").format(stance=stance_words(decider.before))
    return _("not heard yet")


def _first(name: str) -> str:
    return name.split(" ", maxsplit=1)[0]
