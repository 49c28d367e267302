"""A bundle as a letter that is not sent yet: an `.eml` file that mail programs open as a draft."""

from collections.abc import Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from exports.safe_file import write_bytes


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
        message.add_attachment(content, maintype="application", subtype=_subtype(name), filename=name)
    return message.as_bytes()


def _subtype(name: str) -> str:
    return "age" if name.endswith(".age") else "zip"
