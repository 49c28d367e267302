"""What a shared thing's kind, condition and number are called."""

from exports.language import _
from exports.vocabulary import Vocabulary
from models.rules.asset_kinds import AssetKind, kind_of


def kind_words(kind: str) -> str:
    """One thing of a kind: "Room"; what is not known stays as written."""
    return kinds(kind or kind_of(kind))


@Vocabulary
def kinds() -> dict[str, str]:
    """Every kind."""
    return {
        AssetKind.KIT.value: _("Kit"),
        AssetKind.ROOM.value: _("Room"),
        AssetKind.DOCUMENT.value: _("Document"),
        AssetKind.KNOW_HOW.value: _("Know-how"),
        AssetKind.HOURS.value: _("Hours offered"),
    }


def kinds_heading(kind: str) -> str:
    """All things of a kind, as a heading."""
    return _headings(kind_of(kind))


@Vocabulary
def _headings() -> dict[AssetKind, str]:
    return {
        AssetKind.KIT: _("Kit"),
        AssetKind.ROOM: _("Rooms"),
        AssetKind.DOCUMENT: _("Toolkits and documents"),
        AssetKind.KNOW_HOW: _("Know-how"),
        AssetKind.HOURS: _("Hours offered"),
    }


@Vocabulary
def condition_words() -> dict[str, str]:
    """How something is."""
    return {"A": _("As new"), "B": _("Worn but well"), "C": _("Needs care"), "D": _("Not to be used")}


def counted(quantity: int, unit: str) -> str:
    """How many: "3 boxes"; a single thing without a unit needs no number."""
    if not unit.strip():
        return f"× {quantity}" if quantity != 1 else ""
    return _("{count} {unit}").format(count=quantity, unit=" ".join(unit.split())).strip()
