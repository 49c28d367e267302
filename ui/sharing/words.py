"""What the Share page says."""

from gettext import gettext as _
from gettext import ngettext
from textwrap import shorten

from models.log.conflicts import Conflict
from models.log.merge import Merged
from models.queries.sharing import Exchange, Leaving, NextBundle
from ui.dates import moment
from ui.names import field, thing

_LONGEST = 40


def subject_words(subject: str) -> str:
    """What a subject is called on this page."""
    return {
        "roster": _("Members"),
        "assets": _("Assets"),
        "meetings": _("Meetings"),
        "decisions": _("Decisions"),
        "actions": _("Actions"),
    }[subject]


def state_words(bundle: NextBundle) -> str:
    """The page's state in a sentence."""
    if not bundle.changes:
        return _("Every copy we have heard from has everything. Nothing leaves this laptop until you save a bundle.")
    return _("Nothing leaves this laptop until you save the bundle. This is exactly what would go.")


def audience_words(bundle: NextBundle) -> str:
    """Whom the next bundle is measured against."""
    if not bundle.copies:
        return _("No other copy of this chapter has answered yet, so the bundle holds everything.")
    return ngettext(
        "Since the last answer of {n} other copy", "Since the last answers of {n} other copies", bundle.copies
    ).format(n=bundle.copies)


def changed_words(part: Leaving) -> str:
    """How much of one subject would go."""
    if not part.things:
        return _("Nothing new")
    return _("{things} of {total}").format(things=part.things, total=max(part.total, part.things))


def names_words(part: Leaving) -> str:
    """The first few things by name."""
    more = part.things - len(part.names)
    listed = " · ".join(shorten(name, _LONGEST, placeholder="…") for name in part.names)
    return _("{names} · and {n} more").format(names=listed, n=more) if listed and more > 0 else listed


def direction_words(exchange: Exchange) -> str:
    """Saved or opened, and when."""
    when = moment(exchange.at) if exchange.at else ""
    words = _("Saved {when}") if exchange.direction == "saved" else _("Opened {when}")
    return words.format(when=when)


def changes_words(exchange: Exchange) -> str:
    """How many changes travelled, and from whom."""
    count = ngettext("{n} change", "{n} changes", exchange.changes).format(n=exchange.changes)
    if exchange.direction == "saved":
        return count
    fresh = ngettext("{n} new here", "{n} new here", exchange.fresh).format(n=exchange.fresh)
    return _("from {laptop} · {count}, {fresh}").format(laptop=exchange.peer, count=count, fresh=fresh)


def outcome_words(exchange: Exchange) -> str:
    """What became of it."""
    if exchange.conflicts:
        return ngettext("{n} to settle", "{n} to settle", exchange.conflicts).format(n=exchange.conflicts)
    if exchange.direction == "opened":
        return _("Taken in")
    return _("Received by every copy") if exchange.acknowledged else _("Not answered yet")


def outcome_tone(exchange: Exchange) -> str:
    """The tone that repeats it."""
    if exchange.conflicts:
        return "amber"
    return "accent" if exchange.acknowledged or exchange.direction == "opened" else "plain"


def report_words(merged: Merged, laptop: str) -> str:
    """What opening a bundle did."""
    if not merged.fresh:
        return _("Nothing new: everything in this bundle from {laptop} was here already.").format(laptop=laptop)
    words = ngettext(
        "Taken in from {laptop}: {n} new change, {created} things added, {changed} changed.",
        "Taken in from {laptop}: {n} new changes, {created} things added, {changed} changed.",
        merged.fresh,
    )
    return words.format(laptop=laptop, n=merged.fresh, created=merged.created, changed=merged.changed)


def conflict_words(conflict: Conflict) -> str:
    """One conflict: who wrote what, and that neither had seen the other."""
    wrote = _("{laptop} wrote “{value}”")
    said = [wrote.format(laptop=head.laptop, value=_value(head.value)) for head in conflict.heads]
    return _("{said}; neither had seen the other. “{kept}” stands for now.").format(
        said=", ".join(said), kept=_value(conflict.heads[0].value)
    )


def what_words(conflict: Conflict, name: str) -> str:
    """Whose field it is: "Projector: the place"."""
    called = field(conflict.field)
    return _("{thing}: {field}").format(thing=name or thing(conflict.table), field=called[:1].lower() + called[1:])


def _value(value: str | int | None) -> str:
    return _("nothing") if value in ("", None) else str(value)
