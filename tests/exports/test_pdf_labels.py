"""Labels on their sheets: how many, where each stands, and what becomes of one that is too long."""

from typing import Any

import pytest

from exports.label_stock import STOCKS, LabelSheet, NoSuchLabel, NoSuchStock, Stock
from exports.pdf import address_labels
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from models.queries.papers_of_members import AddressLabel, AddressLabels
from models.queries.papers_of_members import address_labels as labels_of
from models.store import Store
from tests.builders import TODAY
from tests.builders_papers import filled
from tests.exports.pdf_reading import pages_of

PRINTED = Printing(printed=TODAY)


def labels(count: int, **sheet: Any) -> Paper:
    """Labels of households one under the other."""
    homes = tuple(AddressLabel((f"Person {number}",), (f"{number} High Street", "SY1 1AA")) for number in range(count))
    return address_labels.paper(AddressLabels("West", homes, ()), PRINTED, LabelSheet(**sheet))


@pytest.mark.parametrize(("stock", "on_a_page"), [("L7160", 21), ("L7163", 14), ("L7159", 24)])
def test_a_sheet_takes_as_many_labels_as_it_has(stock: str, on_a_page: int) -> None:
    assert [labels(count, stock=stock).pages for count in (on_a_page, on_a_page + 1)] == [1, 2]


@pytest.mark.parametrize("stock", STOCKS.values(), ids=lambda stock: stock.name)
def test_the_grid_of_labels_stands_in_the_middle_of_the_sheet(stock: Stock) -> None:
    across = stock.width + (stock.across - 1) * stock.step
    down = stock.down * stock.height

    assert stock.step - stock.width == 25  # tenths of a millimetre between two columns
    assert abs(2100 - across - 2 * stock.left) <= 1
    assert abs(2970 - down - 2 * stock.top) <= 1


def test_labels_begin_with_the_first_that_is_left() -> None:
    pages = pages_of(labels(3, stock="L7160", start=20).content)

    assert [[name for name in ("Person 0", "Person 1", "Person 2") if name in page] for page in pages] == [
        ["Person 0", "Person 1"],
        ["Person 2"],
    ]


@pytest.mark.parametrize(("stock", "left", "top"), [("L7160", 7.2, 15.1), ("L7163", 4.7, 15.1), ("L7159", 7.2, 12.9)])
def test_every_label_is_printed_inside_its_own_rectangle(stock: str, left: float, top: float) -> None:
    sizes = {"L7160": (66.0, 38.1, 3), "L7163": (101.6, 38.1, 2), "L7159": (66.0, 33.9, 3)}
    across, down, columns = sizes[stock]

    names, codes = (_places(labels(10, stock=stock).content, word) for word in ("Person", "SY1"))

    for number, ((x, y), (_x, low)) in enumerate(zip(names, codes, strict=True)):
        column, row = number % columns, number // columns
        assert x == pytest.approx(left + column * across + 4.5, abs=1.0)  # millimetres
        assert (y + low) / 2 == pytest.approx(top + (row + 0.5) * down, abs=1.8)


def test_a_printer_that_draws_beside_the_labels_is_set_right() -> None:
    plain, shifted = (_places(labels(4, **sheet).content, "Person") for sheet in ({}, {"right": 15, "down": -10}))

    moved = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in zip(plain, shifted, strict=True)]
    assert moved == [pytest.approx((1.5, -1.0), abs=0.05)] * 4


def _places(content: bytes, word: str) -> list[tuple[float, float]]:
    """Where a word begins each time it comes, in millimetres from the top left corner."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    page = document[0].get_textpage()
    search, found = page.search(word), []
    while hit := search.get_next():
        left, bottom, _right, _top = page.get_charbox(hit[0])
        found.append((left / 72 * 25.4, 297 - bottom / 72 * 25.4))
    return found


def test_an_address_too_long_for_a_label_is_told_on_a_last_page() -> None:
    long = AddressLabel(("Somebody",), ("word " * 400,))
    short = AddressLabel(("Ed Lamb",), ("1 High Street",))

    paper = address_labels.paper(AddressLabels("West", (long, short), ()), PRINTED)

    first, last = (" ".join(page.split()) for page in pages_of(paper.content))
    assert ("Ed Lamb" in first, "Somebody" in first) == (True, False)
    assert "please write these by hand" in last and last.count("word") == 400


def test_what_no_font_can_draw_is_never_told_on_a_label() -> None:
    odd = AddressLabel(("Ed \U0010ffff Lamb",), ("1 High Street",))  # a character that nobody has

    pages = pages_of(address_labels.paper(AddressLabels("West", (odd,), ()), PRINTED).content)

    assert [("High Street" in page, "U+" in page) for page in pages] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("sheet", "refusal"),
    [
        ({"stock": "L9999"}, NoSuchStock),
        ({"start": 22}, NoSuchLabel),
        ({"start": 0}, NoSuchLabel),
        ({"right": 101}, NoSuchLabel),
    ],
)
def test_a_label_that_does_not_exist_is_refused(sheet: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        labels(1, **sheet)


def test_one_label_for_each_household(store: Store) -> None:
    ids = filled(store)
    with store.write("move in") as session:
        session.connection().exec_driver_sql(
            "UPDATE person SET address_lines = '4 Mill  Lane', postcode = 'WV1 2AB' "
            "WHERE given_name IN ('Siân', 'Zofia')"
        )

    with store.read() as reader:
        found = labels_of(reader, TODAY)

    assert [(label.names, label.lines) for label in found.labels] == [
        (("Siân Llŷr", "Zofia Źdźbło"), ("4 Mill Lane", "WV1 2AB"))
    ]
    assert len(found.unreachable) == len([each for each in ids if each not in _NO_PEOPLE]) - 2


_NO_PEOPLE = ("meeting", "decision", "old", "projector", "hall", "loan")
