"""Every entry of one person in SQL: those that a person said are the same as it, however far round."""

SAME = "verdict = 'same' AND NOT removed"
"""Holds for a row of `likeness` that makes two entries one."""

# What was said of a row `l` of `likeness`, and no other laptop has answered since. What is being said at this moment
# stands in `_cap`, and answers all of it.
_STANDING = """
SELECT field.name = 'likeness.verdict' AS is_verdict, op.body ->> ('$."' || field.id || '"') AS said
FROM log_name AS field CROSS JOIN op ON op.row = unhex(l.id) AND op.fid = 1
    JOIN writer ON writer.id = op.w AND writer.chapter = (SELECT chapter FROM _ctl)
        AND op.seq <= coalesce(writer.revoked_after, op.seq)
WHERE field.name IN ('likeness.verdict', 'likeness.removed') AND NOT EXISTS (
    SELECT 1 FROM op AS later JOIN writer AS who ON who.id = later.w AND who.chapter = writer.chapter
            AND later.seq <= coalesce(who.revoked_after, later.seq),
        json_each(later.prev, '$."' || field.id || '"') AS knew
    WHERE later.row = op.row AND later.fid = 1
        AND knew.value = op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))))"""

DOUBTED = f"""
SELECT l.id FROM likeness AS l
WHERE (l.removed OR EXISTS (SELECT 1 FROM cell WHERE cell.row = unhex(l.id) AND nheads > 1))
    AND NOT EXISTS (SELECT 1 FROM _cap WHERE _cap.row = l.id) AND (
    SELECT max(iif(is_verdict, said = 'same', NOT said AND l.verdict = 'same'))
        AND max(iif(is_verdict, said <> 'same', said))
    FROM (SELECT 1 AS is_verdict, iif(l.removed, 'different', l.verdict) AS said UNION ALL {_STANDING})
    WHERE said IS NOT NULL)"""
"""A query of the rows of `likeness` of whose two one laptop said that they are one person, and another that not."""

_IS_SAME = "+l.verdict = 'same' AND NOT l.removed"
SURELY = f"{_IS_SAME} AND l.id NOT IN ({DOUBTED})"
MAYBE = f"({_IS_SAME} OR l.id IN ({DOUBTED}))"
"""Holds for a row of `likeness` nobody doubts, or for one that somebody says makes two entries one."""

CANONICAL = """coalesce((
    WITH RECURSIVE entry(id) AS (
        SELECT {of} UNION SELECT iif(l.first_id = entry.id, l.second_id, l.first_id)
        FROM entry JOIN likeness AS l ON l.first_id = entry.id OR l.second_id = entry.id
        WHERE +l.verdict = 'same' AND NOT l.removed)
    SELECT min(id) FROM entry WHERE id IN (SELECT person.id FROM person)), {of})"""
"""The id kept of all entries of `{of}`: the smallest, whatever order they were joined in."""


MOST_ENTRIES = 200
"""More than these are not followed from anybody: a bundle could say of a whole chapter that it is one person."""


def entries_of(of: str, most: int = MOST_ENTRIES, same: str = _IS_SAME) -> str:
    """A query of the ids of everybody who is the same person as `of`, itself among them; -1 for however many.

    `of` is one id, or one with a FROM: then of everybody found there. `same` is `SURELY` or `MAYBE` where it matters
    that two laptops differ about it. The plus keeps SQLite to the indexes by id.
    """
    return (
        f"WITH RECURSIVE entry(id) AS (SELECT {of} "
        "UNION SELECT iif(l.first_id = entry.id, l.second_id, l.first_id) "
        "FROM entry JOIN likeness AS l ON l.first_id = entry.id OR l.second_id = entry.id "
        f"WHERE {same} LIMIT {most}) SELECT id FROM entry WHERE id IS NOT NULL"
    )


def follows_a_stranger(whose: str) -> str:
    """Whether the row `answer` of consent_event follows an answer of somebody not in the query or list `whose`."""
    return f"""EXISTS (
        SELECT 1 FROM json_each('[' || replace(json_quote(answer.follows), ' ', '","') || ']') AS followed
            CROSS JOIN consent_event AS other ON other.id = followed.value
        WHERE other.person_id NOT IN ({whose}))"""


def has_others(of: str) -> str:
    """Whether anybody is the same person as `of`: one look into an index, for everybody who is not."""
    return (
        f"EXISTS (SELECT 1 FROM likeness AS l WHERE l.first_id = {of} AND l.verdict = 'same' AND NOT l.removed)"
        f" OR EXISTS (SELECT 1 FROM likeness AS l WHERE l.second_id = {of} AND l.verdict = 'same' AND NOT l.removed)"
    )


IN_DOUBT = f"""
WITH RECURSIVE ends AS MATERIALIZED (SELECT first_id, second_id FROM likeness WHERE id IN ({DOUBTED})), entry(id) AS (
    SELECT first_id FROM ends UNION SELECT second_id FROM ends UNION
    SELECT iif(l.first_id = entry.id, l.second_id, l.first_id)
    FROM entry JOIN likeness AS l ON l.first_id = entry.id OR l.second_id = entry.id WHERE {_IS_SAME})
SELECT id FROM entry WHERE id IS NOT NULL"""
"""A query of every entry of whom it is doubted which others are the same person."""
