"""The people of a running meeting: who is here, who is expected, who sent apologies, who has an interest."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from models.queries import room
from models.queries.room import InterestRow, PersonPick, StayRow
from models.rules.holding import Who
from ui import dates
from ui.house import House
from ui.meetings.sign_in import SignIn
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.text import words


class RoomCard(Card):
    """Says `wanted(what, who or row id)`: present, attending, apologies, left, strike, interest, withdraw…"""

    wanted = Signal(str, object)

    def __init__(self, house: House) -> None:
        super().__init__(_("In the room"))
        self._house = house
        self._shown: tuple[object, ...] = ()
        self._stays: tuple[StayRow, ...] = ()
        self._part = "present"
        self._first: tuple[str, ...] = ()
        self.sign_in = SignIn(self._suggest)
        self.part = FilterChips([Chip("present", _("Comes")), Chip("apologies", _("Sends apologies"))])
        self.part.choose(["present"])
        self.part.changed.connect(self._turn_part)
        self.everybody = button("", partial(self.wanted.emit, "everybody", None), icon="check", kind="quiet")
        self._build()
        self.sign_in.came.connect(self._came)

    def show_people(
        self, stays: Sequence[StayRow], interests: Sequence[InterestRow], item_id: str, now: datetime
    ) -> None:
        """Show who is here now."""
        recused = {row.person_id or row.name: row for row in interests if item_id and row.item_id in (item_id, "")}
        wanted = (tuple(stays), tuple(recused.items()), tuple(stay.is_here(now) for stay in stays))
        if wanted == self._shown:
            return
        self._shown, self._stays = wanted, tuple(stays)
        self._first = tuple(stay.person_id for stay in stays if stay.part == "expected")
        here = [stay for stay in stays if stay.is_here(now) or (stay.part in _IN_ROOM and stay.left is None)]
        gone = [stay for stay in stays if stay.part in _IN_ROOM and stay not in here]
        expected = [stay for stay in stays if stay.part == "expected"]
        self.set_title(_("In the room · {count}").format(count=len(here)))
        self.everybody.setVisible(bool(expected))
        self.everybody.setText(
            ngettext("{count} expected: came", "All {count} expected came", len(expected)).format(count=len(expected))
        )
        self._lay(here, gone, [stay for stay in stays if stay.part == "apologies"], expected, recused)

    def names(self) -> list[str]:
        """Everybody listed, those in the room first."""
        lines = [line.accessibleName() for line in self._scroll.findChildren(QWidget, "line")]
        return [name for name in lines if name]

    def _lay(
        self,
        here: Sequence[StayRow],
        gone: Sequence[StayRow],
        excused: Sequence[StayRow],
        expected: Sequence[StayRow],
        recused: dict[str, InterestRow],
    ) -> None:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(2)
        for stay in here:
            column.addWidget(self._line(stay, recused.get(stay.person_id or stay.name)))
        for title, rows in ((_("Expected"), expected), (_("Apologies"), excused), (_("Left"), gone)):
            if rows:
                label = words(title, "small")
                label.setContentsMargins(0, 8, 0, 0)
                column.addWidget(label)
            for stay in rows:
                column.addWidget(self._line(stay, None))
        column.addStretch(1)
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(fresh)
        fresh.show()
        self._scroll.verticalScrollBar().setValue(place)

    def _line(self, stay: StayRow, interest: InterestRow | None) -> QWidget:
        line = QWidget()
        line.setObjectName("line")
        line.setAccessibleName(stay.name)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(Avatar(stay.initials, stay.name, size=28))
        told = QVBoxLayout()
        told.setSpacing(0)
        name = words(stay.name)
        told.addWidget(name)
        if detail := _detail(stay, interest):
            told.addWidget(words(detail, "small"))
        row.addLayout(told, 1)
        if stay.part == "expected":
            who = Who(stay.person_id, stay.name)
            came = icon_button("check", _("{name} is here").format(name=stay.name), partial(self._ask, "present", who))
            row.addWidget(came)
        row.addWidget(self._more(stay, interest), 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _more(self, stay: StayRow, interest: InterestRow | None) -> QToolButton:
        made = icon_button("more", _("{name}: more").format(name=stay.name))
        made.clicked.connect(partial(self._offer, made, stay, interest))
        return made

    def _offer(self, at: QToolButton, stay: StayRow, interest: InterestRow | None, _checked: bool = False) -> None:
        menu = QMenu(self)
        who = Who(stay.person_id, stay.name)
        for what, text, subject in _choices(stay, interest, who):
            menu.addAction(text).triggered.connect(partial(self._ask, what, subject))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))

    def _ask(self, what: str, subject: object, _checked: bool = False) -> None:
        self.wanted.emit(what, subject)

    def _turn_part(self, chosen: frozenset[str]) -> None:
        self._part = next(iter(chosen - {self._part}), "present")
        self.part.choose([self._part])
        self.sign_in.setFocus()

    def _came(self, who: Who, member: bool) -> None:
        coming = self._part == "present"
        self.wanted.emit("attending" if coming and not member else self._part, who)

    def _suggest(self, text: str) -> list[PersonPick]:
        with self._house.store.read() as reader:
            return room.people_like(reader, text, first=self._first)

    def _build(self) -> None:
        self.body.setContentsMargins(14, 14, 14, 10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.sign_in)
        self.body.addWidget(self.part)
        self.body.addWidget(self.everybody, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._scroll, 1)


_IN_ROOM = ("present", "attending")


def _detail(stay: StayRow, interest: InterestRow | None) -> str:
    parts = [_("guest") if stay.part == "attending" else "", stay.capacity]
    if stay.part in _IN_ROOM and stay.left:
        came = dates.clock(stay.arrived) if stay.arrived else ""
        parts.append(_("{arrived} – {left}").format(arrived=came, left=dates.clock(stay.left)))
    elif stay.part in _IN_ROOM and stay.arrived:
        parts.append(_("since {time}").format(time=dates.clock(stay.arrived)))
    if interest:
        parts.append(_("has an interest: takes no part in this item"))
    return " · ".join(filter(None, parts))


def _choices(stay: StayRow, interest: InterestRow | None, who: Who) -> list[tuple[str, str, object]]:
    if stay.part in _IN_ROOM and stay.left is None:
        chosen: list[tuple[str, str, object]] = [("left", _("Leaves now"), stay.id)]
        if interest:
            chosen.append(("reword", _("Change what the interest is…"), interest))
            chosen.append(("withdraw", _("Has no interest after all"), interest.id))
        else:
            chosen.append(("interest", _("Declares an interest in this item…"), who))
        return [*chosen, _corrected(stay), ("strike", _("Signed in by mistake"), stay.id)]
    if stay.part in _IN_ROOM:
        return [
            ("present" if stay.part == "present" else "attending", _("Comes back"), who),
            _corrected(stay),
            _struck(stay),
        ]
    if stay.part == "expected":
        return [("apologies", _("Sends apologies"), who), _struck(stay)]
    return [("present", _("Is here after all"), who), _struck(stay)]


def _corrected(stay: StayRow) -> tuple[str, str, object]:
    return "stay", _("Correct times or capacity…"), stay


def _struck(stay: StayRow) -> tuple[str, str, object]:
    return "strike", _("Take off this list"), stay.id
