"""The sample's meetings: planned, held, closed, and approved at the next one."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from desktop.sample.cast import Cast, hour_of, script_of
from models.commands import actions, agenda, decisions, meetings, paper_counts
from models.queries.minutes_of import minutes_of
from models.queries.next_agenda import starting_agenda
from models.reader import Reader
from models.rules.holding import Who
from models.rules.london import day_of
from models.rules.starting_agenda import CLOSING, DraftItem
from models.store import Store
from ui.meetings.words import item_title

_REGULARS = 14
_KINDS = {
    "stewardship meeting": "regular",
    "learning evening": "sharing",
    "kit evening": "sharing",
    "annual meeting": "annual",
}
_QUORUM = 5


class Evenings:
    """Holds the evenings that the file tells of, each on the second Thursday of a month."""

    def __init__(self, store: Store, cast: Cast) -> None:
        self._store = store
        self._cast = cast

    def hold_all(self) -> str:
        """Every past meeting, and the plan of the next; returns the id of the last one held."""
        evenings = script_of("meetings")["meeting"]
        last = ""
        for evening, each in zip(self._evenings(len(evenings)), evenings, strict=True):
            last = self._hold(each, evening, last)
        with self._store.write("Plan the next meeting") as session:
            self._plan_next(session)
        return last

    def _evenings(self, count: int) -> list[date]:
        """The second Thursdays of the last months, none later than four days ago."""
        month = self._cast.days_ago(4).replace(day=1)
        evenings: list[date] = []
        while len(evenings) < count:
            evening = month + timedelta(days=(3 - month.weekday()) % 7 + 7)
            if evening <= self._cast.days_ago(4):
                evenings.append(evening)
            month = (month - timedelta(days=1)).replace(day=1)
        return evenings[::-1]

    def _hold(self, script: dict[str, Any], evening: date, previous: str) -> str:
        starts = hour_of(evening, 18)
        title = f"{evening:%B} {script['kind']}"
        with self._store.write(f"Plan {title}") as session:
            meeting = self._plan(session, script, title, starts)
        with self._store.write(f"Hold {title}") as session:
            meetings.open_meeting(session, meeting_id=meeting, at=starts + timedelta(minutes=2))
            self._arrive(session, meeting, starts)
            if previous:
                self._approve(session, previous, meeting, evening)
            self._talk(session, script, meeting, starts)
            meetings.close(session, meeting_id=meeting, at=starts + timedelta(minutes=112))
        return meeting

    def _plan(self, session: Session, script: dict[str, Any], title: str, starts: datetime) -> str:
        items = [DraftItem("Welcome and minutes of the last meeting", 10, "decide")]
        items += [
            DraftItem(item["title"], item["minutes"], "decide" if "decision" in item else "discuss")
            for item in script["item"]
        ]
        meeting = meetings.plan(
            session,
            title=title,
            kind=_KINDS[script["kind"]],
            starts=starts,
            ends=starts + timedelta(hours=2),
            place="Frenchay Park House",
            agenda=items,
            expected=[self._cast.people[place] for place in range(_REGULARS)],
        )
        session.flush()
        for row, item in zip(meetings.agenda_of(session, meeting)[1:], script["item"], strict=True):
            if item.get("confidential"):
                agenda.change_item(session, item_id=row.id, field="confidential", value=True)
        for role, place in (("facilitator", 3), ("note_taker", 4)):
            meetings.set_role(session, meeting_id=meeting, role=role, who=self._cast.people[place])
        meetings.set_quorum(session, meeting_id=meeting, kind="fixed", count=_QUORUM)
        return meeting

    def _arrive(self, session: Session, meeting: str, starts: datetime) -> None:
        absent = {starts.month % _REGULARS, (starts.month * 5 + 3) % _REGULARS} - {2, 3, 4, 6, 8, 9}
        for place in range(_REGULARS):
            if place in absent:
                meetings.excuse(session, meeting_id=meeting, who=self._cast.people[place])
            else:
                at = starts + timedelta(minutes=25 if place == 11 else 0)
                meetings.sign_in(session, meeting_id=meeting, who=self._cast.people[place], at=at)
        guest = Who(name="Sam from the university")
        meetings.sign_in(session, meeting_id=meeting, who=guest, at=starts, part="attending", capacity="guest")

    def _approve(self, session: Session, previous: str, meeting: str, evening: date) -> None:
        session.flush()
        reader = Reader(session.connection().connection.dbapi_connection)
        print_ = minutes_of(reader, previous).fingerprint
        meetings.approve_minutes(session, meeting_id=previous, at_meeting_id=meeting, on=evening, fingerprint=print_)

    def _talk(self, session: Session, script: dict[str, Any], meeting: str, starts: datetime) -> None:
        session.flush()
        at = starts + timedelta(minutes=12)
        for id, item in zip(
            [each.id for each in meetings.agenda_of(session, meeting)[1:]], script["item"], strict=True
        ):
            meetings.go_to_item(session, meeting_id=meeting, item_id=id, at=at)
            meetings.write_notes(session, item_id=id, text=item["notes"])
            at += timedelta(minutes=item["minutes"])
            decision = self._decide(session, item, (meeting, id), at) if "decision" in item else None
            for action in item.get("actions", ()):
                self._take_on(session, action, (meeting, id, decision), starts)

    def _decide(self, session: Session, item: dict[str, Any], where: tuple[str, str], at: datetime) -> str:
        meeting, item_id = where
        decision = decisions.propose(
            session,
            meeting_id=meeting,
            item_id=item_id,
            text=item["decision"],
            method=item.get("method", "consent"),
            reasons=item.get("reasons", ""),
        )
        session.flush()
        if "asset" in item:
            decisions.change(session, decision_id=decision, field="asset_id", value=self._cast.assets[item["asset"]])
        for said in item.get("differing", ()):
            who = self._cast.people[said["person"]]
            decisions.set_stance(
                session,
                decision_id=decision,
                person_id=who.person_id,
                name=who.name,
                stance=said["stance"],
                reason=said.get("reason", ""),
                at=at,
            )
        session.flush()
        if "secret" in item:
            self._count_papers(session, decision, item["secret"])
        else:
            agreeing = "yes" if "method" in item else "consent"
            decisions.all_stand(session, decision_id=decision, stance=agreeing, at=at)
        session.flush()
        review = day_of(at) + timedelta(days=item["review"]) if "review" in item else None
        decisions.declare(session, decision_id=decision, outcome="adopted", at=at, review_on=review)
        session.flush()
        self._link(session, item["title"], decision)
        return decision

    def _count_papers(self, session: Session, decision: str, told: dict[str, Any]) -> None:
        """A secret ballot: every paper handed out came back, and two tellers agree on the count."""
        votes = {vote: told[vote] for vote in paper_counts.VOTES}
        paper_counts.hand_out(session, decision_id=decision, issued=sum(votes.values()))
        session.flush()
        tellers = [self._cast.people[place].name for place in told["tellers"]]
        paper_counts.set_tellers(session, decision_id=decision, names=tellers)
        for field, number in {**dict.fromkeys(("returned", "valid"), sum(votes.values())), **votes}.items():
            paper_counts.set_number(session, decision_id=decision, field=field, number=number)
        session.flush()
        paper_counts.agree(session, decision_id=decision)

    def _link(self, session: Session, title: str, decision: str) -> None:
        """The later rule on carers' money takes the place of the earlier one."""
        if title == "Carers' expenses in advance":
            decisions.link(
                session, decision_id=decision, earlier_id=self._cast.decisions["Carers' travel"], kind="supersedes"
            )
        self._cast.decisions[title] = decision

    def _take_on(
        self, session: Session, action: dict[str, Any], where: tuple[str, str, str | None], starts: datetime
    ) -> None:
        meeting, item, decision = where
        owner, held_on = self._cast.people[action["owner"]], day_of(starts)
        id = actions.add(
            session,
            text=action["text"],
            owner_id=owner.person_id,
            owner=owner.name,
            due_on=held_on + timedelta(days=action["due"]),
            meeting_id=meeting,
            item_id=item,
            decision_id=decision,
        )
        session.flush()
        if "done" in action:
            actions.finish(session, action_id=id, on=held_on + timedelta(days=action["done"]))

    def _plan_next(self, session: Session) -> None:
        day = self._cast.days_ago(-10)
        day += timedelta(days=(3 - day.weekday()) % 7)
        reader = Reader(session.connection().connection.dbapi_connection)
        waiting = [replace(item, title=item_title(item)) for item in starting_agenda(reader, day)]
        items = [DraftItem("Welcome and check-in", 10, "inform"), *waiting]
        items += [
            DraftItem("The spring learning exchange", 20, "discuss"),
            DraftItem("Reflections and close", 10, "discuss", CLOSING),
        ]
        meetings.plan(
            session,
            title=f"{day:%B} stewardship meeting",
            kind="regular",
            starts=hour_of(day, 18),
            ends=hour_of(day, 20),
            place="Frenchay Park House",
            agenda=items,
            expected=[self._cast.people[place] for place in range(_REGULARS)],
        )
