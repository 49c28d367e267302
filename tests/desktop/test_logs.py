"""The log file."""

import logging
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from desktop import logs


@pytest.fixture(autouse=True)
def root_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the root logger back as the test found it."""
    root = logging.getLogger()
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()


def test_a_line_says_when_and_what(tmp_path: Path) -> None:
    logs.start(tmp_path / "logs")

    logging.getLogger("models.store").info("opened in %d ms", 12)

    line = (tmp_path / "logs" / "chapterhouse.log").read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ INFO models.store: opened in 12 ms\n", line)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change its zone")
def test_the_log_counts_in_utc_wherever_the_laptop_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as here:
        here.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        logs.start(tmp_path)
        logging.getLogger("models.store").info("opened")
    time.tzset()

    stamp = (tmp_path / "chapterhouse.log").read_text(encoding="utf-8").split()[0]
    assert abs(datetime.now(UTC) - datetime.fromisoformat(stamp)) < timedelta(minutes=1)


def test_old_lines_make_room_for_new_ones(tmp_path: Path) -> None:
    logs.start(tmp_path)

    for _ in range(40):
        logging.getLogger("models.store").info("%s", "x" * 64 * 1024)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "chapterhouse.log",
        "chapterhouse.log.1",
        "chapterhouse.log.2",
        "chapterhouse.log.3",
    ]


def test_a_laptop_that_lets_us_write_nowhere_still_starts(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file stands in the way", encoding="utf-8")

    handler = logs.start(tmp_path / "logs")

    assert isinstance(handler, logging.NullHandler)


@pytest.mark.logs_warnings
def test_qt_complains_into_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logs.start(tmp_path)
    logs.hear_qt()

    qWarning("the font is missing")
    qInstallMessageHandler(None)

    assert "WARNING qt: the font is missing" in (tmp_path / "chapterhouse.log").read_text(encoding="utf-8")
    assert capfd.readouterr() == ("", "")
