"""Less used fields behind a button: built when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, ElidedButton, quiet


class Disclosure(QWidget):
    """`button` shows and hides what `build` makes; it stands wherever the entry puts it, above this room."""

    def __init__(
        self, shell: Shell, title: str, build: Callable[[], QWidget], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._title = title
        self._build = build
        self._inside: QWidget | None = None
        self.button: Button = ElidedButton(self.toggle, title) if title else quiet(title, self.toggle)
        self.button.setIcon(shell.icon("right", "accent"))
        shell.looks.changed.connect(self._paint)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(GRID)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self._inside is not None and not self._inside.isHidden()

    def toggle(self) -> None:
        """Show what is inside, or hide it again."""
        self.set_open(not self.is_open)

    def set_open(self, opened: bool) -> None:
        """Show or hide what is inside."""
        if opened and self._inside is None:
            self._inside = self._build()
            self._inside.setContentsMargins(2 * TEXT_INDENT, 0, 0, 0)
            self._room.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(opened)
        self._paint()

    def _paint(self) -> None:
        self.button.setIcon(self._shell.icon("down" if self.is_open else "right", "accent"))
