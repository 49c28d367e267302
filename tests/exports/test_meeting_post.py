"""The notice of a meeting: who gets a draft, who a letter, and that nobody reads another's address."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest

from exports.meeting_post import MOST_IN_BLIND_COPY, notice_text, write_post
from models.errors import CouldNotWrite
from models.progress import Stopped
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PaperPack
from models.rules.post import Way, Why
from tests.exports.pack_samples import PRINTED, item, meeting, pack
from tests.exports.pdf_reading import text_of

AT = datetime(2026, 11, 23, 18, 5, tzinfo=UTC)


def by_mail(name: str) -> Recipient:
    """Somebody with an address of their own."""
    return Recipient(name, name, name, f"{name.lower()}@example.org", (), Way.EMAIL, Why.HAS_EMAIL, True)


def on_paper(name: str) -> Recipient:
    """Somebody who gets a letter."""
    return Recipient(name, name, f"Ms {name}", "", ("4 Mill Lane", "WV1 2AB"), Way.LETTER, Why.NO_EMAIL, True)


def by_hand(name: str) -> Recipient:
    """Somebody whom nothing reaches."""
    return Recipient(name, name, name, "", (), Way.BY_HAND, Why.NO_ADDRESS, True)


def written(folder: Path, given: PaperPack, *told: Recipient) -> list[str]:
    """The names of what was written."""
    write_post(folder, given, told, at=AT, printed=PRINTED)
    return sorted(path.name for path in folder.iterdir())


def draft(folder: Path) -> EmailMessage:
    """The one draft, read back."""
    (path,) = folder.glob("*.eml")
    return cast(EmailMessage, email.message_from_bytes(path.read_bytes(), policy=email.policy.default))


def test_everybody_is_told_in_their_own_way(tmp_path: Path) -> None:
    names = written(tmp_path, pack(), by_mail("Asha"), on_paper("Dilys"), by_mail("Ben"), by_hand("Huw"))

    assert names == [
        "2026-12-03 December stewardship meeting – invitation.ics",
        "2026-12-03 December stewardship meeting – letter 1 Dilys.pdf",
        "2026-12-03 December stewardship meeting – notice by e-mail.eml",
    ]


def test_the_draft_waits_to_be_sent_and_shows_nobody_anybodys_address(tmp_path: Path) -> None:
    written(tmp_path, pack(), by_mail("Asha"), by_mail("Ben"), by_mail("Asha"))

    message = draft(tmp_path)

    assert (message["X-Unsent"], message["To"], message["Cc"], message["From"]) == ("1", None, None, None)
    assert message["Bcc"] == "asha@example.org, ben@example.org"
    assert message["Subject"] == "Notice of meeting: December stewardship meeting"
    body = message.get_body()
    assert body
    assert "asha@" not in body.get_content()
    assert [(part.get_content_type(), part.get_filename()) for part in message.iter_attachments()] == [
        ("application/pdf", "2026-12-03 December stewardship meeting – 1 agenda.pdf"),
        ("text/calendar", "2026-12-03 December stewardship meeting.ics"),
    ]


def test_what_is_attached_is_whole_and_names_nobody(tmp_path: Path) -> None:
    written(tmp_path, pack(), by_mail("Ben"))

    agenda, event = (part.get_payload(decode=True) for part in draft(tmp_path).iter_attachments())

    assert isinstance(agenda, bytes)
    assert isinstance(event, bytes)
    assert "Agenda: December stewardship meeting" in text_of(agenda)
    assert event.endswith(b"END:VCALENDAR\r\n")
    assert b"ben@" not in agenda + event


def test_a_crowd_is_told_in_several_drafts_each_person_once(tmp_path: Path) -> None:
    crowd = [by_mail(f"p{number}") for number in range(200)]

    post = write_post(tmp_path, pack(), crowd, at=AT, printed=PRINTED)

    counts = [
        len(email.message_from_bytes(path.read_bytes(), policy=email.policy.default)["Bcc"].split(","))
        for path in post.drafts
    ]
    assert sum(counts) == 200
    assert max(counts) <= MOST_IN_BLIND_COPY
    assert [path.name[-14:] for path in post.drafts] == ["ail 1 of 3.eml", "ail 2 of 3.eml", "ail 3 of 3.eml"]


def test_a_letter_has_the_address_and_the_agenda(tmp_path: Path) -> None:
    post = write_post(tmp_path, pack(), [on_paper("Dilys")], at=AT, printed=PRINTED)

    text = text_of(post.letters[0].read_bytes())
    assert "Ms Dilys 4 Mill Lane WV1 2AB Monday 23 November 2026" in text
    assert "Dear Dilys, You are invited to “December stewardship meeting”" in text
    assert "Lending the hearing loop" in text
    assert post.drafts == ()


def test_two_people_called_alike_get_a_letter_each(tmp_path: Path) -> None:
    post = write_post(tmp_path, pack(), [on_paper("Dilys"), on_paper("Dilys")], at=AT, printed=PRINTED)

    assert len({path.name for path in post.letters}) == 2
    assert all(path.exists() for path in post.letters)


def test_a_meeting_without_a_day_brings_no_calendar_file(tmp_path: Path) -> None:
    open_day = pack(meeting=meeting(starts=None, ends=None))

    assert written(tmp_path, open_day, by_mail("Ben")) == ["December stewardship meeting – notice by e-mail.eml"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "You are invited to “December stewardship meeting” on Thursday 3 December 2026, 18:00 to 20:00."),
        ({"notice_on": PRINTED, "sequence": 1}, "has changed. It is now on Thursday 3 December 2026"),
        ({"notice_on": PRINTED}, "You are invited to"),
        ({"cancelled": True}, "will not take place."),
    ],
)
def test_the_notice_says_what_became_of_the_meeting(facts: dict[str, object], words: str) -> None:
    assert words in notice_text(pack(meeting=meeting(**facts)))


def test_the_notice_does_not_name_what_is_confidential() -> None:
    text = notice_text(pack(items=(item(1, "A complaint", confidential=True), item(2, "Kit"))))

    assert "1. Confidential item\n2. Kit" in text
    assert "complaint" not in text


def test_hostile_words_make_no_header_and_no_folder(tmp_path: Path) -> None:
    words = "../../x\r\nBcc: eve@example.org\x00\x07 <b> ŵ" + "y" * 500
    evil = pack(meeting=meeting(title=words, chapter=words, place=words, facilitator=words))

    names = written(tmp_path, evil, by_mail("Asha"), replace(on_paper("Dilys"), name=words, address=(words,)))

    assert draft(tmp_path)["Bcc"] == "asha@example.org"
    assert len(names) == 3
    assert all(len(name.encode()) < 250 and "/" not in name for name in names)


def test_cancelled_nothing_is_written(tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done == total:
            raise Stopped

    with pytest.raises(Stopped):
        write_post(tmp_path, pack(), [by_mail("Asha"), on_paper("Dilys")], at=AT, printed=PRINTED, progress=cancel)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotWrite):
        write_post(tmp_path / "gone", pack(), [by_mail("Asha")], at=AT, printed=PRINTED)
