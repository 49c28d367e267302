"""Pictures taken in the room, kept with the item they belong to."""

from base64 import b64encode

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found
from models.errors import NotFound
from models.sealing import require_unsealed
from models.tables import AgendaItem, Paper

PHOTO = "photo"


def add_photo(session: Session, *, item_id: str, name: str, content: bytes, media_type: str = "image/jpeg") -> str:
    """Keep a picture, made small already, with an item; returns its id. Raises `NotFound`, `Sealed`."""
    found(session, AgendaItem, item_id)
    there = select(Paper.id).where(Paper.item_id == item_id, col(Paper.removed).is_not(True))
    paper = Paper(
        item_id=item_id,
        position=len(session.exec(there).all()) + 1,
        name=clean(name),
        kind=PHOTO,
        media_type=media_type,
        content=b64encode(content).decode("ascii"),
    )
    session.add(paper)
    require_unsealed(connection_of(session), {("paper", paper.id)})
    return paper.id


def change(session: Session, *, paper_id: str, field: str, value: str) -> None:
    """Set the name of a paper, or a note on what it shows. Raises `Sealed`."""
    paper = _open(session, paper_id)
    if field not in ("name", "note"):
        raise NotFound("paper", field)
    setattr(paper, field, clean(value))


def remove(session: Session, *, paper_id: str) -> None:
    """Take a paper away from its item. Raises `Sealed`."""
    _open(session, paper_id).removed = True


def _open(session: Session, paper_id: str) -> Paper:
    require_unsealed(connection_of(session), {("paper", paper_id)})
    return found(session, Paper, paper_id)
