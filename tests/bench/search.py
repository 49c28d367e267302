"""Search as you type over 100,000 members, beside the raw FTS5 query; and what the window does meanwhile."""

import statistics
from pathlib import Path

from tests.bench.big import at, big_chapter
from tests.bench.measure import Amount, Ratio, side_by_side

_MEMBERS = 100_000
_TYPED = ("a", "am", "ama", "okaf", "be", "bet", "bethan r", "haw", "coach", "sev", "thornb", "pri", "patelson")


def searches(folder: Path) -> list[Ratio | Amount]:
    """The figures of this subject."""
    path = folder / "big.chapter"
    big_chapter(path, _MEMBERS).close()
    return [_typing(path), *_window(path)]


def _typing(path: Path) -> Ratio:
    from models.queries.roster import RosterFilter, keys
    from models.store import utc_now

    store = at(path)
    today = utc_now().date()
    ours, raw = [], []
    with store.read() as reader:
        for text in _TYPED:
            phrase = " ".join(f'"{word}"*' for word in text.split())
            mine, other = side_by_side(
                lambda text=text: keys(reader, RosterFilter(text=text), "name", False, today),
                lambda phrase=phrase: reader.column("SELECT rowid FROM person_fts WHERE person_fts MATCH :p", p=phrase),
                times=9,
            )
            ours.append(mine)
            raw.append(other)
    store.close()
    return Ratio("search as you type, 100,000 members", statistics.median(ours), statistics.median(raw), "raw FTS5", 3)


def _window(path: Path) -> list[Amount]:
    """Type, scroll and turn every page, feeling the event loop's pulse."""
    from tests.bench.pulse import longest_stall

    stall, memory, bare = longest_stall(path, _TYPED)
    return [
        Amount("longest stall typing, scrolling, turning", stall, "ms", 50),
        Amount("memory at 100,000 members", memory, "MB", 1.5 * bare + 60),
    ]
