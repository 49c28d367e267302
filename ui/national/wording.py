"""Why something between a chapter and the national community was refused, in words."""

from gettext import gettext as _

from models.rules.national import (
    AlreadyLeft,
    ClosesTooSoon,
    ConsultationClosed,
    NoSuchLevel,
    NotDeclared,
    NotInForce,
    NotInvited,
    WrongKind,
)
from models.rules.suggesting import NamesSomebody, NothingSuggested, NotSuggestible
from models.trust.passing import NotPassedOn
from ui.national.words import short
from ui.sharing.fields import field_label
from ui.wording import sentence, tell

tell(
    {
        ConsultationClosed: lambda: _("“{title}” is closed: the national community takes no more answers to it."),
        ClosesTooSoon: lambda: _("It would close before it opens. Choose a later last day."),
        NothingSuggested: lambda: _("Nothing is changed yet. Write what you would like otherwise, then suggest it."),
        NoSuchLevel: lambda: _("There is no level {level}: choose 0, 1, 2 or 3."),
    }
)


@sentence.register
def _wrong_kind(refusal: WrongKind) -> str:
    if refusal.needed == "national":
        return _("Only the national community can do this, in its own file.")
    return _("Only a chapter can do this: this is the national community’s own file.")


@sentence.register
def _not_in_force(refusal: NotInForce) -> str:
    return _("{number} is not in force. How much the national community is told needs a decision that is.").format(
        number=refusal.number or _("This decision")
    )


@sentence.register
def _not_declared(refusal: NotDeclared) -> str:
    return _("“{text}” has not been decided yet. Declare its outcome first.").format(text=short(refusal.text))


@sentence.register
def _left(refusal: AlreadyLeft) -> str:
    return _("{number} has left in a bundle for the national community, and cannot be called back.").format(
        number=refusal.number or _("This")
    )


@sentence.register
def _not_invited(refusal: NotInvited) -> str:
    if refusal.other_words:
        return _(
            "Those are not the six words of {name}’s laptop. Ring them and ask again before you enrol anybody."
        ).format(name=refusal.name)
    told = _(
        "{name}’s answer does not give back the code of an invitation made here. "
        "Ring them, ask for the six words of their laptop, and enrol them with those."
    )
    return told.format(name=refusal.name)


@sentence.register
def _not_passed_on(refusal: NotPassedOn) -> str:
    if refusal.why == "theirs":
        return _("It is theirs already.")
    return _("It can only be passed on to a chapter that is enrolled.")


@sentence.register
def _names_somebody(refusal: NamesSomebody) -> str:
    told = _(
        "What leaves for another chapter names nobody, and in “{field}” stands “{names}”. "
        "Say it without, then suggest it."
    )
    label = field_label("asset", refusal.field)
    return told.format(field=label, names=refusal.found)


@sentence.register
def _not_suggestible(refusal: NotSuggestible) -> str:
    label = field_label(refusal.table, refusal.field)
    if refusal.value:
        return _("“{value}” cannot stand in “{field}”.").format(value=refusal.value, field=label)
    return _("A change of “{field}” cannot be suggested: others are not told of it.").format(field=label)
