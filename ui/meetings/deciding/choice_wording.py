"""What deciding otherwise than by voices refuses, in words."""

from gettext import gettext as _
from gettext import ngettext

from exports.words import method_words
from models.rules.ballots import LotNeeded
from models.rules.choice_counting import AlreadyOffered, BallotsIn, BelowOne, NoSuchOption
from models.rules.lazy_consensus import DeadlineTooShort
from models.rules.options import BrokenPoll, NotTied
from models.rules.paper_ballots import Balance, BelowNought, DoesNotBalance, RecountNeeded, TellersMissing
from models.rules.role_selection import StageOpen
from models.rules.room_reading import NoSuchLevel
from models.rules.secret_papers import NamesOnPapers, NoPapersOut, NotOnPaper, PapersOut, TellersAgreed
from ui.meetings.deciding.choice_words import lack_words
from ui.wording import sentence, tell

tell(
    {
        NotTied: lambda: _("Nothing is level here, so there is no lot to draw."),
        AlreadyOffered: lambda: _("“{text}” is on the list already."),
        NoSuchOption: lambda: _("A paper names something that was not offered. Check the numbers of the options."),
        NamesOnPapers: lambda: _("These papers are secret: write them down without names."),
        NoPapersOut: lambda: _("No papers are handed out, so there is nothing to count."),
        TellersAgreed: lambda: _("Both tellers stand by this count. Choose “Count again” to open it."),
        BelowNought: lambda: _("There cannot be fewer than no papers."),
        TellersMissing: lambda: _("Two different people count the papers. Write down both names."),
        RecountNeeded: lambda: _("The tellers have not agreed on the count yet."),
        NoSuchLevel: lambda: _("This scale goes from {lowest} to {highest}."),
    }
)


@sentence.register
def _lot_needed(refusal: LotNeeded) -> str:
    return ngettext(
        "{count} is level. Draw lots in front of the group and write down the whole order, the first drawn first.",
        "{count} are level. Draw lots in front of the group and write down the whole order, the first drawn first.",
        len(refusal.options),
    ).format(count=len(refusal.options))


@sentence.register
def _broken_poll(refusal: BrokenPoll) -> str:
    if refusal.options < 2:
        return _("There is nothing to choose yet: offer at least two different options.")
    return _("Nobody can mark such a paper: give at least one point.")


@sentence.register
def _ballots_in(refusal: BallotsIn) -> str:
    return ngettext(
        "{count} paper is counted already. Put it aside first, then change what the papers are about.",
        "{count} papers are counted already. Put them aside first, then change what the papers are about.",
        refusal.papers,
    ).format(count=refusal.papers)


@sentence.register
def _below_one(refusal: BelowOne) -> str:
    known = {
        "seats": _("There must be at least one place to fill."),
        "budget": _("Give at least one point."),
        "issued": _("Hand out at least one paper."),
    }
    return known.get(refusal.field, _("A line stands for at least one paper."))


@sentence.register
def _papers_out(refusal: PapersOut) -> str:
    return ngettext(
        "{count} secret paper is handed out: what is printed on it stays, and Undo does not reach it. "
        "To begin again, say on its sheet why the ballot is void.",
        "{count} secret papers are handed out: what is printed on them stays, and Undo does not reach them. "
        "To begin again, say on their sheet why the ballot is void.",
        refusal.issued,
    ).format(count=refusal.issued)


@sentence.register
def _not_on_paper(refusal: NotOnPaper) -> str:
    return _("“{method}” is nothing to mark on a paper. Choose a vote, or a choice among options.").format(
        method=method_words(refusal.method)
    )


@sentence.register
def _does_not_balance(refusal: DoesNotBalance) -> str:
    return balance_words(refusal)


@sentence.register
def _deadline_too_short(refusal: DeadlineTooShort) -> str:
    return _("People need at least {hours} hours to hear of it and to answer. Choose a later deadline.").format(
        hours=refusal.least.days * 24 + refusal.least.seconds // 3600
    )


@sentence.register
def _stage_open(refusal: StageOpen) -> str:
    return lack_words(refusal.lack, len(refusal.people))


def balance_words(refusal: DoesNotBalance) -> str:
    """Which sum is out, and by how much."""
    count = abs(refusal.difference)
    if refusal.balance is Balance.ISSUED:
        told = ngettext(
            "{count} more paper came back than was handed out.",
            "{count} more papers came back than were handed out.",
            count,
        )
    elif refusal.balance is Balance.RETURNED:
        missing = ngettext(
            "{count} paper that came back is neither valid nor spoilt.",
            "{count} papers that came back are neither valid nor spoilt.",
            count,
        )
        over = ngettext(
            "{count} paper more is counted as valid or spoilt than came back.",
            "{count} papers more are counted as valid or spoilt than came back.",
            count,
        )
        told = missing if refusal.difference > 0 else over
    else:
        missing = ngettext(
            "The votes are {count} short of the valid papers.",
            "The votes are {count} short of the valid papers.",
            count,
        )
        over = ngettext(
            "There is {count} vote too many for the valid papers.",
            "There are {count} votes too many for the valid papers.",
            count,
        )
        told = missing if refusal.difference > 0 else over
    return told.format(count=count)
