"""A paper beside the chapter's own record of the same meeting."""

from exports.meeting_record_issue import PaperRecord
from exports.verifying import Check, Findings, Verdict, What
from models.errors import AlreadyImported, NotFound
from models.queries.minutes import Minutes
from models.queries.minutes_of import minutes_of
from models.queries.minutes_standing import issues
from models.reader import Reader
from models.rules.meeting_record import MeetingRecord

_SAME = "SELECT id FROM meeting WHERE id = :meeting AND NOT removed"
_OWN = "SELECT coalesce(title, ''), id FROM meeting WHERE id = :meeting AND NOT removed"
_TAKEN_IN = "SELECT id FROM meeting WHERE source = :source AND NOT removed"


def against(findings: Findings, reader: Reader) -> Findings:
    """The findings with what this chapter's own record says of the same meeting."""
    issue = findings.issue
    if issue is None or findings.minutes is None:
        return findings
    meeting = reader.value(_SAME, meeting=issue.meeting)
    if not meeting:
        return findings.but(_taken_in(findings, reader))
    try:
        ours = minutes_of(reader, meeting, confidential=issue.confidential)
    except NotFound:  # its day was taken away again
        return findings.but(Check(What.CHAPTER, Verdict.UNKNOWN, "elsewhere"))
    return findings.but(_beside(findings.minutes, ours, reader))


def meeting_here(findings: Findings, reader: Reader) -> str:
    """The meeting of the paper in this chapter; '' when it is not here."""
    if findings.issue is None:
        return ""
    same = reader.value(_SAME, meeting=findings.issue.meeting)
    return same or reader.value(_TAKEN_IN, source=findings.source) or ""


def require_new(record: MeetingRecord, reader: Reader) -> None:
    """Refuse to take in the paper of a meeting that was held in this very chapter. Raises `AlreadyImported`."""
    issue = record.issue if isinstance(record, PaperRecord) else None
    if issue and (known := reader.one(AlreadyImported, _OWN, meeting=issue.meeting)):
        raise known


def _taken_in(findings: Findings, reader: Reader) -> Check:
    if reader.value(_TAKEN_IN, source=findings.source):
        return Check(What.CHAPTER, Verdict.AGREES, "taken_in")
    return Check(What.CHAPTER, Verdict.UNKNOWN, "elsewhere")


def _beside(paper: Minutes, ours: Minutes, reader: Reader) -> Check:
    facts: dict[str, str | int] = {"version": paper.version, "now": ours.version, "state": ours.state}
    if paper.fingerprint != ours.fingerprint:
        handed_out = {(row.version, row.fingerprint) for row in issues(reader, ours.id)}
        was_ours = (paper.version, paper.fingerprint) in handed_out
        return Check(What.CHAPTER, Verdict.DIFFERS, "earlier" if was_ours else "other", facts)
    if paper.approved and paper.approved != ours.approved:
        return Check(What.CHAPTER, Verdict.DIFFERS, "not_approved", facts)
    if not set(paper.signed) <= set(ours.signed):
        return Check(What.CHAPTER, Verdict.DIFFERS, "not_signed", facts)
    if ours.approved and not paper.approved:
        return Check(What.CHAPTER, Verdict.AGREES, "approved_since", facts)
    return Check(What.CHAPTER, Verdict.AGREES, "same", facts)
