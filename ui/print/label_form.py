"""What is asked before labels are printed: which sheet, which label is the first, and how far the printer is off."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exports.label_stock import STOCKS, LabelSheet
from exports.shortened import shortened
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words

_FARTHEST = 10.0  # mm
_NAMED = 120  # letters
Unreached = Callable[[bool], Sequence[str]]
"""Who has no address, of all or only of those whom e-mail does not reach."""


class LabelForm(FittedDialog):
    """Says `wanted` with the sheet, and whether only those are meant whom e-mail does not reach.

    Labels for addresses know whom they leave out.
    """

    wanted = Signal(object, bool)

    def __init__(self, parent: QWidget | None, *, unreached: Unreached | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print labels"))
        self.setMinimumWidth(420)
        self.stock = ChoiceField(_("Label sheet"), _stocks(), flat=False)
        self.stock.set_value("L7160")
        self.start = QSpinBox()
        self.start.setRange(1, STOCKS["L7160"].count)
        self.start.setAccessibleName(_("First label to use"))
        self.right, self.down = _millimetres(_("Shift to the right, mm")), _millimetres(_("Shift down, mm"))
        self.post_only = QCheckBox(_("Only those who prefer post or have no e-mail"))
        self._unreached = unreached
        self.lacking = words("", "soft")
        for part in (self.post_only, self.lacking):
            part.setVisible(unreached is not None)
        self._build()
        self.stock.committed.connect(self._chosen)
        self.post_only.toggled.connect(self._tell)
        self._tell()

    def sheet(self) -> LabelSheet:
        """What is chosen."""
        tenths = (round(each.value() * 10) for each in (self.right, self.down))
        return LabelSheet(self.stock.value(), self.start.value(), *tenths)

    def print_now(self) -> None:
        """Close, and say what is wanted."""
        self.accept()
        self.wanted.emit(self.sheet(), self.post_only.isChecked())

    def _tell(self, _post_only: bool = False) -> None:
        """Say for whom there will be no label."""
        names = self._unreached(self.post_only.isChecked()) if self._unreached else ()
        told = ngettext(
            "{names} has no address here, and gets no label.",
            "{count} people have no address here, and get no label: {names}",
            len(names),
        ).format(count=len(names), names=shortened(", ".join(names), _NAMED))
        self.lacking.setText(told if names else "")
        self.lacking.setVisible(bool(names))

    def _chosen(self, stock: str) -> None:
        self.start.setMaximum(STOCKS[stock].count)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(_("Print labels"), "card"))
        column.addWidget(
            words(_("Print one sheet on plain paper first and hold it behind the labels against the light."), "soft")
        )
        column.addWidget(self.stock)
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setColumnStretch(1, 1)
        for row, field in enumerate((self.start, self.right, self.down)):
            field.lineEdit().setTextMargins(9, 0, 0, 0)  # the style sheet does not reach it
            label = words(field.accessibleName())
            label.setWordWrap(False)
            rows.addWidget(label, row, 0)
            rows.addWidget(field, row, 1)
        column.addLayout(rows)
        column.addWidget(self.post_only)
        column.addWidget(self.lacking)
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Cancel"), self.reject, kind="quiet"))
        self.go = button(_("Preview"), self.print_now, kind="primary")
        self.go.setDefault(True)
        steps.addWidget(self.go)
        column.addLayout(steps)


def _millimetres(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setRange(-_FARTHEST, _FARTHEST)
    box.setAccessibleName(name)
    return box


def _stocks() -> list[tuple[str, str]]:
    return [
        (
            name,
            ngettext("{name}: {count} label", "{name}: {count} labels", stock.count).format(
                name=name, count=stock.count
            ),
        )
        for name, stock in STOCKS.items()
    ]
