"""The rows of a preview in words: what leaves of each thing, why something stays, and every value that travels."""

from gettext import gettext as _
from gettext import ngettext

from models.log.outgoing import CHAPTER
from models.queries.named import Named
from models.queries.settling import thing_of
from models.queries.withheld import Reason
from models.reader import Reader
from ui.sharing import total_rows
from ui.sharing.fields import counted_words, field_label, one_words
from ui.sharing.leaving_rows import ENDS, LEAVES, STAYS, Row, Shown
from ui.sharing.total_rows import TOTALS
from ui.sharing.values import value_words


def name_words(row: Row) -> str:
    """What it is called."""
    return row.name or one_words(row.table)


def fields_words(row: Row) -> str:
    """Which of its fields, or why it stays."""
    if row.way == STAYS:
        return why_words(row.why)
    if row.table == TOTALS:
        return _("Numbers alone, the small ones hidden") if row.row != "member" else _("Status, month, common skills")
    told = ", ".join(row.fields) or (_("only that it is in the bin") if row.change == "removed" else "")
    return _("{fields} (a name stands in it)").format(fields=told) if row.found else told


def change_words(row: Row) -> str:
    """What is new about it."""
    if row.way == STAYS:
        return _("Stays here")
    if row.way == ENDS:
        return _("Ends there")
    if row.table == TOTALS:
        return _("As of today")
    return {"new": _("New"), "changed": _("Changed"), "removed": _("In the bin")}.get(row.change, row.change)


def change_tone(row: Row) -> str:
    """The tone that repeats it."""
    if row.way != LEAVES:
        return "amber"
    return {"new": "accent", "changed": "blue"}.get(row.change, "plain")


def why_words(why: str) -> str:
    """Why something stays here."""
    return {
        Reason.PRIVATE: _("Never leaves the chapter"),
        Reason.ERASED: _("Forgotten"),
        Reason.REMOVED: _("In the bin, and never shared"),
        Reason.REFUSED: _("Said no"),
        Reason.WITHDRAWN: _("Took consent back"),
        Reason.LEVEL: _("More than the chosen level tells"),
        Reason.NO_CONSENT: _("Not asked, or no answer that counts"),
        Reason.ENDED: _("The role has ended"),
        Reason.UNDECIDED: _("Not decided yet"),
        Reason.NAME_FOUND: _("A name stands in it: have a look first"),
        Reason.AMONG_OTHERS: _("A name stands in it: no line of its own"),
    }.get(Reason(why), why)


def details(reader: Reader, told: Shown, row: Row) -> list[tuple[str, str]]:
    """Label and value of each field that leaves, with earlier values that travel along; of what stays, why."""
    if row.way != LEAVES:
        return _reasons(row)
    if row.table == TOTALS:
        return total_rows.told(told.totals[row.row])
    lines = []
    for each in told.things[f"{row.table}:{row.row}"].fields:
        value, *before = [
            value_words(reader, row.table, each.name, value) for value in (each.value, *reversed(each.earlier))
        ]
        if each.name == "removed" and not each.value and not before:
            continue  # that a thing is not in the bin goes without saying
        if before:
            value = _("{value}, and before it {before}").format(value=value, before="; ".join(before))
        lines.append((field_label(row.table, each.name), value))
    if row.found:
        lines.insert(0, (_("Found in it"), _("{names}. It leaves all the same.").format(names=row.found)))
    return lines or [(_("Of"), thing_of(reader, row.table, row.row).name)]


def _reasons(row: Row) -> list[tuple[str, str]]:
    why = why_words(row.why) if row.why else _("They hold it, and may hold it no longer.")
    told = [(_("Why"), why), (_("Found in it"), row.found), (_("What"), ", ".join(row.fields))]
    return [(label, value) for label, value in told if value]


def summary_words(told: Shown) -> str:
    """What the list comes to, in a sentence."""
    preview, forgets = told.preview, _forgets_words(told.forgets)
    if not preview.changes and not preview.stubs and not preview.erased:
        return forgets or _(
            "Nothing new: they have everything that may leave. A bundle would only tell them what has come here."
        )
    parts = [ngettext("{n} change leaves.", "{n} changes leave.", preview.changes).format(n=f"{preview.changes:,}")]
    if preview.stubs:
        said = ngettext("{n} change stays here, only counted.", "{n} changes stay here, only counted.", preview.stubs)
        parts.append(said.format(n=f"{preview.stubs:,}"))
    if not preview.heard:
        parts.append(_("They have not answered yet, so all of it is new to them."))
    if preview.audience.kind != CHAPTER and told.of(ENDS):
        parts.append(_("What they hold and may no longer, their copy takes away when it opens this."))
    return " ".join([*parts, *filter(None, [forgets])])


def named_words(named: Named | None) -> str:
    """How many members are named there, and why the rest is not; nothing where no members are."""
    if not named or not named.members:
        return ""
    parts = [
        ngettext(
            "{there} of {n} member is named there.", "{there} of {n} members are named there.", named.members
        ).format(there=f"{named.there:,}", n=f"{named.members:,}")
    ]
    if named.not_asked:
        said = ngettext("{n} was never asked.", "{n} were never asked.", named.not_asked)
        parts.append(said.format(n=f"{named.not_asked:,}"))
    if named.others:
        said = ngettext(
            "{n} has said no, or gave no answer that counts.",
            "{n} have said no, or gave no answer that counts.",
            named.others,
        )
        parts.append(said.format(n=f"{named.others:,}"))
    return " ".join(parts)


def _forgets_words(count: int) -> str:
    if not count:
        return ""
    told = ngettext("It asks them to forget {n} person.", "It asks them to forget {n} people.", count)
    return told.format(n=count)


def kind_of(row: Row) -> str:
    """Its kind, for the second line."""
    return counted_words(row.table, 1)
