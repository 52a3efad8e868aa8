"""Where the pages are: each loaded when it is first wanted, kept, told what changed, and made anew when need be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from csdesk.changes import Changes
from csdesk.ui.faults import Fault
from csdesk.ui.guard import Guard
from csdesk.ui.loading import named
from csdesk.ui.places import PAGES, Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.fault_card import FaultCard
from csdesk.ui.widgets.still import Still

if TYPE_CHECKING:
    from csdesk.ui.pages.page import Page


class PageArea(QStackedWidget):
    """`open(place)` shows a page as soon as its code is there; `arrived` says so."""

    arrived = Signal(object)  # Place

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._classes: dict[str, type[Page]] = {}
        self._pages: dict[str, Page] = {}
        self._holders: dict[str, QScrollArea] = {}
        self._wanted: Place | None = None
        self._instead = QWidget()
        self.addWidget(self._instead)
        self._still = Still(self)
        shell.hands.changed.connect(self.note)

    @property
    def page(self) -> Page | None:
        """The page that is seen."""
        return self._pages.get(self.page_name)

    @property
    def page_name(self) -> str:
        """The name of the page that is seen, empty when there is none."""
        shown = self.currentWidget()
        return next((name for name, holder in self._holders.items() if holder is shown), "")

    @property
    def is_whole(self) -> bool:
        """Whether the page that is wanted last is seen, with what belongs to its place."""
        if self._wanted is None:
            return True
        page = self.page
        return page is not None and self.page_name == self._wanted.page and page.is_whole

    def open(self, place: Place) -> None:
        """Show a place, now or when its code is loaded; the last one that was wanted counts."""
        self._wanted = place
        if place.page in self._classes:
            self._show(place)
        else:
            load = partial(named, PAGES[place.page])
            broken = partial(self._show_fault, place)
            self._shell.hands.load(load, partial(self._loaded, place), broken=broken)

    def show_instead(self, widget: QWidget) -> None:
        """Show something that is no page, such as why no book could be opened."""
        self._wanted = None
        self.removeWidget(self._instead)
        self._instead.deleteLater()
        self._instead = widget
        self.insertWidget(0, widget)
        self.setCurrentIndex(0)
        widget.setFocus()

    def show_why_not(self) -> None:
        """Show again what `show_instead` was given."""
        self._wanted = None
        self.setCurrentIndex(0)

    def note(self, changes: Changes) -> None:
        """Tell every page what changed."""
        for page in self._pages.values():
            page.note(changes)

    def read_anew(self) -> None:
        """Let every page read its rows again, as when the day has changed."""
        for page in self._pages.values():
            page.make_stale()

    def renew(self) -> None:
        """Throw all pages away, as for another book or another language."""
        self.setCurrentIndex(0)
        for holder in self._holders.values():
            self.removeWidget(holder)
            holder.deleteLater()
        self._holders.clear()
        self._pages.clear()

    def _loaded(self, place: Place, page_class: type[Page]) -> None:
        self._classes[place.page] = page_class
        if place == self._wanted:
            self._show(place)

    def _show(self, place: Place) -> None:
        with Guard(partial(self._show_fault, place)):
            self._show_page(place)

    def _show_fault(self, place: Place, fault: Fault) -> None:
        """Say in the page's own place that it could not be made; the other pages go on."""
        self.show_instead(FaultCard(self._shell.speech, fault, partial(self._shell.open_place, place)))

    def _show_page(self, place: Place) -> None:
        page = self._pages.get(place.page)
        if page is None:
            page = self._pages[place.page] = self._classes[place.page](self._shell)
            self._holders[place.page] = _held(page)
            self.addWidget(self._holders[place.page])
        self._still.hold()
        page.open(place)
        self.setCurrentWidget(self._holders[place.page])
        page.focus_first()
        self._still.release_after(page.filling)
        self.arrived.emit(place)


def _held(page: Page) -> QScrollArea:
    """A page that scrolls as a whole where large texts or a small window leave it no room."""
    made = QScrollArea(widgetResizable=True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(page)
    return made
