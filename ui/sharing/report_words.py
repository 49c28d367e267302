"""What opening a bundle did, in words: for the window and for commands."""

from gettext import gettext as _
from gettext import ngettext

from models.log.merge import Merged
from ui.sharing.key_words import pinned_words
from ui.sharing.went_over import went_over_words

Line = tuple[str, str, str]


def report_lines(merged: Merged, laptop: str = "", attention: int = 0) -> list[Line]:
    """Icon, its colour and a sentence for each thing worth telling; `laptop` is whose bundle it was."""
    lines = [("check", "accent", came_words(merged))]
    if merged.conflicts:
        lines.append(("warning", "amber", _("Some of it was written on both sides: settle it below.")))
    if attention:
        said = ngettext("{n} thing needs attention: see below.", "{n} things need attention: see below.", attention)
        lines.append(("warning", "amber", said.format(n=attention)))
    lines += _written_over(merged)
    if merged.proposals:
        said = ngettext(
            "{n} suggestion from outside waits below.", "{n} suggestions from outside wait below.", merged.proposals
        )
        lines.append(("info", "blue", said.format(n=merged.proposals)))
    return [*lines, *went_lines(merged), *gone_lines(merged), *pinned_lines(merged, laptop), *_trouble(merged)]


def went_lines(merged: Merged) -> list[Line]:
    """Whose shared things are now."""
    return [("assets", "blue", went_over_words(went)) for went in merged.went_over]


def pinned_lines(merged: Merged, laptop: str) -> list[Line]:
    """Whose word counts for every chapter from now on."""
    return [("warning", "amber", pinned_words(merged.national, laptop))] if merged.national else []


def gone_lines(merged: Merged) -> list[Line]:
    """What is not here any more, because somebody wished so."""
    lines: list[Line] = []
    if merged.withdrawn:
        said = ngettext(
            "{n} person took their consent back: what was held of them is gone here.",
            "{n} people took their consent back: what was held of them is gone here.",
            merged.withdrawn,
        )
        lines.append(("hand", "soft", said.format(n=merged.withdrawn)))
    if merged.erased:
        said = ngettext(
            "{n} change was forgotten, at the wish of whom it was about.",
            "{n} changes were forgotten, at the wish of those they were about.",
            merged.erased,
        )
        lines.append(("trash", "soft", said.format(n=merged.erased)))
    if merged.ended:
        said = ngettext(
            "{n} change counts no longer: the laptop that wrote it was shut out.",
            "{n} changes count no longer: the laptop that wrote them was shut out.",
            merged.ended,
        )
        lines.append(("warning", "amber", said.format(n=merged.ended)))
    return lines


def came_words(merged: Merged) -> str:
    """How much was new."""
    if not merged.fresh:
        is_news = merged.erased or merged.withdrawn or merged.national or merged.went_over or merged.ended
        return _("No new changes.") if is_news else _("Nothing new: everything in it was here already.")
    said = ngettext(
        "{n} new change: {created} added, {changed} changed.",
        "{n} new changes: {created} added, {changed} changed.",
        merged.fresh,
    )
    return said.format(n=f"{merged.fresh:,}", created=merged.created, changed=merged.changed)


def _written_over(merged: Merged) -> list[tuple[str, str, str]]:
    """What no honest program does."""
    over = ngettext(
        "{n} thing that was agreed, or written down for good, was written over: look at its history, and ask.",
        "{n} things that were agreed, or written down for good, were written over: look at their history, and ask.",
        merged.rewritten,
    )
    told = [("warning", "amber", over.format(n=merged.rewritten))] if merged.rewritten else []
    return [*told, *([("warning", "amber", claimed_words(merged.claimed))] if merged.claimed else [])]


def claimed_words(count: int) -> str:
    """That a chapter says it began what another one did."""
    said = ngettext(
        "A chapter sent as its own what another one began. It stays whose it is: ask about it.",
        "Chapters sent as their own {n} things that others began. They stay whose they are: ask about them.",
        count,
    )
    return said.format(n=count)


def _trouble(merged: Merged) -> list[tuple[str, str, str]]:
    """What did not come, and what should not be."""
    gap = _(
        "Changes {low} to {high} of {laptop} are missing: an earlier bundle has not come. It may still be opened later."
    )
    one = _("Change {low} of {laptop} is missing: an earlier bundle has not come. It may still be opened later.")
    fork = _(
        "{laptop} seems to have been copied: two files wrote under its name. Nothing is lost; "
        "exchange one bundle with everything, and use only one of the copies."
    )
    gaps = [
        (one if low == high else gap).format(low=low, high=high, laptop=laptop) for laptop, low, high in merged.gaps
    ]
    return [("warning", "amber", said) for said in [*gaps, *(fork.format(laptop=laptop) for laptop in merged.forked)]]
