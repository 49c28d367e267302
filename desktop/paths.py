"""Where this laptop keeps what belongs to the program and not to a chapter."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "CHAPTERHOUSE_HOME"
_APP = "chapterhouse"


@dataclass(frozen=True)
class Places:
    """Folders and a file of one person on one laptop; none need exist yet.

    `data` holds this laptop's writer keys and the backups made before updates.
    """

    data: Path
    preferences: Path
    logs: Path
    crashes: Path


def here() -> Places:
    """The places of this process."""
    return places(os.environ)


def places(environment: Mapping[str, str]) -> Places:
    """Where the system keeps such things, or all under `CHAPTERHOUSE_HOME` when that is set."""
    home = environment.get(HOME_VARIABLE)
    return _under(Path(home).expanduser()) if home else _of_the_system()


def _under(home: Path) -> Places:
    return Places(
        data=home / "data",
        preferences=home / "preferences.json",
        logs=home / "logs",
        crashes=home / "crashes",
    )


def _of_the_system() -> Places:
    from platformdirs import PlatformDirs

    system = PlatformDirs(_APP, appauthor=False)
    return Places(
        data=system.user_data_path,
        preferences=system.user_config_path / "preferences.json",
        logs=system.user_log_path,
        crashes=system.user_state_path / "crashes",
    )
