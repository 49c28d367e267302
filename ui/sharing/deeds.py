"""What the Share page does to the chapter: each settling is one deed that Undo takes back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from models.log.conflicts import Conflict
from models.queries.settling import Question, Side, Suggestion
from ui.house import House


def settle(house: House, question: Question, side: Side) -> None:
    """Let stand what one side wrote."""
    each = {head.head: (conflict, head) for conflict, head in side.pairs}  # what one change wrote goes together
    _run(house, _("Settle {thing}"), question.thing.name, partial(_settle, list(each.values())))


def settle_bin(house: House, question: Question, *, restores: bool) -> None:
    """Take something out of the bin, or leave it there knowing of the edit."""
    conflict = question.sides[0].pairs[0][0]
    label = _("Restore {thing}") if restores else _("Leave {thing} in the bin")
    _run(house, label, question.part or question.thing.name, partial(_bin, conflict, restores))


def take_all(house: House, found: Sequence[Conflict], wid: str) -> None:
    """Let stand whatever one laptop wrote."""
    count = len(found)
    say = ngettext("Settled {n} question", "Settled {n} questions", count).format(n=count)
    house.dispatcher.run(_("Settle everything"), partial(_take_all, found, wid), say=say)


def answer(house: House, suggestion: Suggestion, *, accepts: bool) -> None:
    """Accept or decline what somebody outside suggests."""
    label = _("Accept the suggestion for {thing}") if accepts else _("Decline the suggestion for {thing}")
    _run(house, label, suggestion.thing.name, partial(_answer, suggestion, accepts, house.now()))


def _run(house: House, label: str, name: str, deed: Callable[[Any], object]) -> None:
    said = label.format(thing=name)
    house.dispatcher.run(said, deed, say=said)


def _settle(pairs: Sequence[tuple[Conflict, Any]], session: Any) -> None:
    from models.log import settling
    from models.writing import raw

    for conflict, chosen in pairs:
        settling.settle(raw(session), conflict, chosen)


def _bin(conflict: Conflict, restores: bool, session: Any) -> None:
    from models.log import settling
    from models.writing import raw

    (settling.restore if restores else settling.leave_removed)(raw(session), conflict)


def _take_all(found: Sequence[Conflict], wid: str, session: Any) -> None:
    from models.log import settling
    from models.writing import raw

    settling.take_all_from(raw(session), found, wid)


def _answer(suggestion: Suggestion, accepts: bool, now: datetime, session: Any) -> None:
    from models.commands import national

    if accepts:
        national.accept(session, proposal=suggestion.proposal, now=now)
    else:
        national.decline(session, proposal=suggestion.proposal)
