"""One member in full, edited in place."""

from functools import cached_property
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from models.queries import roster_person
from models.queries.roster_person import Person
from ui.house import House
from ui.roster import holdings
from ui.roster.consent import ConsentSection
from ui.roster.contacts import ContactSection
from ui.roster.deeds import MemberDeeds
from ui.roster.duplicates_merged import MergedSection
from ui.roster.head import PersonHead
from ui.roster.history import HistorySection
from ui.roster.holdings import HoldingSection, TurnoutSection
from ui.roster.person_rest import PersonRest
from ui.roster.sections import FieldSection, Section, Spot, top_aligned
from ui.widgets.buttons import button, icon_button
from ui.widgets.detail_pane import DetailPane
from ui.widgets.field_tags import TagField

_A_TURN_LATER = 1  # ms: after what else is waiting


class PersonPane(DetailPane):
    """Follows the list. Each field is saved when it is left, each as a deed that can be undone."""

    def __init__(self, house: House, deeds: MemberDeeds) -> None:
        super().__init__(_("Member"))
        self._house = house
        self._deeds = deeds
        self._person: Person | None = None
        self._head = PersonHead()
        self.merged = MergedSection(house)
        self._contacts = ContactSection(deeds)
        self._skills = TagField(_("Skills"), self._known_skills, placeholder=_("Add a skill…"))
        self._consent = ConsentSection(deeds)
        self._turnout = TurnoutSection()
        self._looks_after = HoldingSection(house, _("Looks after"))
        self._loans = HoldingSection(house, _("Has out"))
        self._promises = HoldingSection(house, _("Open actions"))
        self._brings = FieldSection("", [Spot("brings")], today=house.today, changed=self._change)
        self._mail = button(_("Write e-mail"), self.write_email, icon="mail")
        self._bin = icon_button("trash", _("Put in the bin"), self.to_bin)
        self._restore = button(_("Take out of the bin"), self.restore, icon="restore", kind="primary")
        self._fill()
        self._skills.committed.connect(self._set_skills)
        QTimer.singleShot(_A_TURN_LATER, self._ready_rest)

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
        self._rest.rename()

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
        return self._rest.history

    @cached_property
    def _rest(self) -> PersonRest:
        """What stands out of sight, built in a turn of its own or when somebody wants it."""
        rest = PersonRest(self._house, self._deeds, self._change)
        self.body.insertWidget(self.body.count() - 1, rest)
        if self._person:
            rest.show_person(self._person)
        return rest

    def _ready_rest(self) -> None:
        _ = self._rest

    def _fill(self) -> None:
        skills = Section(_("Brings"))
        skills.body.addWidget(self._skills)
        skills.body.addWidget(self._brings)
        for section in (
            self._head,
            self.merged,
            self._contacts,
            skills,
            self._looks_after,
            self._loans,
            self._consent,
            self._turnout,
            self._promises,
        ):
            self.body.addWidget(section)
        top_aligned(self)
        self.footer.addWidget(self._mail)
        self.footer.addStretch(1)
        self.footer.addWidget(self._restore)
        self.footer.addWidget(self._bin)
        self.show_footer()

    def _show(self, person: Person) -> None:
        today = self._house.today()
        self._head.show_person(person, today)
        for section in (self.merged, self._contacts, self._consent, self._turnout, self._brings):
            section.show_person(person)
        self._skills.set_value(person.skills)
        self._looks_after.show_links(holdings.stewardships(person))
        self._loans.show_links(holdings.loans(person, today))
        self._promises.show_links(holdings.promises(person, today))
        if "_rest" in vars(self):
            self._rest.show_person(person)
        self._mail.setVisible(not person.removed)
        self._mail.setEnabled(bool(self._address()))
        self._bin.setVisible(not person.removed)
        self._restore.setVisible(person.removed and not self.merged.is_merged_away)

    def _change(self, field: str, value: Any) -> None:
        if self._person and not self._deeds.change(self.showing(), field, value):
            self.reload()

    def _set_skills(self, skills: Any) -> None:
        if self._person:
            self._deeds.set_skills(self.showing(), skills)

    def _known_skills(self, text: str) -> list[str]:
        with self._house.store.read() as reader:
            return roster_person.skills_in_use(reader, text)

    def _address(self) -> str:
        contacts = self._person.contacts if self._person else ()
        return next((line.value for line in contacts if line.kind == "email"), "")
