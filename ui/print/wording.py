"""Refusals of the label printer in words."""

from gettext import gettext as _

from exports.label_stock import NoSuchLabel, NoSuchStock
from ui.wording import sentence


@sentence.register
def _no_label(refusal: NoSuchLabel) -> str:
    told = _("A sheet of {stock} has labels 1 to {most}, and can be shifted by at most 10 mm. Nothing was printed.")
    return told.format(stock=refusal.stock, most=refusal.most)


@sentence.register
def _no_stock(refusal: NoSuchStock) -> str:
    told = _("No label sheet “{stock}” is known here, only {known}. Nothing was printed.")
    return told.format(stock=refusal.stock, known=", ".join(refusal.known))
