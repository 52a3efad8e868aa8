"""The checklist of a review: what is so, and what is missing, each with the way to where it is mended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csdesk.domain.readiness import Check, Item
from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.icons import SIZE
from csdesk.ui.scale import px
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, quiet
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

BUTTON_INDENT = 9  # where a quiet button's text begins


class CheckLine(QWidget):
    """One thing; what is missing is a button that leads to where it is mended, with the reason below it."""

    wanted = Signal(object)  # Item

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._item: Item | None = None
        self.sign = QLabel()
        self.sign.setFixedWidth(px(SIZE))
        self.button: Button = quiet("", self._go)
        self.done = Elided()
        self.done.setIndent(BUTTON_INDENT)
        self.why = Elided("", "muted")
        self.why.setContentsMargins(px(SIZE) + 2 * GRID + BUTTON_INDENT, 0, 0, GRID)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.sign)
        row.addWidget(self.button)
        row.addWidget(self.done, 1)
        row.addStretch(0)
        row.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        both = QVBoxLayout(self)
        both.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        both.setSpacing(0)
        both.addLayout(row)
        both.addWidget(self.why)

    def show_item(self, item: Item) -> None:
        """Say how one thing stands."""
        self._item = item
        said, why = self._shell.say(item.check.label), self._shell.say(item.why)
        self.done.setText(said)
        self.done.setVisible(item.done)
        self.done.setAccessibleDescription(why)
        self.button.setText(said.replace("&", "&&"))
        self.button.setAccessibleName(self._shell.say(phrase("Missing: {what}. {why}", what=said, why=why)))
        self.button.setVisible(not item.done)
        self.why.setText(why)
        self.why.setVisible(not item.done)
        icon = self._shell.icon("check", "good") if item.done else self._shell.icon("warning", "warning")
        self.sign.setPixmap(icon.pixmap(px(SIZE), px(SIZE)))
        self.sign.setAccessibleName(self._shell.words("Done") if item.done else self._shell.words("Missing"))

    def _go(self) -> None:
        if self._item is not None:
            self.wanted.emit(self._item)


class Checklist(QWidget):
    """`mend_wanted` carries the item that somebody wants to mend."""

    mend_wanted = Signal(object)  # Item

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._items: tuple[Item, ...] = ()
        self._lines: list[CheckLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        shell.looks.changed.connect(self._paint)
        while len(self._lines) < len(Check):
            self._make_line()

    @property
    def missing(self) -> tuple[Item, ...]:
        """What is not so yet."""
        return tuple(item for item in self._items if not item.done)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show how everything stands."""
        self._items = items
        while len(self._lines) < len(items):
            self._make_line()
        for n, line in enumerate(self._lines):
            line.setVisible(n < len(items))
        self._paint()

    def _make_line(self) -> None:
        line = CheckLine(self._shell)
        line.wanted.connect(self.mend_wanted)
        line.hide()
        self._lines.append(line)
        self._layout.addWidget(line)

    def _paint(self) -> None:
        for line, item in zip(self._lines, self._items, strict=False):
            line.show_item(item)
