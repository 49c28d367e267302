"""What papers call a shared thing's kind, condition and number."""

from exports.language import _
from models.rules.asset_kinds import AssetKind, kind_of


def kind_words(kind: str) -> str:
    """One thing of a kind; what is not known stays as written."""
    known = {
        AssetKind.KIT: _("Kit"),
        AssetKind.ROOM: _("Room"),
        AssetKind.DOCUMENT: _("Document"),
        AssetKind.KNOW_HOW: _("Know-how"),
        AssetKind.HOURS: _("Hours offered"),
    }
    return kind if kind and kind not in list(AssetKind) else known[kind_of(kind)]


def kinds_heading(kind: str) -> str:
    """All things of a kind, as a heading."""
    return {
        AssetKind.KIT: _("Kit"),
        AssetKind.ROOM: _("Rooms"),
        AssetKind.DOCUMENT: _("Toolkits and documents"),
        AssetKind.KNOW_HOW: _("Know-how"),
        AssetKind.HOURS: _("Hours offered"),
    }[kind_of(kind)]


def condition_words(condition: str) -> str:
    """How something is."""
    known = {"A": _("As new"), "B": _("Worn but well"), "C": _("Needs care"), "D": _("Not to be used")}
    return known.get(condition, condition)


def counted(quantity: int, unit: str) -> str:
    """How many: "3 boxes"; a single thing without a unit needs no number."""
    if not unit.strip():
        return f"× {quantity}" if quantity != 1 else ""
    return _("{count} {unit}").format(count=quantity, unit=" ".join(unit.split())).strip()
