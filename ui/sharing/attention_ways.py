"""The clicks that settle what needs attention: each is one deed, which Undo takes back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import Any

from exports.shortened import shortened
from models.queries.attention_rows import Holding, Needs
from models.rules.attention import Kind
from models.rules.london import day_of
from ui.sharing.attention_words import is_one_person, named, who_words

Deed = Callable[[Any], object]
_ON_BUTTON = 36


@dataclass(frozen=True)
class Way:
    """A button, what it does, and what Undo and the toast call that."""

    button: str
    label: str
    deed: Deed


def ways(needs: Needs, now: datetime) -> list[Way]:
    """What one click can do about it; nothing where only another bundle helps."""
    if needs.kind is Kind.LABEL_TWICE:
        return [_relabelled(needs, now)]
    if needs.kind is Kind.LATE:
        label = _("Bring along what came for {name}").format(name=named(needs.thing.name))
        return [Way(_("Bring along"), label, _bring_along)]
    if needs.kind is Kind.LENT_TWICE and is_one_person(needs):
        return [_one_loan(needs)]
    restored = [_restored(needs)] if needs.kind is Kind.HELD_IN_BIN else []
    return [*restored, *(_laid_down(needs, holding, now) for holding in needs.holdings)]


def _laid_down(needs: Needs, holding: Holding, now: datetime) -> Way:
    """Somebody no longer holds it."""
    of_person = needs.kind is Kind.HELD_BY_FORMER
    thing = named(holding.name if of_person else needs.thing.name)
    if holding.table == "loan":
        text = _("{thing} has come back") if of_person else _("{name} has brought it back")
        return _way((text, _("Take back {thing}")), thing, holding, partial(_give_back, holding.id, now))
    if holding.table == "booking":
        text = _("Cancel for {name}")
        return _way((text, _("Cancel booking of {thing}")), thing, holding, partial(_cancel, holding.id))
    if holding.table == "asset":
        text = _("Leave {thing} without a steward")
        return _way((text, text), thing, holding, partial(_without_steward, holding.id))
    text = _("End the role: {thing}")
    return _way((text, text), thing, holding, partial(_end_role, holding.id, needs.gone_on or day_of(now)))


def _way(texts: tuple[str, str], thing: str, holding: Holding, deed: Deed) -> Way:
    button, label = texts
    name = who_words(holding)
    short = {"thing": shortened(thing, _ON_BUTTON), "name": shortened(name, _ON_BUTTON)}
    return Way(button.format(**short), label.format(thing=thing, name=name), deed)


def _relabelled(needs: Needs, now: datetime) -> Way:
    text, thing = _("Label {thing} {label}"), named(needs.thing.name)
    button = text.format(thing=shortened(thing, _ON_BUTTON), label=needs.spare)
    return Way(button, text.format(thing=thing, label=needs.spare), partial(_label, needs.thing.id, needs.spare, now))


def _one_loan(needs: Needs) -> Way:
    ids = tuple(holding.id for holding in needs.holdings)
    label = _("Keep one loan of {thing}").format(thing=named(needs.thing.name))
    return Way(_("It is one loan"), label, partial(_keep_one, ids))


def _restored(needs: Needs) -> Way:
    text, thing = _("Restore {thing}"), named(needs.thing.name)
    button = text.format(thing=shortened(thing, _ON_BUTTON))
    return Way(button, text.format(thing=thing), partial(_restore, needs.thing.id))


def _give_back(loan_id: str, now: datetime, session: Any) -> None:
    from models.commands import assets

    assets.give_back(session, loan_id=loan_id, at=now)


def _cancel(booking_id: str, session: Any) -> None:
    from models.commands import assets

    assets.cancel_booking(session, booking_id=booking_id)


def _without_steward(asset_id: str, session: Any) -> None:
    from models.commands import assets

    assets.set_steward(session, asset_id=asset_id, person_id=None)


def _label(asset_id: str, label: str, now: datetime, session: Any) -> None:
    from models.commands import assets

    assets.change(session, asset_id=asset_id, field="code", value=label, now=now)


def _restore(asset_id: str, session: Any) -> None:
    from models.commands import assets

    assets.restore(session, asset_id=asset_id)


def _end_role(role_id: str, on: Any, session: Any) -> None:
    from models.commands import roster_parts

    roster_parts.end_role(session, role_id=role_id, on=on)


def _bring_along(session: Any) -> None:
    from models.commands import duplicates

    duplicates.bring_along(session)


def _keep_one(loan_ids: tuple[str, ...], session: Any) -> None:
    from models.commands import attention

    attention.one_loan(session, loan_ids=loan_ids)
