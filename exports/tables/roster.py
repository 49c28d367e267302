"""A roster out of a file and into one, whichever kind its contents or its ending say."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from exports.language import _
from exports.safe_file import replacing
from exports.tables import drafts
from exports.tables.guard import contents, kind_of
from exports.tables.mapping import Mapping, guess
from exports.tables.notes import notes_on
from exports.tables.read import table_of
from exports.tables.table import Cell, Note, Table
from exports.tables.wording import why
from exports.tables.write import headers, rows, write_csv
from models.rules.roster_file import NotARoster, PersonDraft, Refused

ENDINGS = (".csv", ".xlsx", ".vcf")
PRIVATE = ("notes", "access_needs", "left_reason", "evidence")  # fields that stay in the chapter unless somebody asks


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as people; contact cards have no table and no mapping."""

    people: tuple[tuple[int, PersonDraft | Refused], ...]
    table: Table | None = None
    mapping: Mapping | None = None
    notes: tuple[Note, ...] = ()


def read_roster(path: Path, *, today: date, sheet: str | None = None, mapping: Mapping | None = None) -> Reading:
    """Everybody in a file. Raises `NotARoster`, or `CouldNotRead` for the world's fault."""
    data = contents(path)
    if kind_of(path, data) == "vcard":
        from exports.vcard.read import people_of

        return Reading(people_of(path, data))
    return read_table(table_of(path, data, sheet=sheet), mapping, today=today)


def read_table(table: Table, mapping: Mapping | None = None, *, today: date) -> Reading:
    """Everybody in a table that is already open, under a mapping or the one we guess."""
    columns = mapping or guess(table)
    return Reading(drafts.people(table, columns, today=today), table, columns, notes_on(table, columns))


def export_roster(target: Path, people: Iterable[PersonDraft], *, leave_out: Collection[str] = ()) -> int:
    """Write everybody by the ending of the target, .csv, .xlsx or .vcf, and say how many they are.

    `leave_out` names fields of `PersonDraft`. Raises `NotARoster` for another ending, `CellTooLong`, `CouldNotWrite`.
    """
    everybody = list(people)
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise NotARoster(target, "ending", detail=ending)
    with replacing(target) as temporary:
        if ending == ".vcf":
            _write_cards(temporary, [_without(person, leave_out) for person in everybody])
        else:
            columns = headers(everybody, leave_out=leave_out)
            _write_table(temporary, ending, columns, rows(everybody, columns))
    return len(everybody)


def write_problems(target: Path, table: Table, refused: Iterable[Refused]) -> None:
    """The refused rows as they stood, with a column that says why: to be mended and imported alone.

    Raises `NotARoster` for an ending other than .csv and .xlsx, `CellTooLong`, `CouldNotWrite`.
    """
    ending = target.suffix.lower()
    if ending not in {".csv", ".xlsx"}:
        raise NotARoster(target, "ending", detail=ending)
    cells = {row.number: row.cells for row in table.rows}
    width = len(table.headers)
    lines = [[*[*cells[each.row], *[""] * width][:width], why(each)] for each in refused if each.row in cells]
    with replacing(target) as temporary:
        _write_table(temporary, ending, [*table.headers, _("Why")], lines)


def _write_table(path: Path, ending: str, columns: list[str], lines: Iterable[list[Cell]]) -> None:
    if ending == ".csv":
        write_csv(path, columns, lines)
        return
    from exports.tables.xlsx import write_xlsx

    write_xlsx(path, columns, lines, title=_("Members"))


def _without(person: PersonDraft, leave_out: Collection[str]) -> PersonDraft:
    blank = PersonDraft()
    return replace(person, **{name: getattr(blank, name) for name in leave_out})


def _write_cards(path: Path, people: Iterable[PersonDraft]) -> None:
    from exports.vcard.write import cards

    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(cards(people))
