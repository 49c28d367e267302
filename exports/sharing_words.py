"""What papers call those a bundle is for, and what became of it."""

from exports.language import _
from exports.vocabulary import Vocabulary
from models.queries.sharing import Exchange


def whom_words(audience: str, peer: str) -> str:
    """For whom a bundle was saved."""
    if audience == "national":
        return _("the national community")
    if audience == "chapters":
        return peer or _("all chapters")
    return _("this chapter’s laptops ({names})").format(names=peer) if peer else _("this chapter’s laptops")


def received_words(exchange: Exchange) -> str:
    """Who has confirmed it since."""
    if not exchange.got:
        return _("not answered yet")
    return _("received by {names}").format(names=", ".join(exchange.got))


@Vocabulary
def level_words() -> dict[int, str]:
    """How much the chapter has decided to tell the national community."""
    return {
        0: _("totals and what is agreed"),
        1: _("and who looks after what"),
        2: _("and members without names"),
        3: _("and members by name, if they agreed"),
    }
