"""The cards of the first page, drawn from plain values; each line says where it leads."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.today import Begun, DueAction, NextMeeting, Today
from models.rules.actions import ActionState
from ui import dates
from ui.assets.words import loan_tone, loan_words, person_words
from ui.house import House
from ui.today import words as say
from ui.today.line import PAD, Line
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.hung import Hung, pulled_out
from ui.widgets.text import words

_SHOWN = 6
NEW = "new"  # instead of an id: the page begins a new one
Go = Callable[[str, str], object]


def meeting_card(meeting: NextMeeting | None, house: House, go: Go) -> Card:
    """The next meeting with its agenda."""
    card = Card()
    card.setAccessibleName(_("Next meeting"))
    if meeting is None:
        card.body.addWidget(words(_("No meeting is planned"), "card"))
        card.body.addWidget(words(_("Plan one, and its agenda fills itself with what was carried over."), "soft"))
        card.body.addLayout(_row(button(_("Plan a meeting"), partial(go, "meetings", NEW), icon="plus")))
        return card
    card.body.addWidget(words(say.meeting_caps(meeting, house.today()), "caps"))
    card.body.addWidget(words(meeting.title, "card"))
    card.body.addWidget(words(say.meeting_line(meeting), "soft"))
    open_it = partial(go, "meetings", meeting.id)
    lines = [
        Line(item.title, open_it, lead=str(n), aside="" if item.minutes is None else dates.minutes(item.minutes))
        for n, item in enumerate(meeting.items, 1)
    ]
    _add(card, lines, open_it)
    if not meeting.items:
        card.body.addWidget(words(_("Nothing is on the agenda yet."), "soft"))
    primary = button(_("Go to the meeting"), open_it, icon="play", kind="primary")
    card.body.addLayout(_row(primary if meeting.is_running else button(_("Open the agenda"), open_it)))
    return card


def actions_card(seen: Today, house: House, go: Go, finish: Callable[[DueAction], object]) -> Card:
    """What is late or due, with a tick that finishes it here."""
    every = button(_("All actions"), partial(go, "actions", ""), kind="quiet")
    card = Card(_("Actions"), trailing=every)
    if not seen.actions:
        card.body.addWidget(words(say.no_actions(seen), "soft"))
    ticked: list[QWidget] = []
    for action in seen.actions[: _SHOWN + 2]:
        late = action.state is ActionState.OVERDUE
        line = Line(
            action.text,
            partial(go, "actions", action.id),
            aside=action.owner,
            pill=dates.due(action.due_on, house.today()),
            tone="red" if late else "plain",
        )
        ticked.append(_ticked(action, line, finish))
    _stack(card, ticked)
    _say_more(card, len(seen.actions) - _SHOWN - 2, partial(go, "actions", ""))
    return card


def loans_card(seen: Today, house: House, go: Go) -> Card:
    """What is out and when it comes back; what is promised twice comes first."""
    card = Card(_("Out and back"), trailing=button(_("All assets"), partial(go, "assets", ""), kind="quiet"))
    lines = [
        Line(
            each.asset,
            partial(go, "assets", each.asset_id),
            under=person_words(each.person),
            pill=_("Promised twice"),
            tone="amber",
        )
        for each in seen.clashes
    ]
    lines += [
        Line(
            loan.asset,
            partial(go, "assets", loan.asset_id),
            under=person_words(loan.person),
            pill=loan_words(loan, house.today()),
            tone=loan_tone(loan),
        )
        for loan in seen.loans
    ]
    _add(card, lines, partial(go, "assets", ""))
    if not lines:
        card.body.addWidget(words(_("Everything is in its place, and nothing is promised twice."), "soft"))
    return card


def reviews_card(seen: Today, house: House, go: Go) -> Card:
    """Decisions whose review is due."""
    card = Card(_("Reviews due"))
    lines = [
        Line(
            review.text,
            partial(go, "decisions", review.id),
            pill=dates.due(review.review_on, house.today()),
            tone="red" if review.review_on < house.today() else "amber",
        )
        for review in seen.reviews
    ]
    _add(card, lines, partial(go, "decisions", ""))
    return card


def waiting_card(seen: Today, house: House, go: Go) -> Card:
    """What is decided without a meeting."""
    card = Card(_("Without a meeting"))
    lines = [
        Line(
            each.text,
            partial(go, "decisions", each.id),
            under=say.waiting_way(each, house.today()),
            pill=_("To declare") if each.ready else _("Waiting"),
            tone="amber" if each.ready else "blue",
        )
        for each in seen.waiting
    ]
    _add(card, lines, partial(go, "decisions", ""))
    return card


def people_card(seen: Today, go: Go) -> Card:
    """Members who were never asked."""
    card = Card(_("People"))
    card.body.addWidget(words(say.never_asked(seen.never_asked)))
    card.body.addLayout(_row(button(_("See the members"), partial(go, "members", ""))))
    return card


def sharing_card(seen: Today, house: House, go: Go) -> Card:
    """The last bundle."""
    card = Card(_("Sharing"))
    card.body.addWidget(words(say.sharing(seen.sharing, house.today())))
    card.body.addLayout(_row(button(_("See what would leave"), partial(go, "share", ""))))
    return card


def begin_card(begun: Begun, go: Go) -> Card:
    """The first steps of a chapter, ticked as they are taken."""
    card = Card(_("Begin here"))
    card.body.addWidget(words(_("Three first steps; each can be undone, and nothing leaves this laptop."), "soft"))
    steps = (
        (begun.members, "members", _("Import your members"), _("From a spreadsheet or an address book, or one by one")),
        (begun.assets, "assets", _("Add an asset"), _("Kit, a room, a document, or hours that somebody offers")),
        (begun.meetings, "meetings", _("Plan a meeting"), _("Its agenda, who is expected, and what was carried over")),
    )
    lines = [
        Line(
            text,
            partial(go, page, NEW if page == "meetings" else ""),
            lead=str(n),
            under=under,
            pill=_("Done") if count else "",
            tone="accent" if count else "plain",
        )
        for n, (count, page, text, under) in enumerate(steps, 1)
    ]
    for line in lines:
        line.lead_on()
    _stack(card, lines)
    return card


def _ticked(action: DueAction, line: Line, finish: Callable[[DueAction], object]) -> QWidget:
    tick = QCheckBox()
    tick.setAccessibleName(_("Done: {action}").format(action=action.text))
    tick.setToolTip(_("Done"))
    tick.clicked.connect(lambda _checked=False: finish(action))
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(tick, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(line, 1)
    return made


def _add(card: Card, lines: list[Line], rest: Callable[[], object]) -> None:
    _stack(card, lines[:_SHOWN])
    _say_more(card, len(lines) - _SHOWN, rest)


def _stack(card: Card, lines: Sequence[QWidget]) -> None:
    """Lines one under the other, with nothing between them but their hairlines."""
    column = QVBoxLayout()
    column.setSpacing(0)
    for line in lines:
        column.addWidget(line)
    card.body.addLayout(column)
    last = lines[-1].findChild(Line) or lines[-1] if lines else None
    if isinstance(last, Line):
        last.end_the_list()


def _say_more(card: Card, count: int, rest: Callable[[], object]) -> None:
    if count > 0:
        line = pulled_out(button(say.more(count), rest, kind="quiet"))
        line.setContentsMargins(0, 4, 0, 0)
        card.body.addLayout(line)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 0)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row


def line_up(card: Card) -> None:
    """Let the words of the lines stand where the title does: what lines keep round theirs comes off the card's edge."""
    edge = card.body.contentsMargins()
    card.body.setContentsMargins(edge.left() - PAD, edge.top(), edge.right() - PAD, edge.bottom())
    for item in filter(None, map(card.body.itemAt, range(card.body.count()))):
        if label := item.widget():
            label.setContentsMargins(PAD, 0, PAD, 0)
        elif isinstance(row := item.layout(), QHBoxLayout | Hung):
            own = row.contentsMargins()
            row.setContentsMargins(own.left() + PAD, own.top(), own.right() + PAD, own.bottom())


def shown_lines(cards: Iterable[QWidget]) -> list[str]:
    """Every line of some cards, as read out."""
    return [line.text_shown() for card in cards for line in card.findChildren(Line)]
