"""Drafts of e-mails to those who were absent, and to those who have something on their hands."""

# pyright: reportOptionalMemberAccess=false

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

from exports.action_lists import write_draft as write_list
from exports.catch_up import write_draft
from models.queries import actions
from models.store import Store
from tests.builders import NOW, TODAY
from tests.exports.test_pdf_minutes_after import missed


def opened(file: Path):
    """The draft as a mail program reads it."""
    return message_from_bytes(file.read_bytes(), policy=policy.default)


def test_the_absent_are_written_to_in_blind_copy_with_the_sheet(store: Store, tmp_path: Path) -> None:
    write_draft(tmp_path / "missed.eml", missed(store), at=NOW, printed=TODAY)

    letter = opened(tmp_path / "missed.eml")
    body = letter.get_body(("plain",)).get_content()
    assert (letter["X-Unsent"], letter["Bcc"], letter["To"]) == ("1", "lleu@chapter.example", None)
    assert letter["Subject"] == "What you missed: Autumn meeting"
    assert "Adopted W 2026-11-09/2: Members may borrow the kit." in body
    assert "“The door is painted green.” holds unless somebody objects, with a reason, by Monday 30 November" in body
    assert "Lleu Fychan: Mend the gate, by Tue 1 Dec 2026" in body
    assert "SECRET" not in body
    (sheet,) = letter.iter_attachments()
    assert sheet.get_content().startswith(b"%PDF-")


def test_a_persons_own_list_names_what_is_late(store: Store, tmp_path: Path) -> None:
    missed(store)
    with store.read() as reader:
        rows = [row for row in actions.open_actions(reader, date(2026, 12, 24)) if row.owner == "Lleu Fychan"]
        email = actions.email_of(reader, rows[0].owner_id)

    write_list(tmp_path / "list.eml", rows, name="Lleu", email=email, today=date(2026, 12, 24), at=NOW)

    letter = opened(tmp_path / "list.eml")
    assert (letter["Bcc"], letter["Subject"]) == ("lleu@chapter.example", "2 things you have taken on")
    assert "- Mend the gate; was due Tue 1 Dec 2026" in letter.get_body(("plain",)).get_content()
