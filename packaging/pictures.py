"""Takes the README's picture from the real window over the sample book: `python packaging/pictures.py`."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CSDESK_HOME"] = tempfile.mkdtemp(prefix="csdesk-pictures-")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from csdesk import app
from csdesk.flows.sample_book import write_sample_book
from csdesk.ui.frame import Frame
from csdesk.ui.memory import Memory
from csdesk.ui.places import Place
from csdesk.ui.preferences import Preferences
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.chart_view import ChartView
from csdesk.ui.window import Window

SIZE = (1360, 860)
TODAY = date(2026, 11, 22)
PICTURE = Path(__file__).resolve().parents[1] / "resources" / "pictures" / "account.png"
FIRST_ACCOUNT = Place("account", 1, "results")
SETTLED = 300  # milliseconds from the first chart to the picture


def main() -> int:
    """Show the first account's results and save what the window looks like."""
    program = QApplication([])
    book = Path(tempfile.mkdtemp()) / "My book.csdesk"
    write_sample_book(book, TODAY)
    frame = Frame(Looks(program, "light"), Memory(), Speech("en_GB"))
    frame.resize(*SIZE)
    frame.painted.connect(partial(_begin, frame, book))
    frame.show()
    return program.exec()


def _begin(frame: Frame, book: Path) -> None:
    window = app.furnish(frame, Preferences(), TODAY)
    frame.resize(*SIZE)
    window.books.opened.connect(lambda _: QTimer.singleShot(0, partial(window.travel.open, FIRST_ACCOUNT)))
    app.open_first(window, book, asked=True)
    looking = QTimer(frame, interval=SETTLED)
    looking.timeout.connect(partial(_look, window, frame))
    looking.start()


def _look(window: Window, frame: Frame) -> None:
    views = [view for view in window.area.findChildren(ChartView) if view.isVisible()]
    if views and all(view.hits is not None for view in views):
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        frame.grab().save(str(PICTURE))
        window.shell.hands.close()
        QApplication.exit(0)


if __name__ == "__main__":
    sys.exit(main())
