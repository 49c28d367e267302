"""The papers that belong to no single meeting, as the preview takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from exports.printing import KINDS, Wish, drawing, file_name, name_about
from models.progress import Progress
from models.rules.london import day_of
from models.store import Store
from ui.house import House
from ui.print.printable import Printable, Setting

if TYPE_CHECKING:
    from exports.pdf.paper import Paper

_PRIVATE = frozenset(("members", "person", "address-labels", "hand-over"))


def paper_wished(house: House, wish: Wish) -> Printable:
    """What is wanted, ready to be shown. Raises `NotFound`."""
    now = house.now()
    with house.store.read() as reader:
        about = name_about(reader, wish)
    kind = KINDS[wish.what]
    return Printable(
        title=" · ".join(part for part in (kind.title(), about, str(wish.year or "")) if part),
        named=partial(_name, wish, now, about),
        make=partial(_paper, house.store, wish, now),
        private=wish.what in _PRIVATE,
        sized=not kind.labelled,
    )


def _set(wish: Wish, setting: Setting) -> Wish:
    return replace(wish, size=setting.size, language=setting.language)


def _name(wish: Wish, now: datetime, about: str, setting: Setting) -> str:
    return file_name(_set(wish, setting), now, about)


def _paper(store: Store, wish: Wish, now: datetime, setting: Setting, progress: Progress) -> Paper:
    """On a worker: read, then draw without the chapter."""
    from exports.pdf.meeting_paper import Printing

    with store.read() as reader:
        draw = drawing(reader, _set(wish, setting), now)
    return draw(Printing(setting.size, day_of(now), progress, setting.language))
