"""How commands answer: words or JSON on standard output, progress on standard error when a person waits."""

import dataclasses
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from models.progress import Progress

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def answer(value: Any, words: str, *, as_json: bool) -> None:
    """Print the value as JSON, or the words."""
    if as_json:
        print(json.dumps(plain(value), indent=2, ensure_ascii=False))
    elif words:
        print(words)


def answer_rows(rows: Sequence[Any], columns: Sequence[str], *, as_json: bool) -> None:
    """Print records as a JSON array of objects, or as aligned columns."""
    objects = plain(rows)
    answer(objects, "\n".join(_aligned(objects, columns)), as_json=as_json)


def plain(value: Any) -> Any:
    """The value in JSON's own kinds: dates in ISO form, moments in UTC, dataclasses as objects.

    >>> plain([date(2026, 11, 12), ("a", None)])
    ['2026-11-12', ['a', None]]
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def _aligned(objects: list[dict[str, Any]], columns: Sequence[str]) -> Iterable[str]:
    cells = [[_cell(row.get(column)) for column in columns] for row in objects]
    widths = [max((len(line[place]) for line in cells), default=0) for place in range(len(columns))]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value).replace("\n", " ")


def progress_to_stderr(label: str, *, clock: Callable[[], float] = time.monotonic) -> Progress:
    """Progress that shows itself once somebody has waited a second."""
    begun = shown = clock()

    def tell(done: int, total: int) -> None:
        nonlocal shown
        now = clock()
        if now - begun > 1 and now - shown > 0.5:
            shown = now
            print(f"{label} {done}/{total}", file=sys.stderr)

    return tell
