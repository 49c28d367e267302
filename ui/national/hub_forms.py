"""The sheets of the national community: inviting, enrolling by words, asking, replying."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from models.queries.national import SentUp
from ui.house import House
from ui.national.words import short
from ui.widgets.field_date import DateField
from ui.widgets.fields import MultilineField, TextField
from ui.widgets.form import Form
from ui.widgets.text import words


class InviteForm(Form):
    """Asks what the chapter is called. Says `invited` with the name."""

    invited = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Invite a chapter"), _("Save the invitation…"))
        self._name = TextField(_("Chapter"), placeholder=_("What it is called"), flat=False)
        self.fields.addWidget(words(_invitation(), "soft"))
        self.fields.addWidget(self._name)
        self.setFocusProxy(self._name)

    def act(self) -> None:
        name = self._name.text().strip()
        if not name:
            self.tell(_("Write what the chapter is called."))
            return
        self.invited.emit(name)


class WordsForm(Form):
    """Asks for the six words of a laptop whose answer cannot be told from a stranger's. Says `heard` with them."""

    heard = Signal(str)

    def __init__(self, chapter: str) -> None:
        super().__init__(_("Compare words with {chapter}").format(chapter=chapter), _("Enrol"))
        self._words = TextField(_("Their six words"), placeholder=_("As they read them out"), flat=False)
        told = _(
            "This answer does not give back the code of an invitation made here. Ring {chapter} on a number you know, "
            "and let them read out the six words of their laptop: Share, Copies & keys."
        )
        self.fields.addWidget(words(told.format(chapter=chapter), "soft"))
        self.fields.addWidget(self._words)
        self.setFocusProxy(self._words)

    def act(self) -> None:
        heard = self._words.text().strip()
        if not heard:
            self.tell(_("Type the six words they read out."))
            return
        self.heard.emit(heard)


class ConsultationForm(Form):
    """Puts a question to the chapters."""

    def __init__(self, house: House, made: Callable[[str], object]) -> None:
        super().__init__(_("New consultation"), _("Ask the chapters"))
        self._house, self._made = house, made
        self._title = TextField(_("Question"), placeholder=_("In one line"), flat=False)
        self._text = MultilineField(_("More"), placeholder=_("What it is about, and why it is asked"), flat=False)
        self._closes = DateField(_("Answers until"), house.today, placeholder=_("No last day"), flat=False)
        for field in (self._title, self._text, self._closes):
            self.fields.addWidget(field)
        self.setFocusProxy(self._title)

    def act(self) -> None:
        from models.commands import national

        title = self._title.text().strip()
        if not title:
            self.tell(_("Write the question."))
            return
        deed = partial(
            national.open_consultation,
            title=title,
            text=self._text.text(),
            opens_on=self._house.today(),
            closes_on=self._closes.value(),
        )
        label = _("Ask {title}").format(title=short(title, 40))
        made = self._house.dispatcher.run(label, deed, say=_("It goes out with the next bundle you publish"))
        if made:
            self.close_form()
            self._made(made)


class ReplyForm(Form):
    """Answers a chapter that sent a decision up."""

    def __init__(self, house: House, sent: SentUp, made: Callable[[], object]) -> None:
        super().__init__(_("Reply to {chapter}").format(chapter=sent.decision.chapter), _("Reply"))
        self._house, self._sent, self._made = house, sent, made
        self._text = MultilineField(_("Reply"), lines=4, flat=False)
        self._text.set_value(sent.reply.text if sent.reply else "")
        self.fields.addWidget(self._text)
        self.setFocusProxy(self._text)

    def act(self) -> None:
        from models.commands import national

        text = self._text.text().strip()
        if not text:
            self.tell(_("Write the reply."))
            return
        decision = self._sent.decision
        deed = partial(national.reply, decision_id=decision.id, text=text, at=self._house.now())
        label = _("Reply to {chapter}").format(chapter=decision.chapter)
        if self._house.dispatcher.run(label, deed, say=_("It goes out with the next bundle you publish")):
            self.close_form()
            self._made()


def _invitation() -> str:
    return _(
        "The invitation is a small file that carries the national key. The chapter opens it on its National page and "
        "sends an answer back; with the answer you enrol it."
    )
