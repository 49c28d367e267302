"""Writing down a decision that was made outside meetings."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from exports.shortened import shortened
from ui.dates import instant_at
from ui.decisions.words import missing_words, opening, recorded_methods, scope_choices
from ui.house import House
from ui.widgets.field_date import DateField
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.form import Form


class RecordForm(Form):
    """What, when, how, why. Says `made` with the id."""

    made = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("A decision made outside meetings"), _("Record it"))
        self._house = house
        self._text = MultilineField(
            _("What was decided"),
            placeholder=_("Its exact words: they are never edited afterwards"),
            lines=3,
            flat=False,
        )
        self._on = DateField(_("Decided on"), house.today, flat=False)
        self._on.set_value(house.today())
        self._method = ChoiceField(_("How"), recorded_methods(), flat=False)
        self._method.set_value(recorded_methods()[0][0])
        self._why = MultilineField(_("Why"), placeholder=_("Who was asked, what they said"), flat=False)
        self._review = DateField(_("Review on"), house.today, flat=False)
        self._scope = ChoiceField(_("Whom it binds"), scope_choices(), flat=False)
        self._scope.set_value("")
        for field in (self._text, self._on, self._method, self._why, self._review, self._scope):
            self.fields.addWidget(field)
        self.setFocusProxy(self._text)

    def act(self) -> None:
        from models.commands import register

        text, on = self._text.value(), self._on.value()
        if missing := missing_words(text, on, self._house.today()):
            self.tell(missing)
            return
        deed = partial(
            register.record,
            text=text,
            on=instant_at(on or self._house.today(), 12),
            method=self._method.value(),
            reasons=self._why.value(),
            review_on=self._review.value(),
            scope=self._scope.value(),
        )
        name = shortened(opening(text), 40)
        made = self._house.dispatcher.run(
            _("Record “{decision}”").format(decision=name), deed, say=_("Recorded: {decision}").format(decision=name)
        )
        if made:
            self.close_form()
            self.made.emit(made)
