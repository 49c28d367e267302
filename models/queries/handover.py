"""Where a running meeting is run, and when anything was last written in it."""

from dataclasses import dataclass
from datetime import datetime

from models.clock import instant
from models.queries.copies import own
from models.reader import Reader
from models.rules.handover import Runs, runs


@dataclass(frozen=True)
class Whereabouts:
    """Where a running meeting is run, by whose laptop, and when this file was last written to."""

    runs: Runs
    by: str
    last_word: datetime | None


def whereabouts(reader: Reader, meeting_id: str) -> Whereabouts | None:
    """Of one running meeting; None when it does not run."""
    query = """SELECT coalesce(run_on, ''), coalesce(run_by, '') FROM meeting
        WHERE id = :id AND state = 'running' AND NOT removed"""
    found = reader.one(lambda *row: row, query, id=meeting_id)
    if not found:
        return None
    stamp = reader.value("SELECT max(hlc) FROM deed")
    return Whereabouts(runs(found[0], own(reader)[0]), found[1], instant(stamp) if stamp else None)
