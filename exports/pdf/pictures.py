"""Pictures from the room, as wide as the column allows, with what they show said in words."""

import base64
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from exports.language import _
from exports.pdf.pen import Pen
from exports.pdf.story import Story
from exports.pdf.strips import Placed, Strip
from exports.pdf.structure import Elem
from exports.pdf.style import PAPER
from models.queries.minutes import MinutedPicture

_TALLEST = 0.32  # of the column


@dataclass(frozen=True)
class Photo:
    """One picture at its size on paper."""

    image: Any
    width: float
    height: float
    elem: Elem

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""
        with pen.figure(self.elem, (x, y, self.width, self.height)):
            pen.canvas.drawImage(self.image, x, PAPER[1] - y - self.height, self.width, self.height)


def pictures(story: Story, taken: tuple[MinutedPicture, ...]) -> None:
    """Each picture with its name under it; one that cannot be read is named."""
    for picture in taken:
        name = picture.name.strip() or _("Picture from the room")
        image = _image(picture.content)
        story.space(0.6)
        if image is None:
            story.paragraph(_("A picture that cannot be shown: {name}").format(name=name), story.sheet.small)
            continue
        _place(story, image, _("{name}. {note}").format(name=name, note=picture.note) if picture.note else name)


def _place(story: Story, image: Any, caption: str) -> None:
    wide, high = image.getSize()
    shrink = min(story.width / wide, story.sheet.height * _TALLEST / high, 1.0)
    elem = story.elem.add("Figure", Alt=caption)
    photo = Photo(image, wide * shrink, high * shrink, elem)
    story.put(Strip(photo.height, (Placed(story.left, 0.0, photo),), glued=True))
    story.space(0.1)
    story.paragraph(caption, story.sheet.small)


def _image(content: str) -> Any:
    """The picture, or None where its bytes are none."""
    from reportlab.lib.utils import ImageReader

    try:
        image = ImageReader(BytesIO(base64.b64decode(content)))
        image.getRGBData()
    except (OSError, ValueError):
        return None
    return image
