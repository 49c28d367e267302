"""Search as you type over 100,000 members, beside the raw FTS5 query; and what the window does meanwhile."""

import statistics
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench.big import at, big_chapter
from tests.bench.measure import Amount, Ratio, side_by_side

_MEMBERS = 100_000
_DRIVES = 3  # of each step the middle one counts: other programs run on this machine too
_TYPED = ("a", "am", "ama", "okaf", "be", "bet", "bethan r", "haw", "coach", "sev", "thornb", "pri", "patelson")
_KINDS = ("get ready", "open", "turn to", "type", "scroll")


def searches(folder: Path) -> list[Ratio | Amount]:
    """The figures of this subject."""
    path = folder / "big.chapter"
    big_chapter(path, _MEMBERS).close()
    return [*_typing(path), *_window(path)]


def _typing(path: Path) -> list[Ratio]:
    """Each letter asks the standing list, as in the window; the raw query is asked for the same and read whole."""
    from models.queries import roster
    from models.store import utc_now

    store = at(path)
    today: date = utc_now().date()
    taken: dict[str, tuple[float, float]] = {}
    with store.read() as reader:
        standing = roster.standing(roster.RosterFilter(), "name", False, today)
        standing.keys(reader, "")
        for text in _letter_by_letter():
            taken[text] = side_by_side(
                lambda text=text: standing.keys(reader, text),
                lambda text=text: reader.connection.execute(_raw(text)).fetchall(),
                times=9,
            )
    store.close()
    ours, raw = zip(*taken.values(), strict=True)
    worst = max(taken, key=lambda text: taken[text][0] / taken[text][1])
    return [
        Ratio("search as you type, 100,000 members", statistics.median(ours), statistics.median(raw), "raw FTS5", 3),
        Ratio(f"its worst letter, “{worst}”", *taken[worst], "raw FTS5", 3),
    ]


def _letter_by_letter() -> dict[str, None]:
    """Everything the search is asked on the way to what is typed."""
    return dict.fromkeys(text[:end].strip() for text in _TYPED for end in range(1, len(text) + 1))


def _raw(text: str) -> str:
    words = (f'names : "{word}"*' if len(word) == 1 else f'"{word}"*' for word in text.split())
    return f"SELECT rowid FROM person_fts WHERE person_fts MATCH '{' '.join(words)}'"


def _window(path: Path) -> Iterator[Amount]:
    """Type, scroll and turn every page, feeling the event loop's pulse; which step was the longest is said."""
    from tests.bench.pulse import bare_memory, felt

    drives = [felt(path, _TYPED) for _ in range(_DRIVES)]
    steps = [statistics.median_low(step) for step in zip(*(drive.stalls for drive in drives), strict=True)]
    for kind in _KINDS:
        worst = max(step for step in steps if step.step.startswith(kind))
        yield Amount(f"longest stall: {worst.step}", worst.waited, "ms", 50)
    memory = statistics.median(drive.memory for drive in drives)
    yield Amount("memory at 100,000 members", memory, "MB", 1.5 * bare_memory(path) + 60)
