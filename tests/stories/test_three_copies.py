"""Two co-coordinators and the national community share by file alone: late, twice, out of order, one bundle lost."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.opened import chapter_at
from desktop.cli.run import run_command
from models.commands import decisions, from_national, roster
from models.rules.consent import ConsentState

PEOPLE = """First Name,Last Name,E-mail
Quillfeather,Zebrowski,quill@zebrowski.example
Maud,Hale,maud@hale.example
Nia,Rhys,nia@rhys.example
"""


class Laptop:
    """One laptop with its own home and one file; bundles are put into `stick`, which all laptops share."""

    def __init__(self, folder: Path, name: str, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.file, self.stick = folder / f"{name}-home", folder / f"{name}.chapter", folder / "stick"
        self.stick.mkdir(exist_ok=True)
        self._patch, self._capsys = patch, capsys

    def sit_down(self) -> None:
        """Whatever runs next runs here."""
        self._patch.setenv("CHAPTERHOUSE_HOME", str(self.home))

    def run(self, *words: object) -> tuple[int, Any, str]:
        """A command: its exit code, its answer and its sentence."""
        self.sit_down()
        code = run_command([*map(str, words), "--json"])
        said = self._capsys.readouterr()
        return code, json.loads(said.out) if said.out.strip() else None, said.err

    def __call__(self, *words: object) -> Any:
        """A command that is done."""
        code, answer, err = self.run(*words)
        assert code == 0, err
        return answer

    def do(self, command: Callable[..., Any], **given: Any) -> Any:
        """A deed of the window that has no command."""
        self.sit_down()
        with chapter_at(self.file) as store, store.write("Deed") as session:
            return command(session, **given)

    def save(self, name: str, *more: str) -> Path:
        """A bundle on the stick."""
        target = self.stick / name
        self("bundle", "write", self.file, target, *more)
        return target

    def open(self, bundle: Path) -> Any:
        """Take a bundle in."""
        return self("bundle", "read", self.file, bundle)

    def person(self, name: str) -> str:
        """The id of a member."""
        return next(row["id"] for row in self("roster", "list", self.file) if row["name"] == name)


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Makes laptops."""
    return lambda name: Laptop(tmp_path, name, monkeypatch, capsys)


@pytest.fixture
def three(laptop: Callable[[str], Laptop]) -> tuple[Laptop, Laptop, Laptop]:
    """Asha and Bryn of one chapter, who have compared their words, and the national community that enrolled it."""
    asha, bryn, national = laptop("asha"), laptop("bryn"), laptop("national")
    asha("new", asha.file, "--name", "Fens chapter")
    (asha.stick / "people.csv").write_text(PEOPLE)
    asha("roster", "import", asha.file, asha.stick / "people.csv")
    (asha.stick / "people.csv").unlink()
    bryn("new", bryn.file, "--from", asha.save("join.bundle"))
    acquaint(asha, bryn)
    national("new", national.file, "--name", "National community", "--national")
    enrol(asha, national)
    return asha, bryn, national


def acquaint(asha: Laptop, bryn: Laptop) -> None:
    """Asha opens Bryn's first bundle: it is set aside until she has heard his six words."""
    first = bryn.save("first.bundle")
    code, answer, sentence = asha.run("bundle", "read", asha.file, first)
    assert (code, answer) == (1, None)
    assert sentence.count("\n") == 1
    asha("keys", "accept", asha.file, *bryn("keys", "show", bryn.file)["words"])
    asha.open(first)


def enrol(chapter: Laptop, national: Laptop) -> None:
    """Invitation out, answer back, certificate out."""
    invitation, answer, given = (
        chapter.stick / name for name in ("invitation.json", "answer.json", "certificate.json")
    )
    national("national", "invite", national.file, invitation, "--chapter", "Fens chapter")
    chapter("keys", "trust-national", chapter.file, invitation, "--answer", answer)
    words = " ".join(chapter("keys", "show", chapter.file)["words"])
    national("national", "enrol", national.file, answer, "--words", words, "--certificate", given)
    chapter("keys", "take-certificate", chapter.file, given)


def adopt(laptop: Laptop, text: str) -> str:
    """A decision in force, taken outside any meeting."""
    decision = laptop.do(decisions.propose, meeting_id=None, item_id=None, text=text)
    laptop.do(
        lambda session: session.connection().exec_driver_sql(
            "UPDATE decision SET outcome = 'adopted', computed = 'adopted', number = 'FC 1', declared_at = "
            "'2026-11-01T18:00:00Z' WHERE id = ?",
            (decision,),
        )
    )
    return decision


def consent(laptop: Laptop, name: str, state: ConsentState) -> None:
    """What a member answers when asked to be named nationally."""
    laptop.do(roster.record_consent, person_id=laptop.person(name), state=state, at=datetime.now(UTC))


def held_by(laptop: Laptop) -> bytes:
    """Every byte of the laptop's file and home."""
    files = [laptop.file, *laptop.home.rglob("*"), *laptop.file.parent.glob(f"{laptop.file.name}-*")]
    return b"".join(file.read_bytes() for file in files if file.is_file()).lower()


def test_bundles_in_any_order_some_twice_leave_both_copies_alike(three):
    asha, bryn, _ = three
    person = asha.person("Maud Hale")
    for number in range(3):
        asha.do(roster.change, person_id=person, field="town", value=f"town {number}")
        asha.save(f"asha {number}.bundle")
    bryn.do(roster.change, person_id=person, field="organisation", value="Library")
    order = list(permutations(range(3)))[4]
    for number in (*order, order[0]):
        bryn.open(bryn.stick / f"asha {number}.bundle")
    lost = bryn.save("lost.bundle")
    lost.unlink()
    asha.do(roster.change, person_id=person, field="organisation", value="Baths")
    asha.open(bryn.save("again.bundle"))
    bryn.open(asha.save("back.bundle"))

    listed = [laptop("conflict", "list", laptop.file) for laptop in (asha, bryn)]
    assert listed[0] == listed[1]
    assert [(c["field"], {w["value"] for w in c["written"]}) for c in listed[0]] == [
        ("organisation", {"Baths", "Library"})
    ]

    asha("conflict", "settle", asha.file, 1, "--take", bryn("keys", "show", bryn.file)["writer"])
    bryn.open(asha.save("settled.bundle"))

    assert [laptop("conflict", "list", laptop.file) for laptop in (asha, bryn)] == [[], []]
    assert asha("check", asha.file) == bryn("check", bryn.file)
    assert asha("check", asha.file)["clean"]
    assert asha("roster", "list", asha.file) == bryn("roster", "list", bryn.file)


def test_a_withdrawn_consent_is_gone_from_national_within_one_exchange(three):
    asha, _, national = three
    decision = adopt(asha, "Tell the national community who allows it")
    asha.do(from_national.set_level, level=3, decision_id=decision, today=datetime.now(UTC).date())
    consent(asha, "Quillfeather Zebrowski", ConsentState.GRANTED)
    previewed = asha("bundle", "preview", asha.file, "--to", "national")
    national.open(asha.save("up.bundle.age", "--to", "national"))
    assert b"zebrowski" in held_by(national)
    assert b"maud" not in held_by(national)
    assert "Zebrowski" in json.dumps(previewed)
    assert "Hale" not in json.dumps(previewed)

    consent(asha, "Quillfeather Zebrowski", ConsentState.WITHDRAWN)
    national.open(asha.save("down.bundle.age", "--to", "national"))

    assert b"zebrowski" not in held_by(national)
    assert national("check", national.file)["clean"]
    assert asha.person("Quillfeather Zebrowski")


def test_no_byte_of_an_erased_member_is_left_on_any_laptop(three):
    asha, bryn, national = three
    decision = adopt(asha, "Tell the national community who allows it")
    asha.do(from_national.set_level, level=3, decision_id=decision, today=datetime.now(UTC).date())
    consent(asha, "Quillfeather Zebrowski", ConsentState.GRANTED)
    national.open(asha.save("up.bundle.age", "--to", "national"))
    bryn.open(asha.save("over.bundle"))
    bryn.do(roster.change, person_id=bryn.person("Quillfeather Zebrowski"), field="notes", value="Zebrowski sings")
    asha.open(bryn.save("notes.bundle"))

    asha("erase", asha.file, "Quillfeather Zebrowski")
    bryn.open(asha.save("forget.bundle"))
    national.open(asha.save("forget.bundle.age", "--to", "national"))

    for laptop in (asha, bryn, national):
        assert b"zebrowski" not in held_by(laptop)
        assert b"quillfeather" not in held_by(laptop)
        assert laptop("check", laptop.file)["clean"]
