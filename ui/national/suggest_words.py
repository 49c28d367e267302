"""What is said of suggestions for other chapters' things: fields, values, and which way they go."""

from gettext import gettext as _

from models.queries.elsewhere import OtherChapter
from models.queries.suggesting import Suggested
from models.reader import Reader
from ui.sharing.fields import field_label
from ui.sharing.values import value_words


def suggested_words(reader: Reader, each: Suggested) -> str:
    """One of our suggestions: “Hall” instead of “Shed”."""
    value, now = (value_words(reader, each.table, each.field, said) for said in (each.value, each.now))
    if each.now in (None, ""):
        told = _("{field}: “{value}”, where nothing stands")
    elif each.value in (None, ""):
        told = _("{field}: nothing instead of “{now}”")
    else:
        told = _("{field}: “{value}” instead of “{now}”")
    return told.format(field=field_label(each.table, each.field), value=value, now=now)


def state_words(each: Suggested) -> str:
    """What came of it."""
    return _("declined") if each.state == "declined" else _("waiting")


def on_its_way(owner: OtherChapter, *, is_national: bool) -> str:
    """With which bundle it gets there; `is_national`: this is the national community's own file."""
    if is_national:
        return _("It goes to {chapter} with the next bundle you publish.").format(chapter=owner.name)
    if owner.kind == "national":
        return _("It leaves with the next bundle for national.")
    return _("It leaves with the next bundle for national, who pass it on to {chapter}.").format(chapter=owner.name)
