"""The ways out of the process: another text, a trial, tuners, somebody to look into it, later, or not at all."""

from collections.abc import Callable, Mapping
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from models.queries.process import stage_of
from models.queries.proposals import Proposal
from models.rules.consent_process import Stage
from models.rules.ways_out import WayOut, ways_out
from ui.meetings.deciding.doing import Doing
from ui.widgets.buttons import button
from ui.widgets.field_date import DateField
from ui.widgets.fields import MultilineField
from ui.widgets.text import words


class WaysPart(QWidget):
    """Its choices stand in the menu of the card; here is what the chosen one has to know."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._way = WayOut.CARRY
        self.told = words("", "bold")
        self.text = MultilineField(_("The text that is tried or adopted"), flat=False)
        self.people = QLineEdit()
        self.review = DateField(_("Look at it again on"), doing.house.today, flat=False)
        self.why = QLineEdit()
        self.go = button("", self.leave, kind="primary")
        self._build()

    def show_proposal(self, held: Proposal) -> None:
        """Only consent has ways out."""
        self.setVisible(not held.outcome and held.method == "consent" and not held.amends_id)
        if held.outcome:
            self.dismiss()

    def is_asking(self) -> bool:
        """Whether its form is open."""
        return self._form.isVisible()

    def dismiss(self) -> None:
        """Put the question away: stay in the process."""
        self._form.hide()

    def choose(self, way: WayOut, _checked: bool = False) -> None:
        """Ask for what this way needs."""
        self._way = way
        held = self._doing.proposal
        needs_text, needs_people = way in (WayOut.ADOPT_AMENDED, WayOut.TRIAL), way in (WayOut.TUNERS, WayOut.DELEGATE)
        self.told.setText(_EXPLAINED[way]())
        self.text.setVisible(needs_text)
        self.text.set_value(held.text if held else "")
        self.people.setVisible(needs_people)
        self.people.setPlaceholderText(
            _("Two or three names, parted by commas") if way is WayOut.TUNERS else _("Who looks into it")
        )
        self.people.setAccessibleName(self.people.placeholderText())
        self.review.setVisible(way is WayOut.TRIAL)
        self.why.setVisible(bool(held and held.result and held.result.adopted and not needs_text))
        self.go.setText(_NAMES[way]())
        self._form.show()
        first = self.text if needs_text else self.people if needs_people else self.go
        first.setFocus()

    def leave(self) -> None:
        """Take the way chosen."""
        from models.commands import stages

        self.review.flush()
        deed = partial(
            stages.leave,
            decision_id=self._doing.id,
            way=str(self._way),
            at=self._doing.house.now(),
            text=self.text.text(),
            review_on=self.review.value() if self._way is WayOut.TRIAL else None,
            people=[name.strip() for name in self.people.text().split(",")],
            difference=self.why.text().strip(),
        )
        if self._doing.run(_NAMES[self._way](), deed):
            self.dismiss()

    def offer_in(self, menu: QMenu) -> None:
        """Add the ways that are open to a menu."""
        held = self._doing.proposal
        for way in ways_out((held and stage_of(held)) or Stage.PRESENT):
            menu.addAction(_NAMES[way]()).triggered.connect(partial(self.choose, way))

    def _build(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        self.why.setPlaceholderText(_("Nobody objected: why is it put off?"))
        self.why.setAccessibleName(self.why.placeholderText())
        for part in (self.told, self.text, self.people, self.review, self.why):
            form.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Stay in the process"), self.dismiss, kind="quiet"))
        row.addWidget(self.go)
        form.addLayout(row)
        self._form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._form)


# Translated when asked for, never at import.
_NAMES: Mapping[WayOut, Callable[[], str]] = {
    WayOut.ADOPT_AMENDED: lambda: _("Adopt another text"),
    WayOut.TRIAL: lambda: _("Try it for a while"),
    WayOut.TUNERS: lambda: _("Send it to two or three to tune"),
    WayOut.DELEGATE: lambda: _("Hand it to somebody"),
    WayOut.CARRY: lambda: _("Carry it over"),
    WayOut.WITHDRAW: lambda: _("Withdraw it"),
}
_EXPLAINED: Mapping[WayOut, Callable[[], str]] = {
    WayOut.ADOPT_AMENDED: lambda: _("Write the text as it is to be; objections to it are asked for at once."),
    WayOut.TRIAL: lambda: _("Write what is tried, and until when; objections to the trial are asked for at once."),
    WayOut.TUNERS: lambda: _("They work on the text and bring it back to a later meeting."),
    WayOut.DELEGATE: lambda: _("They find out what is missing and bring it back."),
    WayOut.CARRY: lambda: _("It comes to a later meeting as it stands."),
    WayOut.WITHDRAW: lambda: _("It is not decided, and does not come back by itself."),
}
