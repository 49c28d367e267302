"""`make fuzz`: two hundred sudden deaths, a hundred thousand hostile bundles, then long random histories."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import SystemRandom

from tests.fuzz.histories import histories
from tests.fuzz.hostile_bundles import hostile_bundles
from tests.fuzz.sudden_death import sudden_deaths

_HOSTILE = 100_000
_HISTORIES = 1_000


def main() -> int:
    """All the searches; an argument says how many deaths."""
    deaths = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = SystemRandom().randrange(2**32)
    print(f"{deaths} sudden deaths, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        print(f"{sudden_deaths(Path(folder), deaths, seed)} deeds kept, none lost", flush=True)
    print(f"{_HOSTILE} hostile bundles, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        print(hostile_bundles(Path(folder), _HOSTILE, seed), flush=True)
    print(f"{_HISTORIES} histories of each kind, seed {seed}", flush=True)
    print(histories(_HISTORIES, seed), flush=True)
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "fuzz", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "pytest", "tests", "-q", "-n", "2"]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
