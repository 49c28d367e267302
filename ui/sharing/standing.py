"""How far a laptop is believed, in words."""

from gettext import gettext as _


def standing_words(standing: str) -> str:
    """As a badge says it."""
    known = {
        "own": _("This laptop"),
        "root": _("The national key"),
        "words": _("Compared by words"),
        "certified": _("Vouched for"),
        "joined": _("Not compared yet"),
        "unknown": _("Unknown"),
        "revoked": _("Shut out"),
    }
    return known.get(standing, standing)


def standing_tone(standing: str) -> str:
    """Only what needs somebody is coloured."""
    return {"joined": "amber", "unknown": "amber", "revoked": "red"}.get(standing, "accent")


def standing_sentence(standing: str) -> str:
    """What it rests on."""
    known = {
        "own": _("It was made on this laptop."),
        "root": _("Signed with the key of the national community, as its invitation gave it."),
        "words": _("You have compared the six words of its key by voice."),
        "certified": _("A laptop you believe vouches for its key."),
        "joined": _("This copy began from its bundle; its six words have not been compared yet."),
        "unknown": _("Nobody here has met this laptop yet."),
        "revoked": _("It was shut out, as lost or stolen."),
    }
    return known.get(standing, "")
