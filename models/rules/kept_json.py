"""A line of JSON out of a record, read within bounds: whoever wrote it may not have been a program of ours."""

import json
from typing import Any, cast

DEEPEST = 40
"""More than any result of ours; what goes deeper is nobody's."""
LARGEST = 2**63 - 1
"""The largest whole number anything is counted to; SQLite holds none above it."""


class TooDeep(ValueError):
    """Lists within lists, further down than anybody would read."""


def read(text: str) -> Any:
    """The value of a line of JSON. Raises `ValueError` for what is none, and `TooDeep`, which is one.

    >>> read('{"totals":{"a":3}}')
    {'totals': {'a': 3}}
    """
    try:
        told = json.loads(text)
    except RecursionError as error:
        raise TooDeep from error
    _require_shallow(told)
    return told


def is_whole(value: Any) -> bool:
    """Whether it is a whole number that something may have been counted to.

    >>> is_whole(3), is_whole(True), is_whole(10**40)
    (True, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def _require_shallow(told: Any) -> None:
    level = [told]
    for _depth in range(DEEPEST):
        level = [child for each in level for child in _children(each)]
        if not level:
            return
    raise TooDeep


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(cast("dict[str, Any]", value).values())
    return cast("list[Any]", value) if isinstance(value, list) else []
