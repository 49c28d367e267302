"""How each way of deciding works, in words to read out in half a minute."""

from collections.abc import Callable, Mapping
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from exports.words import method_words
from ui.widgets.buttons import button
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


def how_it_works(method: str) -> str:
    """The explanation of a method; '' for one in free words."""
    return _HOW[method]() if method in _HOW else ""


class Explainer(FittedDialog):
    """The explanation set large; Esc, Enter or F1 puts it away."""

    def __init__(self, method: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("How it works: {method}").format(method=method_words(method)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.told = words(how_it_works(method), "proposal")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setAccessibleName(self.told.text())
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.addWidget(self.told)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(words(_("READ ALOUD"), "caps"))
        column.addWidget(words(method_words(method), "page"))
        column.addWidget(area, 1)
        close = button(_("Close"), self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.accept)
        self.resize(620, 460)
        close.setFocus()


# Translated when asked for, never at import.
_HOW: Mapping[str, Callable[[], str]] = {
    "consent": lambda: _(
        "We decide by consent. We do not ask whether everybody loves it, but whether it is good enough for now "
        "and safe enough to try. First we make sure that we understand the proposal, then each of us says briefly"
        " how it is for them. Then all show a hand together: no objection, a concern, or an objection. An "
        "objection is a reason why it would harm what we are here for, or a way to make it clearly better. It is "
        "a gift: we look at it together and change the text. When no objection is left, it is agreed. Concerns "
        "are written down and do not hold it up."
    ),
    "consensus": lambda: _(
        "We look for an agreement that all of us can carry. You may agree, agree with reservations, stand aside, "
        "which means that you do not take part but let it go ahead, or block. A block says that this goes against"
        " what the group is for, and needs its reason. One block is enough to stop it, "
        "unless we have agreed otherwise. If more of us are lukewarm than we have agreed on, usually a third, we "
        "ask once more before we adopt it. To abstain is not to be counted."
    ),
    "simple_majority": lambda: _(
        "We vote by show of hands: in favour, against, or abstain. It is carried if there are more in favour than"
        " against. If the two are equal it is not carried, and things stay as they are. To abstain does not count"
        " on either side. We only vote while enough of us are here."
    ),
    "present_majority": lambda: _(
        "We vote by show of hands. It is carried if more than half of all who are here and may decide are in "
        "favour. So to abstain has the same effect as to vote against."
    ),
    "absolute_majority": lambda: _(
        "We vote by show of hands. It is carried if more than half of all our members are in favour, whether they"
        " are here or not. So to be absent or to abstain has the same effect as to vote against."
    ),
    "supermajority": lambda: _(
        "We vote by show of hands, and for this a bare majority is not enough. It is carried if at least the "
        "share we have agreed on is in favour, such as two thirds of those who vote, or of all here who may "
        "decide. If it is of those who vote, to abstain does not count on either side. Nobody has a second vote."
    ),
    "nem_con": lambda: _(
        "I put the question once and ask whether anybody is against it. If nobody says anything against it, it is"
        " agreed without dissent, and the minutes say so. A single voice against it is enough: then we decide in "
        "another way, by name."
    ),
    "ranked": lambda: _(
        "Put the options in your order: 1 for the one you like best, 2 for the next, as far as you like. We count"
        " the first choices. If one has more than half, it is chosen. If not, the one with the fewest drops out, "
        "and those papers count for their next choice. We go on until one has more than half of the papers still "
        "in play. If two are level at the bottom to the end, we draw lots here in front of everybody."
    ),
    "stv": lambda: _(
        "There are several places to fill. Put the names in your order, as far as you like. Whoever reaches the "
        "quota has a place. What they have above the quota goes on, at a smaller value, to the next choice on "
        "those papers. If nobody reaches it, the last one drops out and those papers move on. So the places go to"
        " the different parts of the group in proportion to their size."
    ),
    "approval": lambda: _(
        "Tick every option that you can support, as many as you like. The option with the most ticks is chosen. "
        "If there is a tie between some, we show hands between those, and if that is level too, we draw lots. "
        "Unless we have said before that it binds us, this is advice."
    ),
    "score": lambda: _(
        "Give each option a number: the more, the better you like it. The numbers are added up, and the highest "
        "total is chosen. If there is a tie, we show hands between those, and if that is level too, we draw lots."
        " Unless we have said before that it binds us, this is advice."
    ),
    "dots": lambda: _(
        "Each of us has the same number of dots. Put them where you like: all on one option, or spread out. "
        "Whoever gives more dots than they have spoils their paper. The option with the most dots is chosen; a "
        "tie goes to a show of hands, then to the lot. Unless we have said before that it binds us, this is "
        "advice."
    ),
    "lazy_consensus": lambda: _(
        "This is agreed unless somebody objects before the day we name. Everybody it affects is told, and we "
        "write down when and how. Silence counts as consent only for those who were told. One objection, with its"
        " reason, is enough: then it comes to the next meeting, and we decide it by consent. An objection can be "
        "taken back."
    ),
    "advice": lambda: _(
        "One of us decides this. Before that they ask at least one person it affects, and at least one who knows "
        "about it, and answer each of them. They may go against the advice, and they tell us what they decided "
        "and why. Afterwards any of us may bring it to a meeting."
    ),
    "mandate": lambda: _(
        "We gave this role its own say within limits, by a decision that still holds. If the matter lies within "
        "those limits, whoever holds the role decides it and tells us. If it does not, it comes to the group."
    ),
    "role_selection": lambda: _(
        "We fill a role by reasons, not by counting. First we describe the role and say until when it lasts. Each"
        " of us writes down a name: their own, somebody else’s, or nobody’s. Then each says whom and why. Having "
        "heard the reasons, you may change your mind. I propose the person for whom the reasons are strongest, "
        "and ask for objections from all of us, first from the person proposed. When no objection is left, the "
        "role is filled."
    ),
}
