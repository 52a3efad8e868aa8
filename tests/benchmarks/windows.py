"""The real window over a book, off the screen, driven from within one process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from csdesk import app
from csdesk.ui.frame import Frame
from csdesk.ui.memory import Memory
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.preferences import Preferences
from csdesk.ui.speech import Speech
from csdesk.ui.theme import FUSION, Looks
from csdesk.ui.window import Window
from tests.benchmarks.books import TODAY

PATIENCE = 120_000


@contextmanager
def opened(book: Path, place: Place) -> Iterator[Window]:
    """A shown window that has come to `place` and filled it."""
    program = QApplication.instance() or QApplication(["csdesk", *FUSION])
    assert isinstance(program, QApplication)
    preferences = Preferences()
    looks = Looks(program, "light")
    frame = Frame(looks, Memory(), Speech("en_GB"))
    wait_for(frame.painted, frame.show)
    hook = sys.excepthook
    window = app.furnish(frame, preferences, TODAY)
    sys.excepthook = hook
    wait_for(window.travel.went, lambda: app.open_first(window, book, asked=True))
    page = go_to(window, place)
    wait_for(page.filled, page.make_stale)
    try:
        yield window
    finally:
        frame.close()


def go_to(window: Window, place: Place) -> Page:
    """Open a place and give its page."""
    if window.area.page is None or window.area.page.place != place:
        wait_for(window.travel.went, lambda: window.travel.open(place))
    page = window.area.page
    assert page is not None
    return page


def wait_for(signal: SignalInstance, work: Callable[[], object]) -> None:
    """Do `work` and let the window live until `signal` comes. Raises TimeoutError when it does not."""
    wait_for_any([signal], lambda: True, work)


def wait_for_any(
    signals: Sequence[SignalInstance], true: Callable[[], bool], work: Callable[[], object]
) -> None:
    """Do `work` and let the window live until one of `signals` comes while something is so.

    Nothing is asked in between, so that the window isn't kept busy by being measured. Raises TimeoutError when it
    does not come.
    """
    loop = QEventLoop()
    came: list[bool] = []

    def arrive(*_: object) -> None:
        if true():
            came.append(True)
            loop.quit()

    for signal in signals:
        signal.connect(arrive)
    QTimer.singleShot(PATIENCE, loop.quit)
    work()
    if not came:
        loop.exec()
    for signal in signals:
        signal.disconnect(arrive)
    if not came:
        raise TimeoutError("what was to be measured did not happen")


def wait_until(true: Callable[[], bool]) -> None:
    """Let the window live until something is so. Raises TimeoutError when it does not come to be."""
    loop = QEventLoop()
    came: list[bool] = []

    def look() -> None:
        if true():
            came.append(True)
            loop.quit()

    often = QTimer(interval=1)
    often.timeout.connect(look)
    often.start()
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()
    often.stop()
    if not came:
        raise TimeoutError("what was to be measured did not happen")
