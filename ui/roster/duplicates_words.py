"""What is said of entries that may be one person: why, how likely, and what comes along when they are joined."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from exports.member_words import channel_words
from models.queries.duplicates import Carried, Comparison, HowMany, Line, Pair, Side, Warning
from models.queries.roster_person import DAYS
from models.rules.duplicates import Band, Reason
from models.rules.duplicates_choice import BOTH, LISTS, PROSE, chosen, part_key
from ui.dates import day, months
from ui.roster.duplicates_choices import Differing
from ui.roster.words import field_label

_ONE_LINE = 44  # letters

if TYPE_CHECKING:
    from models.commands.duplicates import Stayed


@cache
def reason_words(reason: Reason) -> str:
    """One thing two entries have in common, or that speaks against their being one."""
    known = {
        Reason.EMAIL: _("same e-mail"),
        Reason.SHARED_EMAIL: _("same e-mail, which others share"),
        Reason.PHONE: _("same phone"),
        Reason.SHARED_PHONE: _("same phone, which others share"),
        Reason.SAME_NAME: _("nobody else is called that"),
        Reason.SURNAME: _("same family name"),
        Reason.SURNAME_ALIKE: _("family names alike"),
        Reason.FIRST_NAME: _("same first name"),
        Reason.NICKNAME: _("one first name is short for the other"),
        Reason.INITIAL: _("same initial"),
        Reason.ADDRESS: _("same address"),
        Reason.POSTCODE: _("same postcode"),
        Reason.ORGANISATION: _("same organisation"),
        Reason.SURNAME_DIFFERS: _("family names differ"),
        Reason.FIRST_NAME_DIFFERS: _("first names differ"),
        Reason.GENERATION_DIFFERS: _("one is Junior, the other Senior"),
    }
    return known.get(reason, str(reason))


def why_words(reasons: Sequence[Reason]) -> str:
    """Everything that speaks for it, then what speaks against it: "Same e-mail, same phone, but first names differ"."""
    speaks_for = [reason for reason in reasons if not reason.speaks_against]
    whole = (Reason.FIRST_NAME, Reason.SURNAME)
    if all(each in speaks_for for each in whole):
        others = [reason_words(each) for each in speaks_for if each not in whole]
        told = [_("same name"), *others]
    else:
        told = [reason_words(each) for each in speaks_for]
    sentence = ", ".join(told)
    if against := ", ".join(reason_words(each) for each in reasons if each.speaks_against):
        sentence = _("{reasons}, but {doubts}").format(reasons=sentence, doubts=against) if told else against
    return sentence[:1].upper() + sentence[1:]


def band_words(band: Band) -> str:
    """How sure it is."""
    return _("Very likely") if band is Band.VERY_LIKELY else _("Have a look")


def band_sentence(band: Band) -> str:
    """The same, in a sentence."""
    return _("Very likely one person.") if band is Band.VERY_LIKELY else _("Perhaps one person, perhaps two.")


def name_of(side: Side) -> str:
    """A name, or what stands for one."""
    return side.name or side.email or _("(no name yet)")


def known_by(side: Side) -> str:
    """What tells two entries of one name apart."""
    on = side.joined_on
    joined = _("since {month} {year}").format(month=months()[on.month - 1][:3], year=on.year) if on else ""
    reach = side.email or side.phone or side.postcode or side.organisation
    return " · ".join(filter(None, (joined, reach))) or _("nothing else known")


def in_two_lines(reasons: str) -> tuple[str, str]:
    """Many reasons on two lines of much the same length; few stay on one.

    >>> in_two_lines("Same e-mail, same phone, same family name, same town")
    ('Same e-mail, same phone', 'same family name, same town')
    """
    ends = [place for place in range(len(reasons)) if reasons.startswith(", ", place)]
    if len(reasons) <= _ONE_LINE or not ends:
        return reasons, ""
    end = min(ends, key=lambda place: max(place, len(reasons) - place))
    return reasons[:end], reasons[end + 2 :]


def names_of(pair: Pair) -> str:
    """Both names; one where they are the same."""
    first, second = name_of(pair.first), name_of(pair.second)
    return first if first == second else _("{first} and {second}").format(first=first, second=second)


def found_words(count: HowMany, most: int) -> str:
    """How many pairs there are, above the list, which shows no more than `most`."""
    if not count.all:
        return _("Nobody here looks as if they had been entered twice.")
    told = ngettext("{count} pair may be one person", "{count} pairs may be one person each", count.all)
    if count.all == most:
        told = _("The {count} likeliest pairs are shown")
    parts = [told.format(count=f"{count.all:,}")]
    if count.very_likely:
        likely = ngettext("{count} very likely", "{count} very likely", count.very_likely)
        parts.append(likely.format(count=f"{count.very_likely:,}"))
    return " · ".join(parts)


def line_words(count: int) -> str:
    """The quiet line above the members: how many pairs are very likely."""
    told = ngettext("{count} pair is very likely one person", "{count} pairs are very likely one person each", count)
    return told.format(count=f"{count:,}")


def differing(told: Comparison) -> list[Differing]:
    """The lines in which two entries differ, in words."""
    lines = [line for line in told.lines if not line.is_same]
    return [_worded(line, is_turned=told.kept == told.second.id) for line in lines]


def agreeing(told: Comparison) -> list[Differing]:
    """The lines in which they say the same."""
    return [_worded(line, is_turned=False) for line in told.lines if line.is_same]


def _worded(line: Line, *, is_turned: bool) -> Differing:
    """A line in words; of both, what the entry that is kept says comes first."""
    first, second = (value_words(line.field, value or "") for value in (line.first, line.second))
    said = (line.first or "", line.second or "")
    both = _both(line.field, *(reversed(said) if is_turned else said))
    return Differing(line.field, field_label(line.field), first, second, both)


def value_words(field: str, value: str) -> str:
    """What an entry says, as a person reads it."""
    if value and field in DAYS:
        return day(date.fromisoformat(value))
    return channel_words(value) if value and field == "preferred_channel" else value


def carried_words(carried: Carried) -> str:
    """What comes along from the entry that is given up: "2 loans, 14 attendances, 1 role"; "" where nothing does."""
    counts = (
        (carried.loans, ngettext("{count} loan", "{count} loans", carried.loans)),
        (carried.bookings, ngettext("{count} booking", "{count} bookings", carried.bookings)),
        (carried.actions, ngettext("{count} action", "{count} actions", carried.actions)),
        (carried.attendances, ngettext("{count} attendance", "{count} attendances", carried.attendances)),
        (carried.roles, ngettext("{count} role", "{count} roles", carried.roles)),
        (carried.assets, ngettext("{count} thing looked after", "{count} things looked after", carried.assets)),
        (carried.stances, ngettext("{count} stance", "{count} stances", carried.stances)),
    )
    return ", ".join(words.format(count=f"{count:,}") for count, words in counts if count)


def warning_words(warning: Warning) -> str:
    """What to look into after joining."""
    name = warning.name or _("one thing")
    if warning.kind == "two_loans":
        told = _("Both have {thing} out at present. Both loans stay: please look which one is right.")
        return told.format(thing=name)
    told = _("Both are signed in to “{meeting}”, which is running: please look at its list of who is there.")
    return told.format(meeting=name)


def stayed_words(stayed: Sequence["Stayed"]) -> str:
    """What was not put back when two entries were taken apart; "" where all of it was."""
    if not stayed:
        return ""
    told = dict.fromkeys(_stayed(each) for each in stayed)
    return _("This was changed or agreed since, and stays as it is: {things}.").format(things="; ".join(told))


def _stayed(each: "Stayed") -> str:
    from ui.sharing.fields import field_label as any_label
    from ui.sharing.fields import one_words

    if each.table == "person":
        return field_label(each.field)
    what = f"{one_words(each.table)}, {any_label(each.table, each.field)}"
    return f"{what} ({each.name})" if each.name else what


def _both(field: str, ours: str, theirs: str) -> str:
    """What there would be with both kept; "" where only one can be, or one says nothing."""
    if not (ours and theirs):
        return ""
    if field in PROSE:
        return chosen(field, ours, theirs, BOTH)
    if field in LISTS:
        there = {part_key(field, each) for each in ours.split("\n")}
        missing = [each for each in theirs.split("\n") if part_key(field, each) not in there]
        return "\n".join([ours, *missing])
    return ""
