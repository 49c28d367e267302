"""Labels to stick on shared things: what it is, whose it is, and a QR code by which the program knows it."""

from functools import partial

from exports.label_stock import LabelSheet
from exports.language import _
from exports.pdf.label_grid import INSET, Mark, Room, label_paper, plain, set_lines
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled
from exports.pdf.qr import qr_code
from exports.pdf.spans import Span, Text
from exports.pdf.story import Story
from exports.pdf.strips import Placed
from exports.pdf.structure import Elem
from models.queries.assets import AssetRow
from models.queries.papers_of_assets import Catalogue
from models.rules.asset_kinds import AssetKind, kind_of

_STICKS = (AssetKind.KIT, AssetKind.DOCUMENT, AssetKind.ROOM)
_GAP = 8.0
_SHARE = 0.38  # of the label for the code: 20 mm on the smallest, which any telephone reads


def address_of(asset: AssetRow) -> str:
    """What the code holds: it leads to the thing in its own chapter and tells nobody else anything."""
    return f"chapterhouse:asset:{asset.id}"


def paper(catalogue: Catalogue, printing: Printing | None = None, sheet: LabelSheet | None = None) -> Paper:
    """A label for everything one can stick one on. Raises `NoSuchStock`, `NoSuchLabel`."""
    rows = [each.row for each in catalogue.assets if kind_of(each.row.kind) in _STICKS]
    marks: list[tuple[Mark, str]] = [
        (partial(_label, row, catalogue.chapter), "\n".join(plain([row.name, row.code]))) for row in rows
    ]
    return label_paper(
        Titled(catalogue.chapter, _("Asset labels")), marks, printing or Printing(), sheet or LabelSheet()
    )


def _label(asset: AssetRow, chapter: str, story: Story, elem: Elem, room: Room) -> list[Placed] | None:
    """The code at the left, the words beside it."""
    name = plain([asset.name]) or [_("Without a name")]
    lines: list[Text] = [Span(name[0], bold=True), *plain([asset.code, chapter])]
    side = min(room.height, room.width * _SHARE)
    beside = Room(room.x + side + _GAP, room.width - side - _GAP, room.height)
    words = set_lines(story, lines, elem, beside)
    if words is None:
        return None
    alt = _("QR code of {name}").format(name=name[0])
    code = qr_code(address_of(asset), side, elem.add("Figure", Alt=alt))
    return [*words, Placed(story.left + room.x, INSET + (room.height - side) / 2, code)]
