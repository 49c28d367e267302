"""Minutes name who was there and had joined too late to decide: on paper, in both languages, and in their data."""

from dataclasses import replace

import pytest

from exports.language import speaking
from exports.minute_words import newcomers_sentence
from exports.pdf.minutes import paper
from exports.verifying import examine
from models.commands import decisions, kinds, meetings
from models.queries.minutes import Newcomer
from models.queries.minutes_of import fingerprint_of
from models.rules.holding import Who
from models.tables import Meeting, Person
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table
from tests.exports.minutes_samples import full_minutes
from tests.exports.papers_to_check import doubts, printed, told
from tests.exports.pdf_reading import Structure, text_of

NIA, ROS = Newcomer("Nia Bowen", "Lending", 4), Newcomer("Ros Pryce", "", 0)


@pytest.mark.parametrize(
    ("newcomers", "sentence"),
    [
        ((NIA,), "Present, and too new a member to decide: Nia Bowen (item 4)."),
        ((NIA, replace(NIA, number=6), ROS), "… to decide: Nia Bowen (items 4, 6); Ros Pryce."),
    ],
)
def test_each_is_named_once_with_the_items(newcomers: tuple[Newcomer, ...], sentence: str) -> None:
    assert newcomers_sentence(newcomers).endswith(sentence.removeprefix("…"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Not yet deciding. Present, and too new"), ("cy", "Ddim yn penderfynu eto. Yn bresennol")],
)
def test_it_stands_under_the_quorum(language: str, said: str) -> None:
    with speaking(language):
        made = paper(replace(full_minutes(), newcomers=(NIA,)))

    text = text_of(made.content)
    assert said in " ".join(text.split())
    assert Structure(made.content).faults == []


def test_minutes_without_any_say_nothing_of_it() -> None:
    assert "Not yet deciding" not in text_of(paper(full_minutes()).content)


def test_the_fingerprint_of_minutes_without_any_is_the_one_it_always_was() -> None:
    assert fingerprint_of(full_minutes()) == "b4d53a4a6704c277a932585ca0508b02b966f2cf3ebd6966224e2dbc9c7c2e6a"
    assert fingerprint_of(replace(full_minutes(), newcomers=(NIA,))) != fingerprint_of(full_minutes())


def test_the_data_in_the_paper_agree_with_it(store) -> None:
    table = Table(store)
    kind = table.do(kinds.add, name="Ours")
    table.do(kinds.change, kind=kind, field="joined_days", value=28)
    with store.write("Nia comes") as session:
        nia, meeting = (
            Person(given_name="Nia", family_name="Bowen", joined_on=TODAY),
            session.get(Meeting, table.meeting),
        )
        assert meeting
        meeting.kind = kind
        session.add(nia)
        session.flush()
        meetings.sign_in(session, meeting_id=meeting.id, who=Who(nia.id), at=NOW)
    decision = table.propose()
    table.all_say(decision)
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    minutes = told(store, table.meeting)

    assert [each.name for each in minutes.newcomers] == ["Nia Bowen"]
    assert doubts(examine(printed(minutes))) == []
