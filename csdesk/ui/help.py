"""What the window explains about itself: keys, versions, mistakes of ours. A dialog is loaded when it is opened."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from csdesk.paths import log_folder
from csdesk.ui.actions import action
from csdesk.ui.books import Books
from csdesk.ui.faults import LOG, Fault, in_system
from csdesk.ui.guide.places import CHAPTER_OF_DIALOG, chapter_of
from csdesk.ui.loading import named
from csdesk.ui.pagearea import PageArea
from csdesk.ui.session import Session
from csdesk.ui.shell import Shell

if TYPE_CHECKING:
    from csdesk.ui.guide.window import GuideWindow
    from csdesk.ui.tour.tour import Tour

GUIDE_WINDOW = "csdesk.ui.guide.window:GuideWindow"
GUIDE_KEY = "guide.key"
TOUR = "csdesk.ui.tour.tour:Tour"
ABOUT = "csdesk.ui.dialogs.about:AboutDialog"
FAULT_DIALOG = "csdesk.ui.dialogs.fault:FaultDialog"
FIND_CRASH = "csdesk.ui.crashes:find_new_crash"
LAST_CRASH = "csdesk.ui.crashes:last_crash"
LOOKED_BACK_AFTER = 1_000  # milliseconds, so that the first page does not wait for it


class Help(QObject):
    """Opens dialogs over the window, and the guide beside it."""

    def __init__(
        self, shell: Shell, books: Books, area: PageArea, session: Session, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._shell = shell
        self._books = books
        self._area = area
        self._session = session
        self._window = window
        self._shown: list[str] = []
        self._tour: Tour | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._give_key)

    def show_guide(self) -> None:
        """The guide, at the chapter of what is seen."""
        page = self._area.page
        section = "" if page is None else page.section
        self._guide_window.open(f"{chapter_of(self._area.page_name, section)}.md")

    def _give_key(self, _: QWindow | None) -> None:
        """Let the guide's key work in a dialog, too, which keeps the menu's own from the window."""
        dialog = QApplication.activeModalWidget()
        chapter = CHAPTER_OF_DIALOG.get(type(dialog).__name__)
        if dialog is None or chapter is None or not self._stands_over(dialog):
            return
        if not dialog.findChildren(QShortcut, GUIDE_KEY):
            key = QShortcut(QKeySequence(action("help.guide").keys[0]), dialog)
            key.setObjectName(GUIDE_KEY)
            key.activated.connect(partial(self._guide_window.open, f"{chapter}.md"))

    def _stands_over(self, dialog: QWidget) -> bool:
        """Whether a dialog is of this window, directly or by way of another dialog."""
        over: QWidget | None = dialog
        while over is not None and over is not self._window:
            over = over.parentWidget()
        return over is self._window

    def begin_tour(self) -> None:
        """The tour through the sample book, from where it was left."""
        if self._tour is None:
            room = self._window.centralWidget()
            self._tour = named(TOUR)(self._shell, self._books, self._area, room)
            self._tour.ended.connect(self._shell.actions_changed)
            self._tour.begun.connect(self._shell.actions_changed)
        self._tour.begin()

    @property
    def has_tour(self) -> bool:
        """Whether the tour is being taken."""
        return self._tour is not None and self._tour.is_on

    def focus_tour(self) -> None:
        """Put the keyboard on what the tour says."""
        if self._tour is not None:
            self._tour.take_focus()

    def speak(self) -> None:
        """Let the guide that stands beside the window speak the language that is spoken now."""
        if "_guide_window" in self.__dict__:
            self._guide_window.speak()

    def close(self) -> None:
        """Close with the window what stands beside it."""
        if "_guide_window" in self.__dict__:
            self._guide_window.close()

    def show_keys(self) -> None:
        """The page of keys."""
        self._open("csdesk.ui.dialogs.keys:KeysDialog")

    def show_about(self) -> None:
        """Versions, licences, and where things lie."""
        book = str(self._books.book or "")
        self._show(named(ABOUT)(self._shell, book, str(log_folder()), parent=self._window))

    def show_log(self) -> None:
        """What csdesk noted of its own mistakes."""
        self._open("csdesk.ui.dialogs.log:LogDialog", log_folder() / LOG)

    def show_fault(self, fault: Fault) -> None:
        """A mistake of ours; each is shown once."""
        if fault.report in self._shown:
            return
        self._shown.append(fault.report)
        words = self._shell.words
        self._open(
            FAULT_DIALOG,
            words("csdesk made a mistake"),
            words(
                "Something went wrong inside csdesk. Nothing is half kept: what you last did is either there or "
                "not. You can go on working; if it happens again, send these details to whoever looks after csdesk. "
                "They name lines of the program and hold none of your customers' data."
            ),
            f"{fault.report}\n\n{self._session.done_last}",
        )

    def look_back(self) -> None:
        """Soon see how the last session ended."""
        QTimer.singleShot(LOOKED_BACK_AFTER, self, self.offer_crash)

    def offer_crash(self) -> None:
        """Look whether the last session crashed, and say so once."""
        self._shell.hands.load(_find_crash, self._tell_crash)

    def report_problem(self) -> None:
        """The details that help whoever looks after csdesk: what went wrong last, and what was done before."""
        words = self._shell.words
        before = self._shown[-1] if self._shown else in_system()
        crash = named(LAST_CRASH)(log_folder())
        parts = [before, self._session.done_last, *([f"The last crash:\n{crash}"] if crash else [])]
        self._open(
            FAULT_DIALOG,
            words("Report a problem"),
            words(
                "Send these details to whoever looks after csdesk, with a sentence on what you wanted and what "
                "happened instead. They name versions, what was done last without what it was about, and lines of "
                "the program; they hold none of your customers' data."
            ),
            "\n\n".join(parts),
        )

    def _tell_crash(self, told: str | None) -> None:
        if told is None:
            return
        words = self._shell.words
        self._open(
            FAULT_DIALOG,
            words("csdesk ended by itself last time"),
            words(
                "Every edit that was kept is still in the book; what was being typed at that moment is not. Send these "
                "details to whoever looks after csdesk. They name what was done last, without what it was about, and "
                "lines of the program; they hold none of your customers' data."
            ),
            told,
        )

    @cached_property
    def _guide_window(self) -> GuideWindow:
        made: GuideWindow = named(GUIDE_WINDOW)(self._shell)
        return made

    def _open(self, name: str, *about: object) -> None:
        self._show(named(name)(self._shell.speech, *about, parent=self._window))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _find_crash() -> str | None:
    found: str | None = named(FIND_CRASH)(log_folder())
    return found
