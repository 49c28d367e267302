"""The papers of members, assets and decisions: what each says and leaves out, and that every page is whole."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from exports.pdf import left_report
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.printing import KINDS, Wish, drawing, file_name, write
from models.errors import Missing, NotFound
from models.progress import Stopped
from models.queries.papers_of_telling import LastBundle, LeftPaper
from models.queries.sharing import Exchange
from models.rules.directory import Listing
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_papers import filled, listed
from tests.exports.pdf_reading import Structure, text_of
from tests.exports.reading_out import read_out

GOLDEN = Path(__file__).parent / "golden"
PRINTED = Printing(printed=TODAY)
WORLD = ("Siân Llŷr", "Zofia Źdźbło", "Ọlá Adéwálé", "Đặng Thị", "Ελένη Παπά", "محمد علي", "王小明 李", "Robin 🌻 Rose")
HOSTILE = (
    "R&D <b", "<img src='/etc/passwd'>", "%PDF-1.7 endstream endobj", "a\x00b\x07c", "left \u202eright",
    "\u2028line\u0085end", "x" * 10_000, "{name} %(x)s",
)  # fmt: skip


def wish(what: str, ids: dict[str, str], **more: Any) -> Wish:
    """A wish for a paper, about what the small chapter has of the kind it needs."""
    first = next(iter(ids))
    about = {"person": ids[first], "decision": ids["decision"], "loan": ids["loan"]}
    return Wish(what, about.get(KINDS[what].needs, ""), **more)


def made(store: Store, asked: Wish, printing: Printing = PRINTED) -> Paper:
    """The paper, drawn."""
    with store.read() as reader:
        draw = drawing(reader, asked, NOW)
    return draw(printing)


def with_one_laptop(structure: str, store: Store) -> str:
    """The structure, whatever this machine is called."""
    with store.read() as reader:
        names = reader.column("SELECT name FROM writer WHERE name <> ''")
    for name in names:
        structure = structure.replace(f"TD {name}\n", "TD laptop\n")
    return structure


@pytest.mark.parametrize("what", KINDS)
def test_a_paper_reads_as_it_always_did(store: Store, what: str) -> None:
    """After a wanted change: `GOLDEN=write` before the call of pytest on this file, and read the difference."""
    ids = filled(store)
    listed(store, next(iter(ids.values())), Listing.NAME, Listing.EMAIL, Listing.SKILLS)

    structure = with_one_laptop(read_out(made(store, wish(what, ids))), store)

    golden = GOLDEN / f"chapter_{what.replace('-', '_')}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(structure, encoding="utf-8")
    assert structure == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [10, 16])
@pytest.mark.parametrize("what", KINDS)
def test_every_size_has_a_whole_structure(store: Store, what: str, size: int) -> None:
    ids = filled(store)

    assert Structure(made(store, wish(what, ids), Printing(size, TODAY)).content).faults == []


@pytest.mark.parametrize("what", KINDS)
def test_an_empty_chapter_has_its_papers_too(store: Store, what: str) -> None:
    if KINDS[what].needs:
        with pytest.raises(Missing):
            made(store, Wish(what))
        with pytest.raises(NotFound):
            made(store, Wish(what, "0" * 32))
        return

    assert Structure(made(store, Wish(what)).content).faults == []


@pytest.mark.parametrize("what", ["members", "person", "actions", "loan", "hand-over"])
def test_names_of_the_whole_world_stand_on_the_papers(store: Store, what: str) -> None:
    ids = filled(store, WORLD)
    texts = [read_out(made(store, replace(wish(what, ids), id=_about(what, ids, name)))) for name in WORLD]

    said = "\n".join(texts)
    wanted = WORLD if what in ("members", "person", "hand-over") else (WORLD[2 if what == "loan" else 0],)
    assert [name for name in wanted if name not in said] == []


def _about(what: str, ids: dict[str, str], name: str) -> str:
    return "" if what in ("members", "actions") else ids["loan"] if what == "loan" else ids[name.partition(" ")[0]]


@pytest.mark.parametrize("what", KINDS)
def test_hostile_words_are_only_words(store: Store, what: str) -> None:
    ids = filled(store)
    _spoil(store, ids)

    paper = made(store, wish(what, ids))

    assert Structure(paper.content).faults == []
    assert "\u202e" not in text_of(paper.content)
    if what not in ("report", "left", "directory"):
        assert "R&D <b" in text_of(paper.content)


def _spoil(store: Store, ids: dict[str, str]) -> None:
    """Every text of the small chapter becomes hostile, each column of each record another one."""
    with store.write("spoil") as session:
        connection = session.connection()
        for table in ("person", "asset", "decision", "action", "meeting", "loan", "booking", "stance", "contact_point"):
            columns = connection.exec_driver_sql(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
            kept = ("id", "kind", "state", "outcome", "method", "counts", "computed", "steward_id")
            words = [name for name, kind in columns if kind == "VARCHAR" and name not in kept and "_id" not in name]
            for number, name in enumerate(words):
                text = "R&D <b" if name in ("given_name", "text", "name") else HOSTILE[number % len(HOSTILE)]
                connection.exec_driver_sql(f"UPDATE {table} SET {name} = ?", (text,))


def test_the_directory_shows_only_what_each_agreed_to(store: Store) -> None:
    ids = filled(store)
    first, second, *_others = list(ids.values())
    listed(store, first, Listing.NAME, Listing.EMAIL)
    listed(store, second, Listing.EMAIL, Listing.SKILLS)  # without the name nobody is listed

    text = text_of(made(store, Wish("directory")).content)

    assert "Siân Llŷr" in text and "m0@mail.example" in text
    assert [
        word for word in ("Convener", "facilitation", "01743", "Zofia", "m1@mail", "run charts") if word in text
    ] == []
    assert "4 members are not listed here." in text


def test_who_takes_it_back_is_gone_from_the_directory(store: Store) -> None:
    ids = filled(store)
    first = next(iter(ids.values()))
    listed(store, first, Listing.NAME)
    listed(store, first)

    assert "Siân" not in text_of(made(store, Wish("directory")).content)


def test_the_register_of_a_year_tells_what_became_of_it(store: Store) -> None:
    ids = filled(store)

    in_force = text_of(made(store, Wish("decisions")).content)
    of_then = text_of(made(store, Wish("decisions", year=2025)).content)

    assert ("two weeks" in in_force, "one week" in in_force) == (True, False)
    assert ("one week" in of_then, "Superseded" in of_then, "two weeks" in of_then) == (True, True, False)
    assert ids["old"]


def test_one_persons_data_names_what_they_said_and_hides_nobody_elses_numbers(store: Store) -> None:
    ids = filled(store)

    text = text_of(made(store, Wish("person", ids["Zofia"])).content)

    assert "Two may be long." in text and "run charts" in text and "m1@mail.example" in text
    assert [word for word in ("m0@mail.example", "01743", "facilitation") if word in text] == []


def test_what_was_told_to_whom_names_each_bundle(store: Store) -> None:
    ids = filled(store)
    with store.uncaptured("") as (connection, _rows):
        connection.execute(
            "INSERT INTO exchange(direction, at, bundle_id, peer, name, audience, digest, changes, fresh, conflicts, "
            "taken, writer, seq) VALUES('saved', '2026-11-23T18:30:00Z', 'b', '', 'n.bundle', 'national', '', 7, 0, 0, "
            "'[]', '', 1)"
        )

    text = text_of(made(store, Wish("person", ids["Zofia"])).content)

    assert "1 bundle for the national community was saved here" in text
    assert "Mon 23 Nov 2026, 18:30, for the national community" in text


def test_the_report_of_what_left_says_whether_its_counts_are_exact() -> None:
    sent = Exchange("1", "saved", datetime(2026, 11, 20, 9, tzinfo=UTC), "Hub", "a.bundle", "national", 9, 0, 0, (), 1)
    left = LeftPaper("West", 1, "W 1", (sent,), 2, LastBundle(sent, (("asset", 3), ("decision", 1)), is_exact=True))

    exact = text_of(left_report.paper(left, PRINTED).content)
    assert left.last
    guess = text_of(left_report.paper(replace(left, last=replace(left.last, is_exact=False)), PRINTED).content)

    assert "It told of so many records of each kind:" in exact and "By decision W 1" in exact
    assert "It cannot have told of more records of each kind than these:" in guess


def test_every_chart_has_its_numbers_in_a_table(store: Store) -> None:
    filled(store)

    structure = read_out(made(store, Wish("report", year=2026)))

    assert "Figure Members at the end of each month: Members. Members between 4 and 5" in structure
    assert structure.index("Figure Members at the end") < structure.index("TD 31 Oct 2026")
    assert structure.count("The numbers are in the table below.") == structure.count("  Figure ")


def test_a_single_number_has_a_table_and_no_picture(store: Store) -> None:
    filled(store)

    structure = read_out(made(store, Wish("report", year=2026)))

    _before, after = structure.split("P People at each meeting\n")
    assert after.strip().startswith("Table")
    assert "TD 12 Nov 2026, November meeting" in after


def test_cancel_leaves_the_file_as_it_was(store: Store, tmp_path: Path) -> None:
    filled(store)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"mine")

    def cancel(done: int, total: int) -> None:
        raise Stopped

    with store.read() as reader:
        draw = drawing(reader, Wish("members"), NOW)
    with pytest.raises(Stopped):
        write(target, draw, Wish("members"), NOW, progress=cancel)

    assert [path.read_bytes() for path in tmp_path.glob("*.pdf")] == [b"mine"]


def test_cancel_is_heard_while_a_long_list_is_set(store: Store) -> None:
    filled(store, tuple(f"Person{number} Lamb" for number in range(100)))
    told: list[tuple[int, int]] = []

    made(store, Wish("members"), replace(PRINTED, progress=lambda done, total: told.append((done, total))))

    assert told.count((0, 1)) >= 5


def test_the_names_of_files_sort_by_day() -> None:
    assert file_name(Wish("members"), NOW) == "2026-11-23 Members.pdf"
    assert file_name(Wish("decision"), NOW, "SEV 2026-11-12/1") == "2026-11-23 Decision SEV 2026-11-12 1.pdf"


@pytest.mark.parametrize("what", KINDS)
def test_qpdf_finds_nothing_to_complain_about(store: Store, what: str, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    file = tmp_path / "paper.pdf"
    file.write_bytes(made(store, wish(what, filled(store))).content)

    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)

    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)
