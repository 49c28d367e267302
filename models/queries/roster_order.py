"""How SQL puts members in order: the same as `sort_name`, in built-in functions alone, so that an index can hold it."""

# First the accented letters of each group, last the plain one.
_PLAIN = "áàâäãåāa éèêëēe íìîïīi óòôöõøōo úùûüūu ŵẃẁẅw ŷýỳÿy çćc ñńn łl śšs źžz"
_GROUPS = tuple((group[:-1], group[-1]) for group in _PLAIN.split())
_SWAPS = (("-", " "), ("'", ""), ("’", ""), (".", ""))
_WHOLE = "lower(trim(coalesce(family_name, '') || ' ' || coalesce(nullif(known_as, ''), given_name, '')))"


def _swapped(sql: str) -> str:
    pairs = [(letter, plain) for letters, plain in _GROUPS for each in letters for letter in (each, each.upper())]
    for letter, plain in (*pairs, *_SWAPS):
        sql = "replace({}, '{}', '{}')".format(sql, letter.replace("'", "''"), plain)
    return sql


NAME_SQL = f"CASE WHEN {_WHOLE} GLOB '*[^ a-z]*' THEN {_swapped(_WHOLE)} ELSE {_WHOLE} END"
"""What a list of people sorts by, over the bare columns of `person`."""

NAME_INDEX = (
    f"CREATE INDEX person_by_name ON person(removed, {NAME_SQL}, "
    "deceased_on, left_on, paused_from, paused_to, requested_on, joined_on, period_end, id)"
)
"""Everything the usual list asks for, so that it is answered from the index alone."""
