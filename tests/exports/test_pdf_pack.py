"""The papers of a meeting: what each says and leaves out, and that every page is whole."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports.pdf import action_slips, agenda, ballots, notice_letter, running_sheet, sign_in
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PackAction, PackPaper, PaperPack, Slip
from models.rules.post import Way, Why
from tests.exports.pack_samples import DAY, FEE, LOAN, PRINTED, ROLE, item, meeting, pack, proposal
from tests.exports.pdf_reading import Structure, pages_of, text_of
from tests.exports.reading_out import read_out

GOLDEN = Path(__file__).parent / "golden"
Make = Callable[..., Paper]
DILYS = Recipient("1", "Dilys Pugh", "Mrs Dilys Pugh", "", ("4 Mill Lane", "WV1 2AB"), Way.LETTER, Why.NO_EMAIL, True)
HOSTILE = (
    "R&D <b", "<img src='/etc/passwd'>", "]]> &amp; \\( \\) (unbalanced", "%PDF-1.7 endstream endobj", "a\x00b\x07c",
    "left \u202eright", "tab\there", "half \ud800 surrogate", "\u2028line\u0085end", "x" * 10_000, "{name} %(x)s",
    "", " ",
)  # fmt: skip


def letter(given: PaperPack, printing: Printing | None = None) -> Paper:
    """The letter to somebody without e-mail."""
    return notice_letter.paper(given, DILYS, printing)


PAPERS: dict[str, Make] = {
    "agenda": agenda.paper,
    "sign_in": sign_in.paper,
    "ballots": ballots.paper,
    "running_sheet": running_sheet.paper,
    "action_slips": action_slips.paper,
    "notice_letter": letter,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_reads_as_it_always_did(name: str) -> None:
    """After a wanted change: `GOLDEN=write pytest tests/exports/test_pdf_pack.py`, and read the difference."""
    structure = read_out(PAPERS[name](pack(deciders=2), Printing(printed=PRINTED)))

    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(structure, encoding="utf-8")
    assert structure == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [10, 12, 16])
@pytest.mark.parametrize("name", PAPERS)
def test_every_size_has_a_whole_structure(name: str, size: int) -> None:
    made = PAPERS[name](pack(), Printing(size, PRINTED))

    assert Structure(made.content).faults == []


def test_large_print_says_the_same_in_larger_letters() -> None:
    assert read_out(agenda.paper(pack(), Printing(agenda.LARGE))) == read_out(agenda.paper(pack(), Printing(12)))


def test_the_agenda_says_nothing_of_a_confidential_item_but_that_there_is_one() -> None:
    secret = item(1, "Complaint", owner="Mair", confidential=True, proposals=(LOAN,), papers=(PackPaper("Letter", ""),))

    text = text_of(agenda.paper(pack(items=(secret,))).content)

    assert "Confidential item" in text
    assert [words for words in ("Complaint", "Mair", "hearing loop", "Letter") if words in text] == []


def test_the_running_sheet_has_it_all_for_one_pair_of_hands() -> None:
    text = text_of(running_sheet.paper(pack()).content)

    assert "5. A complaint about a volunteer" in text
    assert "Confidential · Led by Mair Tudor" in text
    assert ["Private, for the facilitator" in page for page in pages_of(running_sheet.paper(pack()).content)] == [
        True
    ] * running_sheet.paper(pack()).pages


def test_the_agenda_says_when_it_ends_and_that_this_is_too_late() -> None:
    late = pack(meeting=meeting(closes=datetime(2026, 12, 3, 19, 30, tzinfo=UTC)))

    assert "Ends about 19:40 if everything takes its time. That is after the room closes." in text_of(
        agenda.paper(late).content
    )


def test_an_agenda_with_nothing_on_it_says_so() -> None:
    empty = pack(items=(), meeting=meeting(starts=None, ends=None, closes=None, place="", need=None, facilitator=""))

    text = text_of(agenda.paper(empty).content)

    assert "Nothing is on this agenda yet." in text
    assert "The day is not set yet" in text


def test_no_ballot_paper_can_be_told_from_another() -> None:
    made = ballots.paper(pack(items=(item(1, "Day", proposals=(DAY,)),), deciders=30))

    pages = pages_of(made.content)
    parts = [part.strip() for page in pages for part in page.split("Ballot paper")[1:]]
    assert len(set(pages)) == 1
    assert len(set(parts)) == 1
    assert 30 <= len(parts) < 30 + len(parts) // len(pages)
    assert [mark for mark in ("Page", "No.", "of 5") if mark in pages[0]] == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (FEE, "Put a cross in one box."),
        (DAY, "Write 1 beside your first choice"),
        (replace(DAY, method="approval"), "every option you can accept"),
        (replace(DAY, method="score", budget=9), "from 0 (worst) to 9 (best)"),
        (replace(DAY, method="dots", budget=1), "You have 1 dot."),
        (ROLE, "Whom do you name for this role"),
    ],
)
def test_a_ballot_paper_says_how_it_is_marked(question: object, words: str) -> None:
    made = ballots.paper(pack(items=(item(1, "Day", proposals=(question,)),), deciders=1))

    assert words in text_of(made.content)


def test_what_is_decided_by_voices_or_has_no_options_needs_no_paper() -> None:
    spoken = (LOAN, proposal("Which?", "approval", options=("Only one",)), proposal("So?", "nem_con"))

    assert ballots.questions(pack(items=(item(1, "Day", proposals=spoken),))) == []


def test_each_question_has_pages_of_its_own() -> None:
    pages = pages_of(ballots.paper(pack(deciders=3)).content)

    found = [("evening" in page, "hall fee" in page, "Kit" in page or "kit" in page) for page in pages]
    assert found == [(True, False, False), (False, True, False), (False, False, True)]


def test_a_short_question_does_not_share_a_page_with_a_long_one() -> None:
    long = replace(DAY, options=tuple(f"Evening {number} of the week, in the hall" for number in range(14)))

    pages = pages_of(ballots.paper(pack(items=(item(1, "Day", proposals=(long, FEE)),), deciders=1)).content)

    assert [("Evening 3" in page, "hall fee" in page) for page in pages] == [(True, False), (False, True)]


def test_every_person_gets_a_page() -> None:
    pages = pages_of(action_slips.paper(pack(), Printing(printed=PRINTED)).content)

    assert [next(name for name in ("Dilys", "Huw") if name in page) for page in pages] == ["Dilys", "Huw"]


def test_the_sign_in_sheet_for_a_crowd_repeats_its_head_and_names_everybody() -> None:
    crowd = tuple(f"Person {number:03}" for number in range(300))

    pages = pages_of(sign_in.paper(pack(expected=crowd)).content)

    assert all("Signature" in page for page in pages[:-1])
    assert [name for name in crowd if name not in "".join(pages)] == []


@pytest.mark.parametrize("name", PAPERS)
def test_hostile_words_are_only_words(name: str) -> None:
    proposals = tuple(
        proposal(words, "approval", options=(words, "y"), driver=words, criteria=words, proposer=words)
        for words in HOSTILE
    )
    items = tuple(
        item(number, words, owner=words, purpose=words, papers=(PackPaper(words, words),), proposals=(each,))
        for number, (words, each) in enumerate(zip(HOSTILE, proposals, strict=True), start=1)
    )
    slips = tuple(Slip(words, (PackAction(words, None, words, None),)) for words in HOSTILE)
    about = meeting(chapter=HOSTILE[0], title=HOSTILE[5], place=HOSTILE[9], facilitator=HOSTILE[9], kind="\x00")

    made = PAPERS[name](pack(meeting=about, items=items, expected=HOSTILE, slips=slips, deciders=1))

    text = text_of(made.content)
    assert Structure(made.content).faults == []
    assert "R&D <b" in text
    assert "\u202e" not in text


@pytest.mark.parametrize("name", PAPERS)
def test_qpdf_finds_nothing_to_complain_about(name: str, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    file = tmp_path / "paper.pdf"
    file.write_bytes(PAPERS[name](pack()).content)

    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)

    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)
