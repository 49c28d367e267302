"""What a kind of meeting has agreed about a way of deciding, written down with a proposal before anybody speaks."""

from sqlmodel import Session

from models.commands.found import connection_of
from models.queries.kinds import kind_of
from models.reader import Reader
from models.rules.decisions import Method, share_agreed
from models.tables import Decision


def as_agreed(session: Session, decision: Decision) -> None:
    """Decide it as meetings of its kind do: by their larger majority, or with the blocks their consensus bears.

    What was named for this proposal itself stays. The usual share is written down too: minutes say by which one.
    """
    kind = kind_of(Reader(connection_of(session)), decision.meeting_id or "")
    decision.blocks_allowed = kind.blocks_allowed if decision.method == Method.CONSENSUS else None
    if decision.method == Method.SUPERMAJORITY and decision.threshold_den is None:
        decision.threshold_num, decision.threshold_den = share_agreed(kind.threshold_num, kind.threshold_den)
        decision.threshold_base = kind.threshold_base
