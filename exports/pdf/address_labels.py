"""Address labels: one for each household, in the largest type that fits."""

from functools import partial

from exports.label_stock import LabelSheet
from exports.language import _
from exports.pdf.label_grid import Mark, Room, label_paper, plain, set_lines
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled
from exports.pdf.story import Story
from exports.pdf.strips import Placed
from exports.pdf.structure import Elem
from models.queries.papers_of_members import AddressLabel, AddressLabels


def paper(labels: AddressLabels, printing: Printing | None = None, sheet: LabelSheet | None = None) -> Paper:
    """Every label. Raises `NoSuchStock`, `NoSuchLabel`."""
    marks: list[tuple[Mark, str]] = [(partial(_address, label), "\n".join(_lines(label))) for label in labels.labels]
    titled = Titled(labels.chapter, _("Address labels"))
    return label_paper(titled, marks, printing or Printing(), sheet or LabelSheet())


def _lines(label: AddressLabel) -> list[str]:
    return plain([*label.names, *label.lines])


def _address(label: AddressLabel, story: Story, elem: Elem, room: Room) -> list[Placed] | None:
    return set_lines(story, _lines(label), elem, room)
