"""Why a meeting record could not be taken in, in words."""

from gettext import gettext as _

from models import errors
from ui.verify.words import because
from ui.wording import sentence

_NO_DAY = ("value_error", "date_parsing", "date_from_datetime_parsing", "datetime_parsing")


@sentence.register
def _not_a_record(refusal: errors.NotARecord) -> str:
    if refusal.why == "json":
        return _("This is not a meeting record: the file is not JSON. Nothing was changed.")
    if refusal.why == "too_large":
        return _("This file is too large for a meeting record. Nothing was changed.")
    if refusal.why == "newer":
        told = _("This meeting record is newer than this program: it is “{format}”. {next} Nothing was changed.")
        return told.format(format=refusal.detail, next=_bring_up_to_date())
    if refusal.why == "extra_forbidden":
        told = _(
            "This meeting record says something that this program does not know: {place}. A newer program may have "
            "written it. {next} Nothing was changed."
        )
        return told.format(place=_place(refusal.place), next=_bring_up_to_date())
    if refusal.why == "paper":
        told = _("This paper cannot be taken in as a meeting. {reason} Nothing was changed.")
        return told.format(reason=because(refusal.detail))
    return _("This meeting record cannot be taken in whole: {place}: {fault}. Nothing was changed.").format(
        place=_place(refusal.place), fault=_fault(refusal)
    )


@sentence.register
def _already_imported(refusal: errors.AlreadyImported) -> str:
    return _("This record is in the chapter already, as “{title}”. Nothing was changed.").format(title=refusal.title)


def _bring_up_to_date() -> str:
    return _("Bring this program up to date, or ask for the record in the older form.")


def _fault(refusal: errors.NotARecord) -> str:
    name = refusal.place[-1] if refusal.place else ""
    if refusal.why == "missing":
        return _("“{name}” is missing").format(name=name)
    if refusal.why == "too_long":
        return _("there are more of them than one meeting can have")
    if refusal.why == "string_pattern_mismatch":
        return _("it is not written in the form that “chapterhouse meeting schema” shows")
    if refusal.why in _NO_DAY:
        return _("there is no such day or time")
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
