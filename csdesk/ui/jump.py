"""The search at the top of pages that are no list: type a part of an account's name and go there."""

from __future__ import annotations

from functools import partial
from operator import itemgetter

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from csdesk.queries.account_names import AccountName, account_names
from csdesk.tokens import GRID
from csdesk.ui.models.folding import fold, holds_all
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.search import SearchField

MOST = 10


class JumpField(SearchField):
    """Names are read when the field gets the focus; arrows choose, Enter goes, Esc closes."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.words("Go to an account…   Ctrl+K"), parent)
        self._shell = shell
        self._names: list[tuple[str, AccountName]] = []
        self.found = QListWidget(self)
        self.found.hide()
        self.found.setProperty("look", "found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName(shell.words("Accounts found"))
        self.found.itemClicked.connect(self._go)
        self.typed.connect(self._find)
        self.down.connect(partial(self._step, 1))
        self.up.connect(partial(self._step, -1))
        self.entered.connect(self._go_to_current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know the accounts of now."""
        super().focusInEvent(event)
        if self._shell.hands.is_open:
            self._shell.hands.ask(account_names, then=self._know)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self.found.hide()

    def hideEvent(self, event: QEvent) -> None:
        """Close the list with the page."""
        self.found.hide()
        self.clear()

    def _know(self, names: tuple[AccountName, ...]) -> None:
        self._names = sorted(((fold(name.name), name) for name in names), key=itemgetter(0))
        self._find(self.text())

    def _find(self, text: str) -> None:
        parts = fold(text).split()
        hits = [name for key, name in self._names if holds_all(key, parts)][:MOST] if parts else []
        self.found.clear()
        for name in hits:
            item = QListWidgetItem(name.name)
            item.setData(Qt.ItemDataRole.UserRole, name.id)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        if hits:
            self._open_list(len(hits))
        else:
            self.found.hide()

    def _open_list(self, rows: int) -> None:
        page = self.parentWidget() or self
        if self.found.parentWidget() is not page:
            self.found.setParent(page)
        below = self.mapTo(page, QPoint(0, self.height() + GRID))
        self.found.ensurePolished()
        height = self.found.sizeHintForRow(0) * rows + 2 * (GRID + 1)
        self.found.setGeometry(below.x(), below.y(), self.width(), height)
        self.found.show()
        self.found.raise_()

    def _step(self, by: int) -> None:
        self.found.setCurrentRow((self.found.currentRow() + by) % max(1, self.found.count()))

    def _go_to_current(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        account = int(item.data(Qt.ItemDataRole.UserRole))
        self.clear()
        self._shell.open_place(Place("account", account))
