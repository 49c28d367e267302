"""Records as they stood when minutes were approved: what was written since is left out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from models.queries.history import lines_of
from models.reader import Reader

_APPROVAL = "SELECT id FROM approval WHERE meeting_id = :meeting AND NOT removed ORDER BY id LIMIT 1"


def approved_at(reader: Reader, meeting_id: str) -> datetime | None:
    """The moment the approval of a meeting's minutes was written down; None before."""
    approval = reader.value(_APPROVAL, meeting=meeting_id)
    lines = lines_of(reader, [approval]) if approval else []
    return min((line.at for line in lines), default=None)


def as_then(
    reader: Reader, records: Iterable[dict[str, Any]], moment: datetime | None, *, keep_later: bool = False
) -> list[dict[str, Any]]:
    """Records (by `id`) with the values of that moment; those made later are left out unless `keep_later`."""
    known = {record["id"]: dict(record) for record in records}
    if moment is None or not known:
        return list(known.values())
    for line in lines_of(reader, known):  # newest first
        if line.at <= moment:
            continue
        if line.field:
            known[line.row][line.field] = line.before
        elif not keep_later:
            known[line.row]["later"] = True
    return [record for record in known.values() if not record.get("later")]
