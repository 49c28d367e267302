"""How much a chapter tells the national community: while two of its laptops differ about it, the lower level counts."""

from models.log.commit import heads_of
from models.log.names import Connection, load
from models.log.op import decode


def lowest_level(connection: Connection, chapter: str) -> int:
    """The least of what was decided unaware of each other, here or in another chapter; 0 where nothing was."""
    field = load(connection).number_of["chapter.national_level"]
    bodies = [
        connection.execute("SELECT body FROM op WHERE w = ? AND seq = ? AND h = ?", head).fetchone()[0]
        for head in heads_of(connection, chapter, field)
    ]
    return min((decode(body)[str(field)] or 0 for body in bodies), default=0)
