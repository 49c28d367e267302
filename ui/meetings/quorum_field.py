"""The quorum of one meeting, edited in place: how it is worked out, and the numbers that needs."""

from gettext import gettext as _
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.fields import ChoiceField, NumberField

_WITH_COUNT = ("fixed", "greater", "seats")
_WITH_SHARE = ("fraction", "greater", "seats")
_SHARES = ("1/4", "1/3", "1/2", "2/3", "3/4")
_USUAL = "1/3"


class HasQuorum(Protocol):
    """A meeting, or a kind of meeting: whatever has a quorum in four parts."""

    @property
    def quorum_kind(self) -> str: ...

    @property
    def quorum_count(self) -> int | None: ...

    @property
    def quorum_num(self) -> int | None: ...

    @property
    def quorum_den(self) -> int | None: ...


class QuorumField(QWidget):
    """Says `changed(kind, count, share)` once everything the kind needs is there."""

    changed = Signal(str, object, str)

    def __init__(self, *, flat: bool = True) -> None:
        super().__init__()
        self.kind = ChoiceField(_("Quorum"), _kinds(), flat=flat)
        self.count = NumberField(_("How many members"), low=1, high=9_999, flat=flat)
        self.share = ChoiceField(_("Share of the roll"), [(share, share) for share in _SHARES], flat=flat)
        parts = QHBoxLayout()
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(4)
        parts.addWidget(self.count)
        parts.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.kind)
        column.addLayout(parts)
        self.kind.committed.connect(self._turn)
        self.count.committed.connect(self._say)
        self.share.committed.connect(self._say)

    def show_quorum(self, facts: HasQuorum) -> None:
        """Show what stands."""
        if self._asks():
            return
        share = f"{facts.quorum_num}/{facts.quorum_den}" if facts.quorum_den else _USUAL
        self.share.set_choices([(each, each) for each in dict.fromkeys((*_SHARES, share))])
        self.kind.set_value(facts.quorum_kind or "none")
        self.count.set_value(facts.quorum_count)
        self.share.set_value(share)
        self._lay()

    def _asks(self) -> bool:
        """Whether a kind was chosen whose number is still being typed."""
        return self.count.hasFocus() and self.count.value() is None

    def _turn(self, kind: str) -> None:
        self._lay()
        if kind in _WITH_COUNT and self.count.value() is None:
            self.count.setFocus()
            return
        self._say()

    def _lay(self) -> None:
        self.count.setVisible(self.kind.value() in _WITH_COUNT)
        self.share.setVisible(self.kind.value() in _WITH_SHARE)
        is_seats = self.kind.value() == "seats"
        _call(self.count, _("How many seats") if is_seats else _("How many members"))
        _call(self.share, _("Share of the seats") if is_seats else _("Share of the roll"))

    def _say(self, _value: object = None) -> None:
        kind, count = self.kind.value(), self.count.value()
        if kind in _WITH_COUNT and count is None:
            return
        self.changed.emit(kind, count if kind in _WITH_COUNT else None, self.share.value() if self._has_share() else "")

    def _has_share(self) -> bool:
        return self.kind.value() in _WITH_SHARE


def _kinds() -> list[tuple[str, str]]:
    return [
        ("none", _("None")),
        ("fixed", _("A number of members")),
        ("fraction", _("A share of the roll")),
        ("greater", _("A number or a share, whichever is more")),
        ("more_than_half", _("More than half of the roll")),
        ("seats", _("A share of the seats, filled or not")),
    ]


def _call(field: Field, name: str) -> None:
    field.label.setText(name)
    if editor := field.focusProxy():
        editor.setAccessibleName(name)
