"""How something put to a meeting would be decided there, by what its kind of meeting has agreed."""

from typing import Any

from models.queries.kinds import kind_of
from models.reader import Reader
from models.rules.decisions import share_agreed
from models.rules.register_strength import CHANGING, Manner, is_weaker, manner_of


def agreed_way(reader: Reader, meeting_id: str, method: str) -> Manner:
    """A method as that meeting uses it: its larger majority, or the blocks that its consensus bears."""
    kind = kind_of(reader, meeting_id)
    share = share_agreed(kind.threshold_num, kind.threshold_den)
    return manner_of(method, *share, kind.threshold_base, kind.blocks_allowed)


def weaker_than(reader: Reader, decision_id: str) -> tuple[Manner, Manner] | None:
    """The way of a decision that a proposal would change, and its own that asks for less; None where it does not."""
    ways = reader.rows(_both, _CHANGED, id=decision_id)
    return next((each for each in ways if is_weaker(*each)), None)


def _both(*row: Any) -> tuple[Manner, Manner]:
    return manner_of(*row[:5]), manner_of(*row[5:])


_WAY = """coalesce({d}.method, ''), {d}.threshold_num, {d}.threshold_den, {d}.threshold_base, {d}.blocks_allowed"""
_CHANGED = f"""SELECT {_WAY.format(d="o")}, {_WAY.format(d="n")}
    FROM decision_link AS l JOIN decision AS o ON o.id = l.earlier_id JOIN decision AS n ON n.id = l.decision_id
    WHERE l.decision_id = :id AND NOT l.removed AND l.kind IN ({", ".join(f"'{kind}'" for kind in CHANGING)})
    ORDER BY l.id"""
