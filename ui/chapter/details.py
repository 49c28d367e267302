"""What the chapter is called and in which language it writes: each field is saved as it is left."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exports.language import LANGUAGES
from models.changes import ChangeSet
from models.errors import NotFound
from models.queries.chapter import ChapterFacts, chapter
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


class ChapterDetails(FittedDialog):
    """Shows what comes of it at once, also when it is taken back or comes from another laptop."""

    def __init__(self, house: House, facts: ChapterFacts, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._house, self._facts = house, facts
        self.name = TextField(_("Name"), check=_named, flat=False)
        self.short_code = TextField(_("Short code, which opens the number of each decision"), flat=False)
        self.region = TextField(_("Region"), flat=False)
        self.language = ChoiceField(_("The chapter writes in"), list(LANGUAGES.items()), flat=False)
        self._fields: dict[str, tuple[Field, str]] = {
            "name": (self.name, _("Rename the chapter")),
            "short_code": (self.short_code, _("Change the chapter’s short code")),
            "region": (self.region, _("Change the chapter’s region")),
            "language": (self.language, _("Say which language the chapter writes in")),
        }
        self._build()
        self._show(facts)
        for name, (field, label) in self._fields.items():
            field.committed.connect(partial(self._change, name, label))
        house.signals.changed.connect(self._heard)

    def _change(self, field: str, label: str, value: str) -> None:
        from models.commands import chapter as commands

        deed = partial(commands.change, chapter_id=self._facts.id, field=field, value=value)
        self._house.dispatcher.run(label, deed)

    def _heard(self, changes: ChangeSet) -> None:
        if changes.touches("chapter"):
            with self._house.store.read() as reader:
                self._show(chapter(reader) or self._facts)

    def _show(self, facts: ChapterFacts) -> None:
        self._facts = facts
        for name, (field, _label) in self._fields.items():
            field.set_value(getattr(facts, name))
        if not facts.language:
            self.language.set_value("en")

    def _build(self) -> None:
        self.setWindowTitle(_("About this chapter"))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(words(_("About this chapter"), "page"))
        column.addWidget(words(_("It is the same on every laptop of the chapter, once they have exchanged."), "soft"))
        for field, _label in self._fields.values():
            column.addWidget(field)
        told = _(
            "Papers are in this language unless another is chosen in the preview, and a screen reader reads aloud in "
            "it what people wrote."
        )
        column.addWidget(words(told, "small"))
        column.addStretch(1)
        steps = QHBoxLayout()
        steps.addStretch(1)
        self.close_button = button(_("Close"), self.accept)
        self.close_button.setDefault(True)
        steps.addWidget(self.close_button)
        column.addLayout(steps)

    def done(self, result: int) -> None:
        for field, _label in self._fields.values():
            field.flush()
        super().done(result)


def show_details(house: House, parent: QWidget | None) -> None:
    """Show them beside a window, where there is a chapter to speak of."""
    with house.store.read() as reader:
        facts = chapter(reader)
    if facts is None:
        house.dispatcher.refuse(NotFound("chapter", ""))
        return
    dialog = ChapterDetails(house, facts, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _named(text: str) -> str:
    return "" if text.strip() else _("The name must not be empty.")
