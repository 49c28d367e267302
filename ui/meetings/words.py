"""The words of meetings: states, purposes, template items, and how a quorum is told."""

from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext

from models.queries.meetings import MeetingFacts, MeetingRow
from models.queries.room import Room
from models.rules.london import day_of
from models.rules.starting_agenda import STANDING, DraftItem, usual_topic
from ui import dates


def state_words(state: str) -> str:
    """Where a meeting stands."""
    known = {
        "planned": _("Planned"),
        "running": _("Running now"),
        "closed": _("Draft minutes"),
        "approved": _("Approved"),
    }
    return known.get(state, state)


def state_tone(state: str) -> str:
    """The tone of that badge."""
    return {"planned": "blue", "running": "accent", "closed": "amber", "approved": "plain"}.get(state, "plain")


def purpose_words(purpose: str) -> str:
    """What an item wants of the group."""
    known = {"inform": _("To inform"), "discuss": _("To discuss"), "decide": _("To decide"), "": _("No purpose given")}
    return known.get(purpose, purpose)


def purposes() -> list[tuple[str, str]]:
    """Every purpose that can be chosen."""
    return [(key, purpose_words(key)) for key in ("inform", "discuss", "decide", "")]


def item_title(item: DraftItem) -> str:
    """The title of an item that has none of its own yet: a template's, or what it brings in by itself."""
    if item.topic == "minutes":
        held = day_of(datetime.fromisoformat(item.title)) if item.title else None
        return _("Minutes of {day}").format(day=_day_and_month(held)) if held else _("Minutes of the last meeting")
    automatic = {
        "actions": _("Matters arising: open actions"),
        "review": _("Review of {decision}").format(decision=item.title),
        "ratify": _("To ratify: {decision}").format(decision=item.title),
        "fork": _("Two decisions in the place of one: {decision}").format(decision=item.title),
        "objected": _("Objected to, so to be decided here by consent: {decision}").format(decision=item.title),
        "consultation": _("National question: {question}").format(question=item.title),
    }
    return automatic.get(item.topic) or item.title or _template_words().get(item.key, item.key)


def known_topic(item: DraftItem) -> str:
    """The topic of an item; agendas from before any other business was marked are called by the program's words."""
    if item.topic != STANDING:
        return item.topic
    called = {words.casefold(): key for key, words in _template_words().items()}
    return usual_topic(called.get(item.title.strip().casefold(), ""))


def when(row: MeetingRow | MeetingFacts) -> str:
    """The day and times of a meeting: as it was held where that is known, else as it is planned."""
    if row.opened_at and row.closed_at:
        return dates.span(row.opened_at, row.closed_at)
    if row.starts is None:
        return _("No day yet")
    return dates.span(row.starts, row.ends) if row.ends else dates.moment(row.starts)


def quorum_words(room: Room) -> str:
    """Whether they are enough, in words; after a semicolon, what else there is to know of it."""
    new = len(room.newcomers)
    told = ngettext("{count} here is too new to decide", "{count} here are too new to decide", new).format(count=new)
    return f"{_stands(room)}; {told}" if new else _stands(room)


def _stands(room: Room) -> str:
    if room.need is None:
        return ngettext(
            "{count} may decide; no quorum is set", "{count} may decide; no quorum is set", room.counted
        ).format(count=room.counted)
    facts = {"count": room.counted, "need": room.need, "roll": len(room.sets.roll)}
    if room.broken:
        return _("Quorum of {need} cannot be met: {roll} on the roll").format(**facts)
    if room.quorate:
        return _("Quorate: {count} here, {need} needed").format(**facts)
    return _("Not quorate: {count} here, {need} needed; decisions will be indicative").format(**facts)


def quorum_tone(room: Room) -> str:
    """The tone of that badge."""
    if room.need is None:
        return "plain"
    return "accent" if room.quorate else "amber"


def usual_title(kind: str, name: str, day: date) -> str:
    """A title to begin from: of a built-in kind by its key, or of the chapter's own by its name."""
    known = {
        "regular": _("{month} stewardship meeting"),
        "governance": _("{month} governance meeting"),
        "sharing": _("{month} learning event"),
        "short": _("{month} working group"),
        "annual": _("Annual meeting {year}"),
    }
    pattern = known.get(kind) or (_("{kind}, {month}") if name else _("{month} meeting"))
    return pattern.format(month=dates.months()[day.month - 1], year=day.year, kind=name)


def _day_and_month(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=dates.months()[day.month - 1])


def _template_words() -> dict[str, str]:
    return {
        "welcome": _("Welcome"),
        "apologies": _("Apologies"),
        "interests": _("Declarations of interest"),
        "last_minutes": _("Minutes of the last meeting"),
        "matters_arising": _("Matters arising"),
        "reports": _("Reports"),
        "proposals": _("Proposals"),
        "other_business": _("Any other business"),
        "next_meeting": _("Date of the next meeting"),
        "check_in": _("Check-in"),
        "check_out": _("Reflections and close"),
        "agree_agenda": _("Agree the agenda"),
        "reviews": _("Decisions to review"),
        "evaluation": _("How did we work together?"),
        "stories": _("Stories from our work"),
        "offers_and_needs": _("Offers and needs"),
        "next_steps": _("Next steps"),
        "annual_report": _("The year’s report"),
        "accounts": _("Accounts"),
        "roles": _("Choosing people for roles"),
    }
