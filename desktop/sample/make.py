"""Fills an empty chapter with the sample, deed by deed, as people would have done it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from desktop.sample.cast import Cast, hour_of, script_of
from desktop.sample.evenings import Evenings
from desktop.sample.people import SamplePerson, sample_people
from models.commands import assets, directory, roster, roster_parts
from models.rules.consent import ConsentState
from models.rules.directory import Listing
from models.rules.holding import Who
from models.store import Store

_CONSENTS = (ConsentState.GRANTED, ConsentState.GRANTED, None, ConsentState.GRANTED, ConsentState.REFUSED)

_ADDRESS = ("address_lines", "town", "postcode")
_SHOWN = (
    (Listing.NAME, Listing.EMAIL),
    (Listing.NAME, Listing.EMAIL, Listing.PHONE, Listing.SKILLS),
    (),
    (Listing.NAME,),
)
"""What each allows in the members' directory, in turn."""

_LENT = ((0, 7, 23, -9), (1, 8, 4, 3), (16, 20, 10, 20), (4, 25, 2, 12))
"""Asset, borrower, days since it went out, days until it is due (below nought: overdue)."""


class SampleChapter:
    """The sample while it is being made."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._cast = Cast(now)

    def fill(self) -> str:
        """Everything; returns the id of the last meeting that was held."""
        with self._store.write("Sample members") as session:
            self._add_people(session)
        with self._store.write("Sample assets") as session:
            self._add_assets(session)
        last = Evenings(self._store, self._cast).hold_all()
        with self._store.write("Sample loans") as session:
            self._lend_and_book(session)
        return last

    def _add_people(self, session: Session) -> None:
        for person in sample_people():
            joined = self._cast.days_ago(person.joined_days_ago) if person.joined_days_ago is not None else None
            id = roster.add_person(
                session, given_name=person.given_name, family_name=person.family_name, joined_on=joined
            )
            session.flush()
            self._cast.people.append(Who(id, f"{person.given_name} {person.family_name}"))
            self._tell_more(session, id, person)

    def _tell_more(self, session: Session, id: str, person: SamplePerson) -> None:
        told = {field: getattr(person, field) for field in ("pronouns", "organisation", "brings")}
        told |= dict(zip(_ADDRESS, person.address or (), strict=False))
        for field, value in told.items():
            roster.change(session, person_id=id, field=field, value=value)
        for kind in ("email", "phone"):
            if value := getattr(person, kind):
                roster_parts.add_contact(session, person_id=id, kind=kind, value=value)
        roster_parts.set_skills(session, person_id=id, skills=person.skills)
        if person.joined_days_ago is not None:
            self._ask(session, id, person.place)
        if person.place in (3, 0):
            roster_parts.add_role(session, person_id=id, role="convener", from_on=self._cast.days_ago(190))
        if person.place in (55, 62, 68):
            roster.leave(session, person_id=id, on=self._cast.days_ago(90), reason="moved away")

    def _ask(self, session: Session, id: str, place: int) -> None:
        """What may be told to national, and what the members' directory may show."""
        asked = self._cast.now - timedelta(days=120)
        if state := _CONSENTS[place % len(_CONSENTS)]:
            roster.record_consent(session, person_id=id, state=state, at=asked, method="spoken to")
        if parts := _SHOWN[place % len(_SHOWN)]:
            directory.answer(session, person_id=id, wanted=parts, at=asked + timedelta(days=60), method="form")

    def _add_assets(self, session: Session) -> None:
        for each in script_of("assets")["asset"]:
            quantity, place = each.get("quantity", 1), each.get("place", "")
            id = assets.add_asset(session, name=each["name"], kind=each["kind"], quantity=quantity, place=place)
            session.flush()
            self._cast.assets.append(id)
            if "steward" in each:
                assets.set_steward(session, asset_id=id, person_id=self._cast.people[each["steward"]].person_id)
            for field, value in (("rule_of_use", each.get("rule")), ("condition", each.get("condition"))):
                if value:
                    assets.change(session, asset_id=id, field=field, value=value, now=self._cast.now)

    def _lend_and_book(self, session: Session) -> None:
        for asset, person, since, until in _LENT:
            assets.lend(
                session,
                asset_id=self._cast.assets[asset],
                person_id=self._cast.people[person].person_id,
                until=self._cast.days_ago(-until),
                now=self._cast.now - timedelta(days=since),
            )
        for asset, person, ahead, hour in (
            (12, 3, 2, 17),
            (13, 13, 3, 18),
            (12, 24, 5, 18),
            (5, 30, 3, 17),
            (8, 4, 1, 9),
        ):
            starts = hour_of(self._cast.days_ago(-ahead), hour)
            assets.book(
                session,
                asset_id=self._cast.assets[asset],
                person_id=self._cast.people[person].person_id,
                starts=starts,
                ends=starts + timedelta(hours=3),
                purpose="Learning circle",
                now=self._cast.now,
            )
