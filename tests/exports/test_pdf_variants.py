"""What a wish can ask of a paper besides its kind: a year, one person, one thing, other labels, large print."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exports.label_stock import LabelSheet
from exports.pdf import agenda, minutes
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.printing import Wish, drawing
from models.rules.directory import Listing
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_papers import filled, listed
from tests.exports.minutes_samples import full_minutes
from tests.exports.minutes_samples import minutes as sparse
from tests.exports.pack_samples import PRINTED, pack
from tests.exports.pdf_reading import Structure, text_of
from tests.exports.reading_out import read_out
from tests.exports.test_pdf_chapter_papers import with_one_laptop

GOLDEN = Path(__file__).parent / "golden"
Asked = Callable[[dict[str, str]], Wish]

WISHES: dict[str, Asked] = {
    "decisions_2025": lambda ids: Wish("decisions", year=2025),
    "decisions_2026": lambda ids: Wish("decisions", year=2026),
    "decision_superseded": lambda ids: Wish("decision", ids["old"]),
    "actions_of_one": lambda ids: Wish("actions", ids["Siân"]),
    "bookings_of_one": lambda ids: Wish("bookings", ids["hall"]),
    "bookings_later": lambda ids: Wish("bookings", since=date(2026, 12, 3)),
    "report_2025": lambda ids: Wish("report", year=2025),
    "address_labels_post": lambda ids: Wish("address-labels", post_only=True),
    "asset_labels_L7163": lambda ids: Wish("asset-labels", labels=LabelSheet("L7163", 4)),
    "person_borrower": lambda ids: Wish("person", ids["Zofia"]),
    "register_large": lambda ids: Wish("decisions", size=16),
    "loan_cy": lambda ids: Wish("loan", ids["loan"], language="cy"),
    "person_cy": lambda ids: Wish("person", ids["Zofia"], language="cy"),
    "report_cy": lambda ids: Wish("report", language="cy"),
}
OF_A_MEETING: dict[str, Callable[[], Paper]] = {
    "agenda_large": lambda: agenda.paper(pack(deciders=2), Printing(agenda.LARGE, PRINTED)),
    "minutes_sparse": lambda: minutes.paper(sparse(), printed=TODAY),
    "minutes_large": lambda: minutes.paper(full_minutes(), size=16, printed=TODAY),
}


def printed(store: Store, asked: Asked) -> Paper:
    """A paper of the small chapter."""
    ids = filled(store)
    listed(store, next(iter(ids.values())), Listing.NAME, Listing.EMAIL)
    wish = asked(ids)
    with store.read() as reader:
        draw = drawing(reader, wish, NOW)
    return draw(Printing(wish.size, TODAY))


def as_before(name: str, structure: str) -> None:
    """After a wanted change: `GOLDEN=write` before the call of pytest on this file, and read the difference."""
    golden = GOLDEN / f"variant_{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(structure, encoding="utf-8")
    assert structure == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WISHES)
def test_a_paper_as_somebody_wished_for_it_reads_as_it_always_did(store: Store, name: str) -> None:
    made = printed(store, WISHES[name])

    assert Structure(made.content).faults == []
    as_before(name, with_one_laptop(read_out(made), store))


@pytest.mark.parametrize("name", OF_A_MEETING)
def test_a_paper_of_a_meeting_reads_as_it_always_did(name: str) -> None:
    made = OF_A_MEETING[name]()

    assert Structure(made.content).faults == []
    as_before(name, read_out(made))


def test_labels_for_the_post_leave_out_whoever_reads_e_mail(store: Store) -> None:
    filled(store)
    with store.write("move in") as session:
        connection = session.connection()
        moved = "UPDATE person SET address_lines = '4 Mill Lane' WHERE given_name IN ('Siân', 'Zofia')"
        connection.exec_driver_sql(moved)
        connection.exec_driver_sql("UPDATE contact_point SET removed = 1 WHERE value = 'm1@mail.example'")

    with store.read() as reader:
        draw = drawing(reader, Wish("address-labels", post_only=True), NOW)

    told = text_of(draw(Printing(printed=TODAY)).content)
    assert ("Zofia Źdźbło" in told, "Siân" in told) == (True, False)
