"""What this laptop remembers about the window, in one small JSON file beside nothing that matters."""

import json
from pathlib import Path
from typing import TypeVar

from models.own_folder import own_file

T = TypeVar("T", str, int, bool)


class Preferences:
    """Values by name. A missing or broken file means the defaults; one that cannot be written is forgotten."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values: dict[str, object] | None = None

    def get(self, key: str, default: T) -> T:
        """The remembered value, when it is of the default's type."""
        value = self._read().get(key)
        return value if isinstance(value, type(default)) else default

    def set(self, key: str, value: str | int | bool) -> None:
        """Remember a value, at once and on disk."""
        values = self._read()
        if values.get(key) != value:
            values[key] = value
            self._write(values)

    def _read(self) -> dict[str, object]:
        if self._values is None:
            self._values = _loaded(self._path)
        return self._values

    def _write(self, values: dict[str, object]) -> None:
        if self._path is None:
            return
        draft = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.touch()
            own_file(draft).write_text(json.dumps(values, indent=1, sort_keys=True), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            return


def _loaded(path: Path | None) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
