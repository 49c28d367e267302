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


def _not_again(table: str, said: str) -> str:
    """Nobody says the same again, neither under this entry nor under one it was compared with.

    Entries that are taken apart again divide what they had. Asked of all at once, as looking one by one took minutes.
    """
    some = f"(SELECT person_id FROM {table} WHERE removed)"
    of_it, of_standing = said.format("t"), said.format("s")
    return f"""AND coalesce(t.person_id, '') || {of_it} NOT IN (
        SELECT coalesce(s.person_id, '') || {of_standing} FROM {table} AS s
        WHERE NOT s.removed AND (s.person_id IN {some} OR s.person_id IS NULL)
        UNION ALL SELECT coalesce(iif(s.person_id = l.first_id, l.second_id, l.first_id), '') || {of_standing}
        FROM likeness AS l JOIN {table} AS s ON s.person_id IN (l.first_id, l.second_id)
        WHERE NOT l.removed AND NOT s.removed AND (l.first_id IN {some} OR l.second_id IN {some}))"""


_ONLY = {
    "contact_point": _not_again("contact_point", "coalesce({0}.kind, '') || lower(coalesce({0}.value, ''))"),
    "person_role": _not_again("person_role", "lower(coalesce({0}.role, ''))"),
    "booking": """AND NOT EXISTS (SELECT 1 FROM op JOIN log_name ON log_name.id = op.tbl AND log_name.name = 'loan'
        WHERE op.w = cell.w AND op.hlc = cell.hlc AND op.seq BETWEEN cell.seq - 16 AND cell.seq + 16)""",
    "agenda_item": _MEETING_OPEN,
    "paper": """AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.id = up.meeting_id
        AND (meeting.removed OR meeting.state IN ('closed', 'approved')))""",
    "reading": _MEETING_OPEN,
    "decision": """AND coalesce(t.meeting_id, '') || coalesce(t.text, '') NOT IN (
        SELECT coalesce(text, '') FROM decision WHERE NOT removed
        UNION ALL SELECT coalesce(meeting_id, '') || coalesce(text, '') FROM decision WHERE NOT removed)""",
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
