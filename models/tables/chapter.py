"""The chapter itself: its name and the habits its meetings start from."""

from models.tables.base import Record, count, words


class Chapter(Record, table=True):
    """One row, whose id is the chapter's identity in every bundle. `short_code` opens each decision's number."""

    name: str = words()
    short_code: str = words()
    region: str = words()
    quorum_kind: str = words()
    quorum_count: int | None = count()
    quorum_num: int | None = count()
    quorum_den: int | None = count()
