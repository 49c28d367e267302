"""Papers: pictures kept with an agenda item, and what paper somebody's name stands on, to be shredded by hand."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date

from models.queries.moments import instant
from models.reader import Reader
from models.rules.london import day_of

_PAPERS = """
SELECT 'consent', '', at FROM consent_event WHERE person_id = :id AND NOT removed AND method IN ('paper', 'form')
UNION ALL SELECT DISTINCT 'sign_in', title, coalesce(starts, '') FROM attendance
    JOIN meeting ON meeting.id = attendance.meeting_id AND NOT meeting.removed AND state IN ('closed', 'approved')
    WHERE attendance.person_id = :id AND NOT attendance.removed
UNION ALL SELECT 'loan', coalesce(asset.name, ''), coalesce(out_at, '') FROM loan
    LEFT JOIN asset ON asset.id = loan.asset_id WHERE loan.person_id = :id AND NOT loan.removed
ORDER BY 3, 1, 2
"""


@dataclass(frozen=True)
class Paper:
    """One paper: consent (a form they signed), sign_in (sheet and minutes of a meeting) or loan (a loan card)."""

    kind: str
    name: str
    on: date | None


def papers_of(reader: Reader, person_id: str) -> list[Paper]:
    """Every paper their name may stand on, the oldest first."""

    def made(kind: str, name: str, at: str) -> Paper:
        when = instant(at or None)
        return Paper(kind, name, day_of(when) if when else None)

    return reader.rows(made, _PAPERS, id=person_id)


@dataclass(frozen=True)
class Photo:
    """A picture of an agenda item; what is in it is asked for by its id."""

    id: str
    name: str
    note: str
    media_type: str


def photos_of(reader: Reader, item_id: str) -> list[Photo]:
    """The pictures of one item, in their order."""
    sql = """SELECT id, coalesce(name, ''), coalesce(note, ''), coalesce(media_type, '') FROM paper
        WHERE item_id = :item AND kind = 'photo' AND NOT removed ORDER BY coalesce(position, 100000), id"""
    return reader.rows(Photo, sql, item=item_id)


def picture(reader: Reader, paper_id: str) -> bytes:
    """What is in a picture; nothing where it has not arrived or cannot be read."""
    text = reader.value("SELECT coalesce(content, '') FROM paper WHERE id = :id", id=paper_id) or ""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""
