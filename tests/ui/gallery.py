"""Every widget with believable content, and two pages for the window: what the tests look at, and people too."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLayout, QRadioButton, QVBoxLayout, QWidget

from ui.column import Column
from ui.dates import due, instant_at
from ui.goto import Found
from ui.row_model import SmallListing
from ui.row_table import RowTable
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.detail_pane import DetailPane
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.field_tags import TagField
from ui.widgets.field_time import TimeField
from ui.widgets.fields import ChoiceField, MultilineField, NumberField, TextField
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.lines import Lines
from ui.widgets.page import Page, split
from ui.widgets.page_header import PageHeader
from ui.widgets.ring import Ring
from ui.widgets.search_field import SearchField
from ui.widgets.text import words
from ui.widgets.week_view import Block, WeekView

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class PersonRow:
    """Somebody in the sample list."""

    id: str
    name: str
    organisation: str
    brings: str
    consent: str
    last: str
    status: str


TONES = {"National": "accent", "Chapter only": "amber", "Not asked": "red"}
_SAMPLES = (
    ("Amara Okafor", "North Vale NHS Trust", "Facilitation, QI coaching", "National", "Active"),
    (
        "Bethan ŵyn Rees",
        "Aber Mynydd Health Board",
        "Measurement, Welsh translation, storytelling",
        "National",
        "Active",
    ),
    ("Carlos Mendes", "Patient leader", "Lived experience, storytelling", "Chapter only", "Active"),
    ("Dilys Haworth", "Vale Improvement Network", "Convening, network weaving", "National", "Active"),
    ("Ed Thornbury", "Royal Combe Hospital", "Data analysis, SPC charts", "National", "New"),
    (
        "Farah Siddiqui",
        "University of the Western Vales, Public Health",
        "Evaluation, ethics",
        "Chapter only",
        "Active",
    ),
    ("Gwen Parry", "Combe Valley Hospitals", "Simulation kit steward", "National", "Active"),
    ("Hari Patel", "Avonmere Mental Health", "Peer support, mental health", "Not asked", "Paused"),
    ("Isla Morrison", "Sarn Care & Health", "Community nursing, design", "National", "Active"),
    ("Jon Castell", "General practice", "Quality registers", "National", "Active"),
    ("Kezia Brandt", "Carer representative", "Carer experience, workshops", "Chapter only", "Left"),
)


def people(count: int) -> list[PersonRow]:
    """So many sample people, in order."""
    return [_person(n) for n in range(count)]


def _person(n: int) -> PersonRow:
    name, organisation, brings, consent, status = _SAMPLES[n % len(_SAMPLES)]
    numbered = name if n < len(_SAMPLES) else f"{name} {n}"
    return PersonRow(f"{n:032x}", numbered, organisation, brings, consent, "12 Nov 2026" if n % 3 else "–", status)


class ManyPeople:
    """A listing of any length that makes its rows when asked, as SQL would."""

    def __init__(self, count: int) -> None:
        self.count = count

    def keys(self, reader: Any, /) -> Sequence[int]:
        return array("q", range(self.count))

    def rows(self, reader: Any, keys: Sequence[int], /) -> list[PersonRow]:
        return [_person(key) for key in keys]

    def id(self, row: PersonRow, /) -> str:
        return row.id

    def key(self, reader: Any, id: str, /) -> int | None:
        return int(id, 16)


def person_columns() -> tuple[Column[PersonRow], ...]:
    """Name, organisation, what they bring, consent, when they last took part."""
    return (
        Column("Name", lambda row: row.name, sort="name", weight="bold", width=150, stretch=2),
        Column("Organisation", lambda row: row.organisation, sort="organisation", width=150, stretch=3),
        Column("Brings", lambda row: row.brings, width=150, stretch=3),
        Column("Consent", lambda row: row.consent, sort="consent", tone=lambda row: TONES[row.consent], width=132),
        Column("Last took part", lambda row: row.last, sort="last", weight="soft", width=134),
    )


class PeoplePage(Page):
    """A list with its detail pane, as most pages are."""

    watches = ("person",)

    def _build(self) -> None:
        header = PageHeader("Members", "86 people · 71 active · 9 joined this quarter")
        header.add(button("Import…", icon="import"))
        header.add(button("New member", icon="plus", kind="primary"))
        self.search = SearchField("Search people, skills, organisations")
        chips = FilterChips([Chip("active", "Active"), Chip("stewards", "Stewards"), Chip("ask", "Consent missing")])
        chips.set_counts({"active": 71, "stewards": 6, "ask": 7})
        chips.choose(["active"])
        bar = QHBoxLayout()
        bar.setSpacing(14)
        bar.addWidget(self.search)
        bar.addWidget(chips, 1)
        self.table = RowTable[PersonRow](self.house.store, self.house.tasks, person_columns(), name="Members")
        self.table.sort_by("name")
        self.pane = person_pane()
        self.column.addWidget(header)
        self.column.addLayout(bar)
        self.column.addWidget(split(self.table, self.pane), 1)

    def refresh(self) -> None:
        self.table.show_listing(SmallListing(lambda _reader: people(60), lambda row: row.id))
        self.table.select_first()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.focus()

    def panes(self) -> list[QWidget]:
        """F6."""
        return [self.search, self.table, self.pane]


def person_pane() -> DetailPane:
    """Somebody in full."""
    pane = DetailPane("Amara Okafor")
    head = QHBoxLayout()
    head.setContentsMargins(9, 0, 9, 4)
    head.setSpacing(12)
    head.addWidget(Avatar("AO", "Amara Okafor"))
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(words("Amara Okafor", "card"))
    names.addWidget(words("she/her · North Vale NHS Trust", "small"))
    head.addLayout(names, 1)
    pane.body.addLayout(head)
    badges = QHBoxLayout()
    badges.setContentsMargins(9, 0, 9, 4)
    badges.addWidget(Badge("Steward", "accent"))
    badges.addWidget(Badge("Facilitator", "blue"))
    badges.addStretch(1)
    pane.body.addLayout(badges)
    for field in person_fields():
        pane.body.addWidget(field)
    pane.footer.addWidget(button("Write e-mail", icon="mail"), 1)
    pane.footer.addWidget(button("Put in the bin", icon="trash", kind="danger"), 1)
    pane.show_footer()
    return pane


def person_fields() -> list[QWidget]:
    """The editors of somebody's facts, filled in."""
    brings, skills = MultilineField("Brings"), TagField("Skills", lambda typed: ["Facilitation", "Measurement"])
    brings.set_value("Facilitation and QI coaching, most Thursday evenings. Happy to pair with a new facilitator.")
    skills.set_value(("Facilitation", "QI coaching", "Welsh"))
    mail, joined = TextField("E-mail", check=_wrong_mail), DateField("Joined", lambda: TODAY)
    mail.set_value("amara.okafor@northvale.example")
    joined.set_value(date(2024, 3, 14))
    channel = ChoiceField("Prefers", [("email", "E-mail"), ("phone", "Phone"), ("post", "Post")])
    channel.set_value("email")
    hours, steward = NumberField("Hours a month", unit="h"), PersonField("Buddy", suggest)
    hours.set_value(6)
    steward.set_value(Pick("1", "Gwen Parry"))
    return [brings, skills, mail, joined, channel, hours, steward]


def suggest(text: str) -> list[Pick]:
    """Sample people whose name holds the text."""
    return [Pick(row.id, row.name, row.organisation) for row in people(11) if text.casefold() in row.name.casefold()]


def find(reader: Any, text: str) -> list[Found]:
    """A finder for the sample people."""
    return [Found(pick.text, "Member", "members", pick.id, pick.detail) for pick in suggest(text)]


def _wrong_mail(text: str) -> str:
    return "" if not text or "@" in text else f"“{text}” is not an e-mail address: it has no @."


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
    for tone in ("accent", "amber", "red"):
        face = Avatar("GP", "Gwen Parry", size=40)
        face.set_ring(tone)
        badges.addWidget(face)
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
