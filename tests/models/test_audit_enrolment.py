"""Who answers an invitation names their chapter themselves: nobody becomes the voice of one that has a voice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.bundle import read, write
from models.errors import SetAside
from models.store import Store
from models.trust import national
from models.trust.acquaintance import OtherWords
from models.trust.national import SpokenFor
from tests.builders_trust import AT, enrolled, facts, hears, judged, lands_of, laptop, meets, second, shuts_out, words


@pytest.fixture
def lands(empty_chapter: Path, tmp_path: Path) -> Iterator[list[Store]]:
    """National, a chapter that it has enrolled, and one that it has only invited."""
    with lands_of(empty_chapter, tmp_path) as made:
        enrolled(made[0], made[1])
        yield made


def enrol_as(hub: Store, chapter: str, asking: Store) -> None:
    """National enrols the laptop that asks, as the chapter that it says it is."""
    own = laptop(asking)
    applicant = national.Applicant(chapter, "Bath", asking.writer, own.name, own.public_key, own.age)
    with hub.uncaptured("") as (connection, _):
        national.enrol(connection, hub.home, applicant, AT)


@pytest.mark.parametrize("whose", [0, 1], ids=["national", "another"])
def test_nobody_is_enrolled_as_national_or_as_a_chapter_others_speak_for(lands: list[Store], whose: int):
    hub, _, bath = lands
    claimed = laptop(lands[whose]).chapter

    with pytest.raises(SpokenFor):
        enrol_as(hub, claimed, bath)

    assert judged(hub, facts(bath, chapter=claimed, audience="national", certificates=()))[0] == "unknown"


def test_whoever_is_enrolled_may_be_enrolled_again(lands: list[Store]):
    hub, avon, _ = lands

    enrol_as(hub, laptop(avon).chapter, avon)

    assert judged(hub, facts(avon, audience="national")) == ("certified", [])


def test_a_chapter_whose_only_laptop_was_lost_is_enrolled_with_another(
    lands: list[Store], empty_chapter, tmp_path: Path
):
    hub, avon, _ = lands
    with second(empty_chapter, tmp_path / "new", avon) as new:
        with pytest.raises(SpokenFor):
            enrol_as(hub, laptop(avon).chapter, new)
        shuts_out(hub, avon)

        enrol_as(hub, laptop(avon).chapter, new)

        meets(new, hub)
        assert judged(hub, facts(new, audience="national")) == ("certified", [])


@pytest.mark.parametrize("as_national", [True, False])
def test_six_words_make_nobody_national_or_another_chapter(lands: list[Store], tmp_path: Path, as_national: bool):
    hub, avon, bath = lands
    misled, claimed = (avon, hub) if as_national else (hub, avon)
    says_it_is_of(bath, laptop(claimed).chapter, kind="national" if as_national else "")
    write.write(bath, tmp_path / "own.bundle", audience="chapters" if as_national else "national", open_text=True)
    bundle = read.read(tmp_path / "own.bundle")
    with pytest.raises(SetAside):
        read.take_in(misled, bundle, label="Open")

    with pytest.raises(OtherWords):
        hears(misled, words(bath))

    assert not read.judge(misled, bundle).standing.is_believed


def says_it_is_of(store: Store, chapter: str, *, kind: str) -> None:
    """From now on its file bears another chapter's id."""
    with store.uncaptured("") as (connection, _):
        connection.execute("UPDATE _ctl SET chapter = ?", (chapter,))
        connection.execute("UPDATE writer SET chapter = ? WHERE wid = ?", (chapter, store.writer))
        connection.execute("UPDATE chapter SET id = ?, kind = ?", (chapter, kind))
