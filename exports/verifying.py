"""Whether a paper is what it seems: its bytes, its data, its printed words, and the chapter's own record of it.

Nothing here trusts the file: sizes are bounded, and whatever is wrong is a finding, never a crash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from exports.language import LANGUAGES, speaking
from exports.meeting_record_paper import gives
from exports.pdf.checksum import Revision, first_revision
from exports.program import VERSION
from exports.verifying_file import Held, Unreadable, held_in
from models.errors import NotARecord
from models.progress import Progress, Stopped, unwatched

if TYPE_CHECKING:
    from exports.meeting_record_issue import Issue, PaperRecord
    from models.queries.minutes import Minutes


class What(StrEnum):
    """What is checked."""

    FILE = "file"
    OURS = "ours"
    BYTES = "bytes"
    SIGNATURE = "signature"
    DATA = "data"
    FINGERPRINT = "fingerprint"
    WORDS = "words"
    STANDING = "standing"
    CHAPTER = "chapter"


class Verdict(StrEnum):
    """What came of a check; `told` is said for information, and neither speaks for the paper nor against it."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    TOLD = "told"


@dataclass(frozen=True)
class Check:
    """One check: `why` is a word of `ui/verify/words.py`, `facts` fill its sentence."""

    what: What
    verdict: Verdict
    why: str
    facts: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Findings:
    """Everything that came of looking at one paper; `source` is the fingerprint of its record as a file of its own."""

    checks: tuple[Check, ...]
    record: "PaperRecord | None" = None
    source: str = ""
    minutes: "Minutes | None" = None

    @property
    def agrees(self) -> bool:
        """Whether everything that was checked agrees."""
        return all(check.verdict in (Verdict.AGREES, Verdict.TOLD) for check in self.checks)

    @property
    def first_doubt(self) -> Check | None:
        """What is said when not all agrees: what differs comes before what cannot be told."""
        return _first_doubt(self.checks)

    @property
    def doubt_of_data(self) -> Check | None:
        """What stands against taking the data in, whatever became of the paper around it."""
        return _first_doubt([check for check in self.checks if check.what not in _AROUND])

    @property
    def issue(self) -> "Issue | None":
        """Which issue of the minutes the paper says it is."""
        return self.record.issue if self.record else None

    @property
    def may_be_brought_in(self) -> bool:
        """Whether the data is good and a whole meeting: an annex is only part of one."""
        sound = {check.what for check in self.checks if check.verdict is Verdict.AGREES}
        return bool({What.DATA, What.FINGERPRINT} <= sound and self.issue and not self.issue.confidential)

    def but(self, check: Check) -> "Findings":
        """The same with one more check."""
        return Findings((*self.checks, check), self.record, self.source, self.minutes)


_AROUND = (What.BYTES, What.SIGNATURE, What.WORDS, What.CHAPTER)


def _first_doubt(checks: Sequence[Check]) -> Check | None:
    for verdict in (Verdict.DIFFERS, Verdict.UNKNOWN):
        for check in checks:
            if check.verdict is verdict:
                return check
    return None


_MAKER = b"/Producer (Chapterhouse)"


def examine(content: bytes, trusted: Sequence[bytes] = (), progress: Progress = unwatched) -> Findings:
    """Look at a paper by itself; `trusted` are certificates. Raises nothing but `Stopped`, whatever the paper is."""
    try:
        held = held_in(content)
    except Unreadable as fault:
        return Findings((Check(What.FILE, Verdict.DIFFERS, fault.why),))
    revision = first_revision(content)
    if revision is None or _MAKER not in revision.content:
        return Findings((Check(What.OURS, Verdict.DIFFERS, "foreign"),))
    return _of_ours(revision, list(_signature(content, revision, trusted)), held, progress)


def _of_ours(revision: Revision, signatures: list[Check], held: Held, progress: Progress) -> Findings:
    first = [Check(What.OURS, Verdict.AGREES, "ours"), _bytes(revision), *signatures]
    if held.attachments != 1:
        why = "no_data" if not held.attachments else "several"
        verdict = Verdict.DIFFERS if held.attachments else Verdict.UNKNOWN
        return Findings((*first, Check(What.DATA, verdict, why)))
    try:
        record, source = _read(held.data)
    except NotARecord as fault:
        return Findings((*first, Check(What.DATA, Verdict.DIFFERS, "broken", {"detail": fault.why})))
    findings = Findings((*first, Check(What.DATA, Verdict.AGREES, "data", {"title": record.title})), record, source)
    return _told_by_data(findings, held, progress)


def _read(data: bytes) -> "tuple[PaperRecord, str]":
    from exports.meeting_record import record_in

    record, source = record_in(data)
    if record.issue is None:
        raise NotARecord(("issue",), "missing", "")
    return record, source


def _bytes(revision: Revision) -> Check:
    if revision.is_whole:
        return Check(What.BYTES, Verdict.AGREES, "unchanged")
    return Check(What.BYTES, Verdict.DIFFERS, "changed")


def _signature(content: bytes, revision: Revision, trusted: Sequence[bytes]) -> Iterator[Check]:
    """What was appended since the paper was made must be a signature that holds."""
    if len(content) > len(revision.content):
        from exports.verifying_signature import signature

        verdict, why, facts = signature(content, len(revision.content), trusted)
        yield Check(What.SIGNATURE, Verdict(verdict), why, facts)


def _told_by_data(findings: Findings, held: Held, progress: Progress) -> Findings:
    from exports.meeting_record_minutes import minutes_from

    record, issue = findings.record, findings.issue
    assert record and issue
    try:
        minutes = minutes_from(record, issue)
    except (ValueError, OverflowError):
        return findings.but(Check(What.FINGERPRINT, Verdict.DIFFERS, "moments"))
    findings = Findings(findings.checks, record, findings.source, minutes)
    for check in (_fingerprint(minutes, issue), _words(minutes, issue, held, progress), _standing(minutes)):
        findings = findings.but(check)
    return findings


def _fingerprint(minutes: "Minutes", issue: "Issue") -> Check:
    facts: dict[str, str | int] = {"fingerprint": issue.fingerprint}
    if gives(minutes, issue.fingerprint):
        return Check(What.FINGERPRINT, Verdict.AGREES, "fingerprint", facts)
    if issue.partly:
        return Check(What.FINGERPRINT, Verdict.UNKNOWN, "partly", facts)
    return Check(What.FINGERPRINT, Verdict.DIFFERS, "other_fingerprint", facts)


def _standing(minutes: "Minutes") -> Check:
    """Which approval the paper carries."""
    facts: dict[str, str | int] = {"version": minutes.version}
    if not minutes.approved:
        return Check(What.STANDING, Verdict.TOLD, "draft", facts)
    facts |= {"meeting": minutes.approved.meeting, "day": minutes.approved.on.isoformat()}
    if not minutes.signed:
        return Check(What.STANDING, Verdict.TOLD, "approved", facts)
    last = minutes.signed[-1]
    return Check(What.STANDING, Verdict.TOLD, "signed", facts | {"name": last.name, "signed": last.on.isoformat()})


def _words(minutes: "Minutes", issue: "Issue", held: Held, progress: Progress) -> Check:
    """Whether the pages say what the data says, drawn anew; another version may well print it otherwise."""
    version: dict[str, str | int] = {"version": issue.program}
    if issue.language not in LANGUAGES:
        return Check(What.WORDS, Verdict.UNKNOWN, "other_version", version)
    printed = sum(map(len, held.pages))
    if len(held.data) - _pictures(minutes) > _MOST_PER_LETTER * printed + _AT_LEAST:
        return Check(What.WORDS, Verdict.DIFFERS, "other_words", {"page": 1})
    try:
        drawn, missing = _drawn(minutes, issue, progress)
    except Stopped:
        raise
    except Exception:  # noqa: BLE001 - a stranger's data: what cannot be drawn was never printed from it
        return Check(What.WORDS, Verdict.DIFFERS, "undrawable")
    if drawn == held.pages:
        return Check(What.WORDS, Verdict.AGREES, "words", {"pages": len(drawn)})
    if missing or issue.program != VERSION:
        return Check(What.WORDS, Verdict.UNKNOWN, "fonts" if missing else "other_version", version)
    pairs = zip(drawn, held.pages, strict=False)
    page = next((number for number, (one, other) in enumerate(pairs, start=1) if one != other), 0)
    return Check(What.WORDS, Verdict.DIFFERS, "other_words", {"page": page or min(len(drawn), len(held.pages)) + 1})


_MOST_PER_LETTER, _AT_LEAST = 10, 200_000
"""Data much larger than what is printed is not drawn at all: it cannot be the same, and would take for ever."""


def _pictures(minutes: "Minutes") -> int:
    return sum(len(picture.content) for item in minutes.items for picture in item.pictures)


def _drawn(minutes: "Minutes", issue: "Issue", progress: Progress) -> tuple[tuple[str, ...], str]:
    """The text of each page of the same paper drawn from the data, and the characters for which there is no font."""
    from exports.pdf.minutes import paper

    with speaking(issue.language):
        made = paper(minutes, size=issue.size, printed=issue.printed, progress=progress)
    return held_in(made.content).pages, made.missing
