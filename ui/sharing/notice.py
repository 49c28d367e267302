"""Saving the notice that tells whoever has a laptop that it was shut out."""

from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.progress import Progress
from models.queries.copies import Copy
from models.store import Store
from ui.files import file_to_save
from ui.house import House


def save_notice(parent: QWidget, house: House, copy: Copy) -> None:
    """Ask where, and save it."""
    name = _("{laptop} is shut out.bundle").format(laptop=_plain(copy.name) or _("Laptop"))
    kinds = _("Bundles (*.bundle)")
    target = file_to_save(parent, house.preferences, _("Save a notice"), name=name, kinds=kinds)
    if target:
        work = partial(_write, house.store, target, copy.public_key)
        house.tasks.run(work, partial(_saved, house, target), house.dispatcher.fail, _("Saving the notice"))


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in " -’'").strip()


def _write(store: Store, target: Path, public_key: str, progress: Progress) -> None:
    from exports.bundle.notice import write_notice

    write_notice(store, target, public_key)


def _saved(house: House, target: Path, _nothing: None) -> None:
    told = _(
        "The notice is in {file}. Opened on that laptop, it says that it was shut out. Anybody can read it; nothing "
        "else is in it."
    )
    house.dispatcher.told.emit(told.format(file=target.name))
