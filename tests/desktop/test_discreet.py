"""Errors met with people's data in them, and what is written of them."""

import datetime
import errno
import json
import logging
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import discreet, logs

WHO = "Zebedee Quillfeather"
PARTS = ("zebedee", "quillfeather", "01632", "960777")


@dataclass
class Person:
    """Somebody."""

    name: str = WHO
    phone: str = "01632 960777"


class Refused(Exception):
    """An error that names somebody."""


def _orm() -> None:
    from sqlalchemy import create_engine, text

    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("INSERT INTO person(name) VALUES(:name)"), {"name": WHO})


def _draft() -> None:
    from pydantic import BaseModel

    class Draft(BaseModel):
        """A row of a list."""

        joined: datetime.date

    Draft.model_validate({"joined": WHO})


def _raise(error: BaseException) -> None:
    raise error


def _chain() -> None:
    try:
        {}[WHO]
    except KeyError as error:
        raise Refused(f"nobody is called {WHO}") from error


def _in_context() -> None:
    try:
        int(WHO)
    except ValueError:
        Path(f"/nowhere/{WHO}.csv").read_text(encoding="utf-8")


ERRORS = [
    lambda: int(WHO),
    lambda: float("01632 960777"),
    lambda: datetime.date.fromisoformat(WHO),
    lambda: {}[Person().phone],
    lambda: [].index(WHO),
    lambda: json.loads('{"name": "' + WHO),
    lambda: sqlite3.connect(":memory:").execute(f"SELECT {WHO}"),
    lambda: sqlite3.connect(":memory:").execute(f"SELECT 1 WHERE '{WHO}"),
    lambda: Path(f"/nowhere/{WHO}.csv").read_bytes(),
    lambda: getattr(Person(), WHO),
    lambda: getattr(Person(), WHO.split(maxsplit=1)[0]),
    lambda: Person(**dict.fromkeys([WHO.split(maxsplit=1)[0]], "")),
    lambda: f"{WHO}é".encode("ascii"),
    lambda: _raise(AssertionError(Person())),
    lambda: _raise(Refused(Person())),
    lambda: _raise(Refused("no such person", WHO, {"phone": "01632 960777"})),
    lambda: _raise(ExceptionGroup(WHO, [ValueError(WHO), KeyError(WHO)])),
    lambda: _raise(StopAsyncIteration(WHO)),
    lambda: _raise(UnicodeError(f"{WHO}\nlives at {WHO}")),
    _orm,
    _draft,
    _chain,
    _in_context,
]


def met(cause: Callable[[], object]) -> BaseException:
    """The error it ends in."""
    try:
        cause()
    except BaseException as error:  # noqa: BLE001
        return error
    return AssertionError("nothing was wrong")


@pytest.mark.parametrize("cause", ERRORS)
def test_nobody_is_named_in_a_report(cause):
    written = discreet.told(met(cause))

    assert "Traceback" in written and "test_discreet.py" in written
    kept = "\n".join(line for line in written.splitlines() if not line.startswith("    "))  # the code itself
    assert [part for part in PARTS if part in kept.casefold()] == []
    assert str(Path.home()) not in written


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (lambda: None.name, "AttributeError: 'NoneType' object has no attribute 'name'"),  # type: ignore[attr-defined]
        (lambda: int(WHO), "ValueError: invalid literal for int() with base …"),
        ([].pop, "IndexError: pop from empty list"),
        (lambda: _raise(RuntimeError("a deed inside a deed")), "RuntimeError: a deed inside a deed"),
        (lambda: Path("/nowhere/x").read_bytes(), "FileNotFoundError: [Errno 2] {no_such_file}"),
        (
            lambda: sqlite3.connect(":memory:").execute("SELECT 1 FROM person"),
            "sqlite3.OperationalError: no such table: person",
        ),
    ],
)
def test_what_the_program_and_python_say_is_kept(cause, said):
    in_the_systems_words = said.replace("{no_such_file}", os.strerror(errno.ENOENT))

    assert discreet.told(met(cause)).splitlines()[-1] == in_the_systems_words


def test_causes_are_told_in_their_order():
    lines = discreet.told(met(_chain)).splitlines()

    assert next(line for line in lines if line[:1] not in (" ", "T")).startswith("KeyError")
    assert "The above exception was the direct cause of the following exception:" in lines
    assert lines[-1].endswith("Refused: nobody is called …")


@pytest.fixture
def log(tmp_path: Path):
    """The log file, and the root logger as it was afterwards."""
    root = logging.getLogger()
    level, handlers, raising = root.level, list(root.handlers), logging.raiseExceptions
    logs.start(tmp_path / "logs")
    yield tmp_path / "logs" / "chapterhouse.log"
    root.setLevel(level)
    logging.raiseExceptions = raising
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()


@pytest.mark.logs_warnings
def test_nobody_is_named_in_the_log_by_a_library_or_an_error(log):
    logging.getLogger("pyhanko.sign").info("signed by %s", WHO)
    logging.getLogger("qt").warning("%s", f'QFile: cannot open "{WHO}.png" in /home/{WHO.split(maxsplit=1)[0]}/x')
    try:
        int(WHO)
    except ValueError:
        logging.getLogger("ui.tasks").exception("a task failed")

    written = log.read_text(encoding="utf-8")

    assert [part for part in PARTS if part in written.casefold()] == []
    assert "INFO pyhanko.sign: line" in written and "QFile: cannot open …" in written
    assert "ERROR ui.tasks: a task failed" in written and "ValueError: invalid literal" in written


@pytest.mark.skipif(not hasattr(Path, "chmod"), reason="no modes")
def test_the_log_is_nobody_elses(log):
    assert log.stat().st_mode & 0o77 == log.parent.stat().st_mode & 0o77 == 0
