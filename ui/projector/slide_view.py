"""A slide on the screen: head and clock above, the text in the middle, what is asked and counted below."""

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.projector.big_text import BigText, Weight
from ui.projector.content import Slide
from ui.projector.option_list import OptionList
from ui.projector.room_clock import RoomClock
from ui.projector.spread import Spread
from ui.projector.stage_strip import StageStrip
from ui.projector.tally_row import TallyRow
from ui.theme import theme

_FEWEST_LINES = 20  # the text is at least a twentieth of the height: it reads at ten metres
_PLAIN_LINES, _PLAIN_WIDTHS = 27, 36
_SMALLEST = 14
_MAIN_SHARE = 45  # hundredths of the middle, where something stands below the text


def plain_size(width: int, height: int) -> int:
    """The size of plain words in pixels: 28 on the smallest projector there is, and in proportion.

    >>> plain_size(1024, 768), plain_size(1920, 1080), plain_size(3840, 2160)
    (28, 40, 80)
    """
    return max(_SMALLEST, min(height // _PLAIN_LINES, width // _PLAIN_WIDTHS))


class SlideView(QWidget):
    """Keeps its widgets and alters only what is another than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slide = Slide("")
        self._rule = QRect()
        self.head = BigText(self, "soft", Weight.DemiBold)
        self.clock = RoomClock(self)
        self.caption = BigText(self, "accent", Weight.DemiBold)
        self.main = BigText(self, "ink", Weight.DemiBold)
        self.objections = BigText(self, "red", Weight.DemiBold)
        self.options = OptionList(self)
        self.spread = Spread(self)
        self.outcome = BigText(self, "accent", Weight.Bold)
        self.question = BigText(self, "accent")
        self.tallies = TallyRow(self)
        self.stages = StageStrip(self)
        self.facts = BigText(self, "soft")
        self.next = BigText(self, "soft")
        for each in self.findChildren(QWidget):
            each.hide()

    def show_slide(self, slide: Slide) -> None:
        """Show it; a second that only moves the clock paints only the clock."""
        before, self._slide = self._slide, slide
        width = self.clock.width_wanted()
        self.clock.show_face(slide.clock)
        self.head.show_text(slide.head)
        self.main.show_text(slide.main)
        self.objections.show_text("\n".join(f"• {each}" for each in slide.objections))
        self.options.show_options(slide.options)
        self.spread.show_levels(slide.levels)
        self.outcome.show_text(slide.outcome, "accent" if slide.carried else "ink")
        self.question.show_text(slide.question)
        self.tallies.show_tallies(slide.tallies)
        self.stages.show_stages(slide.stages, slide.stage)
        self.facts.show_text(slide.facts)
        self.next.show_text(slide.next)
        if replace(slide, clock=None) != replace(before, clock=None) or width != self.clock.width_wanted():
            self._say_page()
            self._arrange()

    def pages(self) -> int:
        """On how many pages the longest text stands."""
        return max(self.main.pages(), self.objections.pages())

    def turn_page(self) -> None:
        """Show the next page of a long text."""
        for piece in (self.main, self.objections):
            piece.turn_page()
        self._say_page()

    def _arrange(self) -> None:
        base = plain_size(self.width(), self.height())
        for piece in (self.clock, self.options, self.spread, self.tallies, self.stages):
            piece.set_base(base)
        self._size_words(base)
        inside = QRect(0, 0, self.width(), self.height()).adjusted(base * 2, base, -base * 2, -base)
        top = self._arrange_head(inside, base)
        bottom = self._arrange_below(inside, base)
        self._arrange_middle(inside, top, bottom, base)
        self._say_page()
        self.update()

    def _size_words(self, base: int) -> None:
        long = self.height() // (7 if self._slide.short else 11)
        self.head.set_sizes(base * 23 // 20, base * 3 // 5)
        self.caption.set_sizes(base)
        self.main.set_sizes(long, -(-self.height() // _FEWEST_LINES))
        self.objections.set_sizes(base * 5 // 4, base)
        self.outcome.set_sizes(base * 8 // 5)
        self.question.set_sizes(base * (17 if self._slide.short else 11) // 10)
        if self.question.width_wanted() > self.width() - base * 4:
            self.question.set_sizes(base)
        self.facts.set_sizes(base)
        self.next.set_sizes(base)

    def _arrange_head(self, inside: QRect, base: int) -> int:
        """Says where the middle may begin; a long title takes two lines and no more."""
        if not self._slide.head:
            self._rule = QRect()
            return inside.top()
        high, wide = self.clock.height_wanted(), self.clock.width_wanted()
        self.clock.setGeometry(inside.right() - wide, inside.top(), wide, high)
        room = inside.width() - wide - base
        line = max(high, min(self.head.height_for(room), base * 3))
        self.head.setGeometry(inside.left(), inside.top() + base // 4, room, line)
        bottom = inside.top() + line + base // 2
        self._rule = QRect(inside.left(), bottom, inside.width(), max(1, base // 20))
        return bottom + base // 2

    def _arrange_below(self, inside: QRect, base: int) -> int:
        """From the lower edge upwards; says where the middle must end."""
        bottom, wide = self._arrange_foot(inside, base), inside.width()
        heights = (
            (self.stages, self.stages.height_wanted(), base // 2),
            (self.tallies, self.tallies.height_wanted(), base // 2),
            (self.question, self.question.height_for(wide), base // 2),
            (self.outcome, self.outcome.height_for(wide), 0),
        )
        for piece, height, gap in heights:
            if height:
                bottom -= height
                piece.setGeometry(inside.left(), bottom, wide, height)
                bottom -= gap
        return bottom

    def _arrange_foot(self, inside: QRect, base: int) -> int:
        """What is known and what is next: on one line where both fit; says where the rest must end."""
        facts, next_ = self.facts.width_wanted(), self.next.width_wanted()
        beside = bool(facts and next_) and facts + next_ + base * 2 <= inside.width()
        bottom, wide = inside.bottom(), inside.width()
        for piece in (self.next, self.facts):
            height = piece.height_for(wide)
            piece.setGeometry(inside.left(), bottom - height, wide, height)
            bottom -= 0 if beside and piece is self.next else height
        if beside:
            self.next.setGeometry(inside.right() - next_, self.next.y(), next_, self.next.height())
            self.facts.setGeometry(inside.left(), self.facts.y(), facts, self.facts.height())
        return bottom - (base // 2 if facts or next_ else 0)

    def _arrange_middle(self, inside: QRect, top: int, bottom: int, base: int) -> None:
        caption = self.caption.height_for(inside.width())
        self.caption.setGeometry(inside.left(), top, inside.width(), caption)
        top += caption + (base // 4 if caption else 0)
        middle = QRect(inside.left(), top, inside.width(), max(bottom - top - base // 4, base))
        if self._slide.objections or self._slide.options or self._slide.levels:
            self._share(middle, base)
        else:
            self.main.setGeometry(middle)
            spare = middle.height() - self.main.drawn_height()
            if self.main.pages() == 1:
                self.caption.move(middle.left(), self.caption.y() + spare * 2 // 5)
                self.main.setGeometry(middle.adjusted(0, spare * 2 // 5, 0, spare * 2 // 5 - spare))

    def _share(self, middle: QRect, base: int) -> None:
        """The text above, something else below: each gets what it needs where both can have it."""
        gap, wide = base // 2, middle.width()
        fewest, below = self.main.least_height(wide), self.objections.least_height(wide)
        even = middle.height() * _MAIN_SHARE // 100
        high = max(even, min(fewest, middle.height() - gap - below)) if self._slide.objections else even
        self._divide(middle, high, gap)
        if self._slide.options and not self.options.has_room() and fewest < high:
            self._divide(middle, fewest, gap)

    def _divide(self, middle: QRect, high: int, gap: int) -> None:
        self.main.setGeometry(middle.left(), middle.top(), middle.width(), high)
        used = self.main.drawn_height()
        self.main.resize(middle.width(), used)
        for piece in (self.objections, self.options, self.spread):
            piece.setGeometry(middle.adjusted(0, used + gap, 0, 0))

    def _say_page(self) -> None:
        """A text on several pages says so, for nobody may take the first for the whole."""
        longest = max((self.main, self.objections), key=lambda piece: piece.pages())
        page = _("page {page} of {pages}").format(page=longest.page() + 1, pages=longest.pages())
        told = [self._slide.caption, page if longest.pages() > 1 else ""]
        self.caption.show_text(" · ".join(filter(None, told)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, worn = QPainter(self), theme()
        painter.fillRect(self.rect(), QColor(worn.paper))
        painter.fillRect(self._rule, QColor(worn.line))
