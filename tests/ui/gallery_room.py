"""A meeting with one item for every way of deciding, each half way through: what tests walk and people look at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from models.commands.outside import Told
from models.commands.stances import Saying
from models.queries import choices, room
from models.rules.ballot_lines import marked, read_papers
from models.rules.called import known_by
from models.rules.consent_process import Stage
from models.rules.decisions import Method
from models.rules.holding import Who
from models.rules.reading_lines import Levels
from models.rules.role_selection import SelectionStage
from models.rules.starting_agenda import DraftItem
from models.store import Store
from models.tables import AgendaItem

KIT = "Members may borrow the simulation kit for up to two weeks. Its steward agrees each loan and checks the kit."
_NOTES = "Gwen: the kit went out nine times last year, twice overdue.\nEd asks who pays for what is broken."
_EVENINGS = ("Tuesdays at half past six", "Wednesdays at seven", "Thursdays, every other week")


class Evening:
    """`items` are the items by their names, `outside` the decisions taken without a meeting by their methods."""

    def __init__(self, store: Store, now: datetime, meeting: str) -> None:
        self._store, self._now = store, now
        self.meeting = meeting
        self.items: dict[str, str] = {}
        self.outside: dict[str, str] = {}
        self.people: dict[str, str] = {}

    def hold(self) -> None:
        """Open it, and come so far with every item."""
        self._do("meetings.open_meeting", meeting_id=self.meeting, at=self._now)
        self._do("meetings.everybody_came", meeting_id=self.meeting, at=self._now)
        with self._store.read() as reader:
            self.people = {stay.name: stay.key for stay in room.attendance(reader, self.meeting)}
        for fill in (
            self._consent, self._test, self._majority, self._amended, self._ranked, self._score, self._papers,
            self._selection, self._reading,
        ):  # fmt: skip
            fill()
        self._lazy()
        self._advice()
        self._mandate()

    # -- one item each -------------------------------------------------------------------------------------------------

    def _consent(self) -> None:
        item = self._item("Lending the simulation kit")
        self._do("meetings.write_notes", item_id=item, text=_NOTES)
        self._do("actions.add", text="Draft a loan card", owner="Gwen Parry", meeting_id=self.meeting, item_id=item)
        self._do(
            "meetings.declare_interest", meeting_id=self.meeting, item_id=item, who=self._who(7), nature="Sells kits"
        )
        proposal = self._propose(item, KIT)
        for stage in (Stage.PRESENT, Stage.UNDERSTAND, Stage.RESPOND, Stage.OBJECTIONS):
            self._stage(proposal, stage)
        self._say(proposal, 5, "objection", "Two weeks block the teaching in February.")
        self._say(proposal, 2, "concern", "The batteries are old.")
        for place in (0, 1, 3, 4, 6):
            self._say(proposal, place, "consent")

    def _test(self) -> None:
        """The objection is looked at: its test and its ledger are open."""
        proposal = self._propose(self._item("A shelf for the toolkits"), "A shelf is bought for the toolkits.")
        for stage in (Stage.PRESENT, Stage.UNDERSTAND, Stage.RESPOND, Stage.OBJECTIONS):
            self._stage(proposal, stage)
        first = self._say(proposal, 5, "objection", "The corridor is an escape route.")
        self._do("decisions.all_stand", decision_id=proposal, stance="consent", at=self._now)
        self._stage(proposal, Stage.TEST)
        self._do("objections.disagree", stance_id=first, name="Ed Thornbury", argument="The shelf is only a foot deep.")

    def _majority(self) -> None:
        item = self._item("The day of the spring fair")
        proposal = self._propose(item, "The fair is on 24 April.", "simple_majority")
        self._do("decisions.all_stand", decision_id=proposal, stance="yes", at=self._now)
        self._say(proposal, 6, "no")
        self._say(proposal, 7, "abstain")

    def _amended(self) -> None:
        proposal = self._propose(self._item("The subscription"), "Members give £5 a year.", "supermajority")
        self._do(
            "amendments.amend", decision_id=proposal, text="Members give £5 a year, if they can.", at=self._now,
            proposer="Carlos Mendes",
        )  # fmt: skip

    def _ranked(self) -> None:
        proposal = self._propose(self._item("Our evening"), "On which evening shall we meet?", "ranked")
        for text in _EVENINGS:
            self._do("choices.add_option", decision_id=proposal, text=text)
        self._put_down(proposal, "A B C\nB A C\nA C B\nC B A\nB C A")

    def _score(self) -> None:
        proposal = self._propose(self._item("What to do next year"), "What matters most next year?", "dots")
        for text in ("A learning circle on falls", "Visits between wards", "A library of toolkits"):
            self._do("choices.add_option", decision_id=proposal, text=text)

    def _papers(self) -> None:
        proposal = self._propose(self._item("The accounts"), "The accounts are accepted.", "absolute_majority")
        self._do("paper_counts.hand_out", decision_id=proposal, issued=14)
        for field, number in (("returned", 13), ("valid", 12), ("yes", 9), ("no", 2)):
            self._do("paper_counts.set_number", decision_id=proposal, field=field, number=number)

    def _selection(self) -> None:
        proposal = self._propose(self._item("Who keeps the keys"), "Who keeps the keys?", "role_selection")
        ends = (self._now + timedelta(days=365)).date()
        self._do("outside.set_role", decision_id=proposal, role="Keyholder")
        self._do("selecting.set_term", decision_id=proposal, ends=ends)
        self._do("selecting.go_on", decision_id=proposal, at=self._now)
        for place, (name, key) in enumerate(self.people.items()):
            whom = self._pair(4 if place % 3 else 6) if place % 5 else ("", "")
            reason = "Lives next door" if whom[0] else ""
            self._do("selecting.nominate", decision_id=proposal, who=(key, name), whom=whom, reason=reason)
        for _stage in (SelectionStage.REASONS, SelectionStage.INFORMATION, SelectionStage.CHANGES):
            self._do("selecting.go_on", decision_id=proposal, at=self._now)
        self._do("selecting.go_on", decision_id=proposal, at=self._now)
        self._do("selecting.put_forward", decision_id=proposal, whom=self._pair(4), at=self._now)

    def _reading(self) -> None:
        item = self._late_item("How the evening feels")
        levels = Levels((0, 1, 0, 4, 5, 3), passed=1)
        self._do(
            "readings.take", item_id=item, question="Shall we go on after eight?", scale="fist_to_five", levels=levels,
            at=self._now,
        )  # fmt: skip

    # -- without a meeting ---------------------------------------------------------------------------------------------

    def _lazy(self) -> None:
        made = self.outside["lazy"] = self._propose(None, "Two kettles for the hall, £60 at most.", "lazy_consensus")
        self._do("outside.set_deadline", decision_id=made, deadline=self._now + timedelta(days=14), at=self._now)
        told = [(key, name) for name, key in list(self.people.items())[:9]]
        self._do("outside.tell", decision_id=made, people=told, told=Told(self._now.date(), "letter"))
        self._do(
            "outside.answer", decision_id=made, who=self._pair(5), stance="objection", at=self._now,
            reason="There are two in the cupboard.",
        )  # fmt: skip

    def _advice(self) -> None:
        made = self.outside["advice"] = self._propose(None, "The winter meeting is in the library.", "advice")
        key, name = self._pair(3)
        self._do("outside.set_decider", decision_id=made, person_id=key, name=name)
        asked = self._do("outside.ask", decision_id=made, who=self._pair(8), sides=("affected",), on=self._now.date())
        self._do("outside.change_advice", advice_id=asked, field="gist", value="It is cold after seven.")

    def _mandate(self) -> None:
        made = self.outside["mandate"] = self._propose(None, "New locks for the store.", "mandate")
        self._do("outside.set_role", decision_id=made, role="Keyholder")

    # -- hands ---------------------------------------------------------------------------------------------------------

    def _item(self, title: str) -> str:
        """An item that was announced, though it is made while the meeting runs."""
        id = self._late_item(title)
        with self._store.write("Announce") as session:
            session.get_one(AgendaItem, id).late = False
        return id

    def _late_item(self, title: str) -> str:
        draft = DraftItem(title, 15, "decide")
        self.items[title] = self._do("meetings.add_item", meeting_id=self.meeting, draft=draft)
        return self.items[title]

    def _propose(self, item: str | None, text: str, method: str = "consent") -> str:
        meeting = self.meeting if item else None
        return self._do("decisions.propose", meeting_id=meeting, item_id=item, text=text, method=method)

    def _stage(self, proposal: str, stage: Stage) -> None:
        self._do("stages.go_to_stage", decision_id=proposal, stage=stage, at=self._now)

    def _say(self, proposal: str, place: int, stance: str, reason: str = "") -> str:
        key, name = self._pair(place)
        said = Saying(key, name, stance, reason)
        self._do("decisions.set_stances", decision_id=proposal, sayings=[said], at=self._now)
        with self._store.read() as reader:
            query = "SELECT id FROM stance WHERE decision_id = :d ORDER BY id DESC LIMIT 1"
            return reader.value(query, d=proposal)

    def _put_down(self, proposal: str, text: str) -> None:
        with self._store.read() as reader:
            held = choices.choosing(reader, proposal, self._now)
        assert held
        names = known_by({key: name for name, key in self.people.items()})
        typed = read_papers(text, marked(Method(held.facts.method)), held.options, names)
        self._do("ballots.enter", decision_id=proposal, papers=typed.papers, names={})

    def _pair(self, place: int) -> tuple[str, str]:
        name, key = list(self.people.items())[place]
        return key, name

    def _who(self, place: int) -> Who:
        return Who(*self._pair(place))

    def _do(self, what: str, **asked: Any) -> Any:
        """One deed, by the file of its command and its name."""
        file, _, name = what.partition(".")
        command: Callable[..., Any] = getattr(import_module(f"models.commands.{file}"), name)
        with self._store.write(what) as session:
            return command(session, **asked)
