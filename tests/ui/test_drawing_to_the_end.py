"""A program that ends while a worker still draws a page: nothing crashes."""

import subprocess
import sys

import pytest

_PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
application = QCoreApplication([])
from exports.page_pictures import PagePictures
from exports.pdf.meeting_paper import Printing
from exports.pdf.plain_paper import Titled, plain_paper
from ui.tasks import ThreadTasks

made = plain_paper(Titled("Severnside", "Leaflet"), lambda story: story.paragraph("Words " * 4000), Printing())
tasks, pictures, wait = ThreadTasks(), PagePictures(made.content), QEventLoop()
begun = []

def draw(progress):
    for width in range(1500, 9000):
        progress(0, 1)
        pictures.picture(0, width)
        begun.append(width)

def look():
    if begun:
        wait.quit()

timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
tasks.run(draw, print, print)
wait.exec()
{end}
"""


@pytest.mark.parametrize("end, code", [("sys.exit(0)", 0), ("raise ZeroDivisionError", 1), ("del tasks", 0)])
def test_it_ends_as_it_should_though_nobody_closed_the_tasks(end: str, code: int) -> None:
    program = [sys.executable, "-c", _PROGRAM.format(end=end)]

    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, "Fatal" in done.stderr) == (code, False)


def test_nothing_is_said_at_the_end_though_python_has_things_to_tidy_up_that_came_before_qt() -> None:
    early = "import tempfile\nkept = tempfile.TemporaryDirectory()\n"
    program = [sys.executable, "-c", early + _PROGRAM.format(end="tasks.close()")]

    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, "")
