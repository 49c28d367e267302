"""The end of the minutes: approval, a line to sign on, and the fingerprint by which the record can be checked."""

from dataclasses import dataclass

from exports.language import _
from exports.pdf.pen import Pen
from exports.pdf.story import Story
from exports.pdf.strips import Cell, Placed, RuleMark, Strip
from exports.pdf.structure import Elem
from exports.pdf.style import DEEP, INK, SOFT
from exports.words import long_date, unparted
from models.queries.minutes import Minutes

_GAP = 22.0
_KEPT = 14  # strips: with more corrections than that only the block itself is never parted


@dataclass(frozen=True)
class QrCode:
    """A QR code as one picture; `rows` are its modules."""

    rows: tuple[tuple[bool, ...], ...]
    side: float
    elem: Elem

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw every dark module."""
        with pen.figure(self.elem, (x, y, self.side, self.side)):
            pen.modules(self.rows, x, y, self.side / len(self.rows), colour=INK)


def approval(story: Story, minutes: Minutes) -> None:
    """Whether the minutes are agreed, the line to sign on, and the fingerprint."""
    story.space(1.1)
    first = len(story.strips)
    with story.within("Sect"):
        story.heading(_("Approval"), 2)
        _statement(story, minutes)
        story.space(0.7)
        _block(story, minutes)
    short = len(story.strips) - first < _KEPT
    story.end_with(first if short else len(story.strips) - 1)


def _statement(story: Story, minutes: Minutes) -> None:
    if minutes.approved is None:
        story.paragraph(_("These minutes are a draft until a later meeting approves them as a correct record."))
        return
    words = {"meeting": minutes.approved.meeting, "day": unparted(long_date(minutes.approved.on))}
    if not minutes.approved.meeting:
        silent = _("Approved as a correct record without a meeting on {day}, by the silence of those who attended.")
        story.paragraph(silent.format(**words))
        if minutes.approved.corrections:
            story.paragraph(_("With these corrections:"))
    elif minutes.approved.corrections:
        agreed = _("Approved as a correct record at {meeting} on {day}, with these corrections:")
        story.paragraph(agreed.format(**words))
    else:
        story.paragraph(_("Approved as a correct record at {meeting} on {day}.").format(**words))
    if minutes.approved.corrections:
        story.paragraph(minutes.approved.corrections)


def _block(story: Story, minutes: Minutes) -> None:
    """Signature on the left, fingerprint and QR code on the right, read in this order."""
    side = story.sheet.text * 2 + 52 if minutes.fingerprint else 0.0
    lines_width = story.width * 0.34
    marks, height = _signature(story, lines_width)
    if minutes.fingerprint:
        room = story.width - lines_width - side - 2 * _GAP
        more, printed = _fingerprint(story, minutes.fingerprint, lines_width + _GAP, room)
        marks += [*more, Placed(story.left + story.width - side, 0.0, _qr(story, minutes, side))]
        height = max(height, printed, side)
    story.put(Strip(height, tuple(marks)))


def _signature(story: Story, width: float) -> tuple[list[Placed], float]:
    """A line as wide as a name is written, with the day on a line of its own under it."""
    small = story.sheet.small
    y = story.sheet.space(1.8)
    name = Cell(story.left)
    name.put(story.lines(_("Signed, facilitator"), small, width), small, story.elem.add("P"))
    marks = [Placed(story.left, y, RuleMark(width, 0.8, INK))]
    marks += [Placed(placed.x, placed.y + y + 3, placed.mark) for placed in name.placed]
    y += 3 + name.height + story.sheet.space(1.5)
    beside = story.text_width(_("Date"), small) + 6
    day = story.word(_("Date"), small, story.elem.add("P"))
    marks.append(Placed(story.left, y - small.leading + 3, day))
    marks.append(Placed(story.left + beside, y, RuleMark(width - beside, 0.8, INK)))
    return marks, y + 4


def _fingerprint(story: Story, fingerprint: str, x: float, width: float) -> tuple[list[Placed], float]:
    small = story.sheet.small
    label = story.cell(x)
    label.put(
        story.lines(_("Fingerprint of this record (SHA-256)"), small.but(bold=True), width),
        small.but(bold=True),
        story.elem.add("P"),
    )
    marks, y = list(label.placed), label.height
    elem, style = story.elem.add("P"), small.but(colour=DEEP)
    groups = [fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8)]
    step = story.text_width("00000000", style) + story.sheet.text * 0.6
    across = max(1, int((width + story.sheet.text * 0.6) / step))
    for number, group in enumerate(groups):
        row, column = divmod(number, across)
        marks.append(Placed(story.left + x + column * step, y + row * style.leading, story.word(group, style, elem)))
    y += style.leading * -(-len(groups) // across)
    note = story.cell(x)
    note.put(
        story.lines(_("It changes if anything in these minutes changes."), small.but(colour=SOFT), width),
        small,
        story.elem.add("P"),
    )
    marks += [Placed(placed.x, placed.y + y + 2, placed.mark) for placed in note.placed]
    return marks, y + 2 + note.height


def _qr(story: Story, minutes: Minutes, side: float) -> QrCode:
    """What a telephone reads: which minutes these are, and their fingerprint."""
    import segno

    kind = "annex" if minutes.confidential else "minutes"
    text = f"chapterhouse:{kind}:{minutes.id}:{minutes.version}:{minutes.fingerprint}"
    rows = tuple(tuple(bool(module) for module in row) for row in segno.make(text, error="m", micro=False).matrix)
    alt = _("QR code of the fingerprint {fingerprint}").format(fingerprint=minutes.fingerprint)
    return QrCode(rows, side, story.elem.add("Figure", Alt=alt))
