"""A shared thing is passed on from the command line, by the national community alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.cli.run import run_command
from exports.bundle import read
from models.commands import assets
from models.log.passing import WentOver
from models.store import Store
from tests.builders_national import Country, country


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Country]:
    """National, and two chapters that have told it what they share."""
    with country(empty_chapter, tmp_path, "Avon", "Fens") as made:
        with made.chapters["Avon"].write("Add") as session:
            assets.add_asset(session, name="Tent", kind="kit")
        for name in made.chapters:
            made.take_up(name)
        made.publish()
        yield made


def shell(patch: pytest.MonkeyPatch, store: Store, *words: object) -> int:
    """A command on this laptop, whose window is closed meanwhile."""
    store.close()
    if store.home.exists():
        store.home.rename(store.home.with_name("data"))
    patch.setenv("CHAPTERHOUSE_HOME", str(store.home.parent))
    return run_command(["national", words[0], str(store.path), *map(str, words[1:])])  # type: ignore[list-item]


def test_it_is_passed_on_by_name_and_the_chapters_hear_of_it(land, monkeypatch, capsys, tmp_path):
    done = shell(monkeypatch, land.hub, "pass-on", "tent", "--to", "Fens", "--json")
    told = json.loads(capsys.readouterr().out)
    published = shell(monkeypatch, land.hub, "publish", tmp_path / "news.bundle")
    fens = land.chapters["Fens"]
    merged = read.take_in(fens, read.read(tmp_path / "news.bundle"), label="Open bundle")

    assert (done, published) == (0, 0)
    assert set(told) == {"passed_on", "to"}
    assert merged.went_over == (WentOver(told["passed_on"], "Tent", "Avon", "Fens", was_ours=False, is_ours=True),)
    with fens.read() as reader:
        assert reader.column("SELECT name FROM asset") == ["Tent"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hub", "Tent", "Avon"), "It is theirs already."),
        (("hub", "Tent", "Bath"), "Bath"),
        (("hub", "Urn", "Fens"), "Urn"),
        (("Fens", "Tent", "Avon"), "national"),
    ],
)
def test_what_cannot_be_passed_on_is_refused_in_words(land, monkeypatch, capsys, words, said):
    name, thing, to = words
    store = land.hub if name == "hub" else land.chapters[name]

    code = shell(monkeypatch, store, "pass-on", thing, "--to", to)

    assert code == 1
    assert said in capsys.readouterr().err
