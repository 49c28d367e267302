"""What a shared thing is, how it is and where it is, in words."""

from collections.abc import Sequence
from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext

from models.queries.assets import AssetCounts, AssetRow
from models.queries.holds import BookingRow, LoanRow
from models.rules.loans import Condition, LoanState
from models.rules.london import day_of
from ui import dates


def kind_words(kind: str) -> str:
    """One thing of a kind: "Room"; what is not known stays as written."""
    from exports.asset_words import kind_words  # none of these with the first page: it is painted early

    return kind_words(kind)


def kind_choices() -> list[tuple[str, str]]:
    """Every kind, for choosing."""
    from exports.asset_words import kinds

    return kinds.choices()


def condition_words(condition: str) -> str:
    """How something is."""
    from exports.asset_words import condition_words

    return condition_words(condition)


def condition_choices() -> list[tuple[str, str]]:
    """Every condition, for choosing."""
    from exports.asset_words import condition_words

    return [("", _("Not said")), *condition_words.choices()]


def condition_tone(condition: str) -> str:
    """Only what wants a person is coloured."""
    return {"C": "amber", "D": "red"}.get(condition, "")


def state_words(row: AssetRow, now: datetime) -> str:
    """Where something is, shortly: "9 days over", "Back Thu 26 Nov", "Booked now", "4 of 10 free", "Free"."""
    if row.is_overdue:
        return loan_words(row.out[0], day_of(now))
    if row.quantity > 1 and row.free < row.quantity:
        return _("{free} of {total} free").format(free=row.free, total=row.quantity)
    if row.out:
        return loan_words(row.out[0], day_of(now))
    if row.free < row.quantity:
        return _("Booked now")
    return _("Put aside") if row.condition == Condition.D else _("Free")


def state_tone(row: AssetRow) -> str:
    """Red when it should be back, amber when it soon should, plain when it is out."""
    if row.is_overdue:
        return "red"
    if any(loan.lent.state is LoanState.DUE_SOON for loan in row.out):
        return "amber"
    return "plain" if row.free < row.quantity else ""


def loan_words(loan: LoanRow, today: date) -> str:
    """Where one loan stands: "9 days over", "Back tomorrow", "Out, no day named"."""
    if loan.due_on is None:
        return _("Out, no day named")
    if loan.lent.state is LoanState.OVERDUE:
        return dates.over(loan.due_on, today)
    near = (loan.due_on - today).days <= 1
    when = dates.relative(loan.due_on, today) if near else dates.short_day(loan.due_on, today)
    return _("Back {day}").format(day=when)


def loan_tone(loan: LoanRow) -> str:
    """The colour of where a loan stands."""
    return {LoanState.OVERDUE: "red", LoanState.DUE_SOON: "amber"}.get(loan.lent.state, "plain")


def holders(row: AssetRow) -> str:
    """Who has it: "Hari Patel and 2 others"."""
    names = list(dict.fromkeys(person_words(loan.person) for loan in row.out))
    if not names:
        return ""
    others = len(names) - 1
    if not others:
        return names[0]
    return ngettext("{name} and {count} other", "{name} and {count} others", others).format(name=names[0], count=others)


def person_words(name: str) -> str:
    """A name, or that nobody is named."""
    return name or _("Nobody named")


def counted(name: str, quantity: int) -> str:
    """A name with how many, where it is more than one: "Hari Patel, 6"."""
    return f"{person_words(name)} × {quantity}" if quantity > 1 else person_words(name)


def coming_words(coming: Sequence[BookingRow]) -> str:
    """When it is wanted next."""
    if not coming:
        return ""
    return _("Next: {time}, {name}").format(time=dates.moment(coming[0].starts), name=person_words(coming[0].person))


def state_line(counts: AssetCounts) -> str:
    """The page's one sentence: "25 shared things · 4 out · 1 overdue"."""
    if not counts.total:
        return _("What the chapter shares, who has it, and when it is free.")
    parts = [ngettext("{count} shared thing", "{count} shared things", counts.total).format(count=counts.total)]
    parts.append(_("{count} out").format(count=counts.out) if counts.out else _("nothing out"))
    if counts.overdue:
        parts.append(_("{count} overdue").format(count=counts.overdue))
    return " · ".join(parts)
