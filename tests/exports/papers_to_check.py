"""Minutes as papers that somebody hands back, for the tests that check them."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf

from exports.pdf.checksum import sealed
from exports.pdf.minutes import paper
from exports.verifying import Findings
from models.migrate import create
from models.queries.minutes import Minutes
from models.queries.minutes_of import minutes_of
from models.store import Store
from tests import builders
from tests.builders import TODAY
from tests.builders_minutes import evening
from ui.verify.words import sentence


def told(store: Store, meeting: str, **how: bool) -> Minutes:
    """What the minutes say."""
    with store.read() as reader:
        return minutes_of(reader, meeting, **how)


def printed(minutes: Minutes, size: int = 12) -> bytes:
    """The paper."""
    return paper(minutes, size=size, printed=TODAY).content


@cache
def one_evening() -> Minutes:
    """The minutes of an evening with everything that minutes can tell, once for all tests that only look at them."""
    with TemporaryDirectory() as folder:
        create(Path(folder) / "template.chapter")
        with builders.opened(Path(folder) / "template.chapter", Path(folder) / "own.chapter") as store:
            return told(store, evening(store).meeting)


@cache
def one_paper() -> bytes:
    """The paper of that evening."""
    return printed(one_evening())


def said(findings: Findings) -> list[str]:
    """What came of each check, a line each."""
    return [f"{check.what} {check.verdict}: {sentence(check)}" for check in findings.checks]


def doubts(findings: Findings) -> list[str]:
    """What does not agree, or cannot be told."""
    return [line for line in said(findings) if " agrees: " not in line and " told: " not in line]


def with_data(content: bytes, data: bytes) -> bytes:
    """The same pages over other data, with a checksum that fits: what a forger would make."""
    pdf: Any = pikepdf.open(BytesIO(content))
    pdf.attachments["meeting-record.json"].get_file().obj.write(data)
    return resealed(pdf, content)


def data_in(content: bytes) -> bytes:
    """The data of a paper."""
    pdf: Any = pikepdf.open(BytesIO(content))
    return pdf.attachments["meeting-record.json"].get_file().read_bytes()


def resealed(pdf: Any, like: bytes) -> bytes:
    """A PDF that another program wrote, with our checksum in its trailer."""
    made = BytesIO()
    pdf.save(made, deterministic_id=True, fix_metadata_version=False)
    return sealed(made.getvalue())


def with_words(minutes: Minutes, old: str, new: str) -> bytes:
    """A paper whose pages say something else than its data."""
    honest, changed = printed(minutes), replace(minutes, title=minutes.title.replace(old, new))
    return with_data(printed(changed), data_in(honest))
