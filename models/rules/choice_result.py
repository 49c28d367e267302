"""The result of a choice among options, as it is counted and as one line of JSON kept with the decision.

The line says nothing the decision says of itself (method, seats, lot, options): `winners`; `totals` of a poll, or
`rounds` of a count by preference, each with its own totals by option; `valid`, `blank` and `spoilt` papers; `needed` or
`quota`; `tied` where nothing parts the best; `unit` of how many parts one vote is (transferred votes are whole numbers
of 1/100000). Options are told by their ids. What is nothing is left out.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from models.rules.kept_json import LARGEST, is_whole, read

_MOST_FIGURES = len(str(LARGEST)) - 1


@dataclass(frozen=True)
class CountedRound:
    """One round or stage: what each holds, in units of the line; who went out, got in, or passed votes on.

    `exhausted` is what papers without a next choice carried, `rounding` what ignored remainders came to.
    """

    totals: tuple[tuple[str, int], ...]
    eliminated: tuple[str, ...] = ()
    elected: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    exhausted: int = 0
    rounding: int = 0
    tied: tuple[str, ...] = ()
    by_lot: bool = False


@dataclass(frozen=True)
class ChoiceLine:
    """Everything the count of a choice says."""

    winners: tuple[str, ...] = ()
    totals: tuple[tuple[str, int], ...] = ()
    rounds: tuple[CountedRound, ...] = ()
    valid: int = 0
    blank: int = 0
    spoilt: int = 0
    needed: int | None = None
    quota: int | None = None
    tied: tuple[str, ...] = ()
    unit: int = 1

    def votes(self, units: int) -> str:
        """A figure of a round as people write it.

        >>> ChoiceLine(unit=100_000).votes(344_89000), ChoiceLine().votes(4)
        ('344.89', '4')
        """
        whole, part = divmod(units, self.unit)
        return f"{whole}.{part:0{len(str(self.unit)) - 1}}".rstrip("0") if part else str(whole)


def printed(line: ChoiceLine) -> str:
    """The line as it is kept; nothing counted is no line.

    >>> printed(ChoiceLine(winners=("a",), totals=(("a", 3), ("b", 0)), valid=3))
    '{"winners":["a"],"totals":{"a":3,"b":0},"valid":3}'
    """
    told = {
        "winners": list(line.winners),
        "totals": dict(line.totals),
        "rounds": [_round(each, line) for each in line.rounds],
        "valid": line.valid,
        "blank": line.blank,
        "spoilt": line.spoilt,
        "needed": line.needed,
        "quota": line.quota,
        "tied": list(line.tied),
        "unit": line.unit if line.unit != 1 else 0,
    }
    said = {key: value for key, value in told.items() if value}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""


def parsed(text: str) -> ChoiceLine:
    """A kept line read back; what cannot be read is nothing.

    >>> parsed('{"winners":["a"],"totals":{"a":3},"more":1}').winners, parsed("no JSON") == ChoiceLine()
    (('a',), True)
    """
    told = _object(text)
    unit = max(_whole(told, "unit") or 1, 1)
    return ChoiceLine(
        winners=_names(told, "winners"),
        totals=_totals(told),
        rounds=tuple(_read_round(cast("dict[str, Any]", each), unit) for each in _dicts(told)),
        valid=_whole(told, "valid") or 0,
        blank=_whole(told, "blank") or 0,
        spoilt=_whole(told, "spoilt") or 0,
        needed=_whole(told, "needed"),
        quota=_whole(told, "quota"),
        tied=_names(told, "tied"),
        unit=unit,
    )


def _object(text: str) -> Mapping[str, Any]:
    try:
        told = read(text)
    except ValueError:
        return {}
    return cast("dict[str, Any]", told) if isinstance(told, dict) else {}


def _round(counted: CountedRound, line: ChoiceLine) -> dict[str, Any]:
    told: dict[str, Any] = {
        "eliminated": list(counted.eliminated),
        "elected": list(counted.elected),
        "surplus": list(counted.surplus),
        "exhausted": line.votes(counted.exhausted) if counted.exhausted else "",
        "rounding": line.votes(counted.rounding) if counted.rounding else "",
        "tied": list(counted.tied),
        "by_lot": counted.by_lot,
    }
    return {"totals": dict(counted.totals), **{key: value for key, value in told.items() if value}}


def _read_round(told: Mapping[str, Any], unit: int) -> CountedRound:
    return CountedRound(
        totals=_totals(told),
        eliminated=_names(told, "eliminated"),
        elected=_names(told, "elected"),
        surplus=_names(told, "surplus"),
        exhausted=_units(told.get("exhausted"), unit),
        rounding=_units(told.get("rounding"), unit),
        tied=_names(told, "tied"),
        by_lot=told.get("by_lot") is True,
    )


def _units(kept: Any, unit: int) -> int:
    """Votes as people write them, back in units."""
    whole, _dot, part = str(kept or "").partition(".")
    if not (whole + part).isdecimal() or len(whole) > _MOST_FIGURES:
        return 0
    figures = len(str(unit)) - 1
    return int(whole or 0) * unit + int(part[:figures].ljust(figures, "0") or 0)


def _totals(told: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    kept = told.get("totals")
    pairs = cast("dict[str, Any]", kept).items() if isinstance(kept, dict) else ()
    return tuple((option, count) for option, count in pairs if is_whole(count))


def _names(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(each) for each in _list(told, key))


def _list(told: Mapping[str, Any], key: str) -> Sequence[Any]:
    kept = told.get(key)
    return cast("list[Any]", kept) if isinstance(kept, list) else ()


def _whole(told: Mapping[str, Any], key: str) -> int | None:
    kept = told.get(key)
    return kept if is_whole(kept) else None


def _dicts(told: Mapping[str, Any]) -> Sequence[Any]:
    return [each for each in _list(told, "rounds") if isinstance(each, dict)]
