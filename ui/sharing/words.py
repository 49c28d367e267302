"""What the Share page says of itself and of bundles that came and went."""

from gettext import gettext as _
from gettext import ngettext

from models.queries.sharing import Exchange
from models.trust.quarantine import Dropped
from ui.dates import moment


def state_words(waiting: int) -> str:
    """The page's state in a sentence."""
    nothing = _("Nothing leaves this laptop until you save a bundle.")
    if not waiting:
        return nothing
    told = ngettext("{n} thing waits for you.", "{n} things wait for you.", waiting)
    return f"{told.format(n=waiting)} {nothing}"


def forgettings_words(count: int) -> str:
    """That forgetting travels too."""
    told = ngettext(
        "With it goes {n} wish to be forgotten, which is not confirmed by everybody yet.",
        "With it go {n} wishes to be forgotten, which are not confirmed by everybody yet.",
        count,
    )
    return told.format(n=f"{count:,}")


def dropped_words(dropped: Dropped) -> str:
    """What went to make room, and what to do about it."""
    told = ngettext(
        "{n} older bundle of an unknown laptop was dropped, because too much of strangers’ waited here: {laptops}. "
        "If it was meant for you, ask for it again.",
        "{n} older bundles of unknown laptops were dropped, because too much of strangers’ waited here: {laptops}. "
        "If they were meant for you, ask for them again.",
        dropped.count,
    )
    return told.format(n=f"{dropped.count:,}", laptops=", ".join(dropped.laptops))


def direction_words(exchange: Exchange) -> str:
    """Saved or opened, and when."""
    when = moment(exchange.at) if exchange.at else ""
    words = _("Saved {when}") if exchange.direction == "saved" else _("Opened {when}")
    return words.format(when=when)


def changes_words(exchange: Exchange) -> str:
    """How many changes travelled, and from or to whom."""
    count = ngettext("{n} change", "{n} changes", exchange.changes).format(n=f"{exchange.changes:,}")
    if exchange.direction == "saved":
        return _("for {whom} · {count}").format(whom=_whom(exchange), count=count)
    fresh = ngettext("{n} new here", "{n} new here", exchange.fresh).format(n=f"{exchange.fresh:,}")
    return _("from {laptop} · {count}, {fresh}").format(laptop=exchange.peer, count=count, fresh=fresh)


def _whom(exchange: Exchange) -> str:
    if exchange.audience == "national":
        return _("the national community")
    if exchange.audience == "chapters":
        return exchange.peer or _("all chapters")
    return exchange.peer or _("somebody new")


def outcome_words(exchange: Exchange) -> str:
    """What became of it."""
    if exchange.conflicts:
        return ngettext("{n} to settle", "{n} to settle", exchange.conflicts).format(n=exchange.conflicts)
    if exchange.direction == "opened":
        return _("Taken in")
    if not exchange.got:
        return _("Not answered yet")
    if len(exchange.got) < exchange.of:
        return _("Received by {n} of {all}").format(n=len(exchange.got), all=exchange.of)
    return _("Received by {whom}").format(whom=exchange.got[0]) if exchange.of == 1 else _("Received by all")


def outcome_tone(exchange: Exchange) -> str:
    """The tone that repeats it."""
    if exchange.conflicts:
        return "amber"
    if exchange.direction == "opened":
        return "accent"
    return "accent" if exchange.got and len(exchange.got) == exchange.of else "plain"
