"""Choices among options: what is offered and how it is counted, until the first paper; and the lot for a tie."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found, required
from models.commands.open_proposals import require_unmarked, undeclared
from models.errors import NotFound
from models.queries.choices import Choosing, choosing
from models.reader import Reader
from models.rules.ballots import LotNeeded
from models.rules.choice_counting import AlreadyOffered, BelowOne, reopen_id
from models.rules.options import Choice, NotTied
from models.tables import Decision, DecisionOption

_HALF = (1, 2)


def add_option(session: Session, *, decision_id: str, text: str, person_id: str | None = None) -> str:
    """Offer one thing more; returns its id. Raises `BallotsIn`, `PapersOut`, `AlreadyOffered`, `Missing`."""
    decision = unmarked(session, decision_id)
    option = DecisionOption(decision_id=decision.id, text=_new_text(session, decision, text), person_id=person_id)
    return _put_last(session, decision, option)


def reopen(session: Session, *, decision_id: str, text: str) -> str:
    """Offer to open nominations again, in these words. Raises `BallotsIn`, `PapersOut`, `AlreadyOffered`."""
    decision = unmarked(session, decision_id)
    kept = _new_text(session, decision, text)
    option = session.get(DecisionOption, reopen_id(decision.id)) or DecisionOption(id=reopen_id(decision.id))
    option.decision_id, option.text, option.removed = decision.id, kept, False
    return _put_last(session, decision, option)


def reword_option(session: Session, *, option_id: str, text: str) -> None:
    """Say it otherwise. Raises `BallotsIn`, `PapersOut`, `AlreadyOffered`, `Missing`."""
    option = found(session, DecisionOption, option_id)
    decision = unmarked(session, option.decision_id or "")
    if clean(text) != option.text:
        option.text = _new_text(session, decision, text, but=option_id)


def move_option(session: Session, *, option_id: str, step: int) -> None:
    """Put it so many places further down, or up. Raises `BallotsIn`, `PapersOut`."""
    option = found(session, DecisionOption, option_id)
    rows = options_of(session, unmarked(session, option.decision_id or ""))
    place = rows.index(option)
    rows.insert(min(max(place + step, 0), len(rows) - 1), rows.pop(place))
    for position, row in enumerate(rows, start=1):
        row.position = position


def drop_option(session: Session, *, option_id: str) -> None:
    """Offer it no longer. Raises `BallotsIn`, `PapersOut`."""
    option = found(session, DecisionOption, option_id)
    unmarked(session, option.decision_id or "")
    option.removed = True


def set_number(session: Session, *, decision_id: str, field: str, number: int | None) -> None:
    """Say how many places there are (`seats`), or how many points (`budget`). Raises `BallotsIn`, `BelowOne`."""
    decision = unmarked(session, decision_id)
    if field not in ("seats", "budget"):
        raise NotFound("decision", field)
    if number is not None and number < 1:
        raise BelowOne(field, number)
    setattr(decision, field, number)


def set_binding(session: Session, *, decision_id: str, binding: bool) -> None:
    """Declare before the first paper that the totals decide, and do not only advise. Raises `BallotsIn`."""
    unmarked(session, decision_id).binding = binding


def set_over_half(session: Session, *, decision_id: str, over_half: bool) -> None:
    """Choose only what more than half of the papers approve. Raises `BallotsIn`, `PapersOut`."""
    decision = unmarked(session, decision_id)
    decision.threshold_num, decision.threshold_den = _HALF if over_half else (None, None)


def draw_lot(session: Session, *, decision_id: str, order: Sequence[str]) -> None:
    """Write down the order drawn in front of the group; the first drawn fares best. Raises `NotTied`, `LotNeeded`."""
    decision = undeclared(session, decision_id)
    held = held_choice(session, decision_id)
    level = held.counted.level if held.counted else ()
    if not level:
        raise NotTied(Choice.CHOSEN)
    if set(order) != set(level) or len(order) != len(level):
        raise LotNeeded(level)
    before = [each for each in held.facts.lot if each not in order]
    decision.lot = " ".join([*before, *order])


def forget_lot(session: Session, *, decision_id: str) -> None:
    """The lot was written down wrongly: it is asked for again."""
    undeclared(session, decision_id).lot = ""


def held_choice(session: Session, decision_id: str) -> Choosing:
    """The choice as everybody sees it. Raises `NotFound`."""
    held = choosing(Reader(connection_of(session)), decision_id)
    if held is None:
        raise NotFound("decision", decision_id)
    return held


def unmarked(session: Session, decision_id: str) -> Decision:
    """The proposal, while there is no paper yet. Raises `PapersOut`, `BallotsIn`, `AlreadyDeclared`, `Sealed`."""
    decision = undeclared(session, decision_id)
    require_unmarked(session, decision_id)
    return decision


def options_of(session: Session, decision: Decision) -> list[DecisionOption]:
    """What is offered, in its order."""
    query = select(DecisionOption).where(
        DecisionOption.decision_id == decision.id, col(DecisionOption.removed).is_not(True)
    )
    return sorted(session.exec(query), key=lambda row: (row.position is None, row.position or 0, row.id))


def _put_last(session: Session, decision: Decision, option: DecisionOption) -> str:
    last = max((row.position or 0 for row in options_of(session, decision) if row.id != option.id), default=0)
    option.position = last + 1
    session.add(option)
    return option.id


def _new_text(session: Session, decision: Decision, text: str, *, but: str = "") -> str:
    kept = required("text", text)
    others = {row.text.casefold() for row in options_of(session, decision) if row.id != but}
    if kept.casefold() in others:
        raise AlreadyOffered(kept)
    return kept
