"""Every character is drawn by a font that has it, or says so."""

from pathlib import Path

import pytest
import reportlab

from exports.pdf.fonts import Fonts, clean, own_face
from exports.pdf.lines import Line, Setter
from exports.pdf.minutes import paper
from exports.pdf.scripts import shaped, visual_order
from exports.pdf.spans import Span
from exports.pdf.style import TextStyle
from tests.exports.minutes_samples import attendee, minutes
from tests.exports.pdf_reading import Structure, text_of
from tests.exports.reading_out import read_out

NO_FONTS: tuple[Path, ...] = ()
BODY = TextStyle(12, 16)


@pytest.mark.parametrize("name", ["Siân Llŷr", "Zofia Źdźbło", "Ελένη", "Đặng Thị", "Наталія", "½ ✓ ☐ → £ €"])
def test_our_own_faces_draw_the_names_of_europe(name: str) -> None:
    fonts = Fonts(folders=NO_FONTS)

    faces = {run.face for word in name.split() for run in fonts.runs(word, bold=True)}

    assert faces == {own_face(bold=True, italic=False)}
    assert fonts.missing == {}


def test_a_slanted_word_falls_back_upright_where_the_italic_has_no_such_letters() -> None:
    (run,) = Fonts(folders=NO_FONTS).runs("Наталія", italic=True)

    assert run.face is own_face(bold=False, italic=False)


def test_a_character_of_no_font_is_marked_kept_and_named() -> None:
    made = paper(minutes(present=(attendee("王小明", "carer"),)), fonts=Fonts(folders=NO_FONTS))

    assert made.missing == "王小明"
    assert "LBody 王小明, carer" in read_out(made)  # what a screen reader is told
    assert "王小明, carer" in text_of(made.content)  # what a search finds
    assert "U+738B, U+5C0F, U+660E" in text_of(made.content)  # what a person is told
    assert Structure(made.content).faults == []


def test_a_font_of_the_machine_draws_what_ours_cannot() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    (found,) = Fonts(folders=[folder]).runs("≡")

    assert (Path(found.face.name).name, found.shown) == ("Vera.ttf", "≡")


def test_files_that_are_no_fonts_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00 no font at all")
    (tmp_path / "empty.ttc").write_bytes(b"")
    fonts = Fonts(folders=[tmp_path])

    fonts.runs("王")

    assert list(fonts.missing) == ["王"]


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("cafe\u0301", "café"),
        ("a\u202eb\u200fc\ufeff", "abc"),
        ("a\tb   c", "a b c"),
        ("bell\x07", "bell\ufffd"),
        ("half\ud800", "half\ufffd"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_text_is_settled_before_it_is_set(typed: str, set_as: str) -> None:
    assert clean(typed) == set_as


def test_letters_of_arabic_are_joined() -> None:
    assert shaped("سلام", lambda _: True) == "\ufeb3\ufefc\ufee1"


def test_letters_stay_apart_where_the_font_has_no_joined_forms() -> None:
    assert shaped("سلام", lambda char: char < "\ufb50") == "سلام"


def test_right_to_left_words_change_places_and_the_sentence_around_them_does_not() -> None:
    order = visual_order(["by ", "محمد", " ", "علي", ", ", "patient"])

    assert [place for place, _ in order] == [0, 3, 2, 1, 4, 5]


def test_a_line_is_never_wider_than_its_column() -> None:
    lines = _lines("Mostly short words, and oneverylongwordwithoutanyend" * 9, width=150)

    assert max(line.width for line in lines) <= 150
    assert len(lines) > 10


def test_a_space_stands_at_the_end_of_a_broken_line_and_none_within_a_broken_word() -> None:
    lines = _lines("read the proposal " + "x" * 40, width=60)

    assert [_said(line) for line in lines] == ["read the ", "proposal ", "x" * 11, "x" * 11, "x" * 11, "x" * 7]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    fonts = Fonts(folders=NO_FONTS)
    lines = Setter(fonts, BODY).lines([Span("我们同意了。好")], width=fonts.width("我们同意了") * 12 / 1000)

    assert [_said(line) for line in lines] == ["我们同意", "了。好"]


def test_what_must_not_be_parted_stays_on_one_line() -> None:
    lines = _lines("due on 12\u00a0Nov\u00a02026", width=80)

    assert [_said(line) for line in lines] == ["due on ", "12 Nov 2026"]


def _lines(text: str, width: float) -> list[Line]:
    return Setter(Fonts(folders=NO_FONTS), BODY).lines([Span(text)], width)


def _said(line: Line) -> str:
    return "".join(piece.shown if piece.meant is None else piece.meant for piece in line.pieces)
