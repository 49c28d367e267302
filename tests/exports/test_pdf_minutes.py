"""The minutes on paper: their order, their words, and what stands on every page."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exports.pdf.minutes import paper, write
from models.errors import CouldNotWrite
from models.progress import Stopped
from models.queries.minutes import Approved, MinutedAction, MinutedStance, Minutes, QuorumStatement
from models.queries.minutes_decision import MinutedLink
from tests.exports.minutes_samples import attendee, decision, full_minutes, item, minutes
from tests.exports.pdf_reading import Structure, pages_of, text_of
from tests.exports.reading_out import read_out

GOLDEN = Path(__file__).parent / "golden" / "minutes.txt"


def test_a_whole_meeting_reads_as_it_always_did() -> None:
    """After a wanted change: `GOLDEN=write pytest tests/exports/test_pdf_minutes.py`, and read the difference."""
    structure = read_out(paper(full_minutes()))

    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(structure, encoding="utf-8")
    assert structure == GOLDEN.read_text(encoding="utf-8")


def test_the_parts_stand_in_the_order_usual_in_the_united_kingdom() -> None:
    text = text_of(paper(full_minutes()).content)

    order = [
        *(
            "Autumn chapter meeting",
            "Thursday 12 November 2026, 18:02 to 19:40",
            "In short:",
            "Present",
            "In attendance",
        ),
        *("Apologies", "A quorum was present", "Declarations of interest", "Minutes of the last meeting"),
        *("Matters arising", "Decision SEV 2026-11-12/2", "Action: Confirm in writing"),
        *("Any other business", "Next meeting Tuesday", "Decisions and actions", "Approval", "Fingerprint"),
    ]
    places = [text.rfind(words) if words.startswith("Next meeting") else text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("size", [10, 12, 16])
def test_every_size_holds_the_same_words_and_a_whole_structure(size: int) -> None:
    made = paper(full_minutes(), size=size)

    assert read_out(made) == GOLDEN.read_text(encoding="utf-8")
    assert Structure(made.content).faults == []


def test_draft_stands_on_every_page_until_the_minutes_are_approved() -> None:
    approved = replace(full_minutes(), items=tuple(item(number, "Item", notes="Said. " * 200) for number in range(9)))
    draft = replace(approved, approved=None)

    assert ["DRAFT" in page for page in pages_of(paper(draft).content)] == [True] * paper(draft).pages
    assert ["DRAFT" in page for page in pages_of(paper(approved).content)] == [False] * paper(approved).pages
    assert "Draft minutes" in read_out(paper(draft))
    assert "Approved minutes" in read_out(paper(approved))


def test_every_page_says_which_of_how_many_it_is() -> None:
    long = replace(full_minutes(), items=tuple(item(number, "Item", notes="Said. " * 300) for number in range(9)))

    pages = pages_of(paper(long, printed=date(2026, 11, 15)).content)

    found = [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1)]
    assert len(pages) > 3
    assert found == [True] * len(pages)
    assert all("printed Sun 15 Nov 2026" in page and "version 2" in page for page in pages)


def test_a_meeting_of_which_nothing_is_known_still_makes_a_page() -> None:
    made = paper(minutes())

    assert made.pages == 1
    assert Structure(made.content).faults == []
    assert read_out(made).splitlines()[:5] == [
        "Document",
        "  P Severnside chapter",
        "  P Draft minutes",
        "  H1 Minutes: Chapter meeting",
        "  P Thursday 12 November 2026, 18:02",
    ]


def test_a_meeting_may_end_on_another_day() -> None:
    overnight = minutes(ends=datetime(2026, 11, 13, 0, 10, tzinfo=UTC))

    assert "Thursday 12 November 2026, 18:02 to Friday 13 November 2026, 00:10" in text_of(paper(overnight).content)


def test_hours_are_given_only_for_those_who_came_late_or_left_early() -> None:
    present = (
        attendee("Asha", "convener", arrived=datetime(2026, 11, 12, 18, 2, tzinfo=UTC)),
        attendee("Ben", "", arrived=datetime(2026, 11, 12, 18, 20, tzinfo=UTC)),
        attendee("Cai", "guest", left=datetime(2026, 11, 12, 18, 50, tzinfo=UTC)),
    )

    structure = read_out(paper(minutes(present=present, ends=datetime(2026, 11, 12, 19, 40, tzinfo=UTC))))

    assert [line.strip() for line in structure.splitlines() if "LBody" in line][:3] == [
        "LBody Asha, convener",
        "LBody Ben, from 18:20",
        "LBody Cai, guest, until 18:50",
    ]


@pytest.mark.parametrize(
    ("quorum", "sentence"),
    [
        (QuorumStatement(5, 6, met=True), "Quorum. A quorum was present: 5 were needed and 6 could decide."),
        (QuorumStatement(5, 4, met=False), "Quorum. There was no quorum: 5 were needed and 4 could decide."),
        (QuorumStatement(None, 4, met=True), "Quorum. The group has no quorum rule; 4 could decide."),
    ],
)
def test_the_quorum_is_stated(quorum: QuorumStatement, sentence: str) -> None:
    assert f"P {sentence}\n" in read_out(paper(minutes(quorum=quorum)))


def test_a_declared_outcome_that_differs_from_the_count_is_said_with_its_reason() -> None:
    unlike = decision("Wait.", outcome="carried_over", computed="adopted", difference="Two had left.")

    lines = _lines(minutes(items=(item(1, "Waiting", decisions=(unlike,)),)))

    assert "P Result: by the rules adopted, declared carried over" in lines
    assert "P Why it was declared so: Two had left." in lines


def test_words_from_an_imported_record_are_printed_as_written() -> None:
    stances = (MinutedStance("Asha", "would host", ""), MinutedStance("Ben", "consent", ""))
    foreign = decision("Go.", method="fist to five", outcome="Passed, mostly", computed="", stances=stances)

    lines = _lines(minutes(items=(item(1, "Going", decisions=(foreign,)),)))

    assert "P Passed, mostly" in lines
    assert "P How: fist to five" in lines
    assert "P Would host: Asha" in lines
    assert "P Consented: Ben" in lines


def test_a_stance_is_told_without_its_name_where_the_record_keeps_the_name() -> None:
    nameless = decision("Go.", stances=(MinutedStance("", "concern", "It may rain."),))

    lines = _lines(minutes(items=(item(1, "Going", decisions=(nameless,)),)))

    assert "P Consented with a concern: “It may rain.”" in lines


def test_a_decision_longer_than_a_page_goes_on_under_its_name() -> None:
    long = decision("Every kit has a steward. " * 300, reasons="It has worked. " * 200)

    made = paper(minutes(items=(item(1, "Kits", decisions=(long,)),)))

    pages = pages_of(made.content)
    assert made.pages > 2
    assert ["SEV 2026-11-12/2, continued" in page for page in pages[1:3]] == [True, True]
    assert "Every kit has a steward. " * 299 in read_out(made)
    assert "TD Every kit has a steward\n" in read_out(made)  # the table at the end names it only
    assert Structure(made.content).faults == []


def test_a_short_decision_is_not_parted_by_a_page_end() -> None:
    one = decision("Meet on Tuesdays from now on.", reasons="Most can come.", counts=(("consent", 5),))
    items = tuple(item(number, "Days", notes="Said. " * 60, decisions=(one,)) for number in range(1, 30))

    pages = pages_of(paper(minutes(items=items)).content)

    starts = [page.count("Adopted\r\nMeet on Tuesdays from now on.") for page in pages[:-2]]
    assert starts == [page.count("Why: Most can come.") for page in pages[:-2]]


def test_a_consent_without_objection_says_so() -> None:
    consented = decision("Go.", counts=(("consent", 3), ("stand_aside", 1), ("objection", 0)))

    assert "P 3 consented · 1 stood aside · no objection" in _lines(
        minutes(items=(item(1, "A", decisions=(consented,)),))
    )


def test_corrections_agreed_at_approval_are_printed() -> None:
    approved = Approved("the January meeting", date(2027, 1, 12), "Item 3: for £25 read £250.")

    lines = _lines(minutes(approved=approved, state="approved"))

    corrected = (
        "P Approved as a correct record at the January meeting on Tuesday 12 January 2027, with these corrections:"
    )
    assert corrected in lines
    assert "P Item 3: for £25 read £250." in lines


def test_hostile_words_are_only_words() -> None:
    hostile = [
        *("R&D <b", "<img src='/etc/passwd'>", "]]> &amp; \\( \\) (unbalanced", "%PDF-1.7 endstream endobj"),
        *("a\x00b\x07c", "left \u202eright", "tab\there", "half \ud800 surrogate", "\u2028line\u0085end"),
        *("x" * 10_000, "=cmd|' /C calc'!A0", "{name} %s %(x)s", "", " "),
    ]
    items = tuple(
        item(
            number,
            words,
            owner=words,
            purpose=words,
            notes=words,
            decisions=(decision(words, number=words, reasons=words, method=words, outcome=words, difference=words),),
            actions=(MinutedAction(words, words, None, None),),
        )
        for number, words in enumerate(hostile)
    )
    people = tuple(attendee(words, words) for words in hostile)

    made = paper(
        minutes(items=items, present=people, chapter=hostile[0], title=hostile[7], place=hostile[9], kind="\x00")
    )

    assert Structure(made.content).faults == []
    text = text_of(made.content)
    assert all(words in text for words in ("R&D <b", "<img src='/etc/passwd'>", "{name} %s %(x)s", "a�b�c"))
    assert "x" * 10_000 in read_out(made)


def test_the_same_minutes_make_the_same_bytes() -> None:
    assert paper(full_minutes()).content == paper(full_minutes()).content


def test_nothing_stands_under_the_name_when_the_folder_refuses(tmp_path: Path) -> None:
    with pytest.raises(CouldNotWrite):
        write(tmp_path / "missing" / "minutes.pdf", full_minutes())

    assert list(tmp_path.iterdir()) == []


def test_cancelling_half_way_leaves_no_file(tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done * 2 >= total:
            raise Stopped

    with pytest.raises(Stopped):
        write(tmp_path / "minutes.pdf", full_minutes(), progress=cancel)

    assert list(tmp_path.iterdir()) == []


def test_qpdf_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    write(tmp_path / "minutes.pdf", full_minutes())

    checked = subprocess.run(["qpdf", "--check", tmp_path / "minutes.pdf"], capture_output=True, text=True, check=False)

    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)


def _lines(given: Minutes) -> list[str]:
    return [line.strip() for line in read_out(paper(given)).splitlines()]


def test_a_decision_tells_what_it_does_to_an_earlier_one() -> None:
    changed = decision("Lend for a month.", links=(MinutedLink("supersedes", "W 2026-01-05/2", "Lend for a week."),))
    proposed = decision("Lend to all.", outcome="withdrawn", links=(MinutedLink("amends", "", "Lend to members."),))

    lines = _lines(minutes(items=(item(1, "Lending", decisions=(changed, proposed)),)))

    assert "P Earlier decision: Supersedes W 2026-01-05/2: Lend for a week." in lines
    assert "P Earlier decision: It was about an earlier decision. Lend to members." in lines
