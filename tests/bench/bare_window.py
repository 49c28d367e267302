"""The least a PySide6 program can be: one window with one empty table. Says when it was painted."""

import sys
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.bench.memory import megabytes


class Window(QMainWindow):
    """Says when it was painted, and ends."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        """Print and leave."""
        print("painted", (monotonic() - float(sys.argv[1])) * 1000)
        print("memory", megabytes())
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication([])
    window = Window()
    window.setCentralWidget(QTableView())
    window.resize(1360, 850)
    window.show()
    application.exec()
