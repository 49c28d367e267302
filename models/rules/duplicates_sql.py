"""Every entry of one person in SQL: those that a person said are the same as it, however far round."""

SAME = "verdict = 'same' AND NOT removed"
"""Holds for a row of `likeness` that makes two entries one."""

CANONICAL = """coalesce((
    WITH RECURSIVE entry(id) AS (
        SELECT {of} UNION SELECT iif(l.first_id = entry.id, l.second_id, l.first_id)
        FROM entry JOIN likeness AS l ON l.first_id = entry.id OR l.second_id = entry.id
        WHERE +l.verdict = 'same' AND NOT l.removed)
    SELECT min(id) FROM entry WHERE id IN (SELECT person.id FROM person)), {of})"""
"""The id kept of all entries of `{of}`: the smallest, whatever order they were joined in."""


MOST_ENTRIES = 200
"""More than these are not followed from anybody: a bundle could say of a whole chapter that it is one person."""


def entries_of(of: str, most: int = MOST_ENTRIES) -> str:
    """A query of the ids of everybody who is the same person as `of`, itself among them; -1 for however many.

    `of` is one id, or one with a FROM: then of everybody found there. The plus keeps SQLite to the indexes by id.
    """
    return (
        f"WITH RECURSIVE entry(id) AS (SELECT {of} "
        "UNION SELECT iif(l.first_id = entry.id, l.second_id, l.first_id) "
        "FROM entry JOIN likeness AS l ON l.first_id = entry.id OR l.second_id = entry.id "
        f"WHERE +l.verdict = 'same' AND NOT l.removed LIMIT {most}) SELECT id FROM entry WHERE id IS NOT NULL"
    )


def has_others(of: str) -> str:
    """Whether anybody is the same person as `of`: one look into an index, for everybody who is not."""
    return (
        f"EXISTS (SELECT 1 FROM likeness AS l WHERE l.first_id = {of} AND l.verdict = 'same' AND NOT l.removed)"
        f" OR EXISTS (SELECT 1 FROM likeness AS l WHERE l.second_id = {of} AND l.verdict = 'same' AND NOT l.removed)"
    )
