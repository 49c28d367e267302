"""The totals that travel to the national community, as rows of the preview and in words."""

from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import Any

from exports.member_words import status_words
from models.rules.roster import Status

TOTALS = "totals"


def by_table(lines: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The lines by what they count; members without names are one list."""
    gathered: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        gathered.setdefault(line["table"], []).append(line)
    return gathered


def total_words(table: str) -> str:
    """What is counted."""
    return {
        "people_by_status_and_year": _("Members by status and year of joining"),
        "people_by_district": _("Members by postcode district"),
        "people_by_organisation": _("Members by organisation"),
        "people_by_skill": _("Members by skill"),
        "meetings_by_year": _("Meetings by year"),
        "member": _("Members without names"),
    }.get(table, table.replace("_", " "))


def told(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Label and number of each cell; of members without names, one line each."""
    first = lines[0]
    if first["table"] == "member":
        return [(_("Member {n}").format(n=n), _member(line)) for n, line in enumerate(lines, start=1)]
    cells = list(_grid(first) if isinstance(first.get("cells"), list) else _list(first))
    if "total" in first:
        cells.append((_("Together"), _number(first["total"])))
    return cells


def _list(line: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, count in line["cells"].items():
        label = _("others") if name == "other" else name or _("not known")
        yield label, _number(count)


def _grid(line: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for row, counts in zip(line["rows"], line["cells"], strict=True):
        pairs = zip(line["columns"], counts, strict=True)
        said = [f"{year or _('year not known')} {_number(count)}" for year, count in pairs if count != 0]
        yield _status(row), ", ".join(said) or "0"


def _member(line: dict[str, Any]) -> str:
    said = [_status(str(line.get("status") or "")), str(line.get("joined") or ""), *(line.get("skills") or ())]
    return ", ".join(part for part in said if part)


def _status(text: str) -> str:
    try:
        return status_words(Status(text))
    except ValueError:
        return text


def _number(count: int | None) -> str:
    return _("hidden, being so few") if count is None else f"{count:,}"
