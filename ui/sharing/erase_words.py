"""What is said when somebody is forgotten: reasons, and what this program cannot reach."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from exports.shortened import shortened
from models.log.erasing import Why
from models.queries.erasure import Goes, Mention
from models.queries.erasure_parted import StaysWith
from models.queries.papers import Paper
from models.queries.settling import thing_of
from models.reader import Reader
from ui.dates import day
from ui.sharing.fields import field_label, kind_words, one_words

_MOST_NAMES = 12


def reasons() -> list[tuple[str, str]]:
    """Why somebody is forgotten; no names and no details, for the ledger is kept for ever."""
    return [
        (Why.ASKED, _("They asked for it")),
        (Why.WITHDREW, _("They took their consent back")),
        (Why.RETENTION, _("Kept long enough")),
        (Why.MISTAKE, _("They should never have been in here")),
    ]


def reason_words(reason: str) -> str:
    """One of them."""
    return dict(reasons()).get(reason, reason)


def limits_words() -> str:
    """What forgetting does not reach."""
    return _(
        "What no program can reach: bundles on sticks and in mailboxes, backups of whole computers, printed papers, "
        "and names in what other people wrote. Those are for you to look after. A text that is changed keeps its "
        "earlier wording in the history of this chapter."
    )


def several_words(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    shown, rest = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    if rest <= 0:
        return shown
    return ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=shown, count=rest)


def goes_words(goes: Goes) -> str:
    """How many records of a kind go, or lose the name."""
    kind = kind_words(goes.table)
    if goes.table == "person" and goes.count > 1:
        return _("Everything in the list of members about them, in {n} entries").format(n=goes.count)
    if goes.table == "person":
        return _("Everything in the list of members about them")
    return _("{kind}: {n}").format(kind=kind, n=goes.count)


def stays_words(stays: StaysWith) -> str:
    """Whose earlier values keep something of theirs."""
    told = _(
        "Member “{name}” was one with them for a time: what was taken over then stays among its earlier values "
        "({fields}), in the history of this chapter."
    )
    labels = ", ".join(field_label("person", field) for field in stays.fields)
    return told.format(name=shortened(stays.name, 50), fields=labels)


def paper_words(paper: Paper) -> str:
    """A paper to look for."""
    when = day(paper.on) if paper.on else ""
    known = {
        "consent": _("The form they signed about consent, {day}"),
        "sign_in": _("Sign-in sheet and printed minutes: {name}, {day}"),
        "loan": _("Loan card: {name}, {day}"),
    }
    return known.get(paper.kind, "{name}, {day}").format(name=paper.name, day=when).rstrip(", ")


def mention_words(reader: Reader, mention: Mention) -> str:
    """Where a text that names them stands."""
    thing = thing_of(reader, mention.table, mention.id)
    where = _("{kind} “{name}”").format(kind=one_words(thing.table), name=shortened(thing.name, 50))
    text = shortened(mention.text, 90)
    return _("{where}, {field}: “{text}”").format(
        where=where, field=field_label(mention.table, mention.field), text=text
    )
