"""What happens to an error nobody expected: a report on this laptop and a sentence, never a raw traceback."""

import contextlib
import logging
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from desktop import __version__
from desktop.discreet import told
from models.own_folder import own_file, own_folder

_KEPT = 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Crash:
    """One unexpected error; `report` is None where no file could be written."""

    error: BaseException
    report: Path | None


class CrashHandler:
    """Python's last resort, from every thread and every slot.

    Tells each place in the code once: a paint event that fails sixty times a second is one crash.
    `tell` may be called from any thread.
    """

    def __init__(self, folder: Path, *, tell: Callable[[Crash], None], now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._tell = tell
        self._now = now
        self._seen: set[tuple[str, int, str]] = set()

    def install(self) -> None:
        """From now on every error that nobody caught comes here."""
        sys.excepthook = self.hear
        threading.excepthook = self._hear_thread

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report the error. Ctrl+C is no crash, it ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            leave(130)
        place = _place(error, trace)
        if place in self._seen:
            return
        self._seen.add(place)
        _log.error("%s at %s:%d", kind.__name__, place[0], place[1])
        self._tell(Crash(error, self._write(error.with_traceback(trace))))

    def _hear_thread(self, event: threading.ExceptHookArgs) -> None:
        if event.exc_value is not None and not issubclass(event.exc_type, SystemExit):
            self.hear(event.exc_type, event.exc_value, event.exc_traceback)

    def _write(self, error: BaseException) -> Path | None:
        when = self._now()
        report = self._folder / f"crash-{when:%Y%m%dT%H%M%SZ}-{len(self._seen)}.txt"
        try:
            own_folder(self._folder)
            report.write_text(_report(error, when), encoding="utf-8")
            own_file(report)
            _forget_old(self._folder)
        except OSError:
            return None
        return report


def leave(code: int) -> None:
    """End the process at once; an exception would only be swallowed by the slot that raised it."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def _place(error: BaseException, trace: TracebackType | None) -> tuple[str, int, str]:
    frames = traceback.extract_tb(trace)
    last = frames[-1] if frames else None
    return (Path(last.filename).name if last else "", (last.lineno if last else 0) or 0, type(error).__name__)


def _report(error: BaseException, when: datetime) -> str:
    """Facts about the program; the values it worked on are somebody's and stay out."""
    facts = (
        f"Chapterhouse {__version__}",
        f"{when:%Y-%m-%dT%H:%M:%SZ}",
        f"Python {platform.python_version()} on {platform.platform()}",
        "",
    )
    return "\n".join(facts) + "\n" + told(error)


def _forget_old(folder: Path) -> None:
    for report in sorted(folder.glob("crash-*.txt"))[:-_KEPT]:
        report.unlink(missing_ok=True)
