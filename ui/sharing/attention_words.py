"""What needs attention, in words: for the window and for commands."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from models.queries.attention_rows import Holding, Needs
from models.rules.attention import Gone, Kind
from models.rules.london import day_of
from ui.dates import day, short_day, span


def title_words(needs: Needs) -> str:
    """What is wrong, in a word or two."""
    return {
        Kind.LENT_TWICE: _("Lent twice"),
        Kind.PROMISED_TWICE: _("Promised twice"),
        Kind.HELD_IN_BIN: _("In the bin here, lent or booked there"),
        Kind.HELD_AWAY: _("Passed on, and still written down here"),
        Kind.HELD_BY_FORMER: _("Still written down with somebody who is gone"),
        Kind.LATE: _("Came later, for an entry that is one with another"),
        Kind.LEFT_BEHIND: _("Forgotten, but for this entry"),
        Kind.LABEL_TWICE: _("One label on two things"),
        Kind.INCOMPLETE: _("Only a part has come"),
        Kind.NOT_COME: _("Not come yet"),
        Kind.WITHHELD: _("Not come yet, or withheld"),
        Kind.NEWER: _("From a newer Chapterhouse"),
    }[needs.kind]


def sentence_words(needs: Needs, today: date) -> str:
    """What is wrong, in a sentence or two."""
    if needs.kind in (Kind.LENT_TWICE, Kind.PROMISED_TWICE, Kind.HELD_IN_BIN, Kind.HELD_AWAY):
        return _of_thing(needs, today)
    if needs.kind is Kind.HELD_BY_FORMER:
        return _of_former(needs)
    if needs.kind in (Kind.LATE, Kind.LEFT_BEHIND):
        return _of_one_of_two(needs)
    if needs.kind is Kind.LABEL_TWICE:
        other = named(needs.other.name if needs.other else "")
        told = _("{label} stands on {other} and on {thing}: they were labelled on two laptops.")
        return told.format(label=needs.label, other=other, thing=named(needs.thing.name))
    return _of_many(needs)


def named(name: str) -> str:
    """What a thing is called, or that nobody knows."""
    return name or _("something without a name")


def who_words(holding: Holding) -> str:
    """Who holds it."""
    return holding.name or _("somebody unknown")


def is_one_person(needs: Needs) -> bool:
    """Whether one member has every loan told of: most likely it is one loan, written down on two laptops."""
    people = {holding.person_id for holding in needs.holdings}
    return len(needs.holdings) > 1 and len(people) == 1 and "" not in people


def _of_thing(needs: Needs, today: date) -> str:
    if needs.kind is Kind.LENT_TWICE and is_one_person(needs):
        since = and_so_on([_day(holding, today) for holding in needs.holdings])
        told = _("{thing} is lent to {name} more than once: on {days}. Perhaps that is one loan, written down twice.")
        return told.format(thing=named(needs.thing.name), name=who_words(needs.holdings[0]), days=since)
    told = {
        Kind.LENT_TWICE: _("More of {thing} is lent than there is: {held}."),
        Kind.PROMISED_TWICE: _("More of {thing} is promised than there is: {held}."),
        Kind.HELD_IN_BIN: _("{thing} was put in the bin on one laptop, and on another it is {held}."),
        Kind.HELD_AWAY: _("{thing} was passed on to {chapter}, and here it is still {held}."),
    }[needs.kind]
    if needs.kind is Kind.LENT_TWICE and len(needs.holdings) == 2:
        told = _("{thing} is lent twice: {held}.")
    elif needs.kind is Kind.PROMISED_TWICE and len(needs.holdings) == 2:
        told = _("{thing} is promised twice: {held}.")
    chapter = (needs.other.name if needs.other else "") or _("another chapter")
    return told.format(
        thing=named(needs.thing.name), chapter=chapter, held=and_so_on([_held(needs, h, today) for h in needs.holdings])
    )


def _held(needs: Needs, holding: Holding, today: date) -> str:
    name = who_words(holding)
    if holding.table == "booking" and holding.since and holding.until:
        return _("booked for {name} ({when})").format(name=name, when=span(holding.since, holding.until))
    told = _("to {name} since {day}") if needs.kind is Kind.LENT_TWICE else _("lent to {name} since {day}")
    return told.format(name=name, day=_day(holding, today))


def _day(holding: Holding, today: date) -> str:
    return short_day(day_of(holding.since), today) if holding.since else _("an unknown day")


def _of_former(needs: Needs) -> str:
    told = {
        Gone.FORGOTTEN: _("Somebody who asked to be forgotten is still written down on another laptop: {held}."),
        Gone.DECEASED: _("{name} died on {day}. Still written down on another laptop: {held}."),
        Gone.LEFT: _("{name} left on {day}. Still written down on another laptop: {held}."),
        Gone.BINNED: _("{name} is in the bin. Still written down on another laptop: {held}."),
    }[needs.gone or Gone.BINNED]
    when = day(needs.gone_on) if needs.gone_on else ""
    held = and_so_on([_with_former(holding) for holding in needs.holdings])
    return told.format(name=named(needs.thing.name), day=when, held=held)


def _with_former(holding: Holding) -> str:
    told = {
        "loan": _("{thing} is lent to them"),
        "asset": _("they look after {thing}"),
        "person_role": _("they are {thing}"),
    }[holding.table]
    return told.format(thing=named(holding.name))


def _of_one_of_two(needs: Needs) -> str:
    if needs.kind is Kind.LEFT_BEHIND:
        told = _("{name} is one with an entry that was forgotten since. Forget this one as well.")
        return told.format(name=named(needs.thing.name))
    return ngettext(
        "{n} record came from another laptop for an entry that was put together with {name}.",
        "{n} records came from another laptop for an entry that was put together with {name}.",
        needs.count,
    ).format(n=f"{needs.count:,}", name=named(needs.thing.name))


def _of_many(needs: Needs) -> str:
    told = {
        Kind.INCOMPLETE: _("Only a part of {many} has come. Another bundle of whoever wrote it brings the rest."),
        Kind.NOT_COME: _("Named here, and not come yet: {many}. Another bundle of whoever wrote it brings it."),
        Kind.WITHHELD: _("Named here, and not come yet or withheld from this laptop: {many}."),
    }.get(needs.kind)
    if told:
        return told.format(many=_many(needs.thing.table, needs.count))
    return ngettext(
        "{n} kind of entry that came is not known here. It is kept and passed on; update this Chapterhouse to see it.",
        "{n} kinds of entry that came are not known here. They are kept and passed on; update this Chapterhouse to "
        "see them.",
        needs.count,
    ).format(n=needs.count)


def _many(table: str, count: int) -> str:
    told = {
        "person": ngettext("{n} member", "{n} members", count),
        "asset": ngettext("{n} shared asset", "{n} shared assets", count),
        "meeting": ngettext("{n} meeting", "{n} meetings", count),
        "decision": ngettext("{n} decision", "{n} decisions", count),
        "action": ngettext("{n} action", "{n} actions", count),
        "loan": ngettext("{n} loan", "{n} loans", count),
        "booking": ngettext("{n} booking", "{n} bookings", count),
    }.get(table, ngettext("{n} record", "{n} records", count))
    return told.format(n=f"{count:,}")


def and_so_on(parts: Sequence[str]) -> str:
    """Parts of a sentence as one: "a, b and c"."""
    *first, last = parts
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last
