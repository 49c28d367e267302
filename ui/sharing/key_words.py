"""What is said of keys that change whose word counts: our own that was shut out, and the national one."""

from gettext import gettext as _

from models.rules.london import day_of
from models.rules.spoken_words import words_of
from models.trust.own_end import OwnEnd
from ui.dates import day


def shut_out_words(end: OwnEnd) -> str:
    """That this laptop was shut out, what follows, and the ways on."""
    who = end.who or _("another laptop")
    told = _("This laptop was shut out by {who}.").format(who=who)
    if end.at:
        told = _("This laptop was shut out by {who} on {day}.").format(who=who, day=day(day_of(end.at)))
    return " ".join([told, _("What you write here reaches nobody: a bundle of yours is refused. Ask them."), _way(end)])


def _way(end: OwnEnd) -> str:
    anew = _(
        "Or join anew with a bundle of a co-coordinator’s: File, New chapter…, then “Join”. What has not left stays in "
        "this file."
    )
    if end.by_national:
        return anew
    return _("If it was a mistake, the national community can undo it. {anew}").format(anew=anew)


def pinned_words(pinned: tuple[str, str], laptop: str) -> str:
    """That a national key was taken over with somebody's bundle, and how to be sure of it."""
    name, public_key = pinned
    told = _(
        "The key of {national} is believed here from now on, on the word of {laptop}. Its six words: {words}. Compare "
        "them with {national} by telephone; if they differ, forget the key under Copies and keys."
    )
    national = name or _("the national community")
    return told.format(national=national, laptop=laptop, words=" ".join(words_of(public_key)))
