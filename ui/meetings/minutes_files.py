"""The names of files that minutes are saved under."""

from gettext import gettext as _

from exports.file_names import safe
from models.queries.minutes import Minutes
from models.rules.london import day_of


def file_name(minutes: Minutes, what: str = "", ending: str = "pdf") -> str:
    """A name that sorts by day: "2026-11-12 November meeting.pdf"."""
    named = f"{day_of(minutes.starts).isoformat()} {safe(minutes.title) or _('Minutes')}"
    return f"{named}{f' – {what}' if what else ''}.{ending}"
