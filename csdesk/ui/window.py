"""The window: it arranges pages, menus and foot in the frame and does nothing else; it knows no command, no query."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csdesk.domain.workdays import work_on
from csdesk.errors import Locked, Refusal
from csdesk.ui.action import Action
from csdesk.ui.books import Books
from csdesk.ui.capturing import Capturing
from csdesk.ui.colours import Colours
from csdesk.ui.exporting import Exporting
from csdesk.ui.faults import close_log, logger
from csdesk.ui.foot import Foot
from csdesk.ui.frame import Frame
from csdesk.ui.help import Help
from csdesk.ui.importing import Importing
from csdesk.ui.keys_ahead import KeysAhead
from csdesk.ui.loading import named
from csdesk.ui.locking import Locking
from csdesk.ui.menus import Menus
from csdesk.ui.order import step
from csdesk.ui.pagearea import PageArea
from csdesk.ui.places import Place
from csdesk.ui.qt_words import speak
from csdesk.ui.safety import Safety
from csdesk.ui.session import Session
from csdesk.ui.shell import Shell
from csdesk.ui.sizes import Sizes
from csdesk.ui.speech import Speech
from csdesk.ui.travel import Travel, leave_field
from csdesk.ui.undoing import Undoing
from csdesk.ui.unopened import unopened
from csdesk.ui.widgets.buttons import press_by_enter, secondary
from csdesk.ui.widgets.labels import show_plainly
from csdesk.ui.windows import Aside, Windows

if TYPE_CHECKING:
    from csdesk.ui.unlock import UnlockForm

UNLOCK_FORM = "csdesk.ui.unlock:UnlockForm"

DOERS = {
    "window": Frame,
    "books": Books,
    "travel": Travel,
    "undoing": Undoing,
    "capturing": Capturing,
    "colours": Colours,
    "sizes": Sizes,
    "foot": Foot,
    "help": Help,
    "importing": Importing,
    "safety": Safety,
    "exporting": Exporting,
    "locking": Locking,
    "aside": Aside,
}


class Window(QObject):
    """Furnishes the painted frame. `frame` is what is seen, `area` holds the pages, `travel` opens places.

    A further window takes from the `first` one whatever there is once a book.
    """

    def __init__(self, frame: Frame, shell: Shell, first: Window | None = None) -> None:
        super().__init__(frame)
        self.frame = frame
        self.shell = shell
        self._day = shell.today()
        self._is_closing = False
        self.area = PageArea(shell)
        self.foot = Foot(shell, self.area)
        frame.hold(self.area)
        self.keys_ahead = KeysAhead(frame, lambda: self.area.is_whole)
        show_plainly(frame.rail.book)
        frame.go_on = partial(step, frame)
        self.books: Books = Books(shell, frame) if first is None else first.books
        self.travel = Travel(shell, self.area)
        self.undoing = Undoing(shell)
        self.capturing = Capturing(shell, self.area)
        self.colours = Colours(shell)
        self.sizes = Sizes(shell)
        self.session: Session = Session() if first is None else first.session
        self.help = Help(shell, self.books, self.area, self.session, frame)
        self.importing = Importing(shell, frame)
        self.exporting = Exporting(shell, self.area, frame)
        self.importing.from_csdesk.connect(self.exporting.bring_in)
        self.safety: Safety = Safety(shell, self.books, frame) if first is None else first.safety
        self.locking: Locking = Locking(shell, self.books, frame) if first is None else first.locking
        self.windows: Windows = Windows(self, partial(Window, first=self)) if first is None else first.windows
        self.aside = Aside(self.area, self.windows)
        self.menus = Menus(shell, frame, self._doer)
        self.menus.tick(f"theme:{shell.preferences.settings.theme}")
        self.menus.update()
        shell.possible_actions = self.menus.possible
        work_on(shell.preferences.settings.weekdays)
        self._listen()
        if first is None:
            self._listen_to_book()

    def begin_beside(self) -> None:
        """Begin as a further window, at the place that is remembered for it."""
        if self.books.book is not None:
            self._book_opened(self.books.book)

    def end_beside(self) -> None:
        """Close with a further window what stands beside it."""
        self.help.close()

    def _listen(self) -> None:
        shell, frame = self.shell, self.frame
        frame.came_back.connect(self._see_what_day_it_is)
        frame.rail.chosen.connect(self.travel.go_to)
        for button in frame.rail.buttons():
            press_by_enter(button)
        self.travel.went.connect(self._arrived)
        self.undoing.changed.connect(self._show_titles)
        shell.action_wanted.connect(self.menus.do)
        shell.actions_changed.connect(self.menus.update)
        shell.subject_changed.connect(self._entitle)
        shell.preferences.changed.connect(self._choose)

    def _listen_to_book(self) -> None:
        """What concerns the book, or the whole program, is the first window's business."""
        hands = self.shell.hands
        self.frame.may_close = self._may_close
        self.books.opened.connect(self._book_opened)
        self.books.opened.connect(self.windows.reopen)
        self.books.failed.connect(self._book_failed)
        self.books.called.connect(self.frame.come_forward)
        self.locking.locked.connect(self._locked)
        self.locking.locked.connect(self.windows.close_all)
        hands.refused.connect(self._stay)
        hands.failed.connect(self._stay)
        hands.failed.connect(self.help.show_fault)
        hands.started.connect(self.session.note)
        hands.idle.connect(self._close_when_idle)

    def _doer(self, action: Action) -> object | None:
        if action.doer == "page":
            return self.area.page if self.area.page_name == action.page else None
        return self._doers[action.doer]

    @cached_property
    def _doers(self) -> dict[str, object]:
        return {
            "window": self.frame,
            "books": self.books,
            "travel": self.travel,
            "undoing": self.undoing,
            "capturing": self.capturing,
            "colours": self.colours,
            "sizes": self.sizes,
            "foot": self.foot,
            "help": self.help,
            "importing": self.importing,
            "safety": self.safety,
            "exporting": self.exporting,
            "locking": self.locking,
            "aside": self.aside,
        }

    def _arrived(self, place: Place) -> None:
        self.frame.rail.light(place.page)
        page = self.area.page
        if page is not None and page.list is not None:
            self.menus.bind_list(place.page, page.list)
        self.menus.update()
        self._entitle()

    def _show_titles(self) -> None:
        self.menus.retitle("edit.undo", self.shell.say(self.undoing.undo_title))
        self.menus.retitle("edit.redo", self.shell.say(self.undoing.redo_title))
        self.menus.update()

    def _book_opened(self, book: Path) -> None:
        if not self.frame.isVisible():
            self.frame.show()
        self._name_book(book)
        self.travel.begin(book)

    def _name_book(self, book: Path) -> None:
        self.frame.rail.book.setText(book.stem)
        self._entitle()

    def _entitle(self) -> None:
        """The window's title names what its page is about, by which one tells windows of the same book apart."""
        book, page = self.books.book, self.area.page
        if book is not None:
            only_read = self.shell.words(" (only to read)") if self.books.is_only_read else ""
            parts = ("" if page is None else page.subject, f"{book.stem}{only_read}", "csdesk")
            self.frame.setWindowTitle(" – ".join(part for part in parts if part))

    def _ask_for_passphrase(self, book: Path) -> None:
        """Show nothing but where the book's passphrase is asked for."""
        words = self.shell.words
        ways = (
            secondary(words("Open another book"), self.books.ask_to_open),
            secondary(words("Restore a backup…"), self.safety.ask_to_restore),
        )
        form: UnlockForm = named(UNLOCK_FORM)(self.shell, book, ways)
        form.wanted.connect(partial(self._unlock, book, form))
        self.area.show_instead(form)
        self.menus.update()

    def _unlock(self, book: Path, form: UnlockForm, passphrase: str, keep: bool) -> None:
        self.books.unlock(book, passphrase, keep, form.refuse)

    def _locked(self, book: Path) -> None:
        self.frame.show()
        self.foot.clear()
        self.travel.leave()
        self._ask_for_passphrase(book)

    def _book_failed(self, refusal: Refusal) -> None:
        if isinstance(refusal, Locked) and self.books.wanted is not None:
            self._ask_for_passphrase(self.books.wanted)
            return
        if self.books.book is not None:
            self.foot.say_refusal(refusal)
            return
        self.area.show_instead(unopened(self.shell, self.books, self.safety, refusal))

    def _choose(self, name: str) -> None:
        settings = self.shell.preferences.settings
        if name == "theme":
            self.shell.looks.choose(settings.theme)
            self.menus.tick(f"theme:{settings.theme}")
        elif name == "text_size":
            self.shell.looks.choose_size(int(settings.text_size))
            self.travel.stay(name)
            self.menus.update()
        elif name in ("locale", "language"):
            self._speak(Speech(settings.locale, settings.language))
            self.travel.stay(name)
        elif name == "workdays":
            work_on(settings.weekdays)
            self.area.read_anew()

    def _speak(self, speech: Speech) -> None:
        """Say everything that is always there in the language now chosen; pages are made anew."""
        self.shell.speech = speech
        speak(self.shell.looks.app, speech)
        self.frame.speak(speech)
        self.foot.speak()
        self.menus.speak()
        self.help.speak()
        self._show_titles()
        if self.books.book is not None:
            self._name_book(self.books.book)

    def _see_what_day_it_is(self) -> None:
        if self._day != self.shell.today():
            self._day = self.shell.today()
            self.area.read_anew()

    def _may_close(self) -> bool:
        leave_field()
        if self.windows.hides_first():
            self.frame.hide()
            return False
        self._is_closing = self.shell.hands.is_writing
        if self._is_closing:
            return False
        self.help.close()
        self.frame.remember_shape()
        self.windows.close_all()
        try:
            self.shell.memory.save()
        except OSError as error:
            logger.warning("the window's memory was not written: %s", error.strerror)
        self.shell.hands.close()
        close_log()
        self.session.end()
        return True

    def _stay(self) -> None:
        self._is_closing = False
        self.windows.stay()

    def _close_when_idle(self) -> None:
        if self._is_closing:
            self.frame.close()
