"""One member in full, edited in place."""

from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries import roster_person
from models.queries.roster_person import Person
from models.rules.roster import Status
from ui.house import House
from ui.roster import holdings
from ui.roster.consent import ConsentSection
from ui.roster.contacts import ContactSection
from ui.roster.deeds import MemberDeeds
from ui.roster.head import PersonHead
from ui.roster.history import HistorySection
from ui.roster.holdings import HoldingSection, TurnoutSection
from ui.roster.roles import RoleSection
from ui.roster.sections import FieldSection, Section, Spot, top_aligned
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.detail_pane import DetailPane
from ui.widgets.field_tags import TagField

_GONE = (Status.LEFT, Status.LAPSED)


def _side_by_side(*fields: str) -> tuple[Spot, ...]:
    return tuple(Spot(field, wide=False) for field in fields)


_NAMES = (
    *_side_by_side("given_name", "family_name", "known_as", "pronouns", "honorific", "preferred_channel"),
    Spot("organisation"),
    Spot("job_title"),
)
_ADDRESS = (Spot("address_lines"), *_side_by_side("town", "postcode", "county", "country"))
_MEMBERSHIP = _side_by_side(
    "joined_on", "period_end", "paused_from", "paused_to", "first_contact_on", "deceased_on", "left_on", "left_reason"
)


class PersonPane(DetailPane):
    """Follows the list. Each field is saved when it is left, each as a deed that can be undone."""

    def __init__(self, house: House, deeds: MemberDeeds) -> None:
        super().__init__(_("Member"))
        self._house = house
        self._deeds = deeds
        self._person: Person | None = None
        self._head = PersonHead()
        self._contacts = ContactSection(deeds)
        self._skills = TagField(_("Skills"), self._known_skills, placeholder=_("Add a skill…"))
        self._roles = RoleSection(deeds)
        self._consent = ConsentSection(deeds)
        self._turnout = TurnoutSection()
        self._looks_after = HoldingSection(house, _("Looks after"))
        self._loans = HoldingSection(house, _("Has out"))
        self._promises = HoldingSection(house, _("Open actions"))
        self._history = HistorySection(house)
        self._fields = _fields(house, self._change)
        self._left = button(_("Has left"), self._leave, kind="quiet")
        self._back = button(_("Is back"), self._rejoin, kind="quiet")
        self._mail = button(_("Write e-mail"), self.write_email, icon="mail")
        self._bin = button(_("To the bin"), self.to_bin, icon="trash")
        self._restore = button(_("Restore"), self.restore, icon="restore", kind="primary")
        self._fill()
        self._skills.committed.connect(self._set_skills)

    def show_id(self, person_id: str) -> bool:
        """Show this person; False when there is no such person."""
        self.turn_to(person_id)
        with self._house.store.read() as reader:
            self._person = roster_person.person(reader, person_id, today=self._house.today(), now=self._house.now())
        if self._person:
            self._show(self._person)
        return self._person is not None

    def reload(self) -> None:
        """Read the same person afresh."""
        if self._person:
            self.show_id(self._person.id)

    def person(self) -> Person | None:
        """Who is shown."""
        return self._person

    def rename(self) -> None:
        """Take the keyboard to the name."""
        self._fields[1].field("given_name").setFocus()

    def write_email(self) -> None:
        """Open the system's mail program with this person's address."""
        address = self._address()
        if address:
            QDesktopServices.openUrl(QUrl(f"mailto:{address}"))

    def to_bin(self) -> None:
        """Put this person in the bin."""
        if self._person and not self._person.removed:
            self._deeds.to_bin([self._person.id], self._person.name)

    def restore(self) -> None:
        """Take this person out of the bin."""
        if self._person and self._person.removed:
            self._deeds.restore([self._person.id], self._person.name)

    def head(self) -> PersonHead:
        """Who the pane is about, at a glance."""
        return self._head

    def history(self) -> HistorySection:
        """Who changed this person."""
        return self._history

    def _fill(self) -> None:
        brings, names, address, notes, membership = self._fields
        skills = Section(_("Brings"))
        skills.body.addWidget(self._skills)
        skills.body.addWidget(brings)
        membership.body.addWidget(self._ways())
        for section in (
            self._head,
            self._contacts,
            skills,
            self._looks_after,
            self._loans,
            self._consent,
            self._turnout,
        ):
            self.body.addWidget(section)
        for section in (self._promises, self._roles, rule(), names, address, notes, membership, rule(), self._history):
            self.body.addWidget(section)
        top_aligned(self)
        for each in (self._mail, self._bin, self._restore):
            self.footer.addWidget(each)
        self.footer.addStretch(1)
        self.show_footer()

    def _ways(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._left)
        across.addWidget(self._back)
        across.addStretch(1)
        return row

    def _show(self, person: Person) -> None:
        today = self._house.today()
        self._head.show_person(person, today)
        for section in (self._contacts, self._roles, self._consent, self._turnout, *self._fields, self._history):
            section.show_person(person)
        self._skills.set_value(person.skills)
        self._looks_after.show_links(holdings.stewardships(person))
        self._loans.show_links(holdings.loans(person, today))
        self._promises.show_links(holdings.promises(person, today))
        membership = self._fields[-1]
        for name in ("left_on", "left_reason"):
            membership.field(name).setVisible(person.days["left_on"] is not None)
        self._left.setVisible(person.days["left_on"] is None and person.days["deceased_on"] is None)
        self._back.setVisible(person.status in _GONE)
        self._mail.setVisible(not person.removed)
        self._mail.setEnabled(bool(self._address()))
        self._bin.setVisible(not person.removed)
        self._restore.setVisible(person.removed)

    def _change(self, field: str, value: Any) -> None:
        if self._person and not self._deeds.change(self.showing(), field, value):
            self.reload()

    def _set_skills(self, skills: Any) -> None:
        if self._person:
            self._deeds.set_skills(self.showing(), skills)

    def _known_skills(self, text: str) -> list[str]:
        with self._house.store.read() as reader:
            return roster_person.skills_in_use(reader, text)

    def _leave(self) -> None:
        if self._person:
            self._deeds.leave(self._person.id, self._person.name, on=self._house.today(), reason="")

    def _rejoin(self) -> None:
        if self._person:
            self._deeds.rejoin(self._person.id, self._person.name)

    def _address(self) -> str:
        contacts = self._person.contacts if self._person else ()
        return next((line.value for line in contacts if line.kind == "email"), "")


def _fields(house: House, changed: Any) -> tuple[FieldSection, ...]:
    def section(caption: str, *spots: Spot) -> FieldSection:
        return FieldSection(caption, spots, today=house.today, changed=changed)

    return (
        section("", Spot("brings")),
        section(_("Name and organisation"), *_NAMES),
        section(_("Address"), *_ADDRESS),
        section(
            _("Good to know"),
            Spot("access_needs", placeholder=_("Step-free, large print…")),
            Spot("notes", placeholder=_("Notes stay in this chapter")),
        ),
        section(_("Membership"), *_MEMBERSHIP),
    )
