"""Who is behind, how far the chapters reach, and whom a chapter takes for the national community."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.commands import national
from models.queries import elsewhere
from models.queries import from_national as seen_by_chapter
from models.queries import national as seen_by_national
from models.rules.national import Standing
from tests.national_parcels import DOWN, TODAY, UP, heard, listed, pin, publish, report
from tests.parcels import Copy


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's laptop."""
    copy = Copy(tmp_path, "hub")
    copy.do(national.found_national, name="National community")
    return copy


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter's laptop."""
    copy = Copy(tmp_path, "fens")
    founded = copy.found("Fens")
    copy.set("chapter", founded, region="East")
    return copy


def test_a_chapter_is_never_heard_then_behind_then_up_to_date(hub: Copy, fens: Copy, tmp_path: Path):
    wolds = Copy(tmp_path, "wolds")
    wolds.found("Wolds")
    report(fens, hub)
    early = hub.do(national.open_consultation, title="Expenses")
    assert early
    assert [(row.name, row.standing) for row in listed(hub)] == [("Fens", Standing.BEHIND)]

    publish(hub, fens, wolds)
    report(wolds, hub)
    behind = {row.name: (row.standing, row.waiting > 0, row.waiting_since) for row in listed(hub)}
    assert behind == {"Fens": (Standing.BEHIND, True, TODAY), "Wolds": (Standing.UP_TO_DATE, False, None)}

    report(fens, hub)
    assert {row.standing for row in listed(hub)} == {Standing.UP_TO_DATE}


def test_a_bundle_lost_on_its_way_up_is_seen_as_a_gap(hub: Copy, fens: Copy):
    report(fens, hub)
    publish(hub, fens)
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], region="Fenland")
    everything = fens.pack(UP)
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], region="East")
    late = fens.pack(UP)
    newest = max(signed.seq for signed in late.ops)

    hub.unpack(replace(late, ops=tuple(signed for signed in late.ops if signed.seq == newest), spans=()))
    (row,) = listed(hub)
    assert (row.standing, row.missing) == (Standing.GAPS, 1)

    hub.unpack(everything)
    assert [(each.standing, each.missing) for each in listed(hub)] == [(Standing.UP_TO_DATE, 0)]


def test_regions_show_how_far_the_chapters_reach(hub: Copy, fens: Copy, tmp_path: Path):
    wolds = Copy(tmp_path, "wolds")
    wolds.found("Wolds")
    fens.log(lambda c: c.execute("INSERT INTO asset(id, name) VALUES(?, 'Kettle')", ("a" * 32,)).rowcount)
    report(fens, hub)
    report(wolds, hub)

    made = [(each.name, each.chapters, each.heard, each.assets) for each in seen_by_national.regions(listed(hub))]
    assert made == [("East", 1, 1, 1), ("", 1, 1, 0)]


def test_a_chapter_sees_what_the_others_share_but_not_who_keeps_it(hub: Copy, fens: Copy, tmp_path: Path):
    wolds = Copy(tmp_path, "wolds")
    wolds.found("Wolds")
    keeper = fens.person("Maud", "Hale")
    add = "INSERT INTO asset(id, name, place, steward_id) VALUES(?, ?, ?, ?)"
    fens.log(lambda c: c.execute(add, ("a" * 32, "Café urn", "Ely", keeper)).rowcount)
    fens.log(lambda c: c.execute(add, ("b" * 32, "Projector", "Ely", keeper)).rowcount)
    report(fens, hub)
    pin(wolds, hub)
    publish(hub, wolds)

    with wolds.store.read() as reader:
        every = elsewhere.assets(reader, elsewhere.asset_ids(reader))
        found = elsewhere.asset_ids(reader, "fens cafe")
    assert [(each.name, each.chapter, each.place) for each in every] == [
        ("Café urn", "Fens", "Ely"),
        ("Projector", "Fens", "Ely"),
    ]
    assert found == ["a" * 32]
    assert wolds.rows("SELECT count(*) FROM op WHERE body LIKE ?", f"%{keeper}%") == [(0,)]


def test_what_another_program_wrote_is_read_whatever_it_is(hub: Copy, fens: Copy):
    asked = hub.do(national.open_consultation, title="Expenses")
    hub.set("consultation", asked, closes_on="whenever", closed=0)
    publish(hub, fens)

    assert [(each.consultation.title, each.consultation.closes_on) for each in heard(fens).asked] == [
        ("Expenses", None)
    ]


def test_a_chapter_that_calls_itself_national_is_not_believed_beside_the_pinned_one(
    hub: Copy, fens: Copy, tmp_path: Path
):
    rogue = Copy(tmp_path, "rogue")
    rogue.do(national.found_national, name="Rogues")
    publish(hub, fens)
    fens.unpack(rogue.pack(DOWN))
    with fens.store.read() as reader:
        assert seen_by_chapter.overview(reader) is None

    pin(fens, hub)
    assert heard(fens).national.name == "National community"


def test_nobody_knows_a_national_community_before_hearing_of_one(fens: Copy, hub: Copy):
    with fens.store.read() as reader:
        assert seen_by_chapter.overview(reader) is None
        assert seen_by_chapter.waiting(reader) is None
    hub.do(national.open_consultation, title="Expenses")
    publish(hub, fens)

    with fens.store.read() as reader:
        assert seen_by_chapter.waiting(reader) == 1
    assert heard(fens).national.name == "National community"
