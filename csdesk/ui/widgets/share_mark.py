"""The mark that says whether the customer may see a record, and the button that changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csdesk.ui.key_words import keys_in_words
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button
from csdesk.ui.widgets.labels import polish
from csdesk.ui.widgets.tips import plain_tip

KEYS = "Ctrl+Shift+S"


class ShareMark(Button):
    """A sign and a word, "Shared" or "Internal"; pressing it asks `toggle` for the other one."""

    def __init__(self, shell: Shell, toggle: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("", toggle, "share", parent)
        self._shell = shell
        self._shared = False
        shell.looks.changed.connect(self._paint)
        self._say()

    @property
    def shared(self) -> bool:
        """What the mark says."""
        return self._shared

    def show_shared(self, shared: bool) -> None:
        """Say whether the record is shared."""
        if shared != self._shared:
            self._shared = shared
            self._say()

    def _say(self) -> None:
        words, shared = self._shell.words, self._shared
        self.setText(words("Shared") if shared else words("Internal"))
        self.setAccessibleName(self.text())
        why = (
            words("The customer sees this in reviews. Press to keep it internal.")
            if shared
            else words("Only you see this; reviews leave it out. Press to share it.")
        )
        self.setAccessibleDescription(why)
        self.setToolTip(plain_tip(f"{why} ({keys_in_words(KEYS)})"))
        self.setProperty("shared", shared)
        self._paint()
        polish(self)

    def _paint(self) -> None:
        name, token = ("shared", "accent") if self._shared else ("internal", "muted")
        self.setIcon(self._shell.icon(name, token))
