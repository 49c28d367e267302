"""From a click to a transaction, and a refusal back in words."""

import pytest
from sqlmodel import Session, text

from models.errors import Missing
from models.store import Store
from ui.dispatcher import Dispatcher


def listening(store: Store) -> tuple[Dispatcher, list[tuple[str, str]]]:
    """A dispatcher and all that it says."""
    said: list[tuple[str, str]] = []
    dispatcher = Dispatcher(store)
    dispatcher.refused.connect(lambda sentence: said.append(("refused", sentence)))
    dispatcher.done.connect(lambda label: said.append(("done", label)))
    dispatcher.said.connect(lambda sentence: said.append(("said", sentence)))
    return dispatcher, said


def names(store: Store) -> list[str]:
    """The people in the chapter."""
    with store.read() as reader:
        return reader.column("SELECT given_name FROM person WHERE NOT removed")


def add_gwen(session: Session) -> str:
    """A deed."""
    session.connection().execute(text("INSERT INTO person (id, given_name) VALUES (:id, 'Gwen')"), {"id": "01" * 16})
    return "01" * 16


def refuse(session: Session) -> str:
    """A deed that is refused halfway."""
    add_gwen(session)
    raise Missing("name")


def test_a_deed_is_done_and_told(store: Store, qapp: object) -> None:
    dispatcher, said = listening(store)

    result = dispatcher.run("Add Gwen", add_gwen, say="Added Gwen")

    assert (result, names(store)) == ("01" * 16, ["Gwen"])
    assert said == [("done", "Add Gwen"), ("said", "Added Gwen")]


def test_a_refusal_changes_nothing_and_is_a_sentence(store: Store, qapp: object) -> None:
    dispatcher, said = listening(store)

    result = dispatcher.run("Add Gwen", refuse, say="Added Gwen")

    assert (result, names(store)) == (None, [])
    assert said == [("refused", "The name must not be empty.")]


def test_a_deed_that_answers_nothing_is_still_told(store: Store, qapp: object) -> None:
    dispatcher, said = listening(store)

    dispatcher.run("Look", lambda session: None)

    assert said == [("done", "Look")]


def test_our_own_fault_is_not_dressed_up_as_a_refusal(store: Store, qapp: object) -> None:
    dispatcher, said = listening(store)

    with pytest.raises(ZeroDivisionError):
        dispatcher.run("Divide", lambda session: 1 // 0)

    assert said == []


def test_what_long_work_ends_with_is_said_or_raised_again(store: Store, qapp: object) -> None:
    dispatcher, said = listening(store)

    dispatcher.fail(Missing("name"))
    with pytest.raises(ZeroDivisionError):
        dispatcher.fail(ZeroDivisionError())

    assert said == [("refused", "The name must not be empty.")]
