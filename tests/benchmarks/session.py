"""Ten minutes of a day in keys on the big book, replayed faster than anybody types, with a heartbeat beside them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from csdesk.ui.ahead import Ahead
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.benchmarks.big import rest
from tests.benchmarks.big_book import big_book
from tests.benchmarks.ratio import Ratio
from tests.benchmarks.windows import opened, wait_until

GAP_BAR = 100.0
KEYS = 600
"""As many as somebody presses in ten minutes who presses one a second."""

BETWEEN = 60  # milliseconds from one key to the next
MOMENT = 700  # milliseconds for which a page is looked at
BEAT = 4  # milliseconds between two beats
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Press = tuple["Qt.Key | str", Qt.KeyboardModifier]


class Heart(QObject):
    """Beats while the event loop turns; `gaps` are the times between two beats, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def measure() -> Iterator[Ratio]:
    """The longest time for which the window stood still: when each page was opened first, and from then on."""
    with big_book() as book, opened(book, Place("accounts")) as window:
        rest(window)
        yield _first_openings(window)
        _play(window, itertools.islice(_day(), KEYS // 4))
        heart = Heart()
        _play(window, itertools.islice(_day(), KEYS))
        gaps = sorted(heart.gaps, reverse=True)
    yield Ratio("longest-gap", 1.0, (gaps[0],), (GAP_BAR,), f"ms in {KEYS} keys")


def _first_openings(window: Window) -> Ratio:
    """Of pages and sections, each seen for a moment, once what they are made of was loaded ahead."""
    wait_until(lambda: not window.frame.findChildren(Ahead))
    heart = Heart()
    pages: list[Press] = [(Qt.Key(ord(key)), CTRL) for key in "13892"]
    pages += [(Qt.Key.Key_Return, NONE), *((Qt.Key(ord(key)), ALT) for key in "23456")]
    _play(window, iter(pages), MOMENT)
    return Ratio("first-opening", 1.0, (max(heart.gaps),), (GAP_BAR,), f"ms in {len(pages)} pages")


def _play(window: Window, keys: Iterator[Press], between: int = BETWEEN) -> None:
    loop = QEventLoop()

    def press() -> None:
        pressed = next(keys, None)
        if pressed is None:
            loop.quit()
            return
        QTest.keyClick(window.frame.windowHandle(), *pressed)  # as the system does it, shortcuts included

    timer = QTimer(interval=between)
    timer.timeout.connect(press)
    timer.start()
    loop.exec()
    timer.stop()


def _day() -> Iterator[Press]:
    """Today, a look at what is first there, a search, the list of accounts, and an account's sections, on and on."""
    words = itertools.cycle(("export", "night shift", "routing", "invoice", "audit"))
    while True:
        yield Qt.Key.Key_1, CTRL
        yield from _often(Qt.Key.Key_Down, 6)
        yield Qt.Key.Key_Return, NONE
        yield from _often(Qt.Key.Key_Tab, 5)
        for section in "2354":
            yield Qt.Key(ord(section)), ALT
            yield from _often(Qt.Key.Key_Tab, 4)
        yield Qt.Key.Key_K, CTRL
        yield from ((letter, NONE) for letter in next(words))
        yield from _often(Qt.Key.Key_Down, 2)
        yield Qt.Key.Key_Return, NONE
        yield from _often(Qt.Key.Key_Tab, 5)
        yield Qt.Key.Key_2, CTRL
        yield from _often(Qt.Key.Key_PageDown, 3)
        yield from _often(Qt.Key.Key_Down, 3)
        yield Qt.Key.Key_Return, NONE
        yield Qt.Key.Key_1, ALT
        yield from _often(Qt.Key.Key_Tab, 4)
        yield Qt.Key.Key_Left, ALT
        yield Qt.Key.Key_3, CTRL
        yield from _often(Qt.Key.Key_Down, 4)


def _often(key: Qt.Key, times: int) -> Iterator[Press]:
    return itertools.repeat((key, NONE), times)
