"""The queue, or the round, as lines of a list, and the sentences about it."""

from collections.abc import Mapping
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from models.queries.room import StayRow
from models.rules.floor import Floor
from models.rules.speaking import order, totals
from ui.meetings.seating_row import PersonLine, heading

_MOST_NAMES = 6


def speaking_lines(floor: Floor, here: Mapping[str, StayRow]) -> list[PersonLine]:
    """Who has the floor, who is to come, and in a round who was heard."""
    return _round_lines(floor, here) if floor.going else _queue_lines(floor, here)


def total_lines(floor: Floor, here: Mapping[str, StayRow]) -> list[PersonLine]:
    """How often and how long everybody spoke, the longest first: for the facilitator alone."""
    spoken = sorted(totals(floor.queue).items(), key=lambda each: -each[1].seconds)
    return [
        _line(
            person,
            here,
            ngettext("{count} turn, {time}", "{count} turns, {time}", total.turns).format(
                count=total.turns, time=clock_face(total.seconds)
            ),
        )
        for person, total in spoken
    ]


def who_speaks(floor: Floor, here: Mapping[str, StayRow], now: datetime) -> str:
    """Who has the floor, and for how long."""
    if not floor.speaker or floor.since is None:
        return _("Nobody has the floor.")
    seconds = max(0, int((now - floor.since).total_seconds()))
    return _("{name} has the floor, {time}").format(name=_name(floor.speaker, here), time=clock_face(seconds))


def how_far(floor: Floor) -> str:
    """How far the round is; nothing without one."""
    if floor.going is None:
        return ""
    heard, passed = len(floor.going.said), len(floor.going.passed)
    if floor.going.is_over:
        told = _("Everybody has had a turn.")
        some = ngettext("{count} person passed.", "{count} people passed.", passed).format(count=passed)
        return f"{told} {some}" if passed else told
    counted = {"heard": heard, "all": heard + len(floor.going.waiting), "about": floor.about}
    if floor.about:
        return _("Round, {about}: {heard} of {all} have had a turn").format(**counted)
    return _("Round: {heard} of {all} have had a turn").format(**counted)


def key_words(*, in_round: bool) -> str:
    """Which keys do what in the empty line."""
    if in_round:
        return _("Enter: next · Shift+Enter: passes")
    return _("Enter: next · “!al”: a short answer")


def unheard_words(names: list[str]) -> str:
    """Those who have not spoken in this meeting."""
    if not names:
        return ""
    more = len(names) - _MOST_NAMES
    listed = ", ".join(names[:_MOST_NAMES])
    if more > 0:
        return ngettext(
            "Not heard yet: {names} and {count} more", "Not heard yet: {names} and {count} more", more
        ).format(names=listed, count=more)
    return _("Not heard yet: {names}").format(names=listed)


def clock_face(seconds: int) -> str:
    """Minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _queue_lines(floor: Floor, here: Mapping[str, StayRow]) -> list[PersonLine]:
    spoken = totals(floor.queue)
    direct = {each.person for each in floor.queue.wishes if each.ahead}
    lines = [_line(floor.speaker, here, _("speaks now"), strong=True)] if floor.speaker else []
    for person in order(floor.queue):
        turns = spoken[person].turns if person in spoken else 0
        again = ngettext("has spoken once", "has spoken {count} times", turns).format(count=turns)
        told = _("a short answer") if person in direct else again if turns else _("for the first time")
        lines.append(_line(person, here, told, menu=True))
    return lines


def _round_lines(floor: Floor, here: Mapping[str, StayRow]) -> list[PersonLine]:
    going = floor.going
    assert going
    waiting = [
        _line(person, here, _("speaks now") if person == floor.speaker else "", strong=person == floor.speaker)
        for person in going.waiting
    ]
    said = [
        _line(each.person, here, _("passed, may still speak") if each.passed else _("has spoken"), tone="plain")
        for each in reversed(going.said)
    ]
    return [*waiting, *([heading(_("Had their turn"))] * bool(said)), *said]


def _line(
    person: str,
    here: Mapping[str, StayRow],
    detail: str,
    *,
    strong: bool = False,
    menu: bool = False,
    tone: str = "",
) -> PersonLine:
    stay = here.get(person)
    return PersonLine(
        person, _name(person, here), stay.initials if stay else "", detail, tone, is_strong=strong, has_menu=menu
    )


def _name(person: str, here: Mapping[str, StayRow]) -> str:
    return here[person].name if person in here else _("Somebody who left")
