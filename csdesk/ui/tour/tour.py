"""Leads through the tour: goes to each step's place, notices by what changes in the book that it was done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from csdesk.changes import Changes
from csdesk.jobs import Progress
from csdesk.ui.books import Books
from csdesk.ui.loading import named
from csdesk.ui.pagearea import PageArea
from csdesk.ui.places import Place
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.shell import Shell
from csdesk.ui.tour.callout import Callout
from csdesk.ui.tour.steps import STEPS, Step
from csdesk.ui.widgets.revealing import reveal_around
from csdesk.words import phrase

SAMPLE_ACCOUNT = "csdesk.flows.sample_book:sample_account"
OPEN_REVIEW = "csdesk.ui.reviews.lists:open_next_review"
REMEMBERED = "tour"  # how many steps were done, in the window's memory
LOOKS_EVERY = 120  # milliseconds between two looks at where the control is
STILL = 3  # looks at the same place
SETTLING = 15  # looks after which nobody but the user moves it
PATIENCE = 60  # looks until what is awaited is taken for lost
SCROLL_ROOM = 120


class Tour(QObject):
    """`begin()` starts it, or goes on where it was left; `begun` and `ended` say so."""

    begun = Signal()
    ended = Signal()

    def __init__(self, shell: Shell, books: Books, area: PageArea, room: QWidget) -> None:
        super().__init__(room)
        self._shell = shell
        self._books = books
        self._area = area
        self._before: Path | None = None
        self._is_coming = False
        self._account = 0
        self._number = 0
        self._is_done = False
        self._wants_focus = False
        self._is_here: bool | None = None  # None while it is on its way
        self._looks = self._still = 0
        self._last = QRect()
        self.callout = Callout(shell.looks, room)
        self.callout.left.connect(self.leave)
        self.callout.hide()
        self._watch = QTimer(self, interval=LOOKS_EVERY)
        self._watch.timeout.connect(self._look)
        shell.hands.changed.connect(self._notice)
        books.opened.connect(self._book_opened)

    @property
    def is_on(self) -> bool:
        """Whether it is being taken."""
        return self._watch.isActive()

    @property
    def step(self) -> Step:
        """The step that it is at."""
        return STEPS[self._number]

    @property
    def is_done(self) -> bool:
        """Whether that step was done."""
        return self._is_done

    def begin(self) -> None:
        """Open the sample book, where it isn't open, and go to the step that comes next."""
        if self.is_on:
            self.take_focus()
            return
        done = self._shell.memory.text(REMEMBERED)
        self._number = int(done) if done.isdecimal() and int(done) < len(STEPS) else 0
        if self._books.book is not None and self._books.book.name == self._books.sample.name:
            self._open()
            return
        self._before, self._is_coming = self._books.book, True
        self._books.open_sample()

    def take_focus(self) -> None:
        """Put the keyboard on what the tour says."""
        self.callout.take_focus()

    def leave(self) -> None:
        """Leave it; it goes on at the same step another time."""
        self._watch.stop()
        self.callout.hide()
        if self._area.page is not None:
            self._area.page.focus_first()
        self.ended.emit()

    def go(self) -> None:
        """Go to where the step takes place."""
        self._is_here, self._looks = None, 0
        if self.step.page == "review":
            named(OPEN_REVIEW)(self._shell, self._account)
        else:
            self._shell.open_place(Place(self.step.page, self._account, self.step.section))

    def go_on(self) -> None:
        """To the next step, or to the end."""
        self._number += 1
        self._shell.memory.remember(REMEMBERED, str(self._number))
        if self._number == len(STEPS):
            self.leave()
        else:
            self._start()

    def _book_opened(self, book: Path) -> None:
        if self._is_coming and book.name == self._books.sample.name:
            self._open()
        elif self.is_on:
            self.leave()
        self._is_coming = False

    def _open(self) -> None:
        self._shell.hands.run(phrase("Opening the tour"), _sample_account, then=self._found)

    def _found(self, account: int) -> None:
        self._account = account
        self._watch.start()
        self.begun.emit()
        self._start()

    def _start(self) -> None:
        self._is_done = False
        self.go()

    def _notice(self, changes: Changes) -> None:
        if self.is_on and not self._is_done and self.step.writes in changes.tables and self._is_ours(changes):
            self._is_done = self._wants_focus = True  # not at once: the editor that was typed in is closing
            self._say()

    def _is_ours(self, changes: Changes) -> bool:
        return not changes.accounts or self._account in changes.accounts

    def _look(self) -> None:
        """Follow the control, which scrolls and comes and goes; say so when the user is elsewhere."""
        control = self._control()
        self._looks += 1
        if control is None:
            self._miss()
        elif not self._is_here:
            self._await(control)
        elif self._looks < SETTLING and self._seen_of(control) is None:
            reveal_around(control, SCROLL_ROOM)  # the page went on filling itself
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()
        if self.callout.isVisible():
            self.callout.stand_by(self._seen_of(control) if control is not None and self._is_here else None)

    def _miss(self) -> None:
        """It isn't there: still on its way, or left by the user."""
        self._still = 0
        if self._is_here and self._looks < SETTLING:
            self._is_here = None
        elif self._is_here or (self._is_here is None and self._looks > PATIENCE):
            self._is_here = False
            self._say()
            self.callout.show()

    def _await(self, control: QWidget) -> None:
        """It is there; arrive once it stays where it is: a page that fills itself moves it, and the keyboard."""
        place = self._place_of(control)
        self._still = self._still + 1 if place == self._last else 0
        self._last = place
        reveal_around(control, SCROLL_ROOM)
        if self._still >= STILL:
            self._wants_focus, self._is_here, self._looks = self._is_here is None, True, 0
            self._say()
            self.callout.show()

    def _say(self) -> None:
        step, words = self.step, self._shell.words
        count = phrase("Step {number} of {count}", number=self._number + 1, count=len(STEPS))
        leave = (words("Leave the tour"), self.leave)
        if self._is_done:
            self._say_done(self._shell.say(count))
            return
        if not self._is_here:
            ways = [(words("Show me"), self.go), leave]
        elif step.writes:
            ways = [(words("Let me do it"), self._to_control), (words("Skip"), self.go_on), leave]
        else:
            ways = [(words("Next"), self.go_on), leave]
        self.callout.say(self._shell.say(count), words(step.title), words(step.text), ways)

    def _say_done(self, count: str) -> None:
        step, words = self.step, self._shell.words
        is_last = self.step is STEPS[-1]
        ways = [(words("Finish" if is_last else "Next"), self.go_on)]
        if is_last and self._before is not None:
            ways.append((words("Back to my book"), self._go_back))
        elif not is_last:
            ways.append((words("Leave the tour"), self.leave))
        self.callout.say(count, words("Done"), words(step.done), ways)

    def _go_back(self) -> None:
        self.go_on()
        if self._before is not None:
            self._books.open(self._before)

    def _to_control(self) -> None:
        control = self._control()
        if isinstance(control, AddLine):
            control.open()
        elif control is not None:
            control.setFocus()

    def _control(self) -> QWidget | None:
        """The control of the step, where it is there now."""
        page = self._area.page
        if page is None or page.place is None or self._area.page_name != self.step.page:
            return None
        if page.place.account != self._account or (self.step.section and page.section != self.step.section):
            return None
        found = follow(page, self.step.control)
        return found if isinstance(found, QWidget) and found.isVisible() else None

    def _seen_of(self, control: QWidget) -> QRect | None:
        """What is seen of it, where the callout lies."""
        seen = control.visibleRegion().boundingRect()
        return None if seen.isEmpty() else seen.translated(self._place_of(control).topLeft())

    def _place_of(self, control: QWidget) -> QRect:
        room = self.callout.parentWidget()
        assert room is not None
        return QRect(control.mapTo(room, QPoint()), control.size())


def _sample_account(desk: Any, *, progress: Progress) -> int:  # noqa: ARG001 - as every flow is called
    account: int = named(SAMPLE_ACCOUNT)(desk)
    return account


def follow(start: object, way: str) -> Any:
    """What a way of attributes, keys and numbers leads to, None where it isn't there."""
    found: Any = start
    for part in way.split("."):
        if isinstance(found, dict):
            found = found.get(part)
        elif part.isdecimal():
            found = found[int(part)] if int(part) < len(found) else None
        else:
            found = getattr(found, part, None)
        if found is None:
            return None
    return found
