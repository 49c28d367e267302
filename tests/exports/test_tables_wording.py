"""Every reason a file or a row may be refused for has words."""

import re
from pathlib import Path

from exports.tables.table import Note
from exports.tables.wording import note, unreadable, why
from models.rules.roster_file import NotARoster, Refused, Why

ROOT = Path(__file__).parents[2]
SOURCES = [*(ROOT / "exports/tables").glob("*.py"), *(ROOT / "exports/vcard").glob("*.py")]
SOURCES += (ROOT / "models/rules").glob("roster_*.py")


def used(pattern: str) -> set[str]:
    """Every word that the program puts in this place."""
    return {word for path in SOURCES for word in re.findall(pattern, path.read_text(encoding="utf-8"))}


def test_every_refused_row_has_words() -> None:
    kinds = used(r'Why\("(\w+)"') | used(r'trouble="(\w+)"')

    sentences = [
        why(Refused(2, Why(kind, name="Tom Pugh", value="x", column="Joined", row=2, count=2))) for kind in kinds
    ]

    assert len(kinds) == 15
    assert [sentence for sentence in sentences if not sentence.endswith(".") or "{" in sentence] == []


def test_every_refused_file_has_words() -> None:
    kinds = used(r'NotARoster\(\w+, "(\w+)"') | used(r'^    \(b".*", "(\w+)"\),$') | used(r'return "(web_page|xml)"')
    kinds |= {"picture", "pdf", "document", "archive", "binary", "chapter", "xlsb", "numbers", "bundle", "locked"}

    sentences = [unreadable(NotARoster(Path("list.csv"), kind, found=3, limit=2, detail="x")) for kind in kinds]

    assert len(kinds) > 20
    assert [sentence for sentence in sentences if not sentence.endswith(".") or "{" in sentence] == []


def test_every_note_has_words() -> None:
    kinds = used(r'Note\("(\w+)"')

    sentences = [note(Note(kind, "Joined", 2)) for kind in kinds]

    assert len(kinds) == 7
    assert [sentence for sentence in sentences if not sentence.endswith(".") or "{" in sentence] == []
