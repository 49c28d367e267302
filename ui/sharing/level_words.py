"""How much the national community is told, level by level, in words."""

from gettext import gettext as _


def level_words(level: int) -> str:
    """A level as a choice says it."""
    return {
        0: _("Totals and what is agreed"),
        1: _("And who looks after what"),
        2: _("And members without names"),
        3: _("And members by name"),
    }.get(level, str(level))


def level_sentence(level: int) -> str:
    """What leaves at a level that does not leave at the one below."""
    return {
        0: _("Totals with small numbers hidden, declared decisions, shared assets, answers."),
        1: _("Names of those with a role, or with something to look after."),
        2: _("For each a line without a name: status, month, common skills."),
        3: _("Name, e-mail, role and skills of those who agreed; nobody else."),
    }.get(level, "")


def decided_words(decided: int | None, number: str) -> str:
    """What the chapter has decided."""
    if decided is None:
        return _("The chapter has not decided yet how much it tells; until it does, only the least leaves.")
    told = _("The chapter has decided: {level} ({number}). A bundle may say less, never more.")
    plain = _("The chapter has decided: {level}. A bundle may say less, never more.")
    return (told if number else plain).format(level=level_words(decided), number=number)
