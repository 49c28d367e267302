"""`chapterhouse bundle redate`: dates anew what was written while the clock was far ahead, and has not left."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from desktop.cli.answers import Json, answer
from desktop.cli.opened import chapter_at


def redate(file: Path, *, as_json: Json = False) -> None:
    """Date anew what was written while the clock was far ahead, where nothing of it has left. Set the clock first."""
    from models.log.late_clock import newest_if_late
    from models.log.restamp import restamp

    with chapter_at(file) as store:
        now = store.now()
        with store.uncaptured(_("Date changes anew")) as (connection, rows):
            count = restamp(connection, now, rows)
            late = newest_if_late(connection, now)
    said = [redated_words(count)]
    if late:
        ahead = _("There are changes from {newest} here that may have left, or that came from others: those stay.")
        said.append(ahead.format(newest=f"{late:%Y-%m-%d %H:%M}"))
    answer({"redated": count, "newest": late}, "\n".join(said), as_json=as_json)


def redated_words(count: int) -> str:
    """How many changes have other dates now."""
    said = ngettext(
        "{n} change written while the clock was far ahead was dated anew. It had not left.",
        "{n} changes written while the clock was far ahead were dated anew. None of them had left.",
        count,
    )
    return said.format(n=count) if count else _("Nothing to date anew.")
