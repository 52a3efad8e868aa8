"""Capture: one key opens a line over whatever page is there; its code is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.ui.loading import named
from csdesk.ui.pagearea import PageArea
from csdesk.ui.shell import Shell

BAR = "csdesk.ui.capture.bar:CaptureBar"


class Bar(Protocol):
    """The line and what it shows; `goes_back_to` has the keyboard again when it closes."""

    line: QWidget
    goes_back_to: QWidget | None

    def open(self, account: int | None, near: int | None) -> None:
        """Show the line for the account that is open; where none is, the one that is `near` is offered first."""


class Capturing(QObject):
    """Opens the line for the account that is open, and gives the keyboard back where it was."""

    def __init__(self, shell: Shell, area: PageArea) -> None:
        super().__init__(area)
        self._shell = shell
        self._area = area
        self.bar: Bar | None = None

    @property
    def has_book(self) -> bool:
        """Whether there is a book to write into."""
        return self._shell.hands.is_open

    def open(self) -> None:
        """Open the line, what was typed and not kept still in it."""
        if self.bar is None:
            self._shell.hands.load(partial(named, BAR), self._loaded)
        else:
            self._show(self.bar)

    def _loaded(self, bar_class: Callable[[Shell, PageArea], Bar]) -> None:
        if self.bar is None:
            self.bar = bar_class(self._shell, self._area)
        self._show(self.bar)

    def _show(self, bar: Bar) -> None:
        page = self._area.page
        if page is None or page.place is None:
            bar.open(None, None)
        else:
            bar.open(page.place.account, page.account_here)
        if not bar.line.hasFocus():
            bar.goes_back_to = QApplication.focusWidget()
            bar.line.setFocus()
