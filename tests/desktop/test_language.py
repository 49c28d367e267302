"""The language the program speaks."""

import gettext
import struct
from pathlib import Path

import pytest

from desktop import language


@pytest.fixture(autouse=True)
def language_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the environment back as the test found it."""
    monkeypatch.setenv("LANGUAGE", "C")


@pytest.fixture
def welsh(tmp_path: Path) -> Path:
    """A folder of catalogues in which Welsh knows one sentence."""
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "chapterhouse.mo").write_bytes(catalogue({"": "Content-Type: text/plain; charset=UTF-8\n", "Yes": "Ie"}))
    return tmp_path


def catalogue(words: dict[str, str]) -> bytes:
    """A gettext catalogue as `msgfmt` writes it, without a hash table."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(words.items())]
    place = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), place + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, place)
    return head + tables[0] + tables[1] + texts


def test_a_language_that_ships_is_spoken(welsh: Path) -> None:
    chosen = language.start(welsh, wanted=["cy_GB.UTF-8"])

    assert chosen == "cy_GB.UTF-8"
    assert gettext.gettext("Yes") == "Ie"
    assert gettext.gettext("No") == "No"


def test_whoever_prefers_english_gets_it(welsh: Path) -> None:
    chosen = language.start(welsh, wanted=["en_GB", "cy"])

    assert chosen == ""
    assert gettext.gettext("Yes") == "Yes"


def test_a_language_that_does_not_ship_falls_back(welsh: Path) -> None:
    assert language.start(welsh, wanted=["pl", "cy"]) == "cy"
    assert language.start(welsh, wanted=["pl_PL"]) == ""
    assert gettext.gettext("Yes") == "Yes"


def test_the_environment_says_what_is_wanted(welsh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "pl:cy")

    assert language.start(welsh) == "cy"
