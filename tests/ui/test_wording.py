"""Refusals in words."""

import dataclasses
import inspect
import pkgutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any, get_type_hints

import pytest

import models.rules
from models import errors
from models.errors import Refusal
from models.rules import london
from ui.wording import sentence
from ui.wordings import load

SAMPLES: dict[object, object] = {
    str: "Projector",
    int: 3,
    bool: False,
    Path: Path("somewhere/own.chapter"),
    datetime: datetime(2026, 11, 12, 18, 2, tzinfo=UTC),
    date: date(2026, 11, 12),
    tuple[str | int, ...]: ("agenda", 2),
    tuple[str, ...]: ("clock",),
}


def load_every_rule() -> None:
    """Every rule with its refusals."""
    for module in pkgutil.iter_modules(models.rules.__path__, "models.rules."):
        import_module(module.name)


def kinds_below(kind: type[Refusal]) -> list[type[Refusal]]:
    """Every kind of refusal the program knows."""
    below = [each for direct in kind.__subclasses__() for each in (direct, *kinds_below(direct))]
    return [each for each in below if each.__module__.startswith(("models.", "exports."))]


def common_kinds() -> list[type[Refusal]]:
    """The refusals that belong to no one subject."""
    known = [kind for module in (errors, london) for _, kind in inspect.getmembers(module, inspect.isclass)]
    return sorted({kind for kind in known if issubclass(kind, Refusal) and kind is not Refusal}, key=str)


def sample(kind: type[Refusal]) -> Refusal:
    """One of them, with believable facts."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    facts: dict[str, Any] = {name: SAMPLES[hints[name]] for name in names}
    return kind(**facts)


def places_in(told: Callable[[Refusal], str]) -> set[str]:
    """What stands in braces in a sentence that `tell` registered."""
    assert isinstance(told, partial)
    return {name for _text, name, _spec, _form in Formatter().parse(told.args[0]()) if name}


def test_no_refusal_is_without_words() -> None:
    load_every_rule()
    load()

    silent = [kind for kind in kinds_below(Refusal) if sentence.dispatch(kind) is sentence.dispatch(Refusal)]

    assert [f"{kind.__module__}.{kind.__name__}" for kind in silent] == []


@pytest.mark.parametrize("kind", common_kinds(), ids=lambda kind: kind.__name__)
def test_every_refusal_says_what_is_the_matter(kind: type[Refusal]) -> None:
    load()

    said = sentence(sample(kind))

    assert said.endswith((".", "?"))
    assert not {"{", "}", kind.__name__} & {word.strip(".,:") for word in said.split()}


def test_a_full_disk_is_said_with_the_file_and_the_reason() -> None:
    said = sentence(errors.CouldNotWrite(Path("/media/stick/minutes.pdf"), "No space left on device"))

    assert said == "minutes.pdf could not be saved: No space left on device. Nothing was changed."


def test_a_kind_without_words_still_names_itself() -> None:
    class Unheard(Refusal):
        """A refusal nobody wrote words for."""

    assert "Unheard" in sentence(Unheard())


def test_what_one_sentence_tells_is_filled_with_the_facts_of_the_refusal() -> None:
    load_every_rule()
    load()
    told = [kind for kind in kinds_below(Refusal) if isinstance(sentence.dispatch(kind), partial)]

    unfilled = {
        kind.__name__: places
        for kind in told
        if (places := places_in(sentence.dispatch(kind)) - {field.name for field in dataclasses.fields(kind)})  # type: ignore[arg-type]
    }

    assert len(told) > 20
    assert unfilled == {}
