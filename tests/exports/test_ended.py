"""Whoever opens the bundle that shuts a laptop out is told how much of what it wrote counts no longer."""

from pathlib import Path

from exports.bundle import read, write
from models.commands import roster
from models.rules.consent import ConsentState
from models.store import Store
from tests.builders import NOW
from tests.builders_national import age_of, country
from tests.builders_sharing import copies, edit, everyone, joined
from tests.builders_trust import hears, introduced, meets, shuts_out, words


def handed(giver: Store, taker: Store, folder: Path, name: str):
    """One bundle."""
    bundle = folder / f"{name}.bundle"
    write.write(giver, bundle, open_text=True)
    return read.take_in(taker, read.read(bundle), label="Open bundle")


def test_the_report_counts_what_ends_with_a_laptop_that_is_shut_out(empty_chapter: Path, tmp_path: Path) -> None:
    with copies(empty_chapter, tmp_path, 3) as (asha, bryn, cara):
        edit(bryn, 0, "notes", 1)
        edit(bryn, 1, "notes", 1)
        handed(bryn, cara, tmp_path, "bryn")
        before = everyone(cara)
        shuts_out(asha, bryn)

        merged = handed(asha, cara, tmp_path, "asha")
        again = handed(asha, cara, tmp_path, "again")

        assert (merged.ended, again.ended) == (2, 0)
        assert everyone(cara) != before
        assert everyone(cara) == everyone(asha)


def test_national_gives_back_whoever_agreed_only_on_a_laptop_that_is_shut_out(empty_chapter: Path, tmp_path: Path):
    with country(empty_chapter, tmp_path, "Avon") as made:
        asha = made.chapters["Avon"]
        maud = member(asha, "Maud")
        made.take_up("Avon")
        write.write(asha, tmp_path / "join.bundle", everything=True, open_text=True)
        with joined(empty_chapter, tmp_path / "bryn", tmp_path / "join.bundle") as bryn:
            introduced(bryn)
            meets(asha, bryn)
            hears(asha, words(bryn))
            handed(asha, bryn, tmp_path, "certificate")
            made.take_up("Avon")
            with bryn.write("Ask") as session:
                roster.record_consent(session, person_id=maud, state=ConsentState.GRANTED, at=NOW)
            write.write(bryn, tmp_path / "bryn up.bundle", audience="national", level=3)
            read.take_in(made.hub, read.read(tmp_path / "bryn up.bundle", keys=age_of(made.hub)), label="Open")
            assert held(made.hub, "Maud")
            shuts_out(asha, bryn)

        merged = made.take_up("Avon")

        assert (merged.fresh, merged.ended, merged.withdrawn) == (0, 1, 1)
        assert not held(made.hub, "Maud")


def member(store: Store, name: str) -> str:
    """A member of a chapter that tells national of those who agree."""
    with store.write("Member") as session:
        person = roster.add_person(session, given_name=name)
        session.connection().exec_driver_sql("UPDATE chapter SET national_level = 3")
    return person


def held(store: Store, text: str) -> bool:
    """Whether anything of another chapter says so."""
    with store.read() as reader:
        return bool(reader.value("SELECT 1 FROM op WHERE body LIKE '%' || :text || '%'", text=text))
