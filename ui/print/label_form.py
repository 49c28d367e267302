"""What is asked before labels are printed: which sheet, which label is the first, and how far the printer is off."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exports.label_stock import STOCKS, LabelSheet
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.text import words

_FARTHEST = 10.0  # mm


class LabelForm(QDialog):
    """Says `wanted` with the sheet, and whether only those are meant whom e-mail does not reach."""

    wanted = Signal(object, bool)

    def __init__(self, parent: QWidget | None, *, addresses: bool) -> None:
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
        self.post_only.setVisible(addresses)
        self._build()
        self.stock.committed.connect(self._chosen)

    def sheet(self) -> LabelSheet:
        """What is chosen."""
        tenths = (round(each.value() * 10) for each in (self.right, self.down))
        return LabelSheet(self.stock.value(), self.start.value(), *tenths)

    def print_now(self) -> None:
        """Close, and say what is wanted."""
        self.accept()
        self.wanted.emit(self.sheet(), self.post_only.isChecked())

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
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Cancel"), self.reject))
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
