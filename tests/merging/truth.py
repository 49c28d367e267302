"""Conflicts as they truly are, from who knew what when they wrote: what the engine lists is held against it (I6)."""

import json

from tests.merging.laptop import Fact, Key, Laptop
from tests.merging.look import Look
from tests.merging.story import EDITABLE, Story


def require_true_conflicts(story: Story, seen: Look) -> None:
    """I6: what is listed is what two people wrote unaware of each other, no more and no less."""
    laptop = story.laptops["a1"]
    passed = {claim.row for claim in story.words}  # whose word counted there hangs on when national heard it
    facts = [story.world.facts[key] for key in counting(laptop) if key in story.world.facts]
    facts = [fact for fact in facts if fact.row not in passed]
    gone = laptop.forgotten()
    by_cell: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        for field in fact.fields if fact.row not in gone else ():
            by_cell.setdefault((fact.row, field), []).append(fact)
    binned = {row for table in (*EDITABLE, "likeness") for row, _head in _removals(laptop, table)}
    listed = {(row, field): heads for kind, row, field, heads in seen.conflicts if kind == "values"}
    for (row, field), wrote in by_cell.items():
        heads = {
            fact.key
            for fact in wrote
            if not any(fact.key in d.knew and (field in d.fields or d.is_removal) for d in facts if d.row == row)
        }
        told = set(listed.get((row, field), ()))
        assert story.revoked or told <= heads, f"I6 {row}.{field} is no conflict: {told - heads}"
        if row not in binned and len(heads) > 1 and len(_values(laptop, heads, field)) > 1:
            assert told >= heads, f"I6 {row}.{field} is a conflict of {heads}, but {told} is listed"
    require_the_bin_asked(story, seen, facts)


def require_the_bin_asked(story: Story, seen: Look, facts: list[Fact]) -> None:
    """I6: a row in the bin with an edit its removal did not know of is listed, and no other."""
    laptop = story.laptops["a1"]
    names = {row for kind, row, *_ in seen.conflicts if kind == "removed"}
    gone = laptop.forgotten()
    for table in EDITABLE:
        for row, head in _removals(laptop, table):
            if row in gone or head not in story.world.facts or any(row == claim.row for claim in story.words):
                continue
            removal = story.world.facts[head]
            unknown = any(_is_unasked(fact, removal, facts) for fact in facts if fact.row == row)
            assert row in names or story.revoked or not unknown, (
                f"I6 {row} is in the bin over an edit nobody is told of"
            )
            later = [f for f in facts if f.row == row and f.key not in removal.knew and not _is_same_deed(f, removal)]
            assert story.revoked or later or row not in names, f"I6 {row} is in the bin, and all was known"


def _is_unasked(fact: Fact, removal: Fact, facts: list[Fact]) -> bool:
    """Whether this edit and the removal did not know of each other, and nothing later knew of the edit."""
    if (
        _is_same_deed(fact, removal)
        or not fact.fields - {"removed"}
        or fact.key in removal.knew
        or removal.key in fact.knew
    ):
        return False
    later = (d for d in facts if fact.key in d.knew)
    return not any(fact.fields <= d.fields or d.is_removal for d in later)


def _is_same_deed(one: Fact, other: Fact) -> bool:
    return (one.key[0], one.hlc) == (other.key[0], other.hlc)


def _removals(laptop: Laptop, table: str) -> list[tuple[str, Key]]:
    rows = laptop.rows(
        f"SELECT {table}.id, wid, seq, lower(hex(h)) FROM {table} JOIN cell ON cell.row = unhex({table}.id) "
        "JOIN log_name ON log_name.id = cell.fld AND log_name.name = ? JOIN writer ON writer.id = cell.w "
        f"WHERE {table}.removed",
        f"{table}.removed",
    )
    return [(row, (wid, seq, h)) for row, wid, seq, h in rows]


def _values(laptop: Laptop, heads: set[Key], field: str) -> set:
    found = set()
    for wid, seq, digest in heads:
        [(tbl, body)] = laptop.rows(
            "SELECT log_name.name, body FROM op JOIN writer ON writer.id = w JOIN log_name ON log_name.id = tbl "
            "WHERE wid = ? AND seq = ? AND lower(hex(h)) = ?",
            *(wid, seq, digest),
        )
        number = dict(laptop.rows("SELECT name, id FROM log_name"))[f"{tbl}.{field}"]
        value = json.loads(body)[str(number)]
        found.add("" if value is None else value)
    return found


def counting(laptop: Laptop) -> set[Key]:
    """The ops that count for the chapter's own rows."""
    return set(
        laptop.rows(
            "SELECT wid, seq, lower(hex(h)) FROM op JOIN writer ON writer.id = w WHERE fid = 1 "
            "AND chapter = (SELECT chapter FROM _ctl) AND seq <= coalesce(revoked_after, seq) "
            "AND row NOT IN (SELECT row FROM elsewhere)"
        )
    )
