"""Importing a roster: the file, its columns, a look at what would happen, and only then the deed."""

import json
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from models.errors import Refusal
from models.queries.roster import names_of
from models.rules.roster_blend import Mode
from models.rules.roster_file import Plan
from ui.files import file_to_save
from ui.house import House
from ui.roster import import_preview
from ui.roster.import_columns import ColumnsStep
from ui.roster.import_file import FileStep
from ui.roster.import_preview import PreviewStep
from ui.roster.import_reading import Asked, planned, read
from ui.widgets.wizard import Step, Wizard
from ui.wordings import sentence

_REMEMBERED = "roster.columns"


class ImportWizard(Wizard):
    """Nothing is written here: `accepted` comes with `plan` ready to be carried out."""

    def __init__(self, house: House, path: Path, parent: QWidget | None = None) -> None:
        self._house = house
        self.path = path
        self.plan: Plan | None = None
        self._reading: Any = None
        self._planned: Plan | None = None
        self._mode, self._joins = Mode.UPDATE, False
        self._file = FileStep(path)
        self._columns = ColumnsStep(house.today)
        self._preview = PreviewStep(house)
        self._under_way: Any = None
        super().__init__(
            _("Import members"),
            (
                Step("file", _("The file"), self._file, self._is_read),
                Step("columns", _("Its columns"), self._columns, self._is_read, self._enter_columns),
                Step("look", _("What would happen"), self._preview, self._has_deeds, self._enter_look),
            ),
            finish=_("Import"),
            parent=parent,
        )
        self._file.sheet.committed.connect(self._choose_sheet)
        self._columns.changed.connect(self._choose_column)
        self._columns.ordered.connect(self._choose_order)
        self._preview.mode_changed.connect(self._choose_mode)
        self._preview.joining_changed.connect(self._choose_joining)
        self._preview.save_refused.connect(self._save_refused)
        self.rejected.connect(self._stop)
        self._read(Asked(path, house.today()))

    def columns(self) -> ColumnsStep:
        """The step of the columns."""
        return self._columns

    def preview(self) -> PreviewStep:
        """The step that shows what would happen."""
        return self._preview

    def file(self) -> FileStep:
        """The step of the file."""
        return self._file

    def save_refused_to(self, target: Path) -> None:
        """Write the refused rows with a column that says why, to be corrected and imported alone."""
        from exports.tables.roster import write_problems

        if self.plan and self._reading and self._reading.table:
            self._house.dispatcher.attempt(partial(write_problems, target, self._reading.table, self.plan.refused))

    # -- reading -------------------------------------------------------------------------------------------------------

    def _read(self, asked: Asked) -> None:
        self._reading = self.plan = None
        self._file.say(_("Reading…"))
        self._stop()
        work = partial(read, asked, self._remembered())
        self._under_way = self._house.tasks.run(work, self._take, self._refuse)

    def _take(self, reading: Any) -> None:
        self._reading = reading
        self._file.show_reading(reading)
        self._columns.show_columns(reading.table, reading.mapping)
        self.refresh()
        if self.current() == "look":
            self._enter_look()

    def _refuse(self, fault: Exception) -> None:
        if not isinstance(fault, Refusal):
            raise fault
        self._file.refuse(sentence(fault))
        self.refresh()

    def _is_read(self) -> bool:
        return self._reading is not None

    def _choose_sheet(self, sheet: object) -> None:
        self._read(Asked(self.path, self._house.today(), str(sheet)))

    def _choose_column(self, place: int, field: str) -> None:
        self._read_by(self._reading.mapping.with_field(place, field))

    def _choose_order(self, place: int, month_first: bool) -> None:
        self._read_by(self._reading.mapping.with_dates(place, month_first=month_first))

    def _read_by(self, mapping: Any) -> None:
        self._remember(mapping)
        self._read(Asked(self.path, self._house.today(), self._reading_sheet(), mapping))

    def _reading_sheet(self) -> str | None:
        table = self._reading.table
        return table.sheet or None if table else None

    # -- what would happen ---------------------------------------------------------------------------------------------

    def _enter_columns(self) -> None:
        if self._reading:
            self._columns.show_columns(self._reading.table, self._reading.mapping)
            self.set_sentence(
                _("Check what each column becomes. What you change here is remembered for the next file like it.")
            )

    def _enter_look(self) -> None:
        self.plan = self._planned = None
        self.set_sentence(_("Comparing with the chapter…"))
        self._stop()
        work = partial(planned, self._house.store, self._reading.people, self._mode, self._house.today())
        self._under_way = self._house.tasks.run(work, self._show_plan, self._refuse)

    def _show_plan(self, planned: Plan) -> None:
        self._planned = planned
        self.plan = plan = planned.joining(self._house.today()) if self._joins else planned
        self._preview.offer_joining(has_contacts=any(draft.is_contact for _row, draft in planned.new))
        with self._house.store.read() as reader:
            names = names_of(reader, [id for _row, id in plan.unchanged])
        self._preview.show_plan(plan, names, as_table=self._reading.table is not None)
        self.set_sentence(import_preview.summary(plan))
        self.refresh()

    def _has_deeds(self) -> bool:
        return self.plan is not None and bool(self.plan.new or self.plan.changed)

    def _choose_mode(self, mode: Mode) -> None:
        self._mode = mode
        self._enter_look()

    def _choose_joining(self, joins: bool) -> None:
        self._joins = joins
        if self._planned:
            self._show_plan(self._planned)

    def _save_refused(self) -> None:
        name = _("{file} – to correct").format(file=self.path.stem) + ".csv"
        target = file_to_save(
            self, self._house.preferences, _("Save the rows that stay out"), name=name, kinds=_("Plain table (*.csv)")
        )
        if target:
            self.save_refused_to(target)

    def _stop(self) -> None:
        if self._under_way:
            self._under_way.cancel()
            self._under_way = None

    # -- memory --------------------------------------------------------------------------------------------------------

    def _remembered(self) -> dict[str, str]:
        try:
            found = json.loads(self._house.preferences.get(_REMEMBERED, "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _remember(self, mapping: Any) -> None:
        from exports.tables.mapping import fingerprint, remembered

        known = self._remembered() | {fingerprint(self._reading.table.headers): remembered(mapping)}
        self._house.preferences.set(_REMEMBERED, json.dumps(dict(list(known.items())[-50:])))
