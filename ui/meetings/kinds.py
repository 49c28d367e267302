"""The kinds of meeting a chapter holds: a list, the rules of the one chosen, and the agenda it begins from."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exports.kind_words import kind_words
from models.queries import kind_rules, kinds
from models.queries.kinds import Kind, KindItemRow
from models.rules.starting_agenda import DraftItem
from ui.house import House
from ui.meetings.deeds import done
from ui.meetings.kinds_agenda import KindAgenda, title_of
from ui.meetings.kinds_decision import RulesCard
from ui.meetings.kinds_form import KindForm
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words

_ID = Qt.ItemDataRole.UserRole
_NARROW, _NARROWER = 960, 800
_FRAME, _LEAST, _MOST = 12, 200, 420  # pixels round the kinds listed, and how tall their list may be


class KindsScreen(QWidget):
    """Everything is saved as it is changed; `decision` asks for one in the register."""

    left = Signal()
    decision = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._kinds: list[Kind] = []
        self._items: list[KindItemRow] = []
        self._chosen = "regular"
        self.header = PageHeader(
            _("Kinds of meeting"), _("How each kind decides, whom it needs, and what it begins from.")
        )
        self.list = QListWidget()
        self.new = QLineEdit()
        self.form, self.rules, self.agenda = KindForm(), RulesCard(house), KindAgenda()
        self._build()
        self._connect()

    def show_kinds(self, chosen: str = "") -> None:
        """Show them all, with one chosen."""
        self._chosen = chosen or self._chosen
        self.refresh()
        self.list.setFocus()

    def chosen(self) -> Kind:
        """The kind whose rules are shown."""
        return next((kind for kind in self._kinds if kind.id == self._chosen), self._kinds[0])

    def refresh(self) -> None:
        """Read again what is shown."""
        with self._house.store.read() as reader:
            self._kinds = kinds.kinds(reader)
            kind = self.chosen()
            self._chosen = kind.id
            self._items = kinds.items(reader, kind.id)
            rule = kind_rules.rule_decision(reader, kind.id, self._house.today())
            candidates = kind_rules.candidates(reader, self._house.today())
            held = kinds.meetings_of(reader, kind.id)
        self._list_kinds()
        self.form.show_kind(kind, held)
        self.rules.show_rules(kind, rule, candidates)
        self.agenda.show_items(self._items)
        self.agenda.set_title(_("The agenda of “{kind}” begins from").format(kind=kind_words(kind)))

    def _list_kinds(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for kind in self._kinds:
            own = _("changed here") if kind.is_built_in and kind.changed else "" if kind.is_built_in else _("our own")
            item = QListWidgetItem("\n".join(filter(None, (kind_words(kind), own))))
            item.setData(_ID, kind.id)
            self.list.addItem(item)
            if kind.id == self._chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        tall = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setMinimumHeight(min(max(tall + _FRAME, _LEAST), _MOST))

    def _build(self) -> None:
        self.header.add(button(_("Done"), self.left.emit, icon="check", kind="primary"))
        self.list.setAccessibleName(_("Kinds of meeting"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new.setPlaceholderText(_("A new kind, then Enter"))
        self.new.setAccessibleName(_("A new kind of meeting"))
        every = Card(_("Kinds"))
        every.body.addWidget(self.list)
        every.body.addWidget(self.new)
        every.body.addWidget(words(_("A new kind begins with the rules and the agenda of the one chosen."), "small"))
        self._rules = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rules.addWidget(self.form, 5, Qt.AlignmentFlag.AlignTop)
        self._rules.addWidget(self.rules, 3, Qt.AlignmentFlag.AlignTop)
        self._rules.setSpacing(14)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addLayout(self._rules)
        right.addWidget(self.agenda)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(every)
        left.addStretch(1)
        content = QWidget()
        content.setObjectName("scrolled")
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(14)
        self._parts.addLayout(left, 2)
        self._parts.addLayout(right, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(_scrolled(content), 1)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._turn)
        self.new.returnPressed.connect(self._add)
        self.form.changed.connect(self._change)
        self.form.quorum_changed.connect(self._set_quorum)
        self.form.agreed.threshold_changed.connect(self._set_threshold)
        self.form.agreed.base_changed.connect(self._set_base)
        self.form.agreed.lukewarm_changed.connect(self._set_lukewarm)
        self.form.gone.connect(self._remove)
        self.rules.opened.connect(self.decision.emit)
        self.rules.chosen.connect(self._set_decision)
        self.rules.form.made.connect(self.refresh)
        self.agenda.changed.connect(self._change_item)
        self.agenda.moved.connect(self._move_item)
        self.agenda.removed.connect(self._remove_item)
        self.agenda.added.connect(self._add_item)

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item:
            chosen = item.data(_ID)  # now: what is half typed lists the kinds anew as it is kept
            self.form.settle()
            self._chosen = chosen
            self.refresh()

    def _do(self, label: str, deed: Callable[..., Any], say: str = "") -> None:
        done(self._house, label.format(kind=kind_words(self.chosen())), deed, say)
        self.refresh()

    def _add(self) -> None:
        from models.commands import kinds as commands

        name = self.new.text().strip()
        if not name:
            return
        deed = partial(commands.add, name=name, like=self._chosen)
        made = self._house.dispatcher.run(_("Add {kind} to the kinds of meeting").format(kind=name), deed)
        if made:
            self.new.clear()
            self._chosen = made
            self.refresh()

    def _remove(self) -> None:
        from models.commands import kinds as commands

        kind = self.chosen()
        label = _("Take {kind} back to its built-in rules") if kind.is_built_in else _("Take {kind} away")
        said = _("{kind} is as it was built in") if kind.is_built_in else _("{kind} is no kind of meeting any more")
        self._do(label, partial(commands.remove, kind=kind.id), said.format(kind=kind_words(kind)))

    def _change(self, field: str, value: object) -> None:
        from models.commands import kinds as commands

        self._do(_("Change {kind}"), partial(commands.change, kind=self._chosen, field=field, value=value))

    def _set_quorum(self, quorum: str, count: int | None, share: str) -> None:
        from models.commands import kinds as commands

        parts = {"quorum_kind": quorum, "count": count, "share": share}
        self._do(_("Change the quorum of {kind}"), partial(commands.set_quorum, kind=self._chosen, **parts))

    def _set_threshold(self, share: str) -> None:
        from models.commands import kinds as commands

        self._do(_("Change the majority of {kind}"), partial(commands.set_threshold, kind=self._chosen, share=share))

    def _set_base(self, base: str) -> None:
        from models.commands import kinds as commands

        self._do(_("Change the majority of {kind}"), partial(commands.set_base, kind=self._chosen, base=base))

    def _set_lukewarm(self, share: str) -> None:
        from models.commands import kinds as commands

        deed = partial(commands.set_lukewarm, kind=self._chosen, share=share)
        self._do(_("Change when {kind} asks once more"), deed)

    def _set_decision(self, decision_id: str) -> None:
        from models.commands import kinds as commands

        deed = partial(commands.set_decision, kind=self._chosen, decision_id=decision_id)
        self._do(_("Say which decision set the rules of {kind}"), deed)

    def _add_item(self, draft: DraftItem) -> None:
        from models.commands import kinds as commands

        deed = partial(commands.add_item, kind=self._chosen, draft=draft)
        self._do(_("Add an item to the agenda of {kind}"), deed)

    def _change_item(self, id: str, field: str, value: Any) -> None:
        from models.commands import kinds as commands

        item = next(item for item in self._items if item.id == id)
        change = partial(commands.change_item, kind=self._chosen, item_id=id)
        deed = partial(change, field=field, value=value)
        if field == "fills":
            deed = partial(commands.fill_item, kind=self._chosen, item_id=id, key=value, title=title_of(item))
        self._do(_("Change the agenda of {kind}"), deed)

    def _move_item(self, id: str, place: int) -> None:
        from models.commands import kinds as commands

        self._do(_("Change the agenda of {kind}"), partial(commands.move_item, kind=self._chosen, item_id=id, to=place))

    def _remove_item(self, id: str) -> None:
        from models.commands import kinds as commands

        self._do(_("Change the agenda of {kind}"), partial(commands.remove_item, kind=self._chosen, item_id=id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(stacked if self.width() < _NARROW else beside)
        self._rules.setDirection(stacked if self.width() < _NARROWER else beside)


def _scrolled(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setAccessibleName(_("Kinds of meeting"))
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    return scroll
