"""Screens of a page, each built when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from ui.house import House

S = TypeVar("S", bound=QWidget)


class Later(Generic[S]):
    """A screen of a page, built when it is first asked for: `run = Later(RunMeeting, left="_back_to_list")`.

    Each signal named is heard by the page's method of that name. The page has a `house` and its `screens`.
    """

    def __init__(self, make: Callable[[House], S], **heard: str) -> None:
        self._make = make
        self._heard = heard
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, page: Any, _owner: type) -> S:
        """Python asks once; from then on the screen itself lies in the page under this name."""
        screen = self._make(page.house)
        for signal, method in self._heard.items():
            getattr(screen, signal).connect(getattr(page, method))
        page.screens.addWidget(screen)
        vars(page)[self._name] = screen
        return screen
