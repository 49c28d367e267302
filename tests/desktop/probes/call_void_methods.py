"""Calls methods that return nothing until an unsafe PySide6 has lost every reference to None and aborts."""

from PySide6.QtWidgets import QApplication, QPushButton


def main() -> None:
    """An unsafe version dies after about 6,400 of these."""
    app = QApplication([])
    button = QPushButton("x")
    button.setCheckable(True)
    for _ in range(50_000):
        button.setChecked(True)
    button.deleteLater()
    app.processEvents()
    print("survived")


if __name__ == "__main__":
    main()
