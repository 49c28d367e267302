"""What stands further down about a member: roles, names, address, notes, membership and history."""

from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.roster_person import Person
from models.rules.roster import Status
from ui.house import House
from ui.roster.deeds import MemberDeeds
from ui.roster.history import HistorySection
from ui.roster.roles import RoleSection
from ui.roster.sections import FieldSection, Spot, side_by_side
from ui.widgets.buttons import button
from ui.widgets.card import rule

_GONE = (Status.LEFT, Status.LAPSED)
_NAMES = (
    *side_by_side("given_name", "family_name", "known_as", "pronouns", "honorific", "preferred_channel"),
    Spot("organisation"),
    Spot("job_title"),
)
_ADDRESS = (Spot("address_lines"), *side_by_side("town", "postcode", "county", "country"))
_MEMBERSHIP = side_by_side(
    "first_contact_on", "requested_on", "joined_on", "period_end", "paused_from", "paused_to", "left_on", "left_reason",
    "deceased_on",
)  # fmt: skip


class PersonRest(QWidget):
    """`changed` is told of each field that was changed, by its name."""

    def __init__(self, house: House, deeds: MemberDeeds, changed: Any) -> None:
        super().__init__()
        self._house = house
        self._deeds = deeds
        self._person: Person | None = None
        self.roles = RoleSection(deeds)
        self.history = HistorySection(house)
        self._fields = _fields(house, changed)
        self._left = button(_("Has left"), self._leave, kind="quiet")
        self._back = button(_("Is back"), self._rejoin, kind="quiet")
        self._build()

    def show_person(self, person: Person) -> None:
        """Show this person."""
        self._person = person
        for section in (self.roles, *self._fields, self.history):
            section.show_person(person)
        membership = self._fields[-1]
        for name in ("left_on", "left_reason"):
            membership.field(name).setVisible(person.days["left_on"] is not None)
        self._left.setVisible(person.days["left_on"] is None and person.days["deceased_on"] is None)
        self._back.setVisible(person.status in _GONE)

    def rename(self) -> None:
        """Take the keyboard to the name."""
        self._fields[0].field("given_name").setFocus()

    def _build(self) -> None:
        names, address, notes, membership = self._fields
        membership.body.addWidget(self._ways())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for section in (self.roles, rule(), names, address, notes, membership, rule(), self.history):
            column.addWidget(section)

    def _ways(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._left)
        across.addWidget(self._back)
        across.addStretch(1)
        return row

    def _leave(self) -> None:
        if self._person:
            self._deeds.leave(self._person.id, self._person.name, on=self._house.today(), reason="")

    def _rejoin(self) -> None:
        if self._person:
            self._deeds.rejoin(self._person.id, self._person.name)


def _fields(house: House, changed: Any) -> tuple[FieldSection, ...]:
    def section(caption: str, *spots: Spot) -> FieldSection:
        return FieldSection(caption, spots, today=house.today, changed=changed)

    return (
        section(_("Name and organisation"), *_NAMES),
        section(_("Address"), *_ADDRESS),
        section(
            _("Good to know"),
            Spot("access_needs", placeholder=_("Step-free, large print…")),
            Spot("notes", placeholder=_("Notes stay in this chapter")),
        ),
        section(_("Membership"), *_MEMBERSHIP),
    )
