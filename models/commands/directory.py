"""Taking down what somebody agrees to show in the members' directory."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from models.commands.found import connection_of
from models.commands.roster import record_consent
from models.queries.papers_of_members import answers_of
from models.reader import Reader
from models.rules.directory import Listing, answers_to_take_down


def answer(
    session: Session, *, person_id: str, wanted: Collection[Listing], at: datetime, method: str = "", wording: str = ""
) -> int:
    """Somebody allows just these parts. Returns how many answers were new."""
    said = answers_of(Reader(connection_of(session)), person_id)
    new = answers_to_take_down(said, wanted)
    for part, state in new.items():
        record_consent(
            session, person_id=person_id, state=state, at=at, method=method, wording=wording, audience=part.audience
        )
    return len(new)
