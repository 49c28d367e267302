"""How often the invitation to a meeting changed, on whichever laptop: calendars take only what counts higher."""

from models.reader import Reader

_MOST = 2**31 - 2  # calendars keep 32 bits of it (RFC 5545, 3.3.8), and there is a next change
_SEQUENCE = "SELECT coalesce(sequence, 0) FROM meeting WHERE id = :id"
_EVER = f"""SELECT max(f.value) FROM op, json_each(op.body) AS f
    WHERE op.row = unhex(:id) AND f.type = 'integer' AND f.value <= {_MOST}
    AND f.key = (SELECT CAST(id AS TEXT) FROM log_name WHERE name = 'meeting.sequence')"""


def changes_of(reader: Reader, meeting_id: str) -> int:
    """The highest count any laptop has sent out: where two of them counted on apart, only one count stands."""
    standing = reader.value(_SEQUENCE, id=meeting_id) or 0
    return max(min(standing, _MOST), reader.value(_EVER, id=meeting_id) or 0)
