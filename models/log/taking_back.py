"""What saving a bundle for the national community marks first: things asked back, and things that are theirs again."""

from models.log.names import Connection
from models.log.op import encode
from models.log.outgoing import NATIONAL, Audience, answers

_HELD_BACK = """
SELECT DISTINCT asset.id FROM temp.naming JOIN asset ON asset.id = naming.id AND NOT coalesce(withheld, 0)
    JOIN op ON op.row = unhex(asset.id) AND op.fid = 1 AND op.body <> '{}' JOIN writer ON writer.id = op.w
    JOIN json_each(:runs) AS run ON run.value ->> 0 = writer.wid AND op.seq BETWEEN run.value ->> 1 AND run.value ->> 2
WHERE naming.tbl = 'asset' ORDER BY asset.id
"""
_NAMES_NOBODY_NOW = """
SELECT id FROM asset WHERE withheld AND NOT removed AND id NOT IN (SELECT id FROM temp.naming WHERE tbl = 'asset')
ORDER BY id
"""


def marks(connection: Connection, audience: Audience) -> dict[str, bool]:
    """What `withheld` will say of which things; `allowed.fill` has just been run for this audience.

    Back go the things with a name in them of which somebody there says they hold something in full.
    """
    if audience.kind != NATIONAL:
        return {}
    full = [answer.full for answer in answers(connection, Audience(NATIONAL))]
    runs = encode([[wid, *run] for held in full for wid, each in held.items() for run in each]).decode()
    back = connection.execute(_HELD_BACK, {"runs": runs}).fetchall()
    again = connection.execute(_NAMES_NOBODY_NOW).fetchall()
    return {**dict.fromkeys((id for (id,) in back), True), **dict.fromkeys((id for (id,) in again), False)}
