"""Objections and concerns in words: what was said, how it was tested, what became of it."""

from collections.abc import Callable, Mapping
from gettext import gettext as _

from models.queries.process import objection_of
from models.queries.stances import StanceRow
from models.rules.decisions import ObjectionState
from models.rules.hearings import how_of
from models.rules.objections import moves
from ui import dates

OBJECTING = ("objection", "block")
WITH_REASON = (*OBJECTING, "concern", "reservation")


def told(row: StanceRow) -> str:
    """Who said what: "Farah objects: “…”"."""
    known = {
        "objection": _("{name} objects: “{reason}”"),
        "block": _("{name} blocks: “{reason}”"),
        "concern": _("{name} has a concern: “{reason}”"),
        "reservation": _("{name} has a reservation: “{reason}”"),
    }
    bare = {"concern": _("{name} has a concern."), "reservation": _("{name} has a reservation.")}
    said = (known if row.reason else {**known, **bare})[row.stance].format(name=row.name, reason=row.reason)
    became = became_words(row)
    if row.stale and not became:
        became = _("That was to the text before.")
    return f"{said} {became}".strip()


def became_words(row: StanceRow) -> str:
    """What became of it, with who and until when; '' while nothing did."""
    if row.state not in _BECAME:
        return ""
    version = how_of(row.how).version
    return _BECAME[row.state]().format(
        owner=row.owner,
        until=dates.day(row.until) if row.until else "",
        text=_("text {version}").format(version=version) if version else _("the text"),
    )


def heard_words(row: StanceRow) -> list[str]:
    """What was said in testing it."""
    hearing = how_of(row.how).hearing
    lines = [
        _("{name} disagrees: “{argument}”").format(name=each.person, argument=each.argument)
        for each in hearing.disagreements
    ]
    if hearing.remains is not None:
        remains, nothing = _("{name}: something remains."), _("{name}: nothing remains.")
        lines.append((remains if hearing.remains else nothing).format(name=row.name))
    return lines


def ways(row: StanceRow) -> list[tuple[str, str]]:
    """What may become of an objection now, as a menu; what the test decides is asked apart."""
    state = objection_of(row).state
    known = set(moves(state))
    if state is ObjectionState.RAISED and not how_of(row.how).hearing.disagreements:
        known |= set(moves(ObjectionState.QUALIFIED))  # nobody disagreed that it is one
    return [(str(each), text()) for each, text in _WAYS.items() if each in known]


def is_open(row: StanceRow) -> bool:
    """Whether an objection stands in the way still, or a block does."""
    return row.stance == "block" or (row.stance == "objection" and objection_of(row).is_open)


# Translated when asked for, never at import.
_BECAME: Mapping[str, Callable[[], str]] = {
    "qualified": lambda: _("It qualifies."),
    "not_qualified": lambda: _("It does not qualify."),
    "downgraded": lambda: _("It became a concern."),
    "withdrawn": lambda: _("Withdrawn."),
    "integrated": lambda: _("Worked into {text}."),
    "deferred": lambda: _("{owner} takes it up by {until}."),
    "delegated": lambda: _("{owner} looks into it."),
    "monitored": lambda: _("Watched until {until}."),
}
_WAYS: Mapping[ObjectionState, Callable[[], str]] = {
    ObjectionState.INTEGRATED: lambda: _("The new text answers it"),
    ObjectionState.DEFERRED: lambda: _("Somebody takes it up later…"),
    ObjectionState.DELEGATED: lambda: _("Somebody looks into it…"),
    ObjectionState.MONITORED: lambda: _("We leave it so, and watch…"),
    ObjectionState.DOWNGRADED: lambda: _("Its objector makes it a concern"),
    ObjectionState.WITHDRAWN: lambda: _("Its objector withdraws it"),
    ObjectionState.RAISED: lambda: _("It is raised again"),
}
