"""Whoever opens the bundle that shuts a laptop out is told how much of what it wrote counts no longer."""

from pathlib import Path

from exports.bundle import read, write
from models.store import Store
from tests.builders_sharing import copies, edit, everyone
from tests.builders_trust import shuts_out


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
