"""A hand that errs: keys, words, clicks and actions by lot in the real window; then what must be true of the book.

`python -m tests.faults.walk SEED STEPS` walks once and prints a line for each broken promise. The same seed draws the
same lots, but what they meet also depends on how fast pages are filled.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from csdesk.desk import Desk
from csdesk.flows.check_book import check_book
from csdesk.flows.sample_book import write_sample_book
from csdesk.formats import Formats
from csdesk.ui.actions import ACTIONS
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.benchmarks.windows import opened, wait_until
from tests.db.snapshots import snapshot
from tests.faults.jobs import TODAY, in_folder_of_its_own

LEFT_OUT = frozenset(
    "account.forget book.change_passphrase book.decrypt book.encrypt book.lock book.move book.new book.restore"
    " book.sample help.tour window.close window.shut".split()
)
"""Actions that end the walk, lead to another book, or can't be undone because that is what they are for."""

KEPT_ASIDE = frozenset(["review_file"])
"""An export that was not sent is kept beside what can be taken back."""

SECTIONS = ("plan", "results", "timeline", "people", "questions", "reviews")
ACCOUNTS = range(1, 13)
PAGES = ("today", "accounts", "reviews", "history", "trash", "settings")
AWAY_AFTER = 40
"""Steps after which the hand goes somewhere else, whatever it met."""

NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN_KEYS = (
    [Qt.Key.Key_Tab] * 6
    + [Qt.Key.Key_Return] * 5
    + [Qt.Key.Key_Down] * 5
    + [Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Backtab, Qt.Key.Key_Space] * 2
    + [
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageDown,
    ]
    + [Qt.Key.Key_F1, Qt.Key.Key_F2]
)
WITH_CTRL = "ZZZYDLKJFNCVE1238"
WITH_ALT = "123456"
WORDS = (
    "12 Dec",
    "3.6",
    "next friday",
    "promised export guide by 12 Dec",
    "@Harbour spoke with Tom",
    "why weekly? because audit",
    "FRT 3,6",
    "0",
    "-5",
    "1e9",
    "50 %",
    "Q3",
    "week 46",
    "2026-13-45",
    "12.12.2026",
    "€ 1.200",
    "90",
    "harbour rota",
    "=1+1",
    "'; drop table account;--",
    "Ünï ç̃ode 日本",
    "x" * 300,
)
PAUSES = (0, 5, 30, 80, 200)

OFFSCREEN = "This plugin does not support"
"""What Qt complains of where there is no screen."""

Step = tuple[str, ...]
W = TypeVar("W", bound=QWidget)


class Hand:
    """Takes a step by lot; `last` are the steps before something broke."""

    def __init__(self, window: Window, chance: random.Random) -> None:
        self._window = window
        self._chance = chance
        self._taken = 0
        self.last: deque[Step] = deque(maxlen=8)
        titles = {one.title for one in ACTIONS if one.id in LEFT_OUT}
        self._left_out = {window.shell.words(title) for title in titles}

    def step(self) -> None:
        """Do one thing that a person might do, or that nobody should."""
        self._taken += 1
        _leave_the_systems_dialogs()
        kinds = (self._press, self._fill, self._click, self._act, self._type)
        kind = self._chance.choices(kinds, (30, 30, 20, 15, 10))[0]
        (self._go_away if self._taken % AWAY_AFTER == 0 else kind)()

    def pause(self) -> int:
        """How long until the next step, in milliseconds."""
        return self._chance.choice(PAUSES)

    def _go_away(self) -> None:
        for window in _shown(QWidget):
            if window.isModal():
                window.close()
        account, section = self._chance.choice(ACCOUNTS), self._chance.choice(SECTIONS)
        places = [Place(page) for page in PAGES] + [Place("figures", account)]
        place = self._chance.choice([*places, *[Place("account", account, section)] * 12])
        self._note("go to", str(place))
        self._window.travel.open(place)

    def _press(self) -> None:
        held = self._chance.choices((NONE, CTRL, ALT), (8, 1, 1))[0]
        keys = {NONE: PLAIN_KEYS, CTRL: WITH_CTRL, ALT: WITH_ALT}[held]
        key = self._chance.choice(keys)
        focus = QApplication.focusWidget() or self._window.frame
        self._note("press", str(key), held.name or "", _called(focus))
        QTest.keyClick(focus, Qt.Key(ord(key)) if isinstance(key, str) else key, held)

    def _fill(self) -> None:
        """Write over what stands in a box, and keep it more often than not."""
        boxes = [one for one in self._reachable() if isinstance(one, QLineEdit | QPlainTextEdit)]
        if not boxes:
            return
        box = self._chance.choice(boxes)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_A, CTRL)
        self._write(box)
        if self._chance.random() < 0.7 and isValid(box):
            QTest.keyClick(
                QApplication.focusWidget() or box, self._chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Tab])
            )

    def _type(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            self._write(focus)

    def _click(self) -> None:
        controls = [one for one in self._reachable() if not isinstance(one, QLineEdit | QPlainTextEdit)]
        if not controls:
            return
        control = self._chance.choice(controls)
        self._note("click", _called(control))
        target = control.viewport() if isinstance(control, QAbstractItemView) else control
        spot = QPoint(
            self._chance.randrange(max(1, target.width())), self._chance.randrange(max(1, target.height()))
        )
        click = QTest.mouseDClick if self._chance.random() < 0.1 else QTest.mouseClick
        click(target, Qt.MouseButton.LeftButton, NONE, spot)

    def _act(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        actions = [
            one for one in self._window.frame.findChildren(QAction) if one.isEnabled() and one.menu() is None
        ]
        titles = {one: one.text().partition("\t")[0].replace("&", "") for one in actions}
        actions = [one for one in actions if titles[one] and titles[one] not in self._left_out]
        if actions:
            action = self._chance.choice(actions)
            self._note("do", titles[action])
            action.trigger()

    def _write(self, box: QWidget) -> None:
        words = self._chance.choice(WORDS)
        self._note("write", words[:20], _called(box))
        for letter in words:
            at = QApplication.focusWidget() or box
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if isValid(at):
                    QApplication.sendEvent(at, QKeyEvent(kind, 0, NONE, letter))

    def _reachable(self) -> list[QWidget]:
        """What can be seen and pressed in front of everything else."""
        before = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window.frame
        kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
        return [
            one
            for one in before.findChildren(QWidget)
            if isinstance(one, kinds)
            and one.isVisible()
            and one.isEnabled()
            and not one.visibleRegion().isEmpty()
        ]

    def _note(self, *step: str) -> None:
        self.last.append(step)


def walk(seed: int, steps: int) -> list[str]:
    """Walk through the sample book; every broken promise in words, with the steps before it."""
    broken: list[str] = []
    with in_folder_of_its_own() as folder:
        book = folder / "book.csdesk"
        write_sample_book(book, TODAY)
        with opened(book, Place("today")) as window:
            hand = Hand(window, random.Random(seed))

            def note(what: str) -> None:
                broken.append(f"{what}\n    after {list(hand.last)}")

            window.shell.hands.failed.connect(lambda fault: note(f"{fault.kind}: {fault.report}"))
            with _listening(note):
                _take(hand, steps)
                _leave(window)
        broken += _broken_law(book)
    return broken


def _leave_the_systems_dialogs() -> None:
    """They wait in loops of their own, and are nobody's to test here."""
    for kind in (QFileDialog, QColorDialog, QAbstractPrintDialog):
        for dialog in _shown(kind):
            dialog.close()


def _take(hand: Hand, steps: int) -> None:
    """Step by step, also where something waits in a loop of its own, and before all is done that was begun."""
    loop = QEventLoop()
    left = iter(range(steps))

    def take() -> None:
        if next(left, None) is None:
            _leave_the_systems_dialogs()
            loop.quit()
            return
        QTimer.singleShot(hand.pause(), take)
        hand.step()

    take()
    loop.exec()


def _leave(window: Window) -> None:
    """Close everything, windows of other accounts included, and let the book go."""
    wait_until(lambda: not window.shell.hands.is_writing)
    for one in _shown(QWidget):
        if one is not window.frame:
            one.close()
    window.shell.hands.close()


@contextmanager
def _listening(note: Callable[[str], None]) -> Iterator[None]:
    """Hear of mistakes that are raised where nobody catches them, and of Qt's complaints."""

    def raised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        note("".join(traceback.format_exception(kind, error, trace)))

    def complained(kind: QtMsgType, _: object, said: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and OFFSCREEN not in (said or ""):
            note(f"Qt said: {said}")

    hook = sys.excepthook
    sys.excepthook = raised
    qInstallMessageHandler(complained)
    try:
        yield
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(None)


def _broken_law(book: Path) -> Iterator[str]:
    """A sound book, whose changes are all taken back one by one, until nothing is left, and all done again."""
    desk = Desk.open(book, today=lambda: TODAY)
    checked = check_book(desk)
    yield from (f"not sound: {Formats().say(one)}" for one in (*checked.book, *checked.backups))
    after, undone = desk.ask(snapshot), 0
    while desk.can_undo:
        desk.undo()
        undone += 1
    left = [name for name, rows in desk.ask(snapshot).items() if rows]
    yield from (f"everything was taken back, and something is left in {name}" for name in left)
    for _ in range(undone):
        desk.redo()
    again = desk.ask(snapshot)
    undoable = after.keys() - KEPT_ASIDE
    other = [(name, row) for name in sorted(undoable) for row in _other(after[name], again[name])]
    yield from (f"everything was done again, and {name} has other rows: {row}" for name, row in other[:4])
    desk.close()


def _other(rows: Mapping[int, object], again: Mapping[int, object]) -> Iterator[tuple[int, object, object]]:
    for row_id in sorted(rows.keys() | again.keys()):
        if rows.get(row_id) != again.get(row_id):
            yield row_id, rows.get(row_id), again.get(row_id)


def _shown(kind: type[W]) -> list[W]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def _called(widget: QWidget) -> str:
    if not isValid(widget):
        return "what is gone"
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or text}”"


if __name__ == "__main__":
    for line in walk(int(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{line}\n")
