"""FORMAT.md keeps its word: the commands it gives are run by the real programs, where they are installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

import exports.bundle
from exports.bundle import read, write
from models.commands.erasure import erase
from models.tables import Chapter, Person
from models.trust import keys
from tests.builders_sharing import copies, edit
from tests.exports.test_bundle import sent

FORMAT = Path(exports.bundle.__path__[0]) / "FORMAT.md"
COMMANDS = [line.strip() for line in FORMAT.read_text("utf-8").split("\n") if line.startswith("    ")]


@pytest.fixture(scope="module")
def unpacked(empty_chapter, tmp_path_factory) -> dict[str, str]:
    """A sealed bundle with every kind of line in it, taken apart by hand; the folder it is in and the sender's key."""
    folder = tmp_path_factory.mktemp("programs")
    with copies(empty_chapter, folder, 2) as (ours, theirs):
        read.take_in(ours, read.read(sent(theirs, 1)), label="Open")
        edit(ours, 0, "town", 3)
        with ours.read() as reader:
            person = reader.value("SELECT max(id) FROM person")
        erase(ours, person_id=person, reason="asked", label="Forget")
        with ours.write("Add") as session:
            session.add_all([Person(given_name="Ŵyn & \1") for _ in range(6)])
            session.exec(select(Chapter)).one().national_level = 2
        write.write(ours, folder / "Avon.bundle.age", everything=True)
        write.write(ours, folder / "Up.bundle", audience="national", open_text=True)
        opened = read.read_for(theirs, folder / "Avon.bundle.age")
        assert opened.about.erased_changes
        assert opened.parcel.erasures
        (folder / "key.txt").write_text(keys.secrets_of(theirs.home, theirs.writer).age + "\n")
        return {"folder": str(folder), "key": opened.about.public_key}


def found(program: str) -> str:
    """Where the program is, or a skipped test."""
    beside = Path(sys.executable).parent / program
    where = shutil.which(program) or os.environ.get(f"{program.upper()}_PROGRAM", "") or str(beside)
    if not Path(where).exists():
        pytest.skip(f"{program} is not installed")
    return where


def run(command: str, unpacked: dict[str, str]) -> subprocess.CompletedProcess:
    """One of the commands, in the folder."""
    program, *words = command.replace("RWQ…", unpacked["key"]).split()
    said = subprocess.run([found(program), *words], cwd=unpacked["folder"], capture_output=True, text=True, check=False)
    assert said.returncode == 0, (command, said.stdout, said.stderr)
    return said


def test_the_commands_of_the_format_open_verify_and_validate_a_bundle(unpacked):
    assert [command.split()[0] for command in COMMANDS] == ["age", "unzip", "minisign", "frictionless"]

    for command in COMMANDS[:3]:
        run(command, unpacked)

    assert sorted(path.name for path in (Path(unpacked["folder"]) / "Avon").iterdir()) == [
        "certs.jsonl", "datapackage.json", "erasures.jsonl", "ops.jsonl", "signature.minisig", "totals.jsonl",
    ]  # fmt: skip


def test_minisign_refuses_another_key(unpacked):
    for command in COMMANDS[:2]:
        run(command, unpacked)
    key = unpacked["key"][:-4] + ("AAAA" if not unpacked["key"].endswith("AAAA") else "BBBB")

    with pytest.raises(AssertionError, match="verif"):
        run(COMMANDS[2].replace("RWQ…", key), unpacked)


@pytest.mark.parametrize("name", ["Avon", "Up"])
def test_frictionless_accepts_a_bundle_and_notices_one_byte(unpacked, name):
    frictionless = found("frictionless")
    folder = Path(unpacked["folder"])
    if name == "Avon":
        run(COMMANDS[0], unpacked)
    run(f"unzip -o {name}.bundle -d {name}", unpacked)

    run(COMMANDS[3].replace("Avon", name), unpacked)

    ops = folder / name / "ops.jsonl"
    ops.write_bytes(ops.read_bytes().replace(b'"s":1,', b'"s":2,', 1))
    command = [frictionless, "validate", f"{name}/datapackage.json"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 1
