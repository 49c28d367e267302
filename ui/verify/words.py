"""What came of checking a paper, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from exports.verifying import Check, Findings, Verdict, What
from exports.words import long_date

_Say = Callable[[Check], str]


def heading(findings: Findings) -> str:
    """The whole of it in one sentence."""
    if findings.agrees:
        return _("Everything about this paper agrees.")
    if [check.why for check in findings.checks if check.verdict in (Verdict.DIFFERS, Verdict.UNKNOWN)] == ["elsewhere"]:
        return _("This paper agrees with itself.")
    differs = any(check.verdict is Verdict.DIFFERS for check in findings.checks)
    return _("Something about this paper does not agree.") if differs else _("Not everything could be checked.")


def because(why: str) -> str:
    """Why a paper cannot be taken in as a meeting."""
    return sentence(Check(What.DATA, Verdict.DIFFERS, why))


def what_words(what: What) -> str:
    """What is checked, as the name of a row."""
    return {
        What.FILE: _("File"),
        What.OURS: _("Program"),
        What.BYTES: _("Every byte"),
        What.SIGNATURE: _("Electronic signature"),
        What.DATA: _("Data inside"),
        What.FINGERPRINT: _("Fingerprint"),
        What.WORDS: _("Printed words"),
        What.STANDING: _("Approval"),
        What.CHAPTER: _("This chapter’s record"),
    }[what]


def verdict_words(verdict: Verdict) -> str:
    """What came of a check, in a word or two."""
    return {
        Verdict.AGREES: _("agrees"),
        Verdict.DIFFERS: _("does not agree"),
        Verdict.UNKNOWN: _("cannot be told"),
        Verdict.TOLD: _("says"),
    }[verdict]


def sentence(check: Check) -> str:
    """What a check found."""
    say = _SENTENCES.get(check.why)
    return say(check) if say else check.why


def _day(check: Check, name: str) -> str:
    return long_date(date.fromisoformat(str(check.facts[name])))


def _pages(check: Check) -> str:
    count = int(check.facts["pages"])
    told = ngettext(
        "The printed page says what the data says.", "All {count} printed pages say what the data says.", count
    )
    return told.format(count=count)


def _approved(check: Check) -> str:
    words = {"version": check.facts["version"], "meeting": check.facts["meeting"], "day": _day(check, "day")}
    return _("Version {version}, approved at {meeting} on {day}; no signature is noted in it.").format(**words)


def _signed(check: Check) -> str:
    told = _("Version {version}, approved at {meeting} on {day}, signed by {name} on {signed}.")
    words = {name: check.facts[name] for name in ("version", "meeting", "name")}
    return told.format(**words, day=_day(check, "day"), signed=_day(check, "signed"))


_FILE: Mapping[str, _Say] = {
    "not_pdf": lambda _check: _("This is not a PDF, whatever its name says."),
    "cut_short": lambda _check: _("This file is cut short: its end is missing."),
    "locked": lambda _check: _("This file is locked with a password; papers of Chapterhouse never are."),
    "damaged": lambda _check: _("This file is damaged: it cannot be opened."),
    "too_large": lambda _check: _("This file is too large to be a paper of Chapterhouse."),
    "too_many_pages": lambda _check: _("This file has more pages than a paper of Chapterhouse."),
    "ours": lambda _check: _("Made by Chapterhouse."),
    "foreign": lambda _check: _("This is no paper of Chapterhouse, or what shows that it is was changed."),
    "unchanged": lambda _check: _("No byte was changed since the paper was made."),
    "changed": lambda _check: _("The file was changed after the paper was made."),
}
_SIGNATURE: Mapping[str, _Say] = {
    "added": lambda _check: _("Something was added to the file after it was made, and it is no signature."),
    "no_pyhanko": lambda _check: _(
        "The file was signed electronically, but this program was installed without the part that checks signatures."
    ),
    "signed_by": lambda check: _("Signed by {name}, and unchanged since.").format(name=check.facts["name"]),
    "signer_unknown": lambda check: _(
        "The signature holds and nothing was changed since, but nobody this computer trusts vouches for {name}."
    ).format(name=check.facts["name"]),
    "signature_broken": lambda _check: _("The electronic signature does not fit the file: it was changed since."),
}
_DATA: Mapping[str, _Say] = {
    "data": lambda check: _("The record of “{title}” is inside.").format(title=check.facts["title"]),
    "no_data": lambda _check: _("The paper carries no data to check it by."),
    "several": lambda _check: _("The paper carries more than one file inside; one is expected."),
    "annex": lambda _check: _("It is a confidential annex, and only a part of a meeting."),
    "broken": lambda _check: _("The data inside is no record of a meeting that this program can read."),
    "moments": lambda _check: _("The data inside has times that no paper of Chapterhouse would have."),
    "fingerprint": lambda _check: _("The data gives the very fingerprint it claims."),
    "partly": lambda _check: _("The data is not complete enough to make the fingerprint again."),
    "other_fingerprint": lambda _check: _("The data gives another fingerprint: it was changed."),
    "words": _pages,
    "other_words": lambda check: _("Page {page} does not say what the data says.").format(page=check.facts["page"]),
    "undrawable": lambda _check: _("No pages can be printed from the data inside."),
    "fonts": lambda _check: _("This computer has no letters for some of it, so the printed words cannot be compared."),
    "other_version": lambda check: _(
        "Printed by version {version}, which lays it out otherwise: the printed words cannot be compared."
    ).format(version=check.facts["version"]),
}
_CHAPTER: Mapping[str, _Say] = {
    "draft": lambda check: _("Version {version}, a draft: no meeting had approved it.").format(**check.facts),
    "approved": _approved,
    "signed": _signed,
    "elsewhere": lambda _check: _("The meeting is not in this chapter."),
    "taken_in": lambda _check: _("The meeting was taken into this chapter from this very record."),
    "same": lambda _check: _("The chapter’s own record says the same."),
    "approved_since": lambda check: _(
        "The chapter’s own record says the same, and was approved since (version {now} now)."
    ).format(**check.facts),
    "earlier": lambda check: _(
        "This is version {version}, as it was handed out; the chapter’s record says something else since "
        "(version {now} now)."
    ).format(**check.facts),
    "other": lambda _check: _("The chapter’s own record of this meeting says something else."),
    "not_approved": lambda _check: _("The paper names an approval that the chapter’s own record does not have."),
    "not_signed": lambda _check: _("The paper names a signature that the chapter’s own record does not have."),
}
_SENTENCES = {**_FILE, **_SIGNATURE, **_DATA, **_CHAPTER}
