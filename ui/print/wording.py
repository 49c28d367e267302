"""Refusals of printing in words."""

from gettext import gettext as _

from exports.label_stock import NoSuchLabel, NoSuchStock
from ui.print.printable import NothingToPrint
from ui.print.to_printer import NotPrinted
from ui.wording import sentence


@sentence.register
def _no_label(refusal: NoSuchLabel) -> str:
    told = _("A sheet of {stock} has labels 1 to {most}, and can be shifted by at most 10 mm. Nothing was printed.")
    return told.format(stock=refusal.stock, most=refusal.most)


@sentence.register
def _no_stock(refusal: NoSuchStock) -> str:
    told = _("No label sheet “{stock}” is known here, only {known}. Nothing was printed.")
    return told.format(stock=refusal.stock, known=", ".join(refusal.known))


@sentence.register
def _nothing(refusal: NothingToPrint) -> str:
    told = {
        "ballots": _("No question of this meeting is decided by ballot. Give an item a proposal that is, then print."),
        "letters": _(
            "E-mail reaches everybody who is to be told, or nobody has an address. There is no letter to write."
        ),
        "slips": _("Nobody whom no e-mail reaches has taken anything on. There is nobody to give a slip to."),
    }
    return told.get(refusal.what, _("There is nothing to print."))


@sentence.register
def _not_printed(refusal: NotPrinted) -> str:
    told = _("{printer} did not take the paper. See whether it is switched on and has paper, then print again.")
    return told.format(printer=refusal.printer or _("The printer"))
