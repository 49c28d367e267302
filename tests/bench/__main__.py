"""Measures everything and prints it, good or bad."""

import os
import platform
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what starts for the second time finds its code compiled

from tests.bench import deeds, duplicates, hub, merging, papers, room, search, start, years

_PARTS = {
    "start": start.starts,
    "search": search.searches,
    "duplicates": duplicates.found_twice,
    "deeds": deeds.deeds,
    "merging": merging.merging,
    "years": years.years,
    "hub": hub.hub,
    "room": room.room,
    "papers": papers.papers,
}


def main() -> None:
    """Every part, or those named."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    for name in sys.argv[1:] or _PARTS:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for line in _PARTS[name](Path(folder)):
                print(line, flush=True)


main()
