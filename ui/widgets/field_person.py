"""An in-place editor for a person: type two letters and choose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from PySide6.QtGui import QKeyEvent

from ui.widgets.field import BadValue, LineField
from ui.widgets.suggestions import Suggestions

_LETTERS = 2


@dataclass(frozen=True)
class Pick:
    """Somebody chosen; without an id, words that name somebody outside."""

    id: str
    text: str
    detail: str = ""


class PersonField(LineField):
    """`suggest` answers the people whose names match; with `free`, words that match nobody may stand as they are."""

    def __init__(
        self,
        label: str,
        suggest: Callable[[str], Sequence[Pick]],
        *,
        free: bool = False,
        placeholder: str = "",
        flat: bool = True,
    ) -> None:
        super().__init__(label, placeholder=placeholder or _("Type a name"), flat=flat)
        self._suggest = suggest
        self._free = free
        self._offered: Sequence[Pick] = ()
        self._list = Suggestions(self._line)
        self._list.chosen.connect(self._chosen)

    def _chosen(self, place: int) -> None:
        pick = self._offered[place]
        changed = pick != self._saved
        self._saved = pick
        self._restore()
        if changed:
            self.committed.emit(pick)

    def _edited(self, text: str) -> None:
        super()._edited(text)
        typed = text.strip()
        self._offered = self._suggest(typed)[:8] if len(typed) >= _LETTERS else ()
        self._list.offer([f"{pick.text} · {pick.detail}" if pick.detail else pick.text for pick in self._offered])

    def _read(self, text: str) -> Pick | None:
        if not text:
            return None
        same = [pick for pick in self._suggest(text) if pick.text.casefold() == text.casefold()]
        if len(same) == 1:
            return same[0]
        if self._free and not same:
            return Pick("", text)
        if same:
            raise BadValue(_("More than one person is called {name}: choose from the list.").format(name=text))
        raise BadValue(_("Nobody here is called {name}. Choose from the list.").format(name=text))

    def _show(self, value: Any) -> str:
        return value.text if value else ""

    def _pressed(self, event: QKeyEvent) -> bool:
        return False if self._list.is_open() else super()._pressed(event)

    def flush(self) -> None:
        if not self._list.is_open():
            super().flush()
