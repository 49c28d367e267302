"""Where pages and lines break: tables, running feet, the booking sheet and the list of actions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from exports.pdf import ballots, booking_week, open_actions
from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.lines import Setter
from exports.pdf.metadata import About
from exports.pdf.pages import dealt
from exports.pdf.paper import printed_paper
from exports.pdf.spans import Span
from exports.pdf.story import Story
from exports.pdf.strips import Strip
from exports.pdf.structure import Elem
from exports.pdf.style import Sheet
from exports.pdf.table import Column, table
from models.queries.actions import ActionRow
from models.queries.asset_week import WeekBlock
from models.queries.papers_of_assets import BookingWeek
from models.rules.actions import ActionState
from models.rules.london import midnight
from tests.exports.pack_samples import item, pack
from tests.exports.pdf_reading import pages_of, text_of
from tests.exports.reading_out import read_out

MONDAY = date(2026, 11, 23)


def story(size: int = 12) -> Story:
    """An empty story."""
    return Story(Sheet(size), Fonts(), Elem("Document"))


def rows_by_page(rows: int, taken: float) -> list[int]:
    """How many rows of a table stand on each page when so much of the first is taken."""
    told = story()
    told.put(Strip(told.sheet.height * taken))
    table(told, [Column("What", share=1)], [[f"row {number}"] for number in range(rows)], summary="Rows")
    height = told.strips[-1].height
    pages = dealt(told.strips, told.sheet.height)
    return [sum(1 for _top, strip in page.strips if abs(strip.height - height) < 0.01) for page in pages]


def test_a_table_of_a_few_rows_is_not_parted() -> None:
    assert rows_by_page(4, taken=0.88) == [0, 4]


def test_no_row_of_a_long_table_stands_alone_before_or_after_a_break() -> None:
    shapes = [rows_by_page(12, taken=share / 100) for share in range(55, 98)]

    assert 1 not in {count for shape in shapes for count in shape}
    assert [shape for shape in shapes if sum(shape) != 12] == []


def bottom(text: str, size: int) -> str:
    """What stands at the foot of a page of this paper."""
    told = story(size)
    told.heading("A paper", 1)
    frame = Frame(told.sheet, told.fonts, "", text, draft=False)
    made = printed_paper(told, frame, About("A paper", "West", "", datetime(2026, 11, 23, tzinfo=UTC)))
    return text_of(made.content)


def test_a_foot_of_large_print_is_set_smaller_rather_than_cut() -> None:
    text = "West of England chapter · version 1 · a498475a · printed Mon 23 Nov 2026"

    assert text in bottom(text, 16)


def test_a_foot_that_is_too_long_loses_whole_parts() -> None:
    told = bottom("A chapter with a name as long as anybody could wish · version 1 · a498475a · printed today", 16)

    assert "as long as anybody could wish · version 1" in told
    assert "..." not in told and "printed" not in told


def test_a_foot_of_one_long_part_is_cut() -> None:
    assert "..." in bottom("Severnside " * 20, 12)


def words(text: str, width: float) -> list[str]:
    """Text in lines."""
    made = Setter(Fonts(), Sheet(12).body).lines([Span(text)], width)
    return ["".join(piece.shown for piece in line.pieces).strip() for line in made]


def test_short_words_are_not_parted_at_a_stroke_and_long_ones_are() -> None:
    assert words("Jon (they/them)", 75) == ["Jon", "(they/them)"]
    assert words("convening/coordination", 75) == ["convening/", "coordination"]


def test_no_line_begins_with_a_dash() -> None:
    assert words("Draft a card – Gwen", 90) == ["Draft a card –", "Gwen"]
    assert words("Draft cards – Gwen", 60) == ["Draft", "cards –", "Gwen"]
    assert words("– said Gwen – twice –", 300) == ["– said Gwen – twice –"]
    assert words("yes\n– no", 300) == ["yes", "– no"]


def block(name: str, start: datetime, end: datetime, **facts: bool) -> WeekBlock:
    """A loan of a thing."""
    plain = WeekBlock(name, name, name, "Isla Reid", "", start, end, is_loan=True)
    return replace(plain, **facts)


def test_what_is_out_for_days_is_said_once() -> None:
    day = [midnight(MONDAY + timedelta(days=number)) for number in range(8)]
    blocks = (
        block("Gazebo", day[0], day[7]),
        block("Projector", day[0], day[3]),
        block("Urn", day[1] + timedelta(hours=9), day[4] + timedelta(hours=17)),
        block("Loop", day[4], day[7]),
        block("Drill", day[2] + timedelta(hours=9), day[2] + timedelta(hours=12)),
    )

    told = read_out(booking_week.paper(BookingWeek("West", MONDAY, "", blocks)))

    assert [told.count(f"TD {each.asset}\n") for each in blocks] == [1, 1, 1, 1, 1]
    several, *days = told.split("  H2 ")[1:]
    shown = [line.strip()[3:] for line in several.splitlines() if "TD " in line]
    assert shown[::4] == ["all week", "until Wed", "Tue 09:00 to Fri 17:00", "from Fri"]
    assert ["09:00 to 12:00" in day for day in days] == [False, False, True, False, False, False, False]


def action(owner: str, text: str) -> ActionRow:
    """Something somebody has taken on."""
    return ActionRow(
        text, text, owner, owner, MONDAY, None, None, "", "", "", None, "", "", "", "", ActionState.OPEN
    )  # fmt: skip


def test_everybodys_actions_stand_in_one_table_and_one_persons_on_their_own_page() -> None:
    rows = [action("", "Find a hall"), action("Jon", "Bring the urn"), action("Asha", "Ring the bank")]

    all_of_them = open_actions.paper(("West", rows, MONDAY))
    one = open_actions.paper(("West", rows[1:2], MONDAY))

    told = [line.strip()[3:] for line in read_out(all_of_them).splitlines() if "TD " in line]
    assert [told.index(text) for text in ("Ring the bank", "Bring the urn", "Find a hall")] == [1, 4, 7]
    assert "Nobody yet" in told
    assert all_of_them.pages == 1
    assert "H1 Jon: what you have taken on" in read_out(one)


def test_an_agenda_without_a_ballot_says_so() -> None:
    pages = pages_of(ballots.paper(pack(items=(item(1, "Welcome"),))).content)

    assert ["Nothing on this agenda is put to a ballot." in page for page in pages] == [True]
