"""Refusals in words: what was not done, why, and what to do next."""

from collections.abc import Callable, Mapping
from functools import partial, singledispatch
from gettext import gettext as _
from gettext import ngettext

from models import errors
from models.errors import Refusal
from models.log import op
from models.rules import london
from ui.dates import moment
from ui.names import field, thing


@singledispatch
def sentence(refusal: Refusal) -> str:
    """What a refusal says. Each subject registers its own kinds in `ui/<subject>/wording.py`."""
    return _("That was refused ({kind}). Nothing was changed.").format(kind=type(refusal).__name__)


def tell(sentences: Mapping[type[Refusal], Callable[[], str]]) -> None:
    """Register what one sentence tells; each place in it is called like the fact of the refusal that fills it."""
    for kind, say in sentences.items():
        sentence.register(kind, partial(_told, say))


def _told(say: Callable[[], str], refusal: Refusal) -> str:
    return say().format(**vars(refusal))


@sentence.register
def _not_found(refusal: errors.NotFound) -> str:
    return _("{thing} is no longer in this chapter: it may have been put in the bin. Nothing was changed.").format(
        thing=thing(refusal.kind)
    )


@sentence.register
def _no_such_name(refusal: errors.NoSuchName) -> str:
    return _("Nobody and nothing here answers to “{name}”. Nothing was changed.").format(name=refusal.id)


@sentence.register
def _ambiguous(refusal: errors.Ambiguous) -> str:
    return ngettext(
        "{count} person or thing is called {name}. Say which one is meant.",
        "{count} are called {name}. Say which one is meant.",
        refusal.count,
    ).format(count=refusal.count, name=refusal.name)


@sentence.register
def _missing(refusal: errors.Missing) -> str:
    return _("{field} must not be empty.").format(field=field(refusal.field))


@sentence.register
def _sealed(refusal: errors.Sealed) -> str:
    if refusal.kind == "consent_event":
        return _("What somebody said is kept as they said it. Take down what they say now instead.")
    if refusal.kind == "chapter":
        return _("{name} was founded then: there is nothing before that to undo.").format(name=refusal.name)
    return _("{name} is agreed and kept as it is. Record a new decision or correction that names it.").format(
        name=refusal.name or thing(refusal.kind)
    )


@sentence.register
def _nothing_to_undo(refusal: errors.NothingToUndo) -> str:
    return _("There is nothing to do again.") if refusal.redo else _("There is nothing to undo.")


@sentence.register
def _changed_since(refusal: errors.ChangedSince) -> str:
    return _("“{label}” cannot be undone: it was changed since, on {laptop}. Change it by hand instead.").format(
        label=refusal.label, laptop=refusal.by or _("another laptop")
    )


@sentence.register
def _not_a_chapter(refusal: errors.NotAChapter) -> str:
    why = {
        "foreign": _("it is another kind of file"),
        "damaged": _("it is damaged; open it anew to be offered its newest backup"),
        "empty": _("it is empty"),
        "folder": _("it is a folder"),
    }.get(refusal.why, refusal.why)
    return _("{file} is not a chapter that can be opened: {why}.").format(file=refusal.path.name, why=why)


@sentence.register
def _newer(refusal: errors.NewerChapter) -> str:
    return _("{file} was last used with a newer Chapterhouse. Update this one to open it.").format(
        file=refusal.path.name
    )


@sentence.register
def _held(refusal: errors.HeldElsewhere) -> str:
    return _("{file} is open: {user} on {machine}, since {since}. Close it there first.").format(
        file=refusal.path.name, user=refusal.user, machine=refusal.machine, since=moment(refusal.since)
    )


@sentence.register
def _there(refusal: errors.AlreadyThere) -> str:
    return _("There is a file called {file} already. Choose another name.").format(file=refusal.path.name)


@sentence.register
def _unwritable(refusal: errors.CouldNotWrite) -> str:
    return _("{file} could not be saved: {why}. Nothing was changed.").format(
        file=refusal.path.name, why=_why(refusal.why)
    )


@sentence.register
def _unreadable(refusal: errors.CouldNotRead) -> str:
    return _("{file} could not be read: {why}.").format(file=refusal.path.name, why=_why(refusal.why))


def _why(told: str) -> str:
    """What SQLite said, in words; what the system said says enough by itself."""
    known = {
        "disk is full": _("the disk is full"),
        "readonly": _("the file or its folder may only be read"),
        "disk I/O error": _("the disk does not answer as it should"),
        "unable to open": _("the file or its folder cannot be opened"),
        "locked": _("another program is writing to it"),
    }
    return known.get(told, told.rstrip("."))


@sentence.register
def _no_such_time(refusal: london.NoSuchTime) -> str:
    return _("{asked} does not exist: the clocks go forward that night. Use {instead} instead.").format(
        asked=f"{refusal.asked:%H:%M}", instead=f"{refusal.instead:%H:%M}"
    )


@sentence.register
def _ends_too_soon(refusal: london.EndsTooSoon) -> str:
    return _("The end must come after the start.")


@sentence.register
def _too_much(refusal: op.Unkeepable) -> str:
    if refusal.why == "long":
        return _("{field} is too long to be kept. Shorten it.").format(field=field(refusal.field))
    return _("{field} must be a whole number of at most fifteen figures.").format(field=field(refusal.field))
