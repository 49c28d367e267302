"""How each kind of thing in the bin is read: what it is called, whose it is, when it is, and when it was removed.

What stands elsewhere in the same words is left out: an address that the person has again, a booking that became a loan.
"""

from models.rules.bin import PART_OF

# title, of, given_name, family_name, known_as, sub, starts, ends; `t` is the row, `up` what it is part of.
_PERSON = "p.given_name, p.family_name, p.known_as"
_NOBODY = "'', '', ''"
_OF_PERSON = "LEFT JOIN person AS p ON p.id = t.person_id"

_SHOWN = {
    "person": ("'', t.organisation, t.given_name, t.family_name, t.known_as, '', NULL, NULL", ""),
    "contact_point": (f"t.value, '', {_PERSON}, t.kind, NULL, NULL", _OF_PERSON),
    "person_role": (f"t.role, '', {_PERSON}, '', NULL, NULL", _OF_PERSON),
    "asset": (f"t.name, t.code, {_NOBODY}, t.kind, NULL, NULL", ""),
    "booking": (f"up.name, '', {_PERSON}, '', t.starts, t.ends", _OF_PERSON),
    "loan": (f"up.name, '', {_PERSON}, '', t.out_at, t.returned_at", _OF_PERSON),
    "meeting": (f"t.title, t.place, {_NOBODY}, '', t.starts, NULL", ""),
    "agenda_item": (f"t.title, up.title, {_NOBODY}, '', up.starts, NULL", ""),
    "paper": (
        f"coalesce(nullif(t.name, ''), nullif(t.note, ''), up.title), up.title, {_NOBODY}, t.kind, NULL, NULL", ""
    ),
    "reading": (f"t.question, up.title, {_NOBODY}, '', t.at, NULL", ""),
    "correction": (f"t.text, up.title, {_NOBODY}, '', NULL, NULL", ""),
    "meeting_kind": (f"t.name, '', {_NOBODY}, '', NULL, NULL", ""),
    "decision": (f"t.text, up.title, {_NOBODY}, t.outcome, coalesce(up.starts, t.declared_at), NULL", ""),
    "advice": (f"t.gist, t.name, {_PERSON}, '', NULL, NULL", _OF_PERSON),
    "action": (f"t.text, t.owner, {_PERSON}, '', NULL, NULL", "LEFT JOIN person AS p ON p.id = t.owner_id"),
    "consultation": (f"t.title, '', {_NOBODY}, '', NULL, NULL", ""),
}  # fmt: skip

_MEETING_OPEN = "AND coalesce(up.state, '') NOT IN ('closed', 'approved')"
# Their own, or that of an entry they were compared with: entries that are taken apart again divide what they had.
_THEIRS = """(s.person_id = t.person_id OR EXISTS (SELECT 1 FROM likeness AS l WHERE NOT l.removed
        AND t.person_id IN (l.first_id, l.second_id) AND s.person_id IN (l.first_id, l.second_id)))"""
_ONLY = {
    "contact_point": f"""AND NOT EXISTS (SELECT 1 FROM contact_point AS s WHERE NOT s.removed
        AND s.kind = t.kind AND lower(s.value) = lower(t.value) AND {_THEIRS})""",
    "person_role": f"""AND NOT EXISTS (SELECT 1 FROM person_role AS s WHERE NOT s.removed
        AND lower(s.role) = lower(t.role) AND {_THEIRS})""",
    "booking": """AND NOT EXISTS (SELECT 1 FROM op JOIN log_name ON log_name.id = op.tbl AND log_name.name = 'loan'
        WHERE op.w = cell.w AND op.hlc = cell.hlc AND op.seq BETWEEN cell.seq - 16 AND cell.seq + 16)""",
    "agenda_item": _MEETING_OPEN,
    "paper": """AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.id = up.meeting_id
        AND (meeting.removed OR meeting.state IN ('closed', 'approved')))""",
    "reading": _MEETING_OPEN,
    "decision": "AND NOT EXISTS (SELECT 1 FROM decision AS s WHERE NOT s.removed AND s.text = t.text)",
}


def _query(table: str) -> str:
    shown, joins = _SHOWN[table]
    above, column = PART_OF[table]
    part_of = f"LEFT JOIN {above} AS up ON up.id = t.{column}" if above else ""
    stands = "AND NOT coalesce(up.removed, 0)" if above else ""
    return f"""SELECT t.id, {shown}, cell.hlc, writer.name, deed.label, deed.origin
FROM {table} AS t JOIN log_name AS field ON field.name = :field
JOIN cell ON cell.row = unhex(t.id) AND cell.fld = field.id JOIN writer ON writer.id = cell.w
LEFT JOIN deed ON deed.hlc = cell.hlc AND cell.w = (SELECT w FROM _ctl) {part_of} {joins}
WHERE t.removed AND (:only = '' OR t.id = :only) {stands} {_ONLY.get(table, "")}"""


KINDS = {table: _query(table) for table in PART_OF}
"""One query a table; `:field` is its mark of removal by its name in the log, `:only` one id or ''."""
