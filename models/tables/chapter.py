"""The chapter itself: its name and the habits its meetings start from."""

from models.tables.base import Record, count, ref, words


class Chapter(Record, table=True):
    """One row, whose id is the chapter's identity in every bundle. `short_code` opens each decision's number.

    `kind` is national for the national community's own file. `national_level` is how much of the chapter the national
    community is sent (0 to 3, `models/rules/levels.py`), by the decision `national_decision_id`. `pseudonym_key` (hex)
    makes the ids of people told of without their names; it never leaves the chapter. `language` is that in which its
    people write: en or cy, empty where nobody has said it.
    """

    name: str = words()
    short_code: str = words()
    region: str = words()
    quorum_kind: str = words()
    quorum_count: int | None = count()
    quorum_num: int | None = count()
    quorum_den: int | None = count()
    kind: str = words()
    national_level: int | None = count()
    national_decision_id: str | None = ref()
    pseudonym_key: str = words()
    language: str = words()
