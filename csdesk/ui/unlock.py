"""What stands in the place of the pages while a book is locked: its passphrase is asked for, nothing of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.forms.secret import Secret
from csdesk.ui.loading import named
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, primary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.words import Phrase, phrase

WHY_NO_KEYRING = "csdesk.flows.keychain:why_not"
WIDTH = 460


class UnlockForm(QWidget):
    """`wanted(passphrase, keep)` when it is to be opened; `ways` lead elsewhere."""

    wanted = Signal(str, bool)

    def __init__(
        self, shell: Shell, book: Path, ways: tuple[Button, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = shell.words
        self._shell = shell
        self.secret = Secret(shell, words("Passphrase"))
        self.secret.entered.connect(self.open)
        self.keep = TickBox(shell, words("Keep it in this system's keyring"))
        self.keep.hide()
        self.button = primary(words("Unlock"), self.open)
        self.setFocusProxy(self.secret)
        card = Card(shell.say(phrase("“{name}” is locked", name=book.stem)))
        card.setFixedWidth(wide(WIDTH))
        card.body.setSpacing(3 * GRID)
        card.add(
            label(words("Its passphrase opens it. Nothing of it can be read without."), "muted", wraps=True)
        )
        card.add(self.secret)
        card.add(self.keep)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addStretch(1)
        foot.addWidget(self.button)
        card.add(foot)
        others = QHBoxLayout()
        others.setSpacing(2 * GRID)
        others.addStretch(1)
        for way in ways:
            others.addWidget(way)
        others.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(4 * GRID)
        layout.addStretch(2)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(others)
        layout.addStretch(3)
        shell.hands.load(named_later(WHY_NO_KEYRING), self._offer_keyring)

    def open(self) -> None:
        """Try what was typed."""
        if self.button.isEnabled() and self.secret.text:
            self.button.setEnabled(False)
            self.secret.tell(self._shell.words("Trying…"))
            self.wanted.emit(self.secret.text, self.keep.isChecked())

    def refuse(self, refusal: Refusal) -> None:
        """Say why it does not open; what was typed is marked, to be typed over."""
        self.button.setEnabled(True)
        self.secret.tell(self._shell.say(refusal.said), "bad")
        self.secret.box.setFocus()
        self.secret.box.selectAll()

    def _offer_keyring(self, why_not: Phrase | None) -> None:
        self.keep.setVisible(why_not is None)


def named_later(name: str) -> Callable[[], Phrase | None]:
    """What `name` names, loaded and called on whichever thread runs it."""

    def call() -> Phrase | None:
        found: Phrase | None = named(name)()
        return found

    return call
