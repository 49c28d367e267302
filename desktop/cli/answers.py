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
from models.rules.london import wall

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def answer(value: Any, words: str, *, as_json: bool) -> None:
    """Print the value as JSON, or the words."""
    if as_json:
        print(json.dumps(plain(value), indent=2, ensure_ascii=False))
    elif words:
        print(words)


def answer_rows(rows: Sequence[Any], columns: Sequence[str], *, as_json: bool) -> None:
    """Print records as a JSON array of objects, or as aligned columns."""
    answer(rows, "\n".join(_aligned(rows, columns)), as_json=as_json)


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


def _aligned(rows: Sequence[Any], columns: Sequence[str]) -> Iterable[str]:
    cells = [[_cell(_said(row, column)) for column in columns] for row in rows]
    widths = [max((len(line[place]) for line in cells), default=0) for place in range(len(columns))]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _said(row: Any, column: str) -> Any:
    return row.get(column) if isinstance(row, dict) else getattr(row, column, None)


def _cell(value: Any) -> str:
    """A value for people to read: a moment as the clock on the wall shows it.

    >>> _cell(datetime(2026, 10, 8, 17, tzinfo=UTC))
    '2026-10-08 18:00'
    """
    if isinstance(value, datetime):
        return f"{wall(value):%Y-%m-%d %H:%M}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(plain(value)).replace("\n", " ")


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
