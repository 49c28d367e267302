"""One slide: what stands on the screen for the room, in words, from what the room may see."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from exports.words import method_words, outcome_words, purpose_words
from models.queries.projected import ItemShown, Projected, ProposalShown
from models.rules.meetings import ItemClock
from models.rules.timing import Pace, item_time, seconds
from ui import dates
from ui.projector.words import aloud_words, papers_words, question_words, stage_words, stance_label


@dataclass(frozen=True)
class Wishes:
    """What the facilitator wants on the screen: a break until then, a card to read aloud, the words of objections."""

    back_at: datetime | None = None
    aloud: bool = False
    aloud_text: str = ""
    objections: bool = False


@dataclass(frozen=True)
class Tally:
    """One count with its label."""

    label: str
    count: int
    against: bool = False


@dataclass(frozen=True)
class ClockFace:
    """What the clock of an item shows: seconds left of all planned (below nought: over); without a plan, those spent.

    `words` say what the colour says.
    """

    left: int
    total: int
    words: str = ""


@dataclass(frozen=True)
class Slide:
    """Everything on the screen; empty parts take no room. `short`: the main text is a few words, to be read at once."""

    main: str
    caption: str = ""
    head: str = ""
    clock: ClockFace | None = None
    outcome: str = ""
    carried: bool = False
    question: str = ""
    stages: tuple[str, ...] = ()
    stage: int = 0
    tallies: tuple[Tally, ...] = ()
    levels: tuple[tuple[int, int], ...] = ()
    options: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    facts: str = ""
    next: str = ""
    short: bool = False


def slide_of(seen: Projected, wishes: Wishes, now: datetime) -> Slide:
    """The slide for this second."""
    if seen.state in ("closed", "approved"):
        return _thanks(seen)
    if wishes.back_at is not None:
        return _break(seen, wishes.back_at, now)
    if seen.state != "running" or seen.item is None:
        return _welcome(seen)
    if wishes.aloud and (told := wishes.aloud_text or (aloud_words(seen.proposal) if seen.proposal else "")):
        return Slide(told, caption=_("Read aloud"), head=_head(seen.item), clock=clock_face(seen.item.clock, now))
    return _item(seen, seen.item, now)


def clock_face(clock: ItemClock, now: datetime) -> ClockFace | None:
    """The clock of an item; none until it begins."""
    time = item_time(clock, now)
    if time.pace is Pace.WAITING:
        return None
    paused = _("Paused") if clock.ended else ""
    if time.planned is None:
        return ClockFace(seconds(time.spent), 0, paused)
    left, over = seconds(time.left), seconds(time.over)
    if not over:
        return ClockFace(left, seconds(time.planned), paused)
    return ClockFace(-over, seconds(time.planned), paused or _over(over // 60))


def _over(minutes: int) -> str:
    if not minutes:
        return _("Time is up")
    return ngettext("{count} minute over", "{count} minutes over", minutes).format(count=minutes)


def _item(seen: Projected, item: ItemShown, now: datetime) -> Slide:
    facts, clock = _facts(seen), clock_face(item.clock, now)
    if seen.proposal is None:
        reading = seen.reading
        return Slide(
            main=(reading.question if reading else "") or _title(item),
            caption=_("A look round the room: it decides nothing") if reading else purpose_words(item.purpose),
            head=_head(item) if reading and reading.question else _place(item),
            clock=clock,
            levels=reading.counts if reading else (),
            facts=facts,
            next=_next(seen),
            short=not reading,
        )
    put = seen.proposal
    names, place = stage_words(put)
    return Slide(
        main=put.driver if put.stage == "driver" and put.driver else put.text,
        caption=_caption(put),
        head=_head(item),
        clock=clock,
        outcome=_outcome(put),
        carried=put.outcome == "adopted",
        question=question_words(put) if _is_asked(put) else "",
        stages=() if put.outcome else names,
        stage=place,
        tallies=_tallies(put),
        options=_options(put),
        objections=() if put.outcome else put.objections,
        facts=facts,
        next=_next(seen),
    )


def _is_asked(put: ProposalShown) -> bool:
    """While anybody is to be heard; a stage after the round asks something of its own."""
    everybody_heard = put.deciders > 0 and put.heard >= put.deciders
    return not put.outcome and (not everybody_heard or put.stage not in ("", "objections"))


def _outcome(put: ProposalShown) -> str:
    told = outcome_words(put.outcome)
    if not put.chosen:
        return told
    return _("{outcome}: {chosen}").format(outcome=told, chosen=", ".join(put.chosen))


def _options(put: ProposalShown) -> tuple[str, ...]:
    """With their totals, once those are declared."""
    if len(put.totals) != len(put.options):
        return put.options
    told = zip(put.options, put.totals, strict=True)
    return tuple(_("{option}: {count}").format(option=option, count=count) for option, count in told)


def _tallies(put: ProposalShown) -> tuple[Tally, ...]:
    if not any(count for _label, count in put.counts):
        return ()
    return tuple(Tally(stance_label(stance), count, stance in ("objection", "block")) for stance, count in put.counts)


def _caption(put: ProposalShown) -> str:
    if put.stage == "driver" and put.driver:
        return _("What this is about")
    named = _("Amendment") if put.amendment else put.role or _("Proposal")
    return " · ".join(filter(None, [named, method_words(put.method)]))


def _facts(seen: Projected) -> str:
    put = seen.proposal
    parts: list[str] = []
    if put and not put.outcome:
        if put.deciders and put.heard:
            parts.append(_("{heard} of {deciders} heard").format(heard=put.heard, deciders=put.deciders))
        parts.append(papers_words(put))
        if put.version > 1:
            parts.append(_("text version {number}").format(number=put.version))
    parts.append(_present(seen))
    return " · ".join(filter(None, parts))


def _present(seen: Projected) -> str:
    if not seen.present:
        return ""
    here = ngettext("{count} present", "{count} present", seen.present).format(count=seen.present)
    if seen.need is None:
        return here
    return _("{here}, quorate").format(here=here) if seen.quorate else _("{here}, not quorate").format(here=here)


def _head(item: ItemShown) -> str:
    return _("{number}  {title}").format(number=item.number, title=_title(item))


def _place(item: ItemShown) -> str:
    return _("Item {number}").format(number=item.number)


def _title(item: ItemShown) -> str:
    return _("Confidential item") if item.confidential else item.title


def _next(seen: Projected) -> str:
    if seen.next is None:
        return _("This is the last item.") if seen.item else ""
    if seen.next_at is None:
        return _("Next: {item}").format(item=_title(seen.next))
    return _("Next: {item}, about {time}").format(item=_title(seen.next), time=dates.clock(seen.next_at))


def _break(seen: Projected, back_at: datetime, now: datetime) -> Slide:
    over = now >= back_at
    said = _("We go on now") if over else _("Back at {time}").format(time=dates.clock(back_at))
    here = _("Then: {item}").format(item=_title(seen.item)) if seen.item else ""
    return Slide(said, caption=_("Break"), head=seen.title, facts=here, short=True)


def _welcome(seen: Projected) -> Slide:
    starts = dates.moment(seen.starts) if seen.starts else ""
    first = _next(seen) if seen.state == "running" else ""
    return Slide(seen.title, caption=_("Welcome"), facts=starts, next=first, short=True)


def _thanks(seen: Projected) -> Slide:
    coming = seen.next_meeting or (dates.moment(seen.next_starts) if seen.next_starts else "")
    said = _("Next meeting: {day}").format(day=coming) if coming else ""
    return Slide(_("Thank you for coming"), caption=seen.title, question=said, short=True)
