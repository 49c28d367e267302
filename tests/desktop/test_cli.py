"""The command line: what it answers, and that a refusal is one sentence that changes nothing."""

import json

import pytest

from desktop.__main__ import run

RECORD = {
    "format": "chapterhouse/meeting-record/1",
    "title": "Autumn meeting",
    "starts": "2026-10-08T18:00",
    "agenda": [
        {
            "title": "The kit",
            "decisions": [{"text": "Members may borrow the kit.", "outcome": "adopted"}],
            "actions": [{"text": "Draft a card", "owner": "Gwen", "due": "2026-11-26"}],
        }
    ],
}
ROSTER = "First name,Last name,Email\nAmara,Okafor,amara@chapter.example\nBethan,Rees,\n"


class Shell:
    """Runs commands in a folder and keeps what they said."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words):
        """Exit code, standard output, standard error; words that name files are paths in the folder."""
        ends = (".chapter", ".json", ".csv", ".pdf", ".bundle", ".xlsx", ".vcf", "sample")
        code = run([str(self.folder / word) if word.endswith(ends) else word for word in words])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def json(self, *words):
        """The answer as JSON."""
        code, out, err = self(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    def write(self, name, text):
        """A file in the folder."""
        (self.folder / name).write_text(text, "utf-8")


@pytest.fixture
def shell(tmp_path, capsys):
    """A shell in a folder with one new chapter."""
    shell = Shell(tmp_path, capsys)
    assert shell("new", "own.chapter", "--name", "North East")[0] == 0
    return shell


def test_the_version_is_printed(shell):
    assert shell("--version")[:2] == (0, "chapterhouse 0.1.0\n")


def test_what_is_not_understood_ends_with_two(shell):
    assert [shell(*words)[0] for words in (("frob",), ("roster", "lst"), ("new",), ("bundle",))] == [2, 2, 2, 2]


def test_a_new_chapter_never_replaces_a_file(shell):
    before = (shell.folder / "own.chapter").read_bytes()

    code, out, err = shell("new", "own.chapter", "--name", "Again")

    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "own.chapter" in err
    assert (shell.folder / "own.chapter").read_bytes() == before


def test_a_chapter_needs_a_name(shell):
    code, _out, err = shell("new", "other.chapter", "--name", "  ")

    assert (code, err.count("\n")) == (1, 1)
    assert not (shell.folder / "other.chapter").exists()


def test_a_roster_comes_in_once(shell):
    shell.write("people.csv", ROSTER)

    dry = shell.json("roster", "import", "own.chapter", "people.csv", "--dry-run")
    first = shell.json("roster", "import", "own.chapter", "people.csv")
    second = shell.json("roster", "import", "own.chapter", "people.csv")

    assert (dry["new"], first["new"], second["new"], second["changed"], second["unchanged"]) == (2, 2, 0, 0, 2)
    listed = shell.json("roster", "list", "own.chapter")
    assert [(row["name"], row["email"]) for row in listed] == [
        ("Amara Okafor", "amara@chapter.example"),
        ("Bethan Rees", ""),
    ]
    assert {"id", "organisation", "status"} <= listed[0].keys()


@pytest.mark.parametrize("target", ["out.csv", "out.xlsx", "out.vcf"])
@pytest.mark.parametrize("asked", [(), ("--private",)])
def test_our_own_export_comes_back_as_no_change(shell, target, asked):
    shell.write("people.csv", ROSTER)
    shell("roster", "import", "own.chapter", "people.csv")

    assert shell("roster", "export", "own.chapter", target, *asked)[0] == 0
    again = shell.json("roster", "import", "own.chapter", target)

    assert (again["new"], again["changed"], again["unchanged"], again["refused"]) == (0, 0, 2, [])


def test_notes_leave_only_when_they_are_asked_for(shell):
    shell.write("people.csv", "First name,Last name,Notes\nAmara,Okafor,fell out with Omar\n")
    shell("roster", "import", "own.chapter", "people.csv")

    shell("roster", "export", "own.chapter", "bare.csv")
    shell("roster", "export", "own.chapter", "whole.csv", "--private")

    bare, whole = ((shell.folder / f"{name}.csv").read_text("utf-8-sig") for name in ("bare", "whole"))
    assert ("Omar" in bare, "Omar" in whole) == (False, True)


def test_a_row_that_cannot_be_taken_in_says_why(shell):
    shell.write("people.csv", "First name,Last name,Joined\nAmara,Okafor,31/02/2026\nBethan,Rees,01/02/2026\n")

    told = shell.json("roster", "import", "own.chapter", "people.csv")

    assert (told["new"], [refused["row"] for refused in told["refused"]]) == (1, [2])
    assert "31/02/2026" in told["refused"][0]["why"]


def test_a_picture_called_csv_is_refused(shell):
    (shell.folder / "people.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)

    code, out, err = shell("roster", "import", "own.chapter", "people.csv")

    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_meeting_recorded_elsewhere_becomes_minutes(shell):
    shell.write("record.json", json.dumps(RECORD))

    meeting = shell.json("meeting", "import", "own.chapter", "record.json")["id"]
    printed = shell.json("meeting", "minutes", "own.chapter", meeting, "minutes.pdf")

    assert [row["title"] for row in shell.json("meeting", "list", "own.chapter")] == ["Autumn meeting"]
    assert [row["text"] for row in shell.json("decision", "list", "own.chapter")] == ["Members may borrow the kit."]
    assert [(row["text"], row["owner"]) for row in shell.json("action", "list", "own.chapter")] == [
        ("Draft a card", "Gwen")
    ]
    assert (shell.folder / "minutes.pdf").read_bytes().startswith(b"%PDF-")
    assert len(printed["fingerprint"]) == 64


@pytest.mark.parametrize("wanted", ["last", "autumn MEETING", "2026-10-08"])
def test_a_meeting_is_found_by_title_day_or_as_the_last(shell, wanted):
    shell.write("record.json", json.dumps(RECORD))
    shell("meeting", "import", "own.chapter", "record.json")

    assert shell("meeting", "minutes", "own.chapter", wanted, "minutes.pdf")[0] == 0


def test_a_record_with_something_unknown_is_refused_and_changes_nothing(shell):
    shell.write("record.json", json.dumps(RECORD | {"mood": "good"}))

    code, _out, err = shell("meeting", "import", "own.chapter", "record.json")

    assert (code, err.count("\n"), "mood" in err) == (1, 1, True)
    assert shell.json("meeting", "list", "own.chapter") == []


def test_two_copies_exchange_bundles_both_ways_and_check_finds_both_clean(shell):
    shell.write("people.csv", ROSTER)
    shell.write("record.json", json.dumps(RECORD))
    shell("roster", "import", "own.chapter", "people.csv")
    shell("bundle", "write", "own.chapter", "out.bundle")
    shell("new", "theirs.chapter", "--from", "out.bundle")
    shell("meeting", "import", "theirs.chapter", "record.json")
    shell("bundle", "write", "theirs.chapter", "back.bundle")

    report = shell.json("bundle", "read", "own.chapter", "back.bundle")

    assert report["created"] > 0
    for what in ("roster", "meeting", "decision", "action"):
        assert shell.json(what, "list", "own.chapter") == shell.json(what, "list", "theirs.chapter")
    checks = [shell.json("check", chapter) for chapter in ("own.chapter", "theirs.chapter")]
    assert checks[0] == checks[1]
    assert checks[0]["clean"]


def test_a_bundle_names_itself(shell):
    shell("bundle", "write", "own.chapter", "out.bundle")

    shown = shell.json("bundle", "show", "out.bundle")

    assert {"id", "from", "public_key", "counts", "members"} <= shown.keys()
    assert len(shown["public_key"]) == 56
    assert shell.json("bundle", "verify", "out.bundle")["verified"]


def test_joining_needs_a_whole_bundle(shell):
    shell("bundle", "write", "own.chapter", "whole.bundle")
    shell("new", "theirs.chapter", "--from", "whole.bundle")
    shell("bundle", "write", "theirs.chapter", "answer.bundle")
    shell("bundle", "read", "own.chapter", "answer.bundle")
    shell.write("people.csv", ROSTER)
    shell("roster", "import", "own.chapter", "people.csv")
    shell("bundle", "write", "own.chapter", "part.bundle")

    code, _out, err = shell("new", "third.chapter", "--from", "part.bundle")

    assert (code, err.count("\n")) == (1, 1)
    assert not (shell.folder / "third.chapter").exists()


@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_a_damaged_bundle_changes_nothing(shell, damage):
    shell("bundle", "write", "own.chapter", "out.bundle")
    whole = (shell.folder / "out.bundle").read_bytes()
    damaged = whole[:-50] if damage == "cut" else whole[:700] + bytes([whole[700] ^ 255]) + whole[701:]
    (shell.folder / "out.bundle").write_bytes(damaged)
    before = shell.json("check", "own.chapter")

    code, out, err = shell("bundle", "read", "own.chapter", "out.bundle")

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert shell.json("check", "own.chapter") == before


def test_files_that_are_no_chapters_are_refused(shell):
    whole = (shell.folder / "own.chapter").read_bytes()
    shell.write("text.chapter", "not a chapter")
    shell.write("empty.chapter", "")
    (shell.folder / "cut.chapter").write_bytes(whole[: len(whole) // 2])
    (shell.folder / "holed.chapter").write_bytes(whole[:8192] + b"\xff" * 4096 * 6 + whole[8192 + 4096 * 6 :])
    newer = bytearray(whole)
    newer[60:64] = (99).to_bytes(4, "big")
    (shell.folder / "newer.chapter").write_bytes(newer)

    for name in ("text", "empty", "cut", "holed", "newer", "missing"):
        code, out, err = shell("check", f"{name}.chapter")
        assert (name, code, out, err.count("\n")) == (name, 1, "", 1)


def test_a_chapter_that_is_open_elsewhere_names_who_has_it(shell, chapterhouse_home):
    from desktop.cli.opened import store_at

    held = store_at(shell.folder / "own.chapter")
    held.prepare()
    try:
        code, _out, err = shell("bundle", "write", "own.chapter", "out.bundle")
    finally:
        held.close()

    assert (code, err.count("\n")) == (1, 1)
    assert "since" in err


def test_the_tour_makes_a_whole_sample(shell):
    code, out, err = shell("tour", "sample", "--no-window")

    assert (code, err) == (0, "")
    folder = shell.folder / "sample"
    assert all((folder / name).exists() for name in ("sample.chapter", "minutes.pdf", "sample.bundle"))
    assert all(name in out for name in ("sample.chapter", "minutes.pdf", "sample.bundle"))
    chapter = str(folder / "sample.chapter")
    assert (len(shell.json("roster", "list", chapter)), len(shell.json("asset", "list", chapter))) == (80, 25)
    past = [row for row in shell.json("meeting", "list", chapter) if row["state"] in ("closed", "approved")]
    assert len(past) == 12
    assert shell.json("check", chapter)["clean"]
