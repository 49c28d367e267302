"""What the pages about the national community say."""

from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext

from exports.shortened import shortened
from exports.words import outcome_words as declared_words
from models.queries.elsewhere import OtherAsset, OtherConsultation
from models.queries.from_national import Asked, OnAgenda, Sent
from models.queries.national import Asking, ChapterRow, Region
from models.queries.suggesting import Shared
from models.rules.declaring import outcome_meant
from models.rules.london import day_of
from models.rules.national import Standing
from ui import dates

_LONGEST = 60


def short(text: str, most: int = _LONGEST) -> str:
    """The beginning of somebody's text, in one line."""
    return shortened(text, most)


# -- chapters, as the national community sees them ---------------------------------------------------------------------


def standing_words(row: ChapterRow, today: date) -> str:
    """How a chapter stands, in two or three words."""
    if row.standing is Standing.NEVER:
        return _("never heard")
    if row.standing is Standing.GAPS:
        return ngettext("{n} change missing", "{n} changes missing", row.missing).format(n=row.missing)
    if row.standing is Standing.UP_TO_DATE or row.waiting_since is None:
        return _("up to date")
    days = (today - row.waiting_since).days
    return ngettext("{n} day behind", "{n} days behind", days).format(n=days) if days > 0 else _("behind since today")


def standing_tone(row: ChapterRow) -> str:
    """The tone that repeats it."""
    return {Standing.UP_TO_DATE: "accent", Standing.NEVER: "plain"}.get(row.standing, "amber")


def standing_tip(row: ChapterRow) -> str:
    """The same with what follows from it."""
    return {
        Standing.NEVER: _("No bundle of theirs has come yet."),
        Standing.GAPS: _("Later changes of theirs have come, but not these: ask them for a bundle with everything."),
        Standing.BEHIND: _("They have not told us yet that they have what was published."),
        Standing.UP_TO_DATE: _("They have everything that was published."),
    }[row.standing]


def heard_words(at: datetime | None, today: date) -> str:
    """When a chapter was last heard from."""
    return dates.short_day(day_of(at), today) if at else "–"


def shared_words(row: ChapterRow) -> str:
    """What a chapter tells of itself, in figures."""
    told = [
        ngettext("{n} decision", "{n} decisions", row.decisions).format(n=row.decisions),
        ngettext("{n} shared thing", "{n} shared things", row.assets).format(n=row.assets),
    ]
    return " · ".join(told)


def people_words(row: ChapterRow) -> str:
    """How many people a chapter publishes, if it does."""
    return "–" if row.people is None else f"{row.people:,}"


def region_words(region: Region) -> str:
    """A region in a line: chapters, how many have been heard, people."""
    told = [ngettext("{n} chapter", "{n} chapters", region.chapters).format(n=region.chapters)]
    if region.heard < region.chapters:
        silent = region.chapters - region.heard
        told.append(ngettext("{n} never heard", "{n} never heard", silent).format(n=silent))
    if region.people:
        told.append(ngettext("{n} person", "{n} people", region.people).format(n=f"{region.people:,}"))
    return " · ".join(told)


def hub_words(rows: list[ChapterRow]) -> str:
    """The state of the page in one sentence."""
    if not rows:
        return _("Invite the first chapter: it gets a file, sends an answer back, and is enrolled with it.")
    told = [ngettext("{n} chapter", "{n} chapters", len(rows)).format(n=len(rows))]
    for standing, words in (
        (Standing.UP_TO_DATE, _("{n} up to date")),
        (Standing.BEHIND, _("{n} behind")),
        (Standing.GAPS, _("{n} with changes missing")),
        (Standing.NEVER, _("{n} never heard")),
    ):
        count = sum(row.standing is standing for row in rows)
        if count:
            told.append(words.format(n=count))
    return " · ".join(told)


# -- consultations -----------------------------------------------------------------------------------------------------


def closes_words(asked: OtherConsultation | Asking, today: date) -> str:
    """Until when it may be answered; past its last day it stays open until somebody closes it."""
    if asked.closed:
        return _("Closed")
    if asked.closes_on is None:
        return _("Open")
    if asked.closes_on < today:
        return _("Was to close {day}").format(day=dates.short_day(asked.closes_on, today))
    return _("Closes {day}").format(day=dates.short_day(asked.closes_on, today))


def closes_tone(asked: OtherConsultation | Asking, today: date) -> str:
    """Amber once its last day is past."""
    if asked.closed:
        return "plain"
    return "amber" if asked.closes_on and asked.closes_on < today else "blue"


def answers_words(asking: Asking, chapters: int) -> str:
    """How many have answered."""
    if not asking.answers:
        return _("No answers yet")
    count = len(asking.answers)
    return ngettext("{n} of {all} has answered", "{n} of {all} have answered", count).format(
        n=count, all=max(chapters, count)
    )


def asked_words(asked: Asked, today: date) -> str:
    """What this chapter has done about a consultation."""
    if asked.answer:
        return _("Answered by {decision}").format(decision=asked.answer.number or short(asked.answer.decision))
    if asked.meeting and asked.meeting.starts:
        return _("On the agenda of {meeting}, {day}").format(
            meeting=asked.meeting.title, day=dates.short_day(day_of(asked.meeting.starts), today)
        )
    return _("Not answered")


def meeting_words(meeting: OnAgenda) -> str:
    """A meeting by name and day."""
    return " · ".join(filter(None, (meeting.title, dates.day(day_of(meeting.starts)) if meeting.starts else "")))


def outcome_words(outcome: str) -> str:
    """What was declared; a word only a newer program knows stays as it is."""
    meant = outcome_meant(outcome)
    return declared_words(meant) if meant else outcome


def left_words(*, has_left: bool) -> str:
    """Whether national has been sent it."""
    return _("Sent") if has_left else _("Leaves with the next bundle for national")


def sent_words(sent: Sent) -> str:
    """What became of something sent up."""
    if sent.reply:
        return _("Answered")
    return _("Waiting for a reply") if sent.has_left else _("Leaves with the next bundle")


# -- what other chapters share -----------------------------------------------------------------------------------------


def amount_of(asset: OtherAsset) -> str:
    """How much of it there is, where it is not just one."""
    return f"{asset.quantity:,} {asset.unit}".strip() if asset.quantity is not None and asset.quantity != 1 else ""


def shared_under(row: Shared) -> str:
    """How much of it there is, its place, and how many of our suggestions for it wait."""
    waiting = sum(each.state == "waiting" for each in row.suggested)
    told = ngettext("{n} suggestion waits", "{n} suggestions wait", waiting).format(n=waiting) if waiting else ""
    return " · ".join(filter(None, (amount_of(row.asset), row.asset.place, told)))
