"""In words: how each person is told of a meeting and why, and what to do with what was written."""

from collections import Counter
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from models.queries.meeting_post import Recipient
from models.rules.post import Way, Why

if TYPE_CHECKING:
    from exports.meeting_post import Post

_MOST_NAMES = 5


def way_words(way: Way) -> str:
    """How somebody is told."""
    return {Way.EMAIL: _("By e-mail"), Way.LETTER: _("By letter"), Way.BY_HAND: _("Tell them yourself")}[way]


def way_tone(way: Way) -> str:
    """Amber where a person has to do something."""
    return {Way.EMAIL: "accent", Way.LETTER: "blue", Way.BY_HAND: "amber"}[way]


def why_words(told: Recipient) -> str:
    """Why in this way."""
    known = {
        Why.HAS_EMAIL: told.email,
        Why.PREFERS_POST: _("Prefers post"),
        Why.NO_EMAIL: _("No e-mail address"),
        Why.UNREADABLE_EMAIL: _("The e-mail address cannot be read"),
        Why.NO_ADDRESS: _("Neither e-mail nor postal address"),
    }
    return known[told.why]


def who_words(told: Recipient) -> str:
    """Why they are told at all."""
    return _("May decide") if told.is_member else _("Expected as a guest")


def total_words(told: Sequence[Recipient]) -> str:
    """How many are told in which way."""
    if not told:
        return _("Nobody is to be told yet: there are no members, and nobody is expected.")
    count = Counter(each.way for each in told)
    parts = [
        ngettext("{count} by e-mail", "{count} by e-mail", count[Way.EMAIL]),
        ngettext("{count} by letter", "{count} by letter", count[Way.LETTER]),
        ngettext("{count} you tell yourself", "{count} you tell yourself", count[Way.BY_HAND]),
    ]
    numbers = (count[way] for way in (Way.EMAIL, Way.LETTER, Way.BY_HAND))
    return " · ".join(part.format(count=number) for part, number in zip(parts, numbers, strict=True) if number)


def written_words(post: "Post", told: Sequence[Recipient]) -> str:
    """What lies in the folder and what is left to do."""
    parts: list[str] = []
    if post.drafts:
        words = ngettext(
            "{count} draft is ready: open it in your mail program and send it.",
            "{count} drafts are ready: open each in your mail program and send it.",
            len(post.drafts),
        )
        parts.append(words.format(count=len(post.drafts)))
    if post.letters:
        words = ngettext("{count} letter is to be printed.", "{count} letters are to be printed.", len(post.letters))
        parts.append(words.format(count=len(post.letters)))
    if names := [each.name for each in told if each.way is Way.BY_HAND]:
        shown = ", ".join(names[:_MOST_NAMES])
        rest = len(names) - _MOST_NAMES
        if rest > 0:
            shown = ngettext("{names} and {count} more", "{names} and {count} more", rest).format(
                names=shown, count=rest
            )
        parts.append(_("Tell {names} yourself.").format(names=shown))
    return " ".join(parts)
