"""Entries that may be one person, and those that were found to be: everything a screen asks about duplicate members."""

from models.queries.duplicates_compared import Carried, Comparison, Line, Warning, comparison
from models.queries.duplicates_found import HowMany, Pair, how_many, pairs, pairs_of
from models.queries.duplicates_known import Merged, Side, canonical, entries, merged, merged_into
from models.queries.duplicates_late import Late, latecomers

__all__ = [
    "Carried",
    "Comparison",
    "HowMany",
    "Late",
    "Line",
    "Merged",
    "Pair",
    "Side",
    "Warning",
    "canonical",
    "comparison",
    "entries",
    "how_many",
    "latecomers",
    "merged",
    "merged_into",
    "pairs",
    "pairs_of",
]
