"""A sentence for the facilitator to read out, set large."""

from gettext import gettext as _

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.widgets.text import restyle, words


class ReadOut(QFrame):
    """The words on a coloured ground, with what they are above them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        restyle(self, "tone", "blue")
        self.sentence = words("", "proposal")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(2)
        column.addWidget(words(_("READ ALOUD"), "caps"))
        column.addWidget(self.sentence)

    def show_sentence(self, sentence: str) -> None:
        """Show it; nothing hides the whole."""
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
            self.setAccessibleName(_("Read aloud: {sentence}").format(sentence=sentence))
        self.setVisible(bool(sentence))
