"""What the national community passed on from one chapter to another, in words."""

from gettext import gettext as _

from models.log.passing import WentOver


def went_over_words(went: WentOver) -> str:
    """Whose it was, and whose it is now."""
    before, after = went.before or _("another chapter"), went.after or _("another chapter")
    if went.is_ours:
        said = _("{name} was passed on to you by the national community: it was {before}’s.")
    elif went.was_ours:
        said = _("{name} is yours no longer: the national community passed it on to {after}.")
    else:
        said = _("{name} went from {before} to {after}.")
    return said.format(name=went.name, before=before, after=after)
