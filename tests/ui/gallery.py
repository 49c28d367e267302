"""A page with a list and its detail pane, full of believable people: what the tests look at, and people too."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.column import Column
from ui.goto import Found
from ui.row_model import SmallListing
from ui.row_table import RowTable
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.detail_pane import DetailPane
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.field_tags import TagField
from ui.widgets.fields import ChoiceField, MultilineField, NumberField, TextField
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.page import Page, split
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField
from ui.widgets.text import words

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
