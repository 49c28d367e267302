"""Sealing and opening with a passphrase: in a process of its own, which nobody waits for and nothing outlives."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from exports.bundle import apart, seal, sealer, write
from models.errors import CouldNotWrite, NotABundle
from models.progress import Stopped
from tests import age_files
from tests.builders_sharing import edit, new_chapter

CONTENT = bytes(range(256)) * 600
A_SECOND = 1.0  # is what a passphrase takes at the least
HEADER = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n--- %s\n"


class Watched:
    """Counts the looks at it, and stops the work at the one it is told to."""

    def __init__(self, stops_at: int = 0) -> None:
        self.looks, self._stops_at = 0, stops_at

    def __call__(self, done: int, total: int) -> None:
        self.looks += 1
        if self.looks == self._stops_at:
            raise Stopped


def asking_for(work: int) -> bytes:
    """An age file that says how much work its passphrase takes."""
    return HEADER % (b"A" * 22, work, b"A" * 43, b"A" * 43)


def asked(*command: str, request: bytes) -> "subprocess.CompletedProcess[bytes]":
    """What another process answers."""
    return subprocess.run([sys.executable, *command], input=request, capture_output=True, check=False)


def test_others_have_their_turn_while_a_passphrase_is_at_work() -> None:
    watched = Watched()

    sealed = seal.seal_with_phrase(CONTENT, "sŵn y gwynt", watched)

    assert watched.looks > 0
    assert seal.unseal(sealed, (), "sŵn y gwynt") == CONTENT


def test_whoever_stops_it_leaves_no_process_and_no_file(empty_chapter: Path, tmp_path: Path) -> None:
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        before, worked = children(), work_of_children()

        with pytest.raises(Stopped):
            write.write(ours, tmp_path / "a.bundle.age", passphrase="six geese", progress=Watched(stops_at=2))

        assert children() == before
        assert work_of_children() - worked < A_SECOND / 2
        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a"]


def test_a_deed_is_done_while_it_is_sealed_and_a_bundle_that_was_stopped_is_not_noted(
    empty_chapter: Path, tmp_path: Path
) -> None:
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:

        def deed(done: int, total: int) -> None:
            if done:  # all is packed
                edit(ours, 0, "town", 5)
                raise Stopped

        with pytest.raises(Stopped):
            write.write(ours, tmp_path / "a.bundle.age", passphrase="six geese", progress=deed)

        with ours.read() as reader:
            assert reader.column("SELECT town FROM person WHERE town <> ''") == ["5"]
            assert reader.value("SELECT count(*) FROM exchange") == 0


def work_of_children() -> float:
    """Seconds of work that processes of ours have done which are over."""
    done = os.times()
    return done.children_user + done.children_system


def children() -> set[str]:
    """The sealers at work, as the system lists them."""
    if not Path("/proc/self/task").exists():
        return set()
    files = [task / "children" for task in Path("/proc/self/task").iterdir()]
    pids = {pid for file in files if file.exists() for pid in file.read_text().split()}
    return {pid for pid in pids if sealer.__file__.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()}


def test_who_died_before_all_was_asked_leaves_nobody_at_work() -> None:
    half = sealer.request(sealer.SEAL, "six geese", CONTENT)[:-1]

    done = asked("-P", sealer.__file__, request=half)

    assert (done.returncode, done.stdout, done.stderr) == (sealer.CUT_SHORT, b"", b"")


def test_the_installed_program_is_its_own_sealer() -> None:
    request = sealer.request(sealer.OPEN, "six geese", age_files.sealed(CONTENT, "six geese"))

    done = asked("-m", "desktop", apart.FROZEN_WORD, request=request)

    assert (done.returncode, done.stdout) == (sealer.DONE, CONTENT)


def test_a_file_cut_short_is_told_from_a_wrong_passphrase() -> None:
    file = age_files.sealed(CONTENT, "six geese")

    for content, phrase, why in ((file, "six", ("passphrase", "wrong")), (file[:-1], "six geese", ("cut_short", ""))):
        with pytest.raises(NotABundle) as refused:
            seal.unseal(content, (), phrase)
        assert (refused.value.why, refused.value.detail) == why


@pytest.mark.parametrize(("work", "why"), [(21, "passphrase"), (22, "too_large")])
def test_a_laptop_twice_as_fast_may_have_sealed_it_and_no_faster_one(work: int, why: str) -> None:
    with pytest.raises(NotABundle, match=why):
        seal.unseal(asking_for(work), (), "")


def test_where_there_is_no_memory_for_it_nothing_is_written_and_the_program_goes_on(
    empty_chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    enough_to_start = 512 * 2**20
    limits = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (enough_to_start, enough_to_start))}
    monkeypatch.setattr(subprocess, "Popen", partial(subprocess.Popen, **limits))

    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with pytest.raises(CouldNotWrite, match="memory"):
            write.write(ours, tmp_path / "a.bundle.age", passphrase="six geese")

        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a"]


def test_a_passphrase_that_nobody_could_type_seals_and_opens_nothing(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with pytest.raises(seal.NoPhrase):
            write.write(ours, tmp_path / "a.bundle.age", passphrase="six \udcff geese")

        assert not (tmp_path / "a.bundle.age").exists()
        with ours.read() as reader:
            assert reader.value("SELECT count(*) FROM exchange") == 0
    with pytest.raises(NotABundle) as wrong:
        seal.unseal(age_files.sealed(b"in it", "six geese"), (), "six \udcff geese")
    assert (wrong.value.why, wrong.value.detail) == ("passphrase", "wrong")
