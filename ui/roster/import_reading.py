"""Reading a roster file and planning its import: plain work for a worker."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.progress import Progress
from models.queries.roster_files import known
from models.rules.roster_blend import Mode
from models.rules.roster_file import Plan
from models.rules.roster_match import plan
from models.store import Store


@dataclass(frozen=True)
class Asked:
    """How a person wants a file to be read; None leaves it to the reader."""

    path: Path
    today: date
    sheet: str | None = None
    mapping: Any = None


def read(asked: Asked, remembered: "dict[str, str]", progress: Progress) -> Any:
    """The file's `Reading`; columns remembered for these very headers count. Raises `NotARoster`, `CouldNotRead`."""
    from exports.tables.mapping import fingerprint, recalled
    from exports.tables.roster import read_roster

    reading = read_roster(asked.path, today=asked.today, sheet=asked.sheet, mapping=asked.mapping)
    progress(1, 1)
    if asked.mapping is not None or reading.table is None:
        return reading
    text = remembered.get(fingerprint(reading.table.headers), "")
    mapping = recalled(text, reading.table.headers) if text else None
    if mapping is None:
        return reading
    return read_roster(asked.path, today=asked.today, sheet=asked.sheet, mapping=mapping)


def planned(store: Store, people: Any, mode: Mode, today: date, progress: Progress) -> Plan:
    """What importing these people would do to the chapter as it stands."""
    with store.read() as reader:
        everybody = known(reader)
    progress(0, 1)
    return plan(people, everybody, today=today, mode=mode)
