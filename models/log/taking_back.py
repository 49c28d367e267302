"""What saving a bundle for the national community marks first: things asked back, and things that are theirs again.

A thing says so in `withheld`, a decision, with the answers given by it, in `cleared`.
"""

from collections.abc import Iterable

from models.log.asked_back import ASKED_BACK, cleared_field
from models.log.names import Connection, load
from models.log.op import encode
from models.log.outgoing import NATIONAL, Audience, answers

_HELD = """
FROM temp.naming JOIN {table} ON {table}.id = naming.id
    JOIN op ON op.row = unhex({table}.id) AND op.fid = 1 AND op.body <> '{{}}' JOIN writer ON writer.id = op.w
    JOIN json_each(:runs) AS run ON run.value ->> 0 = writer.wid AND op.seq BETWEEN run.value ->> 1 AND run.value ->> 2
WHERE naming.tbl = '{table}'
"""
_HELD_BACK = f"SELECT DISTINCT asset.id {_HELD.format(table='asset')} AND NOT coalesce(withheld, 0) ORDER BY asset.id"
_NAMES_NOBODY_NOW = """
SELECT id FROM asset WHERE withheld AND NOT removed AND id NOT IN (SELECT id FROM temp.naming WHERE tbl = 'asset')
ORDER BY id
"""

# Those of which they hold a word with a name in it, or an answer's that was given by them.
_TO_ASK_BACK = f"""
SELECT DISTINCT id FROM (
    SELECT decision.id {_HELD.format(table="decision")}
    UNION SELECT answer.decision_id {_HELD.format(table="answer")} AND answer.decision_id IN (SELECT id FROM decision)
) WHERE id NOT IN ({ASKED_BACK}) ORDER BY id
"""


_WAITING_THINGS = """
SELECT asset.id FROM temp.naming JOIN asset ON asset.id = naming.id AND NOT coalesce(withheld, 0)
WHERE naming.tbl = 'asset' ORDER BY asset.id
"""
_WAITING_DECISIONS = f"""
SELECT DISTINCT decision.id FROM temp.naming LEFT JOIN answer ON naming.tbl = 'answer' AND answer.id = naming.id
    JOIN decision ON decision.id = iif(naming.tbl = 'answer', answer.decision_id, naming.id)
WHERE naming.tbl IN ('decision', 'answer') AND decision.id NOT IN ({ASKED_BACK}) ORDER BY decision.id
"""


def marks(connection: Connection, audience: Audience) -> dict[str, bool]:
    """What `withheld` will say of which things; `allowed.fill` has just been run for this audience.

    Back go the things with a name in them of which somebody there says they hold something in full.
    """
    if audience.kind != NATIONAL:
        return {}
    back = connection.execute(_HELD_BACK, {"runs": _held_in_full(connection)}).fetchall()
    again = connection.execute(_NAMES_NOBODY_NOW).fetchall()
    return {**dict.fromkeys((id for (id,) in back), True), **dict.fromkeys((id for (id,) in again), False)}


def decisions_to_ask_back(connection: Connection, audience: Audience) -> list[str]:
    """The decisions in which, or in an answer by which, a name was found that somebody there says they hold."""
    if audience.kind != NATIONAL:
        return []
    given = {"runs": _held_in_full(connection), **cleared_field(load(connection))}
    return [id for (id,) in connection.execute(_TO_ASK_BACK, given)]


def waiting(connection: Connection) -> tuple[list[str], list[str]]:
    """The things and the decisions that wait for a name in them and are not asked back, whoever holds them.

    Once its bearer is forgotten nobody knows the name; marked before, they wait until somebody looks all the same.
    """
    things = connection.execute(_WAITING_THINGS).fetchall()
    decisions = connection.execute(_WAITING_DECISIONS, cleared_field(load(connection))).fetchall()
    return [id for (id,) in things], [id for (id,) in decisions]


def ask_back(connection: Connection, decisions: Iterable[str]) -> None:
    """Say so, inside `store.write`: `cleared` stays what it was, and yet is written."""
    numbers = load(connection).number_of
    body = encode({str(numbers["decision.cleared"]): 0}).decode()
    for id in decisions:
        connection.execute("UPDATE decision SET cleared = 0 WHERE id = ?", (id,))
        connection.execute("INSERT INTO _cap(tbl, row, body) VALUES(?, ?, ?)", (numbers["decision"], id, body))


def _held_in_full(connection: Connection) -> str:
    full = [answer.full for answer in answers(connection, Audience(NATIONAL))]
    return encode([[wid, *run] for held in full for wid, each in held.items() for run in each]).decode()
