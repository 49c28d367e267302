"""The rules of one kind of meeting, edited in place."""

from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout

from exports.kind_words import built_in_words, kind_words
from models.queries.kinds import Kind
from ui.meetings.kinds_agreed import AgreedWays
from ui.meetings.kinds_words import formalities, methods
from ui.meetings.quorum_field import QuorumField
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.fields import NumberField, TextField
from ui.widgets.settled_choice import SettledChoice
from ui.widgets.text import words

_LONGEST = 24 * 60


@dataclass(frozen=True)
class _Quorum:
    """A quorum in the parts its field asks for."""

    quorum_kind: str
    quorum_count: int | None
    quorum_num: int | None
    quorum_den: int | None


class KindForm(Card):
    """Says `changed(field, value)`, `quorum(kind, count, share)`, or `gone` to take it away; `agreed` says its own."""

    changed = Signal(str, object)
    quorum_changed = Signal(str, object, str)
    gone = Signal()

    def __init__(self) -> None:
        super().__init__(_("How it works"))
        self._id = ""
        self.name = TextField(_("Name"), flat=False)
        self.formality = SettledChoice(_("How much form"), formalities(), flat=False)
        self.method = SettledChoice(_("Decides by"), methods(), flat=False)
        self.agreed = AgreedWays(self)
        self.quorum = QuorumField(flat=False)
        self.notice_days = NumberField(_("Notice, in clear days"), low=0, high=365, flat=False)
        self.length = NumberField(_("Usual length"), low=5, high=_LONGEST, unit=_("min"), flat=False)
        self.joined_days = NumberField(_("Members decide after, in days"), low=0, high=3_650, flat=False)
        self.flags = {
            "remote_counts": QCheckBox(_("Taking part from afar counts")),
            "absent_count": QCheckBox(_("What the absent said counts")),
            "count_recused": QCheckBox(_("An interest counts for the quorum")),
            "casting_vote": QCheckBox(_("The facilitator breaks a tie")),
        }
        self.take_away = button("", self.gone.emit, kind="quiet", icon="restore")
        self._build()
        self._wire()

    def show_kind(self, kind: Kind, meetings: int) -> None:
        """Show one kind, and how many meetings there were of it."""
        if kind.id != self._id:
            for field in self.findChildren(Field):
                field.flush()
            self._id = kind.id
        self.name.set_value(kind_words(kind))
        self.formality.set_value(kind.formality)
        self.method.set_value(kind.method)
        self.agreed.show_kind(kind)
        self.quorum.show_quorum(_quorum(kind))
        self.notice_days.set_value(kind.notice_days)
        self.length.set_value(kind.length)
        self.joined_days.set_value(kind.joined_days)
        for name, tick in self.flags.items():
            tick.blockSignals(True)
            tick.setChecked(getattr(kind, name))
            tick.blockSignals(False)
        self.take_away.setText(_("Back to the built-in rules") if kind.is_built_in else _("Take this kind away"))
        self.take_away.setVisible(kind.changed)
        self._stand()
        self._held.setText(
            ngettext("{count} meeting of this kind", "{count} meetings of this kind", meetings).format(count=meetings)
        )

    def _stand(self) -> None:
        """Ask for the height that what is seen now needs: wrapped words beside the fields would let them shrink."""
        for line in range(self._grid.rowCount()):
            cells = (self._grid.itemAtPosition(line, 0), self._grid.itemAtPosition(line, 1))
            parts = [cell.widget() for cell in cells if cell]
            seen = [part.sizeHint().height() for part in parts if isinstance(part, Field) and not part.isHidden()]
            self._grid.setRowMinimumHeight(line, max(seen, default=0))
        self.agreed.stand(self._grid)
        self.updateGeometry()

    def settle(self) -> None:
        """Save what is half typed."""
        for field in self.findChildren(Field):
            field.flush()

    def _build(self) -> None:
        self._held = words("", "small")
        advice = _("None is fine for a small group. A small fixed number serves better than a share of a long roll.")
        newcomers = _("Who joined later takes part and does not decide yet. Left empty, every member decides.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        cells = (
            (self.quorum, words(advice, "small")),
            (self.notice_days, self.length), (self.joined_days, words(newcomers, "small")),
            tuple(self.flags.values())[:2], tuple(self.flags.values())[2:],
        )  # fmt: skip
        grid.addWidget(self.name, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.formality, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.method, 1, 0, Qt.AlignmentFlag.AlignTop)
        self.agreed.lay(grid, 1)
        for line, pair in enumerate(cells, start=3):
            for column, part in enumerate(pair):
                grid.addWidget(part, line, column, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._held, 1)
        foot.addWidget(self.take_away)
        self.body.addLayout(grid)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._grid = grid

    def _wire(self) -> None:
        self.name.committed.connect(self._named)
        for name, field in (("formality", self.formality), ("method", self.method)):
            field.committed.connect(partial(self.changed.emit, name))
        numbers = ("notice_days", self.notice_days), ("length", self.length), ("joined_days", self.joined_days)
        for name, field in numbers:
            field.committed.connect(partial(self.changed.emit, name))
        self.agreed.blocks_changed.connect(partial(self.changed.emit, "blocks_allowed"))
        self.quorum.changed.connect(self.quorum_changed.emit)
        for name, tick in self.flags.items():
            tick.toggled.connect(partial(self.changed.emit, name))

    def _named(self, name: str) -> None:
        """The program's own word for a built-in kind is no name of the chapter's."""
        self.changed.emit("name", "" if name == built_in_words(self._id) else name)


def _quorum(kind: Kind) -> _Quorum:
    rule = kind.quorum
    share = (rule.fraction.numerator, rule.fraction.denominator) if rule.fraction else (None, None)
    return _Quorum(str(rule.kind), rule.count or None, *share)
