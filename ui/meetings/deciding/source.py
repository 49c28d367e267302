"""How people make themselves heard: a raised hand, a note, a telephone."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.widgets.buttons import Push
from ui.widgets.text import words


def source_words(source: str) -> str:
    """How something was said; nothing for a raised hand, the usual way."""
    if source in ("", "hand"):
        return ""
    known = {"note": _("by note"), "phone": _("by phone"), "proxy": _("by proxy")}
    return known.get(source, "")


class SourceSwitch(QWidget):
    """Three small keys; it goes back to hands when another proposal comes."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen = "hand"
        self.keys: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        told = words(_("Taken from"), "small")
        told.setWordWrap(False)
        row.addWidget(told)
        group = QButtonGroup(self)
        for source, text in (("hand", _("Hands")), ("note", _("A note")), ("phone", _("Phone"))):
            key = self.keys[source] = Push(text)
            key.setProperty("kind", "chip")
            key.setCheckable(True)
            key.setAutoDefault(False)
            key.setAccessibleName(_("Take answers from: {source}").format(source=text))
            key.clicked.connect(partial(self.choose, source))
            group.addButton(key)
            row.addWidget(key)
        row.addStretch(1)
        self.choose("hand")

    def chosen(self) -> str:
        """What the next answers are taken from."""
        return self._chosen

    def choose(self, source: str, _checked: bool = False) -> None:
        """Take the next answers from this."""
        self._chosen = source
        self.keys[source].setChecked(True)
