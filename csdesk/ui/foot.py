"""What floats at the foot of the page area: the notice line and the cards of long work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csdesk.changes import Changes
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.frame import Frame
from csdesk.ui.jobs import Job
from csdesk.ui.shell import Notice, Shell
from csdesk.ui.widgets.notice import NoticeLine
from csdesk.ui.widgets.progress import ProgressCard

PATIENCE = 200  # milliseconds before anybody is told of work


class Foot(QWidget):
    """Lies over the lower edge of `area`, as large as what it shows.

    Esc lets the notice go, where nothing else uses that key.
    """

    def __init__(self, shell: Shell, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._shell = shell
        self._entry: int | None = None
        self.notice = NoticeLine(shell.words("Undo"), shell.words("Close (Esc)"), self._undo, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * GRID)
        self._layout.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignHCenter)
        self.paint_icons()
        shell.looks.changed.connect(self.paint_icons)
        shell.notice_wanted.connect(self.say)
        shell.hands.refused.connect(self._hear_refusal)
        shell.hands.changed.connect(self._note)
        shell.hands.started.connect(self._await_job)
        area.installEventFilter(self)

    def say(self, notice: Notice) -> None:
        """Say what happened; with an entry of the history, offer to take it back."""
        self._entry = notice.entry
        self.notice.say(self._shell.say(notice.said), undo=notice.entry is not None)

    def speak(self) -> None:
        """Call the buttons by their names in the language that is spoken now."""
        self.notice.speak(self._shell.words("Undo"), self._shell.words("Close (Esc)"))

    def clear(self) -> None:
        """Say nothing any more."""
        self._entry = None
        self.notice.hide()

    def say_refusal(self, refusal: Refusal) -> None:
        """Say what could not be done."""
        self._entry = None
        self.notice.say(self._shell.say(refusal.said), "bad")

    @property
    def has_notice(self) -> bool:
        """Whether something is being said."""
        return self.notice.isVisible()

    def take_focus(self) -> None:
        """Put the keyboard on what the line offers."""
        self.notice.take_focus()

    def paint_icons(self) -> None:
        """Draw the icons in the theme's colours."""
        self.notice.set_icon(self._shell.icon("close", "muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the area changes its size, and hear the key that no control of a page took."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._lets_go(event):
            self.clear()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what is shown."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent):
            self._place()
        return super().event(event)

    def _lets_go(self, event: QKeyEvent) -> bool:
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_Escape and bare and self.has_notice

    @property
    def _is_in_front(self) -> bool:
        """Whether what happens in the program is this window's business, and not that of another one of the book."""
        active = QApplication.activeWindow()
        while active is not None and (over := active.parentWidget()) is not None:
            active = over.window()
        return not isinstance(active, Frame) or active is self.window()

    def _hear_refusal(self, refusal: Refusal) -> None:
        if self._is_in_front:
            self.say_refusal(refusal)

    def _place(self) -> None:
        area = self._area
        size = self._layout.sizeHint()
        width = min(size.width(), area.width() - 8 * GRID)
        before = self.geometry()
        self.setGeometry(
            (area.width() - width) // 2, area.height() - size.height() - 4 * GRID, width, size.height()
        )
        self.raise_()
        area.update(before)

    def _await_job(self, job: Job) -> None:
        if not self._is_in_front:
            return
        waiting = QTimer(self, singleShot=True, interval=PATIENCE)  # a job may outlast the window
        waiting.timeout.connect(partial(self._show_job, job))
        job.ended.connect(
            waiting.stop
        )  # at once: it may be due in the very turn in which the work comes home
        job.ended.connect(waiting.deleteLater)
        waiting.start()

    def _show_job(self, job: Job) -> None:
        card = ProgressCard(job, self._shell.speech, self)
        self._layout.insertWidget(0, card, 0, Qt.AlignmentFlag.AlignHCenter)

    def _note(self, changes: Changes) -> None:
        if self._entry is not None and changes.entry != self._entry:
            self._entry = None
            self.notice.withdraw_undo()

    def _undo(self) -> None:
        self.notice.hide()
        self._shell.do_action("edit.undo")
