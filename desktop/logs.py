"""The log file: what the program did and met, never who is in the chapter."""

import logging
import time
from copy import copy
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop.discreet import told, without_values
from models.own_folder import own_file, own_folder

_SHAPE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_HALF_A_MEGABYTE = 512 * 1024
_OURS = {"desktop", "exports", "models", "ui"}


def start(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Log to `chapterhouse.log` in the folder, with three older ones kept. Without a writable folder, nowhere."""
    logging.raiseExceptions = False  # a log that cannot be written must not print into somebody's terminal
    handler = _file(folder)
    handler.setFormatter(_Discreet(_SHAPE, datefmt="%Y-%m-%dT%H:%M:%SZ"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def hear_qt() -> None:
    """What Qt complains of goes to the log, not to the terminal."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    log = logging.getLogger("qt")

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        log.log(levels[kind], "%s", message)

    qInstallMessageHandler(hear)


class _Discreet(logging.Formatter):
    """Our own lines are facts about the program; of what a library says, that it spoke; of an error, no values."""

    converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        record = copy(record)  # other handlers are given it as it was
        record.exc_text = None
        owner = record.name.partition(".")[0]
        if owner == "qt":
            record.msg, record.args = without_values(record.getMessage()), None
        elif owner not in _OURS:
            record.msg, record.args = "line %d of %s", (record.lineno, record.filename)
        return super().format(record)

    def formatException(self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple) -> str:
        return told(ei[1]).rstrip("\n") if ei[1] else ""


class _OwnFile(RotatingFileHandler):
    """A log that nobody else reads."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        own_file(Path(self.baseFilename))
        return stream


def _file(folder: Path) -> logging.Handler:
    try:
        return _OwnFile(
            own_folder(folder) / "chapterhouse.log", maxBytes=_HALF_A_MEGABYTE, backupCount=3, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
