"""Why a meeting record could not be taken in, in words."""

from gettext import gettext as _

from models import errors
from ui.verify.words import because
from ui.wording import sentence


@sentence.register
def _not_a_record(refusal: errors.NotARecord) -> str:
    if refusal.why == "json":
        return _("This is not a meeting record: the file is not JSON. Nothing was changed.")
    if refusal.why == "too_large":
        return _("This file is too large for a meeting record. Nothing was changed.")
    if refusal.why == "paper":
        told = _("This paper cannot be taken in as a meeting. {reason} Nothing was changed.")
        return told.format(reason=because(refusal.detail))
    return _("This meeting record cannot be taken in whole: {place}: {fault}. Nothing was changed.").format(
        place=_place(refusal.place), fault=_fault(refusal)
    )


@sentence.register
def _already_imported(refusal: errors.AlreadyImported) -> str:
    return _("This record is in the chapter already, as “{title}”. Nothing was changed.").format(title=refusal.title)


def _fault(refusal: errors.NotARecord) -> str:
    name = refusal.place[-1] if refusal.place else ""
    if refusal.why == "extra_forbidden":
        return _("nothing is known of “{name}”").format(name=name)
    if refusal.why == "missing":
        return _("“{name}” is missing").format(name=name)
    return refusal.detail[:1].lower() + refusal.detail[1:]


def _place(place: tuple[str | int, ...]) -> str:
    """Where in the record, counted as people count.

    >>> _place(("agenda", 2, "decisions", 0, "mood"))
    'agenda 3, decisions 1, mood'
    """
    said: list[str] = []
    for step in place:
        if isinstance(step, int) and said:
            said[-1] = f"{said[-1]} {step + 1}"
        else:
            said.append(str(step))
    return ", ".join(said) or _("the whole file")
