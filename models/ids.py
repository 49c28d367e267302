"""Ids: a UUIDv7 as 32 lower-case hex digits, the same in tables, SQL, bundles and on screen."""

import re

import uuid_utils

_SHAPE = re.compile(r"[0-9a-f]{32}\Z")


def new_id() -> str:
    """A fresh id that sorts after every id made before it on this laptop."""
    return uuid_utils.uuid7().hex


def is_id(text: str) -> bool:
    """Whether the text has the shape of an id.

    >>> is_id("018f" * 8), is_id("Amara")
    (True, False)
    """
    return bool(_SHAPE.match(text))
