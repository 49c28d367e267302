"""A letter that is not sent yet, with files attached: an `.eml` file that mail programs open as a draft."""

from collections.abc import Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path, PurePath

from exports.safe_file import write_bytes

_MEDIA_TYPES = {".age": "application/age", ".pdf": "application/pdf", ".ics": "text/calendar"}


def write_letter(
    target: Path, attached: Sequence[Path], *, subject: str, text: str, to: Sequence[str] = (), at: datetime
) -> None:
    """Save a draft with these files attached, addressed in blind copy so that nobody reads who else has it.

    Raises `CouldNotWrite`.
    """
    write_bytes(target, letter([(path.name, path.read_bytes()) for path in attached], subject, text, to=to, at=at))


def letter(
    attached: Sequence[tuple[str, bytes]], subject: str, text: str, *, to: Sequence[str] = (), at: datetime
) -> bytes:
    """The draft's bytes. `X-Unsent` is what makes Outlook, Mail and Thunderbird open it for writing."""
    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(at)
    message["Subject"] = " ".join(subject.split())
    if to:
        message["Bcc"] = ", ".join(to)
    message.set_content(text)
    for name, content in attached:
        maintype, _slash, subtype = _media_type(name).partition("/")
        params = {"charset": "utf-8"} if maintype == "text" else None
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name, params=params)
    return message.as_bytes()


def _media_type(name: str) -> str:
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower(), "application/zip")
