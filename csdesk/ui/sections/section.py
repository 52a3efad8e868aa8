"""What every section of the account's page is: a page within the page, of one account, that scrolls."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.changes import Changes
from csdesk.queries.last_import import LastImport
from csdesk.tokens import GRID
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.scale import px
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.latest import Latest
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.column import Column
from csdesk.ui.widgets.labels import polish
from csdesk.ui.widgets.revealing import reveal

ROOM_AROUND = 24  # above and below a record that is shown
SCROLL_ROOM = 18  # beside the content, for the bar
FOOT_ROOM = 64  # below the content, so that the line at the foot leaves the last of it to be seen


class Section(Page):
    """A section is opened, told of changes and refreshed as a page is; `self.account` is the account it shows.

    The account page makes it with the shell alone, when it is first wanted.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    @property
    def account(self) -> int:
        """The account that is shown. Raises RuntimeError before the section was opened."""
        if self.place is None or self.place.account is None:
            raise RuntimeError("the section shows no account yet")
        return self.place.account

    @property
    def scrolled(self) -> int:
        """How far down it is read, in pixels."""
        return 0

    def focus_first(self) -> None:
        """The section's first field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """The search is the page's own."""

    def find_here(self) -> None:
        """Put the keyboard where one looks for something in the section itself, where there is such a place."""

    def narrow(self, only: LastImport | None) -> None:
        """Show only what the last import brought or changed in the account, None for all."""

    def concerns(self, changes: Changes) -> bool:
        """Whether the section shows anything of what changed, in this very account."""
        ours = not changes.accounts or self.place is None or self.place.account in changes.accounts
        return ours and super().concerns(changes)


class ScrolledSection(Section):
    """A section whose content scrolls; `self.content` is its layout.

    Another account starts at the top, or where it was left when the user goes back to it.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.inner = QWidget()
        self.content = Column(self.inner)
        self.content.setContentsMargins(0, 0, SCROLL_ROOM, px(FOOT_ROOM))
        self.content.setSpacing(4 * GRID)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(self._leave_room)
        bar.rangeChanged.connect(self._return)
        bar.actionTriggered.connect(self._stay_here)
        self._left_at = 0
        self.body.addWidget(self.area)
        self._sought = ""
        self._marked: QWidget | None = None
        self.filled.connect(self._have_rows)

    def open(self, place: Place) -> None:
        """Come here, at one of the records perhaps, or where a new one is begun."""
        moved = self.place is None or self.place.account != place.account
        self._left_at = place.scrolled if moved else 0
        super().open(place)
        self._sought = place.record
        if self._sought:
            self._seek()

    @property
    def scrolled(self) -> int:
        """How far down it is read, in pixels."""
        return self.area.verticalScrollBar().value()

    def showEvent(self, event: QShowEvent) -> None:
        """Being seen, go to what was sought, once the page has put the keyboard where it starts."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._seek)

    def begin_new(self, kind: str) -> QWidget | None:
        """Begin a new record of a kind, the keyboard where it is written; None where none can be begun."""
        for entries in self.findChildren(Entries):
            if entries.kind == kind and entries.add is not None:
                entries.open_add_line()
                return entries.add
        return None

    def entry_of(self, kind: str, record: int) -> QWidget | None:
        """The entry of a record, the keyboard on it; None where it is not here, or not yet."""
        lists: list[Latest[Any] | Entries[Any]] = [*self.findChildren(Latest), *self.findChildren(Entries)]
        focused = (one.focus_on(record) for one in lists if one.kind == kind)
        return next((entry for entry in focused if entry is not None), None)

    def _have_rows(self) -> None:
        self._seek()
        self._return()

    def _return(self, *_: int) -> None:
        """Scroll to where it was left, as far as there is something yet: charts come after their words."""
        bar = self.area.verticalScrollBar()
        if self._left_at and not self.shows_before:
            bar.setValue(min(self._left_at, bar.maximum()))
            if bar.maximum() >= self._left_at:
                self._left_at = 0

    def _stay_here(self, _: int) -> None:
        """The user scrolls by hand, and is not taken elsewhere any more."""
        self._left_at = 0

    def _seek(self) -> None:
        """Show what was sought, once its row is here: the keyboard goes there, and a record stands out."""
        kind, _, which = self._sought.partition(":")
        if not which or not self.isVisible():
            return
        found: QWidget | None = None
        if which.isdecimal():
            if self._is_being_made(kind, int(which)):
                return
            found = self.entry_of(kind, int(which))
            if found is not None:
                self._mark(found)
        elif not self.shows_before:
            found = self.begin_new(kind)
        if found is not None:
            self._sought = ""
            QTimer.singleShot(0, self, partial(reveal, self.area, found, ROOM_AROUND))

    def _is_being_made(self, kind: str, record: int) -> bool:
        """Whether the entry of a record is still to come; it is sought again then."""
        lists: list[Latest[Any] | Entries[Any]] = [*self.findChildren(Latest), *self.findChildren(Entries)]
        return any(one.when_there(record, self._seek) for one in lists if one.kind == kind)

    def _mark(self, entry: QWidget) -> None:
        for one in (self._marked, entry):
            if one is not None:
                one.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                one.setProperty("found", one is entry)
                polish(one)
        self._marked = entry

    def narrow(self, only: LastImport | None) -> None:
        """Narrow every list of records; lists within a record go with it."""
        for entries in self.findChildren(Entries):
            if entries.kind and not _is_within(entries):
                entries.narrow(_ids(only, entries.kind))
        for latest in self.findChildren(Latest):
            latest.narrow(_ids(only, latest.entries.kind))

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.area.verticalScrollBar().setValue(0)

    def _leave_room(self, _: int, most: int) -> None:
        """The content stands under the page's head, whether the bar beside it is there or not."""
        taken = self.area.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self.content.setContentsMargins(0, 0, SCROLL_ROOM - taken, px(FOOT_ROOM))


def _ids(only: LastImport | None, table: str) -> frozenset[int] | None:
    return None if only is None else only.ids.get(table, frozenset())


def _is_within(entries: QWidget) -> bool:
    """Whether a list belongs to a record of another one."""
    above = entries.parentWidget()
    while above is not None and not isinstance(above, Entries):
        above = above.parentWidget()
    return above is not None
