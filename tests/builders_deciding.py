"""A running meeting with a proposal on the table, for tests of how groups decide."""

from typing import Any

from models.queries import agenda, proposals
from models.queries.proposals import Proposal
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW

PEOPLE = ("Amara Okafor", "Bethan Rhys", "Carlos Mora", "Dilys Hughes")


class Table:
    """Four people around a table, and what is on it."""

    def __init__(self, store: Store, *names: str, kind: str = "", **agreed: Any) -> None:
        from models.tables import Meeting

        self.store = store
        self.ids = make.people(store, *(names or PEOPLE))
        self.meeting = make.running(store, "Lending", here=tuple(self.ids.values()))
        if agreed:
            kind = self._kind(**agreed)
        if kind:
            with store.write("kind") as session:
                meeting = session.get(Meeting, self.meeting)
                assert meeting
                meeting.kind = kind
        with store.read() as reader:
            self.item = agenda.items(reader, self.meeting)[0].id

    def propose(self, text: str = "Members may borrow the kit.", method: str = "consent") -> str:
        """Put a proposal."""
        from models.commands import decisions

        return self.do(decisions.propose, meeting_id=self.meeting, item_id=self.item, text=text, method=method)

    def say(self, decision: str, name: str, stance: str, reason: str = "", **more: Any) -> str:
        """Somebody's answer."""
        from models.commands import decisions

        said = {"person_id": self.ids[name], "name": name, "stance": stance, "reason": reason, **more}
        return self.do(decisions.set_stance, decision_id=decision, at=NOW, **said)

    def all_say(self, decision: str, stance: str = "consent") -> None:
        """Everybody not yet heard."""
        from models.commands import decisions

        self.do(decisions.all_stand, decision_id=decision, stance=stance, at=NOW)

    def go(self, decision: str, *to: str) -> None:
        """Through these stages."""
        from models.commands import stages

        for stage in to:
            self.do(stages.go_to_stage, decision_id=decision, stage=stage, at=NOW)

    def do(self, command: Any, **asked: Any) -> Any:
        """One deed."""
        with self.store.write(command.__name__) as session:
            return command(session, **asked)

    def look(self, decision: str) -> Proposal:
        """The proposal as it stands."""
        with self.store.read() as reader:
            held = proposals.proposal(reader, decision, NOW)
        assert held
        return held

    def states(self, decision: str) -> list[str]:
        """Each objection with what became of it."""
        return [
            f"{row.name.split()[0]} {row.state}" for row in self.look(decision).stances if row.stance == "objection"
        ]

    def _kind(self, **agreed: Any) -> str:
        from models.tables import MeetingKind

        with self.store.write("kind") as session:
            kind = MeetingKind(name="Ours", method="consent", **agreed)
            session.add(kind)
            return kind.id
