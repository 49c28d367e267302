"""Shared things among what one can go to."""

from models.queries import assets
from models.reader import Reader
from ui.assets.words import kind_words
from ui.goto import Found
from ui.scanned import scanned


def find(reader: Reader, text: str) -> list[Found]:
    """Shared things whose names, labels, places or stewards have what is typed in them, or whose QR code it is."""
    id = scanned(text, "asset")
    rows = assets.with_id(reader, id) if id else assets.found_by(reader, text)
    return [Found(row.name, kind_words(row.kind), "assets", row.id, row.place) for row in rows]
