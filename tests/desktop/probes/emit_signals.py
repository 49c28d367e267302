"""Emits signals until an unsafe PySide6 has lost every reference to True and aborts."""

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    """Something that can ring."""

    rung = Signal()
    struck = Signal(int)


def main() -> None:
    """An unsafe version dies after about 570 of these."""
    bell = Bell()
    for hour in range(3000):
        bell.rung.emit()
        bell.struck.emit(hour)
    print("survived")


if __name__ == "__main__":
    main()
