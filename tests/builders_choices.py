"""Short ways to a choice in a running meeting: options offered, papers put down, the result read."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from models.queries import choices
from models.queries.choices import ChoiceResult, Choosing
from models.rules.ballot_lines import marked, read_papers
from models.rules.called import known_by
from models.rules.decisions import Method
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW

NAMES = ("Amara Okafor", "Bethan Rees", "Carlos Ruiz", "Dilys Pugh", "Ed Tan")


class Table:
    """One proposal in a running meeting of five members, and what is done with it."""

    def __init__(self, store: Store, method: str, *options: str, here: tuple[str, ...] = NAMES) -> None:
        self.store = store
        self.ids = make.people(store, *NAMES)
        given = {name.split()[0] for name in here}
        present = tuple(id for name, id in self.ids.items() if name in given)
        self.meeting = make.running(store, "Evenings", here=present)
        self.item = self.ask("SELECT id FROM agenda_item WHERE meeting_id = :m", m=self.meeting)
        self.decision = self.propose(method)
        self.options = {text: self.do("choices.add_option", decision_id=self.decision, text=text) for text in options}

    def propose(self, method: str, *, outside: bool = False, text: str = "On which evening shall we meet?") -> str:
        """A proposal under the item, or in no meeting at all."""
        meeting, item = (None, None) if outside else (self.meeting, self.item)
        return self.do("decisions.propose", meeting_id=meeting, item_id=item, text=text, method=method)

    def do(self, what: str, **asked: Any) -> Any:
        """One deed, by the file of its command and its name."""
        from importlib import import_module

        file, _, name = what.partition(".")
        command: Callable[..., Any] = getattr(import_module(f"models.commands.{file}"), name)
        with self.store.write(what) as session:
            return command(session, **asked)

    def ask(self, sql: str, **params: Any) -> Any:
        """One value of the chapter."""
        with self.store.read() as reader:
            return reader.value(sql, **params)

    def put_down(self, text: str) -> int:
        """Papers, typed as people type them."""
        held = self.look()
        people = known_by({id: name for name, id in self.ids.items()})
        typed = read_papers(text, marked(Method(held.facts.method)), held.options, None if held.is_secret else people)
        assert not typed.unread
        return self.do("ballots.enter", decision_id=self.decision, papers=typed.papers, names={})

    def look(self) -> Choosing:
        """The choice as it stands."""
        with self.store.read() as reader:
            held = choices.choosing(reader, self.decision, NOW)
        assert held
        return held

    def result(self, at: datetime | None = NOW, decision: str = "") -> ChoiceResult:
        """What it comes to."""
        with self.store.read() as reader:
            found = choices.computed(reader, decision or self.decision, at)
        assert found
        return found

    def called(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """What options are called."""
        held = self.look()
        return tuple(held.name_of(id) for id in ids)

    def who(self, given: str) -> tuple[str, str]:
        """A member as commands ask for one: id and name."""
        return self.ids[given], next(name for name in NAMES if name.startswith(given))
