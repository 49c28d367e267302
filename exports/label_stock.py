"""Sheets of A4 labels as they are sold, and how a printer that draws beside them is set right.

Avery publishes of L7160, L7163 and L7159 the size of a label (63.5 × 38.1, 99.1 × 38.1 and 63.5 × 33.9 mm) and the
white between two columns (2.5 mm; none between rows); the grid stands in the middle of the sheet, which gives the
margins that are handed round with these names (7.2 and 15.1, 4.65 and 15.1, 7.2 and 12.9 mm). The templates of gLabels
(avery-iso-templates.xml) agree on size, rows and columns; their margins are measured on a sheet and lie within 0.4 mm
of these for L7160, within 1.4 mm for L7163. Sheets are cut no truer than that: hence `right` and `down`.
"""

from dataclasses import dataclass

from models.errors import Refusal

POINTS = 72 / 25.4  # in a millimetre


@dataclass(frozen=True)
class Stock:
    """A sheet of labels; all lengths in tenths of a millimetre, `step` from one label's edge to the next one's."""

    name: str
    across: int
    down: int
    width: int
    height: int
    left: int
    top: int
    step: int

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.across * self.down


@dataclass(frozen=True)
class LabelSheet:
    """How labels are printed: on which stock, from which label on, and shifted by tenths of a millimetre."""

    stock: str = "L7160"
    start: int = 1
    right: int = 0
    down: int = 0


@dataclass(eq=False)
class NoSuchLabel(Refusal):
    """The sheet has no label to begin with there, or would be shifted off the paper; `most` is the last one."""

    stock: str
    start: int
    most: int


@dataclass(eq=False)
class NoSuchStock(Refusal):
    """No label sheet of this name is known."""

    stock: str
    known: tuple[str, ...]


STOCKS = {
    stock.name: stock
    for stock in (
        Stock("L7160", across=3, down=7, width=635, height=381, left=72, top=151, step=660),
        Stock("L7163", across=2, down=7, width=991, height=381, left=47, top=151, step=1016),
        Stock("L7159", across=3, down=8, width=635, height=339, left=72, top=129, step=660),
    )
}


def chosen(sheet: LabelSheet) -> Stock:
    """The stock, once it is sure that the sheet can be printed so. Raises `NoSuchStock`, `NoSuchLabel`.

    >>> chosen(LabelSheet("L7163", start=14)).count
    14
    """
    stock = STOCKS.get(sheet.stock.upper())
    if stock is None:
        raise NoSuchStock(sheet.stock, tuple(STOCKS))
    if not 1 <= sheet.start <= stock.count or max(abs(sheet.right), abs(sheet.down)) > 100:
        raise NoSuchLabel(stock.name, sheet.start, stock.count)
    return stock
