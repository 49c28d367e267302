"""Rosters into the chapter and out of it, from the members' page."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from models.progress import Progress
from models.queries.roster_files import drafts
from models.rules.roster_file import Plan
from models.store import Store
from ui.files import file_to_open, file_to_save
from ui.house import House
from ui.roster.export_form import ExportForm, held_words
from ui.roster.import_wizard import ImportWizard

if TYPE_CHECKING:
    from models.commands.roster_import import Applied

ENDINGS = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".vcard"))


class RosterFiles:
    """Asks for files, and leaves the long work to the tasks. `tell` says what was done beside the list."""

    def __init__(self, house: House, parent: QWidget, tell: Callable[[str], object]) -> None:
        self._house = house
        self._parent = parent
        self._tell = tell
        self.wizard: ImportWizard | None = None

    def ask(self) -> None:
        """Ask which list to import."""
        everything = " ".join(f"*{ending}" for ending in sorted(ENDINGS))
        kinds = _("Lists and contacts ({endings})").format(endings=everything)
        path = file_to_open(self._parent, self._house.preferences, _("Import members"), kinds)
        if path:
            self.import_from(path)

    def import_from(self, path: Path) -> None:
        """Open the wizard on this file."""
        self.wizard = ImportWizard(self._house, path, self._parent)
        self.wizard.accepted.connect(self._import)
        self.wizard.open()

    def export(self) -> None:
        """Ask what goes into the file before asking where it should stand."""
        form = ExportForm(self._parent)
        form.wanted.connect(self._export)
        form.open()

    def _export(self, private: bool) -> None:
        kinds = ";;".join((_("Excel workbook (*.xlsx)"), _("Plain table (*.csv)"), _("Contacts (*.vcf)")))
        path = file_to_save(
            self._parent, self._house.preferences, _("Export members"), name=_("Members") + ".xlsx", kinds=kinds
        )
        if path:
            self.export_to(path, private=private)

    def export_to(self, path: Path, *, private: bool = False) -> None:
        """Write everybody who is not in the bin; notes, access needs and reasons for leaving only when asked."""
        work = partial(_exported, self._house.store, path, private)
        done = partial(self._exported, path, private)
        self._house.tasks.run(work, done, self._house.dispatcher.fail, _("Exporting members"))

    def _import(self) -> None:
        if self.wizard and self.wizard.plan:
            work = partial(_imported, self._house.store, self.wizard.plan, self.wizard.path.name)
            done = partial(self._imported, len(self.wizard.plan.refused))
            self._house.tasks.run(work, done, self._house.dispatcher.fail, _("Importing members"))

    def _imported(self, stayed_out: int, applied: "Applied") -> None:
        self._house.dispatcher.said.emit(result(applied, stayed_out))

    def _exported(self, path: Path, private: bool, count: int) -> None:
        said = ngettext("{count} member saved in {file}.", "{count} members saved in {file}.", count)
        careful = _("It holds personal data: delete it when it is no longer needed.")
        self._tell(f"{said.format(count=f'{count:,}', file=path.name)} {held_words(private)} {careful}")


def dropped(data: QMimeData) -> Path | None:
    """The list somebody drags here, if it is one."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in ENDINGS), None)


def result(applied: "Applied", stayed_out: int) -> str:
    """What an import did, and how many rows of the file it left."""
    if not applied.new and not applied.changed:
        return _("Everything in the file was known already: nothing changed")
    new = ngettext("{count} person added", "{count} people added", applied.new).format(count=f"{applied.new:,}")
    changed = ngettext("{count} member changed", "{count} members changed", applied.changed).format(
        count=f"{applied.changed:,}"
    )
    out = ngettext("{count} row stayed out", "{count} rows stayed out", stayed_out).format(count=f"{stayed_out:,}")
    told = ((applied.new, new), (applied.changed, changed), (stayed_out, out))
    return ", ".join(text for count, text in told if count)


def _imported(store: Store, plan: Plan, file: str, progress: Progress) -> "Applied":
    from models.commands import roster_import

    with store.write(_("Import {file}").format(file=file)) as session:
        return roster_import.apply(session, plan=plan, progress=progress)


def _exported(store: Store, path: Path, private: bool, progress: Progress) -> int:
    from exports.tables.roster import PRIVATE, export_roster

    with store.read() as reader:
        people = drafts(reader)
    progress(0, len(people))
    return export_roster(path, people, leave_out=() if private else PRIVATE)
