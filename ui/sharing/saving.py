"""Saving a bundle, as a file or attached to a draft of an e-mail, away from the window's thread."""

import tempfile
from collections.abc import Callable
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from models.progress import Progress
from models.rules.london import day_of
from models.store import Store
from ui.dates import day
from ui.sharing.send_pane import Wish

if TYPE_CHECKING:
    from exports.bundle.write import Written


def file_name(chapter: str, today: date, wish: Wish) -> str:
    """What the file is called unless somebody names it otherwise."""
    clean = "".join(letter for letter in chapter if letter.isalnum() or letter in " -").strip()
    name = _("{chapter} {day}").format(chapter=clean or _("Chapter"), day=today.isoformat())
    return f"{name}.bundle{ending(wish)}"


def ending(wish: Wish) -> str:
    """What a sealed file's name ends in."""
    return ".age" if wish.seal.keys or wish.seal.passphrase else ""


def kinds(wish: Wish) -> str:
    """The filter of the system's dialog."""
    return _("Sealed bundles (*.age)") if ending(wish) else _("Bundles (*.bundle)")


def label(wish: Wish) -> str:
    """What is said while it is saved: a passphrase takes seconds whatever there is to save."""
    return _("Sealing…") if wish.seal.passphrase else _("Saving the bundle")


def save(store: Store, target: Path, wish: Wish) -> Callable[[Progress], "Written"]:
    """The work of writing what was chosen. Raises `CouldNotWrite`, `CannotSeal`, `KeyGone`."""

    def work(progress: Progress) -> "Written":
        from exports.bundle.write import write
        from models.commands import clearing

        label = _("Take back things with a name in them")
        clearing.take_back(store, wish.audience, day_of(store.now()), label=label)
        return write(
            store,
            target,
            audience=wish.audience.kind,
            to=wish.audience.to,
            level=wish.audience.level,
            everything=wish.everything,
            passphrase=wish.seal.passphrase,
            open_text=not wish.seal.keys and not wish.seal.passphrase,
            progress=progress,
        )

    return work


def save_letter(store: Store, target: Path, wish: Wish, told: tuple[str, date]) -> Callable[[Progress], "Written"]:
    """The same as a draft of an e-mail with the bundle attached; `told` is the chapter's name and the day."""

    def work(progress: Progress) -> "Written":
        from exports.bundle.letter import write_letter

        chapter, today = told
        with tempfile.TemporaryDirectory() as folder:
            written = save(store, Path(folder) / file_name(chapter, today, wish), wish)(progress)
            subject = _("{chapter}: changes up to {day}").format(chapter=chapter, day=day(today))
            write_letter(target, written.files, subject=subject, text=letter_words(chapter, wish), at=store.now())
        return written

    return work


def letter_words(chapter: str, wish: Wish) -> str:
    """What the draft says; a person may say more before sending it."""
    lines = [
        _("Hello,"),
        "",
        _("attached are the newest changes of {chapter}, as a Chapterhouse bundle.").format(chapter=chapter),
        _("Save it, and drop it on the Chapterhouse window, or open it from the Share page."),
    ]
    if wish.seal.passphrase:
        lines.append(_("It is sealed; the passphrase comes by another way."))
    return "\n".join([*lines, ""])


def saved_words(written: "Written", target: Path) -> str:
    """What was saved, and what to do with it."""
    told = ngettext(
        "{n} change saved in {file}. Carry it over by stick or e-mail.",
        "{n} changes saved in {file}. Carry it over by stick or e-mail.",
        written.changes,
    ).format(n=f"{written.changes:,}", file=target.name)
    if target.suffix == ".eml":
        told = ngettext(
            "{n} change saved in the draft {file}. Open it in your mail program and send it.",
            "{n} changes saved in the draft {file}. Open it in your mail program and send it.",
            written.changes,
        ).format(n=f"{written.changes:,}", file=target.name)
    elif len(written.files) > 1:
        more = _("It is in {n} numbered files, because it is much: send them all.")
        told = f"{told} {more.format(n=len(written.files))}"
    return f"{told} {_seal_words(written)}"


def _seal_words(written: "Written") -> str:
    if written.sealed == "keys":
        return _("Only {names} and this laptop can open it.").format(names=", ".join(written.to))
    if written.sealed == "passphrase":
        return _("Tell the passphrase by another way than the file travels.")
    return _("It is signed but not sealed: anybody who gets hold of it can read it.")
