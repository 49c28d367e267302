"""A page of the window, as declared by whoever knows all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.house import House


def _uncounted(reader: Any) -> int | None:
    return None


@dataclass(frozen=True)
class PageSpec:
    """A page as declared: its rail row, how to make it, what to count beside its name, what F1 says of it.

    One that is not on the rail is reached from the Edit menu and by Ctrl+K, and Esc goes back from it.
    """

    key: str
    title: str
    icon: str
    make: Callable[[House], QWidget]
    count: Callable[[Any], int | None] = _uncounted
    about: str = ""
    on_rail: bool = True
