"""Papers for counts: published elections, made-up ones, and a search for numbers that are not exact."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

PUBLISHED = Path(__file__).parent / "models" / "samples" / "elections"
OPTIONS = "abcde"

Papers = Counter[tuple[str, ...]]


def published(name: str) -> Papers:
    """The papers of a published election, candidates as letters."""
    lines = (PUBLISHED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return Counter({tuple(order): int(count) for count, order in rows})


def papers(*lines: str) -> Papers:
    """Papers written as `4 abc`; a number alone is blank papers."""
    rows = (line.split() for line in lines)
    return Counter({tuple("".join(order)): int(count) for count, *order in rows})


def any_papers(largest: int = 6) -> st.SearchStrategy[Papers]:
    """Any papers over five options, blank ones among them."""
    order = st.permutations(OPTIONS).flatmap(lambda whole: st.integers(0, 5).map(lambda some: tuple(whole[:some])))
    return st.dictionaries(order, st.integers(1, largest), max_size=12).map(Counter)


def floats_in(value: Any) -> Iterator[float]:
    """Every float anywhere inside plain values."""
    if isinstance(value, float):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from floats_in(getattr(value, each.name))
    elif isinstance(value, Mapping):
        yield from floats_in([*value.items()])
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from floats_in(each)
