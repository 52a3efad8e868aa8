"""Locking the open book: by hand, after a time without a key or a move, and when the computer slept."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from csdesk.settings import NEVER
from csdesk.ui.books import Books
from csdesk.ui.loading import named
from csdesk.ui.shell import Shell
from csdesk.ui.travel import leave_field
from csdesk.words import phrase

IS_ENCRYPTED = "csdesk.flows.locked:is_encrypted"
PASSPHRASE_DIALOG = "csdesk.ui.dialogs.passphrase:PassphraseDialog"
NO_PASSPHRASE_DIALOG = "csdesk.ui.dialogs.passphrase:NoPassphraseDialog"
SLEEP = "csdesk.ui.sleeping:Sleep"
WHY = phrase("The open book is locked first.")
TICK = 5.0  # seconds between two looks at the clock
SLEPT = 30.0  # seconds by which a look that comes so late means that the computer slept
HANDLED = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Locking(QObject):
    """`locked(book)` once nothing of the book is held any more."""

    locked = Signal(object)

    def __init__(
        self, shell: Shell, books: Books, window: QWidget, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(window)
        self._shell = shell
        self._books = books
        self._window = window
        self._clock = clock
        self._is_encrypted = False
        self._slept = False
        self._looked = self._touched = clock()
        self._timer = QTimer(self, interval=int(TICK * 1000))
        self._timer.timeout.connect(self.look)
        self._watched: QWindow | None = None
        self._sleep: QObject | None = None
        books.opened.connect(self._opened)

    @property
    def has_plain_book(self) -> bool:
        """Whether the open book has no passphrase."""
        return self._may_exchange and not self._is_encrypted

    @property
    def has_encrypted_book(self) -> bool:
        """Whether the open book has a passphrase."""
        return self._shell.hands.is_open and self._is_encrypted

    @property
    def has_writable_encrypted_book(self) -> bool:
        """Whether the open book has a passphrase that can be changed here."""
        return self._may_exchange and self._is_encrypted

    def ask_for_passphrase(self) -> None:
        """Let the user set the book's passphrase, or another one."""
        if self._books.book is not None:
            dialog = named(PASSPHRASE_DIALOG)
            self._show(
                dialog(
                    self._shell,
                    self._books,
                    self._books.book,
                    changes=self._is_encrypted,
                    parent=self._window,
                )
            )

    def ask_to_remove(self) -> None:
        """Let the user take the passphrase away."""
        self._show(named(NO_PASSPHRASE_DIALOG)(self._shell, self._books, parent=self._window))

    def lock(self) -> None:
        """Keep what is being typed, take everything from the screen, close the book and wipe its key."""
        book = self._books.book
        if book is None or not self.has_encrypted_book or not _close_dialogs():
            return
        leave_field()
        self._stop()
        self.locked.emit(book)
        self._books.lock()

    def look(self) -> None:
        """See whether the computer slept, or nobody has touched it for as long as the settings say."""
        now = self._clock()
        self._slept = self._slept or now - self._looked > TICK + SLEPT
        self._looked = now
        after = self._shell.preferences.settings.lock_after
        idle = after != NEVER and now - self._touched >= 60 * int(after)
        if self._slept or idle:
            self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        if event.type() in HANDLED:
            self._touched = self._clock()
        return False

    @property
    def _may_exchange(self) -> bool:
        return self._shell.hands.is_open and not self._books.is_only_read

    def _opened(self, book: Path) -> None:
        self._is_encrypted = named(IS_ENCRYPTED)(book)
        self._stop()
        self._slept = False
        if self._is_encrypted:
            self._looked = self._touched = self._clock()
            self._timer.start()
            self._hear_of_sleep()
            QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]
            self._watch(QGuiApplication.focusWindow())

    def _hear_of_sleep(self) -> None:
        """Listen, once, for the system's word that it falls asleep; the clock tells where it says nothing."""
        if self._sleep is None and sys.platform.startswith("linux"):
            with suppress(ImportError):  # a bundle without Qt's part for the system's bus
                sleep = named(SLEEP)(why=self._shell.say(WHY), parent=self)
                sleep.comes.connect(self._lock_for_sleep)
                self._sleep = sleep

    def _lock_for_sleep(self) -> None:
        """Lock now; where a dialog can't be left just now, the next look at the clock does it."""
        self._slept = True
        self.lock()

    def _stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            QGuiApplication.instance().focusWindowChanged.disconnect(self._watch)  # type: ignore[union-attr]
        self._watch(None)

    def _watch(self, window: QWindow | None) -> None:
        """Hear what reaches the window in front. (All of the program's events would cost every one of them.)"""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._let_go)

    def _let_go(self) -> None:
        self._watched = None

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _close_dialogs() -> bool:
    """Close what lies over the window; False where one is in the middle of replacing the book's file."""
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.reject()
            if dialog.isVisible():
                return False
    return True
