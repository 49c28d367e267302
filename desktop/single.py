"""One window for one chapter: a second start knocks at the window that has it, which comes to the front and opens
whatever the second was given. What they say to each other stays between two programs of one person on one laptop.
"""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from models.own_folder import own_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket
    from PySide6.QtWidgets import QWidget

_LONGEST = 100  # bytes: the system takes no longer name for a socket in a folder
_MOST = 65_536  # bytes anybody may say
_PATIENCE = 1_000  # ms
_ANYBODY = -1  # ASFW_ANY of winuser.h


def knock(home: Path, chapter: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the window that has the chapter to come to the front and open these files; whether there is one and it did.

    Looks at one file where nobody has the chapter, and loads nothing for it.
    """
    door = _door(home, chapter)
    if not door.exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    _let_others_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(_name(door))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    socket.flush()
    return _heard(socket)


def _heard(socket: "QLocalSocket") -> bool:
    """Whether it answered in time."""
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_PATIENCE):
            return False
    return bytes(socket.readLine().data()) == b"here\n"


class Doorbell(QObject):
    """Says `rung` with the files a second start was given; only whoever holds the chapter listens."""

    rung = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._server: QLocalServer | None = None
        self._door: Path | None = None

    def listen(self, chapter: Path) -> bool:
        """Listen for this chapter, and for no other any more; False where the system has no way to."""
        from PySide6.QtNetwork import QLocalServer

        self.stop()
        door = _door(self._home, chapter)
        if len(os.fsencode(door)) > _LONGEST:
            return False
        with suppress(OSError):  # a home that cannot be written: then a second start is refused, as anybody’s
            own_folder(door.parent)
        QLocalServer.removeServer(_name(door))  # left by a program that was killed: nobody else holds the chapter
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        if not server.listen(_name(door)):
            return False
        door.touch()
        self._server, self._door = server, door
        return True

    def stop(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()
            self._server.deleteLater()
        if self._door:
            self._door.unlink(missing_ok=True)
        self._server = self._door = None

    def _answer(self) -> None:
        while self._server and (socket := self._server.nextPendingConnection()):
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: "QLocalSocket") -> None:
        """One line, or the caller is not one of ours."""
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST:
                socket.abort()
            return
        files = _files_in(bytes(socket.readLine(_MOST).data()))
        if files is not None:
            socket.write(b"here\n")
            socket.flush()
            self.rung.emit(files)
        socket.disconnectFromServer()


def come_forward(window: "QWidget") -> None:
    """Bring a window to the front, also one that was put away."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def _files_in(line: bytes) -> list[Path] | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, list) or not all(isinstance(each, str) and "\0" not in each for each in told):
        return None
    return [Path(each) for each in told]


def _door(home: Path, chapter: Path) -> Path:
    """Where the socket of a chapter's window lies; on Windows a file that says there is a pipe."""
    return home / "run" / sha256(os.fsencode(chapter.resolve())).hexdigest()[:12]


def _name(door: Path) -> str:
    if sys.platform != "win32":
        return str(door)
    return f"chapterhouse-{sha256(str(door.absolute()).encode()).hexdigest()[:32]}"


def _let_others_come_forward() -> None:
    """Windows lets only the program in front bring another there, unless that one allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
