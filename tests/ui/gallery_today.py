"""A page of cards with every small widget in it, and a week."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLayout, QRadioButton, QVBoxLayout, QWidget

from tests.ui.gallery import TODAY
from ui.dates import due, instant_at
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_date import DateField
from ui.widgets.field_time import TimeField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.lines import Lines
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.ring import Ring
from ui.widgets.text import words
from ui.widgets.week_view import Block, WeekView


class TodayPage(Page):
    """Cards beside one another."""

    def _build(self) -> None:
        header = PageHeader("Good evening, Dilys", "Monday 23 November 2026 · three things need you this week")
        header.add(button("Plan a meeting", icon="plus", kind="primary"))
        self.column.addWidget(header)
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.banner.refuse(
            "Projector is not free then: Isla Morrison has it from Thu 26 Nov 2026, 18:00 to 20:00.", "See the week"
        )
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(_stacked(_actions_card(), _controls_card(), _empty_card()), 3)
        row.addLayout(_stacked(_timer_card(), _fields_card()), 2)
        self.column.addLayout(row, 1)


def _stacked(*cards: QWidget) -> QLayout:
    column = QVBoxLayout()
    column.setSpacing(14)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _actions_card() -> Card:
    card = Card("Actions", trailing=Badge("1 late", "red"))
    lines = Lines()
    lines.show_rows(
        [
            [QCheckBox(text), words(who, "soft"), Badge(due(on, TODAY), "red" if on < TODAY else "plain")]
            for text, who, on in (
                ("Draft a loan card for the simulation kit", "Gwen", TODAY + timedelta(days=3)),
                ("Add loans to the register", "Ed", TODAY + timedelta(days=8)),
                ("Ask about the January room", "Dilys", TODAY - timedelta(days=4)),
            )
        ]
    )
    card.body.addWidget(lines)
    return card


def _controls_card() -> Card:
    card = Card("Buttons and ticks", trailing=icon_button("more", "More"))
    row = QHBoxLayout()
    for made in (
        button("Open the agenda"),
        button("Print", icon="print"),
        button("See all", kind="quiet"),
        button("Remove", kind="danger", icon="trash"),
    ):
        row.addWidget(made)
    off = button("Not now")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    ticks = QHBoxLayout()
    ticked, half = QCheckBox("Ticked"), QCheckBox("Some")
    ticked.setChecked(True)
    half.setTristate(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    chosen = QRadioButton("Chosen")
    chosen.setChecked(True)
    for tick in (ticked, half, QCheckBox("Open"), chosen, QRadioButton("Other")):
        ticks.addWidget(tick)
    ticks.addStretch(1)
    badges = QHBoxLayout()
    for tone in ("plain", "accent", "amber", "red", "blue"):
        badges.addWidget(Badge(tone.capitalize(), tone))
    badges.addWidget(Avatar("GP", "Gwen Parry", size=40))
    badges.addStretch(1)
    for each in (row, ticks, badges):
        card.body.addLayout(each)
    return card


def _empty_card() -> Card:
    card = Card()
    sentence = "Write down who is part of the chapter, or bring a list you have already."
    first, second = button("New member", icon="plus", kind="primary"), button("Import a list…", icon="import")
    card.body.addWidget(EmptyState("members", "Nobody here yet", sentence, first, second))
    return card


def _timer_card() -> Card:
    card = Card("Lending the simulation kit")
    rings = QHBoxLayout()
    for left in (456, -80):
        ring = Ring()
        ring.set_time(left, 1200)
        rings.addWidget(ring)
    card.body.addLayout(rings)
    return card


def _fields_card() -> Card:
    card = Card("Fields that stand open")
    title = TextField("Title", placeholder="Name the meeting", flat=False)
    place, starts = TextField("Place", check=lambda text: "No such place.", flat=False), TimeField("Starts", flat=False)
    kind = ChoiceField("Kind", [("board", "Stewardship meeting"), ("open", "Open meeting")], flat=False)
    kind.set_value("board")
    starts.set_value(instant_at(TODAY, 18).time())
    on = DateField("Day", lambda: TODAY, flat=False)
    on.set_value(TODAY)
    place.set_error("Choose a place that can be booked.")
    for field in (title, on, starts, kind, place):
        card.body.addWidget(field)
    return card


def week() -> WeekView:
    """A week with bookings, two of which clash."""
    view = WeekView("Bookings of the projector")
    wednesday, friday = TODAY + timedelta(days=2), TODAY + timedelta(days=4)
    blocks = [
        Block("1", instant_at(TODAY, 9), instant_at(TODAY, 12), "Teaching block", "blue"),
        Block("2", instant_at(TODAY, 12), instant_at(TODAY, 13), "Jon Castell"),
        Block("3", instant_at(wednesday, 10), instant_at(wednesday, 13), "Learning day"),
        Block("4", instant_at(wednesday, 11), instant_at(wednesday, 15), "Isla Morrison", "red", clash=True),
        Block("5", instant_at(friday, 20), instant_at(friday, 35), "Night loan", "amber"),
    ]
    view.set_week(TODAY, blocks, TODAY + timedelta(days=1))
    return view
