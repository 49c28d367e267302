"""The people of a running meeting as lines of a list: those in the room as they sit, then the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from gettext import gettext as _

from models.queries.room import InterestRow, StayRow, here_in_seats
from models.rules.attendance import came_late
from models.rules.holding import Who
from ui import dates
from ui.meetings.seating_row import PersonLine, heading

IN_ROOM = ("present", "attending")


def room_lines(
    stays: Sequence[StayRow],
    recused: Mapping[str, InterestRow],
    now: datetime,
    *,
    opened: datetime | None = None,
    new: frozenset[str] = frozenset(),
) -> list[PersonLine]:
    """Everybody once: in the room, expected, excused, gone. Who was there when it was `opened` needs no time.

    Who is `new` is here and does not decide yet.
    """
    here = here_in_seats(stays, now)
    keys = {stay.key for stay in here}
    gone = {stay.key: stay for stay in stays if stay.part in IN_ROOM and stay.key not in keys}
    others = (
        (_("Expected"), [stay for stay in stays if stay.part == "expected"]),
        (_("Apologies"), [stay for stay in stays if stay.part == "apologies"]),
        (_("Left"), list(gone.values())),
    )
    lines = [_line(stay, recused.get(stay.person_id or stay.name), opened) for stay in here]
    lines = [_waiting(line) if stay.person_id in new else line for line, stay in zip(lines, here, strict=True)]
    for title, rows in others:
        lines += [heading(title)] * bool(rows) + [_line(stay, None, None, is_here=False) for stay in rows]
    return lines


def choices(stay: StayRow, interest: InterestRow | None, *, is_here: bool) -> list[tuple[str, str, object]]:
    """What can be done about somebody: the deed, its words with the letter that chooses it, and what it is about."""
    who = Who(stay.person_id, stay.name)
    if is_here:
        leaves: list[tuple[str, str, object]] = [("left", _("&Leaves now"), stay.id)]
        return [*leaves, *_interest_choices(interest, who), *_afar(stay), _corrected(stay), _mistaken(stay)]
    if stay.part in IN_ROOM:
        return [("back", _("Comes &back"), stay), _corrected(stay), _struck(stay)]
    if stay.part == "expected":
        return [
            ("present", _("Is &here"), who),
            ("afar", _("Takes part &remotely"), who),
            ("apologies", _("Sends &apologies"), who),
            _struck(stay),
        ]
    return [("present", _("Is &here after all"), who), _struck(stay)]


def _interest_choices(interest: InterestRow | None, who: Who) -> list[tuple[str, str, object]]:
    if interest is None:
        return [("interest", _("Declares an &interest in this item…"), who)]
    return [
        ("reword", _("Change what the &interest is…"), interest),
        ("withdraw", _("Has &no interest after all"), interest.id),
    ]


def _afar(stay: StayRow) -> list[tuple[str, str, object]]:
    words = _("Is in the room after &all") if stay.remote else _("Takes part &remotely")
    return [("near" if stay.remote else "far", words, stay.id)]


def _corrected(stay: StayRow) -> tuple[str, str, object]:
    return "stay", _("&Correct times or capacity…"), stay


def _mistaken(stay: StayRow) -> tuple[str, str, object]:
    return "strike", _("Signed in by &mistake"), stay.id


def _struck(stay: StayRow) -> tuple[str, str, object]:
    return "strike", _("Take &off this list"), stay.id


def _line(stay: StayRow, interest: InterestRow | None, opened: datetime | None, *, is_here: bool = True) -> PersonLine:
    back = stay.part in IN_ROOM and not is_here
    action = "check" if stay.part == "expected" else "undo" if back else ""
    said = _("{name} is here") if stay.part == "expected" else _("{name} is back") if back else ""
    return PersonLine(
        stay.id,
        stay.name,
        stay.initials,
        _detail(stay, interest, opened),
        tone="amber" if interest else "" if is_here else "plain",
        action=action,
        action_name=said.format(name=stay.name),
        movable=is_here,
        has_menu=True,
    )


def _waiting(line: PersonLine) -> PersonLine:
    detail = " · ".join(filter(None, (_("not yet deciding"), line.detail)))
    return replace(line, detail=detail, tone=line.tone or "plain")


def _detail(stay: StayRow, interest: InterestRow | None, opened: datetime | None) -> str:
    parts = [_("takes no part in this item") if interest else ""]
    parts += [_("guest") if stay.part == "attending" else "", stay.capacity, _("remote") if stay.remote else ""]
    if stay.part in IN_ROOM and stay.left:
        came = dates.clock(stay.arrived) if stay.arrived else ""
        parts.append(_("{arrived} – {left}").format(arrived=came, left=dates.clock(stay.left)))
    elif stay.part in IN_ROOM and stay.arrived and came_late(stay.arrived, opened):
        parts.append(_("since {time}").format(time=dates.clock(stay.arrived)))
    return " · ".join(filter(None, parts))
