"""The words for kinds of meeting that came with the program."""

from exports.language import _
from exports.vocabulary import Vocabulary
from models.queries.kinds import Kind


def kind_words(kind: Kind) -> str:
    """What a kind of meeting is called: by the chapter, or by the program; a plain meeting has no word."""
    return kind.name or built_in_words(kind.id)


@Vocabulary
def built_in_words() -> dict[str, str]:
    """The program's own word for a built-in kind."""
    return {
        "regular": _("Stewardship meeting"),
        "sharing": _("Learning event"),
        "annual": _("Annual meeting"),
        "short": _("Small working group"),
        "governance": _("Governance meeting"),
    }
