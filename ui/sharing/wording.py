"""Why something could not be shared, opened or forgotten, in words."""

from gettext import gettext as _
from gettext import ngettext

from exports.bundle.recipients import CannotSeal
from exports.bundle.seal import NoPhrase
from exports.small_file import NotThisFile
from models import errors
from models.log.settling import OtherQuestion
from models.queries.erasure import Hold, ManyAtOnce, StandsInTheWay
from models.trust.acquaintance import OtherWords, OwnLaptop
from models.trust.keys import KeyGone
from models.trust.national import NotNational, OtherRoot, SameMark, SpokenFor
from models.trust.pinned import NationalStays
from ui.sharing.erase_words import several_words
from ui.wording import sentence, tell

tell(
    {
        errors.OtherChapter: lambda: _(
            "This bundle belongs to {theirs}, and this chapter is {ours}. Nothing was read from it."
        ),
        NoPhrase: lambda: _(
            "This passphrase holds something that is no character, so nobody could type it. Choose another one; "
            "nothing was saved."
        ),
        OwnLaptop: lambda: _("This is the laptop you sit at: it cannot be shut out from here."),
    }
)


@sentence.register
def _no_bundle(refusal: errors.NotABundle) -> str:
    if refusal.why in _about_the_sender():
        told = _about_the_sender()[refusal.why].format(laptop=refusal.detail or _("This laptop"))
        return _("This bundle was not opened. {why} Nothing was read from it.").format(why=told)
    if refusal.why == "passphrase":
        return (
            _("This is not the passphrase of this bundle. Ask whoever sent it; nothing was read from it.")
            if refusal.detail
            else _("This bundle is sealed with a passphrase. Whoever sent it can tell it to you.")
        )
    why = {
        "foreign": _("it is another kind of file"),
        "cut_short": _("it was cut short on its way; ask for it again"),
        "too_large": _("it is larger than a bundle can be"),
        "members": _("parts of it are missing, or there are parts that do not belong"),
        "trailing": _("something was added after its end"),
        "encrypted": _("it is locked"),
        "overlap": _("its parts overlap, as no program of ours writes them"),
        "signature": _("its signature is not that of the sender"),
        "newer": _("it was written by a newer Chapterhouse; update this one"),
        "altered": _("it was changed after it was signed"),
        "unreadable": _("part of it cannot be read"),
        "sealed": _(
            "it is sealed for somebody else, or for a key this laptop no longer has. Send its sender a new bundle of "
            "yours, then ask for theirs again; if yours is refused, this laptop may have been shut out, so ring them"
        ),
    }.get(refusal.why, refusal.why)
    detail = f" ({refusal.detail})" if refusal.detail else ""
    return _("This bundle was not opened: {why}{detail}. Nothing was read from it.").format(why=why, detail=detail)


def _about_the_sender() -> dict[str, str]:
    return {
        "key_changed": _(
            "{laptop} signs with another key than before. Ring its owner: a new laptop introduces itself anew, "
            "and anything else may be somebody who pretends to be them."
        ),
        "revoked": _("{laptop} was shut out of the chapter, as lost or stolen."),
        "not_for_us": _("{laptop} made it for somebody else. Ask for one made for you."),
    }


@sentence.register
def _set_aside(refusal: errors.SetAside) -> str:
    if "other_chapter" in refusal.why:
        told = _("The bundle from {laptop} is set aside: national has to enrol its chapter first. Nothing was changed.")
    elif "unknown_signer" in refusal.why:
        told = _("The bundle from {laptop} is set aside: nobody here has met this laptop yet. Compare its words first.")
    elif "erasures" in refusal.why and refusal.forgets:
        told = _(
            "The bundle from {laptop} is set aside until you have looked at it. It asks to forget {names} for good. "
            "Nothing was changed."
        )
    else:
        told = _("The bundle from {laptop} is set aside until you have looked at it. Nothing was changed.")
    return told.format(laptop=refusal.laptop, names=several_words(refusal.forgets))


@sentence.register
def _other_words(refusal: OtherWords) -> str:
    if not refusal.count:
        return _("Nobody is waiting to be met: open a bundle of theirs first.")
    return _("These are not the words of any laptop that waits here. Have them read out again, slowly.")


@sentence.register
def _key_gone(refusal: KeyGone) -> str:
    why = {
        "gone": _("it is no longer where it was kept"),
        "slow": _("the system’s keychain did not answer; it may be waiting for its password"),
        "refused": _("the system’s keychain refused to give it"),
        "none": _("the system’s keychain is not there any more"),
    }.get(refusal.why, refusal.why)
    return _("This laptop’s key could not be used: {why}. Nothing was changed.").format(why=why)


@sentence.register
def _many_at_once(refusal: ManyAtOnce) -> str:
    told = _(
        "{n} entries are said to be this one person, and all of them would be forgotten for good: {names}. If they are "
        "not, take them apart first; if they are, say that all are meant. Nothing was changed."
    )
    return told.format(n=len(refusal.names), names=several_words(refusal.names))


@sentence.register
def _cannot_seal(refusal: CannotSeal) -> str:
    if not refusal.names:
        return _("Nobody could open the file: no key of theirs is known yet. Choose a passphrase instead.")
    names = ", ".join(refusal.names)
    return _("The file cannot be sealed for {names}: they have sent no key for it yet.").format(names=names)


@sentence.register
def _not_national(refusal: NotNational) -> str:
    if refusal.why == "chapter":
        return _("Only the national community’s own file can do this.")
    return _("Only the laptop with the national key can do this.")


@sentence.register
def _other_root(refusal: OtherRoot) -> str:
    told = _(
        "{name} is the national community here already. A second national key is never believed beside it. If that one "
        "came by mistake, it can be forgotten under Share, Copies and keys."
    )
    return told.format(name=refusal.name)


@sentence.register
def _national_stays(refusal: NationalStays) -> str:
    told = {
        "none": _("No national key is believed here: there is nothing to forget."),
        "ours": _("This is the national community’s own file: its key stays."),
    }
    return told[refusal.why]


@sentence.register
def _same_mark(refusal: SameMark) -> str:
    told = _(
        "{name} cannot be enrolled: its file bears the same mark as another chapter’s, and nobody could tell whose is "
        "what. Ask them to begin a new chapter file."
    )
    return told.format(name=refusal.name)


@sentence.register
def _spoken_for(refusal: SpokenFor) -> str:
    told = _(
        "{name} asks to speak for a chapter that another laptop speaks for already. If it is theirs, that one accepts "
        "the new one by its six words; if that laptop is lost, shut it out first and enrol this one then."
    )
    return told.format(name=refusal.name)


@sentence.register
def _not_this_file(refusal: NotThisFile) -> str:
    kind = {
        "invitation": _("invitation"),
        "enrolment": _("request to be enrolled"),
        "certificate": _("certificate"),
    }.get(refusal.kind, refusal.kind)
    if refusal.why == "altered":
        return _("This {kind} was changed after it was signed. Ask for it again.").format(kind=kind)
    return _("This file is no {kind}. Nothing was changed.").format(kind=kind)


@sentence.register
def _stands_in_the_way(refusal: StandsInTheWay) -> str:
    first = hold_words(refusal.holds[0]) if refusal.holds else ""
    told = ngettext(
        "Something must end first: {first}", "{n} things must end first, among them: {first}", len(refusal.holds)
    )
    return told.format(n=len(refusal.holds), first=first)


@sentence.register
def _other_question(refusal: OtherQuestion) -> str:
    ways = {
        "values": _("Number {number} is two values for one field: settle it, with the laptop whose value is to stand."),
        "removed": _("Number {number} is in the bin here and was edited elsewhere: restore it, or leave it there."),
        "suggestion": _("Number {number} is a suggestion from outside: accept or decline it."),
    }
    return ways[refusal.kind].format(number=refusal.number)


def hold_words(hold: Hold) -> str:
    """What ties a person to the chapter, and what to do about it."""
    known = {
        "loan": _("{name} is lent to them. Take it back first."),
        "running": _("They are in {name}, which is running. Close it first."),
        "steward": _("They look after {name}. It will be without a steward."),
        "action": _("They promised: {name}. It will be nobody’s."),
        "minutes": _("They are named in the minutes of {name}; there they become “Former member”."),
    }
    return known.get(hold.kind, "{name}").format(name=hold.name or _("something without a name"))
