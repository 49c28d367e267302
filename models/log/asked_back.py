"""Which decisions the national community is asked to hold no longer, as `cleared` says.

0, written out, asks them to hold neither the decision nor an answer given by it, until somebody has looked (1). At
first `cleared` is 0 as well, but that is written nowhere. That a name is known here no longer brings nothing back:
whoever was forgotten is named by it all the same.
"""

from models.log.names import Names

ASKED_BACK = """
SELECT decision.id FROM decision CROSS JOIN cell ON cell.row = unhex(decision.id) AND cell.fld = :cleared
    CROSS JOIN op ON op.w = cell.w AND op.seq = cell.seq AND op.h = cell.h
WHERE op.body ->> :cleared_path = 0
"""

EVER_ASKED_BACK = """
SELECT decision.id FROM decision CROSS JOIN cell ON cell.row = unhex(decision.id) AND cell.fld = :cleared
WHERE EXISTS (SELECT 1 FROM op WHERE op.row = cell.row AND op.fid = 1 AND op.body ->> :cleared_path = 0)
"""


def cleared_field(names: Names) -> dict[str, object]:
    """Where `cleared` of a decision stands in the log, for these queries."""
    number = names.number_of["decision.cleared"]
    return {"cleared": number, "cleared_path": f'$."{number}"'}
