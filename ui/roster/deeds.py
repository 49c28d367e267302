"""What the members' page can do, each as one named deed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

from models.rules.consent import ConsentState
from ui.house import House
from ui.roster.words import field_label

if TYPE_CHECKING:
    from sqlmodel import Session


class MemberDeeds:
    """Runs deeds through the dispatcher; each answers whether it was done, or what it made."""

    def __init__(self, house: House) -> None:
        self._house = house

    def add(self, *, given: str, family: str, organisation: str, email: str, joins: bool) -> str | None:
        """A new person with what is known at once; the id, or None when refused."""
        from models.commands import roster, roster_parts

        today = self._house.today() if joins else None

        def deed(session: "Session") -> str:
            person = roster.add_person(session, given_name=given, family_name=family, joined_on=today)
            if not joins:
                roster.change(session, person_id=person, field="first_contact_on", value=self._house.today())
            if organisation.strip():
                roster.change(session, person_id=person, field="organisation", value=organisation)
            if email.strip():
                roster_parts.add_contact(session, person_id=person, kind="email", value=email)
            return person

        name = f"{given} {family}".strip()
        return self._house.dispatcher.run(
            _("Add {name}").format(name=name), deed, say=_("Added {name}").format(name=name)
        )

    def change(self, person_id: str, field: str, value: str | date | None) -> bool:
        """Set one field."""
        from models.commands import roster

        label = _("Change {field}").format(field=field_label(field).lower())
        return self._do(label, roster.change, person_id=person_id, field=field, value=value)

    def set_skills(self, person_id: str, skills: Sequence[str]) -> bool:
        """Somebody's skills are these."""
        from models.commands import roster_parts

        return self._do(_("Change skills"), roster_parts.set_skills, person_id=person_id, skills=skills)

    def add_contact(self, person_id: str, kind: str, value: str) -> bool:
        """A further e-mail address or phone number."""
        from models.commands import roster_parts

        label = _("Add e-mail address") if kind == "email" else _("Add phone number")
        return self._do(label, roster_parts.add_contact, person_id=person_id, kind=kind, value=value)

    def change_contact(self, contact_id: str, *, value: str | None = None, label: str | None = None) -> bool:
        """Correct an address; an empty one is taken away."""
        from models.commands import roster_parts

        if value == "":
            return self.remove_contact(contact_id)
        return self._do(
            _("Change contact"), roster_parts.change_contact, contact_id=contact_id, value=value, label=label
        )

    def remove_contact(self, contact_id: str) -> bool:
        """Take an address away."""
        from models.commands import roster_parts

        said = _("Removed the address")
        return self._do(_("Remove contact"), roster_parts.remove_contact, said, contact_id=contact_id)

    def make_main(self, contact_id: str) -> bool:
        """Use this address first."""
        from models.commands import roster_parts

        return self._do(_("Use this address first"), roster_parts.make_main, contact_id=contact_id)

    def add_role(self, person_id: str, role: str) -> bool:
        """A role somebody takes up today."""
        from models.commands import roster_parts

        label = _("Add role {role}").format(role=role)
        return self._do(label, roster_parts.add_role, person_id=person_id, role=role, from_on=self._house.today())

    def today(self) -> date:
        """The day in this house."""
        return self._house.today()

    def go_to_decision(self, decision_id: str) -> None:
        """Show the decision somebody holds a role by."""
        self._house.signals.go_to.emit("decisions", decision_id)

    def change_role(self, role_id: str, *, role: str, from_on: date | None, to_on: date | None) -> bool:
        """Correct a role."""
        from models.commands import roster_parts

        return self._do(
            _("Change role"), roster_parts.change_role, role_id=role_id, role=role, from_on=from_on, to_on=to_on
        )

    def end_role(self, role_id: str) -> bool:
        """Somebody lays a role down today."""
        from models.commands import roster_parts

        return self._do(
            _("End role"), roster_parts.end_role, _("Role ended today"), role_id=role_id, on=self._house.today()
        )

    def remove_role(self, role_id: str) -> bool:
        """Take back a role written by mistake."""
        from models.commands import roster_parts

        return self._do(_("Remove role"), roster_parts.remove_role, _("Removed the role"), role_id=role_id)

    def leave(self, person_id: str, name: str, *, on: date, reason: str) -> bool:
        """Note that somebody has left."""
        from models.commands import roster

        label = _("{name} leaves").format(name=name)
        said = _("{name} has left").format(name=name)
        return self._do(label, roster.leave, said, person_id=person_id, on=on, reason=reason)

    def rejoin(self, person_id: str, name: str) -> bool:
        """The same person again."""
        from models.commands import roster

        label = _("{name} is back").format(name=name)
        return self._do(label, roster.rejoin, label, person_id=person_id, on=self._house.today())

    def record_consent(self, person_id: str, state: ConsentState, *, method: str, wording: str) -> bool:
        """Take down an answer; it cannot be undone, only replaced by a later one."""
        from models.commands import roster

        return self._do(
            _("Record consent"),
            roster.record_consent,
            person_id=person_id,
            state=state,
            at=self._house.now(),
            method=method,
            wording=wording,
        )

    def to_bin(self, person_ids: Iterable[str], name: str) -> bool:
        """Put people in the bin; `name` is of one of them."""
        from models.commands import roster

        ids = list(person_ids)
        label = ngettext("Put {name} in the bin", "Put {count} people in the bin", len(ids))
        said = ngettext("{name} is in the bin", "{count} people are in the bin", len(ids))
        return self._do(_filled(label, name, ids), roster.to_bin, _filled(said, name, ids), person_ids=ids)

    def restore(self, person_ids: Iterable[str], name: str) -> bool:
        """Take people out of the bin."""
        from models.commands import roster

        ids = list(person_ids)
        label = ngettext("Restore {name}", "Restore {count} people", len(ids))
        said = ngettext("{name} is back", "{count} people are back", len(ids))
        return self._do(_filled(label, name, ids), roster.restore, _filled(said, name, ids), person_ids=ids)

    def _do(self, label: str, command: Callable[..., object], say: str = "", /, **facts: Any) -> bool:
        def deed(session: "Session") -> bool:
            command(session, **facts)
            return True

        return bool(self._house.dispatcher.run(label, deed, say=say))


def _filled(sentence: str, name: str, ids: Sequence[str]) -> str:
    return sentence.format(name=name or _("this person"), count=len(ids))
