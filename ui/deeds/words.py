"""A deed in words: whether it stands, where it was done, and what Undo would take back with it."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from models.queries.deeds import DoneDeed
from ui import dates


def state_words(deed: DoneDeed) -> str:
    """Whether it stands."""
    return {"done": _("Done"), "undone": _("Undone"), "gone": _("Undone"), "kept": _("For good")}[deed.state]


def state_tone(deed: DoneDeed) -> str:
    """What stands needs no badge."""
    return {"done": "", "kept": "blue"}.get(deed.state, "plain")


def icon_of(deed: DoneDeed) -> str:
    """A bundle taken in, something undone, or a deed."""
    if deed.origin == "merge":
        return "package"
    return {"done": "check", "kept": "lock"}.get(deed.state, "undo")


def where_words(deed: DoneDeed) -> str:
    """Where it was done."""
    if deed.origin == "merge":
        return _("came from {laptop}").format(laptop=deed.laptop or _("another laptop"))
    return _("on {laptop}").format(laptop=deed.laptop)


def story_words(deed: DoneDeed) -> str:
    """When and where, and why it may be out of reach."""
    told = _("{moment}, {where}.").format(moment=dates.moment(deed.at), where=where_words(deed))
    why = {
        "gone": _("It was undone, and something else was done since: it cannot be done again from here."),
        "kept": _("It was done for good: Undo passes it by."),
    }.get(deed.state)
    return f"{told} {why}" if why else told


def reach_words(deed: DoneDeed, reached: Sequence[DoneDeed]) -> str:
    """What would go before it."""
    more = len(reached) - 1
    if more <= 0:
        return ""
    if deed.state == "done":
        told = ngettext(
            "Before it, {count} later deed is undone:",
            "Before it, {count} later deeds are undone, one by one:",
            more,
        )
    else:
        told = ngettext(
            "Before it, {count} earlier deed is done again:",
            "Before it, {count} earlier deeds are done again, one by one:",
            more,
        )
    return told.format(count=more)


def step_words(deed: DoneDeed, count: int) -> str:
    """The button."""
    if deed.state == "done":
        return ngettext("Undo this", "Undo to here: {count} deeds", count).format(count=count)
    return ngettext("Do this again", "Do again to here: {count} deeds", count).format(count=count)


def page_words(deeds: Sequence[DoneDeed]) -> str:
    """The page's one sentence."""
    standing = sum(deed.state == "done" for deed in deeds)
    undone = sum(deed.state == "undone" for deed in deeds)
    if not deeds:
        return _("What is done on this laptop is listed here, and can be undone.")
    told = ngettext("{count} deed can be undone", "{count} deeds can be undone", standing).format(count=standing)
    if not undone:
        return told
    again = ngettext("{count} can be done again", "{count} can be done again", undone).format(count=undone)
    return f"{told} · {again}"
