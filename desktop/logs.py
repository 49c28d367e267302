"""The log file: what the program did and met, never who is in the chapter."""

import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

_SHAPE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_HALF_A_MEGABYTE = 512 * 1024


def start(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Log to `chapterhouse.log` in the folder, with three older ones kept. Without a writable folder, nowhere."""
    logging.raiseExceptions = False  # a log that cannot be written must not print into somebody's terminal
    handler = _file(folder)
    formatter = logging.Formatter(_SHAPE, datefmt="%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
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


def _file(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(
            folder / "chapterhouse.log", maxBytes=_HALF_A_MEGABYTE, backupCount=3, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
