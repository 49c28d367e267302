"""One change of a shared thing, in words."""

from gettext import gettext as _

from models.queries.history import HistoryLine
from models.queries.holds import name_of
from models.reader import Reader
from ui.assets.words import condition_words, kind_words


def change_words(reader: Reader, line: HistoryLine) -> str:
    """What happened."""
    if not line.field:
        return _("put on the register")
    if line.field == "removed":
        return _("moved to the bin") if line.after else _("put back")
    told, field = _value(reader, line.field, line.after), _field(line.field)
    if not told:
        return _("{field} emptied").format(field=field)
    return _("{field} is now {value}").format(field=field, value=told)


def _value(reader: Reader, field: str, value: object) -> str:
    if field == "steward_id":
        return name_of(reader, str(value or ""))
    if field == "condition":
        return condition_words(str(value or ""))
    return kind_words(str(value)) if field == "kind" else str(value if value is not None else "")


def _field(name: str) -> str:
    known = {
        "name": _("name"),
        "code": _("label"),
        "kind": _("kind"),
        "description": _("what it is"),
        "quantity": _("how many"),
        "unit": _("counted in"),
        "steward_id": _("steward"),
        "place": _("place"),
        "rule_of_use": _("rule of use"),
        "condition": _("condition"),
        "link": _("link"),
        "gap_minutes": _("gap between bookings"),
        "notes": _("notes"),
    }
    return known.get(name, name)
