"""Papers of the chapter from the command line."""

import json

import pytest
import typer

from desktop.cli import papers
from exports.label_stock import NoSuchLabel, NoSuchStock
from exports.printing import KINDS
from models.errors import Missing, NoSuchName, Refusal
from models.store import Store, utc_now
from tests.builders_papers import filled
from ui.wordings import sentence


@pytest.fixture
def shell(empty_chapter, tmp_path, monkeypatch, capsys):
    """Runs `print` on the small chapter; answers what was said, or the refusal."""
    file = tmp_path / "own.chapter"
    file.write_bytes(empty_chapter.read_bytes())
    store = Store(file, home=tmp_path / "home", now=utc_now)
    filled(store)
    store.close()
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "home"))
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    papers.add_to(app)
    app.callback()(lambda: None)

    def call(*words):
        try:
            app(["print", str(file), *map(str, words)], standalone_mode=False)
        except Refusal as refusal:
            return refusal
        return capsys.readouterr().out

    return call


ABOUT = {
    "person": ("--person", "siân llŷr"),
    "decision": ("--about", "SEV 2026-11-12/1"),
    "loan": ("--about", "projector"),
}


@pytest.mark.parametrize("what", KINDS)
def test_every_paper_can_be_asked_for_by_name(shell, tmp_path, what):
    said = shell(what, tmp_path / "a.pdf", *ABOUT.get(KINDS[what].needs, ()))

    assert said == f"{KINDS[what].title()} is in {tmp_path / 'a.pdf'}\n"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_answer_as_json_names_the_record(shell, tmp_path):
    told = json.loads(shell("actions", tmp_path / "a.pdf", "--person", "Siân Llŷr", "--json"))

    assert (told["what"], len(told["about"])) == ("actions", 32)


@pytest.mark.parametrize(
    ("words", "refusal", "said"),
    [
        (("person",), Missing, "must not be empty"),
        (("person", "--person", "Nobody"), NoSuchName, "answers to"),
        (("decision", "--about", "SEV 1999-01-01/1"), NoSuchName, "answers to"),
        (("address-labels", "--stock", "L1"), NoSuchStock, "only L7160, L7163, L7159"),
        (("asset-labels", "--start", "22"), NoSuchLabel, "labels 1 to 21"),
        (("asset-labels", "--down", "10,5"), NoSuchLabel, "at most 10 mm"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence_and_leaves_no_file(shell, tmp_path, words, refusal, said):
    what, *options = words

    answered = shell(what, tmp_path / "a.pdf", *options)

    assert isinstance(answered, refusal)
    assert said in sentence(answered)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("words", [("poem",), ("members", "--size", "11"), ("asset-labels", "--right", "far")])
def test_what_is_not_understood_is_told_as_such(shell, tmp_path, words):
    what, *options = words

    with pytest.raises(typer.BadParameter):
        shell(what, tmp_path / "a.pdf", *options)


def test_millimetres_are_read_with_point_or_comma():
    found = [papers._tenths(text, "--down") for text in ("1.5", "-2", "0,5", "-0.5", ".5")]

    assert found == [15, -20, 5, -5, 5]
