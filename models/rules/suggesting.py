"""What may be suggested for another chapter's thing: the plain facts it tells others, and nobody's name.

What was decided is never changed by a suggestion: whoever doubts a decision raises it with those who made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.errors import Refusal
from models.rules.asset_kinds import AssetKind
from models.rules.levels import CATALOGUE
from models.rules.loans import Condition

# Just the fields that travel: anything else would never reach those it is for.
SUGGESTIBLE: Mapping[str, tuple[str, ...]] = {
    "asset": tuple(field for field in CATALOGUE if field != "removed"),
    "chapter": ("name", "short_code", "region"),
}
REQUIRED = frozenset({"name"})
COUNTS = frozenset({"quantity"})
_FEW: Mapping[str, tuple[str, ...]] = {"kind": tuple(AssetKind), "condition": ("", *Condition)}


@dataclass(eq=False)
class NothingSuggested(Refusal):
    """Every field is as it stands, or as it was suggested before."""


@dataclass(eq=False)
class NotSuggestible(Refusal):
    """Nobody outside its chapter can suggest this; `value` is what such a field cannot hold, or "" for any."""

    table: str
    field: str
    value: str = ""


@dataclass(eq=False)
class NamesSomebody(Refusal):
    """What leaves for another chapter names nobody; `found` is who is, as it is written there."""

    field: str
    found: str


def require_suggestible(table: str, field: str, value: str | int | None) -> None:
    """Raises `NotSuggestible` for a field that does not travel, and for what it cannot hold.

    >>> require_suggestible("asset", "place", "Hall")
    >>> require_suggestible("asset", "quantity", 0)
    Traceback (most recent call last):
    models.rules.suggesting.NotSuggestible: ('asset', 'quantity', '0')
    """
    if field not in SUGGESTIBLE.get(table, ()):
        raise NotSuggestible(table, field)
    is_count = value is None or (isinstance(value, int) and value > 0)
    fits = is_count if field in COUNTS else isinstance(value, str) and value in _FEW.get(field, (value,))
    if not fits:
        raise NotSuggestible(table, field, str(value))
