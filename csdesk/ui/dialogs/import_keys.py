"""What a row and a record of the book have in common when they are the same: keys in their order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csdesk.exchange.kinds.kind import ACCOUNT, RecordKind
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Pick
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import label


class KeysForm(QWidget):
    """A list for the first key and one for each that is tried after it; `changed` when another one is picked."""

    changed = Signal()

    def __init__(
        self, shell: Shell, kind: RecordKind, keys: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = shell.words
        self._kind = kind
        self._nothing = ("", words("nothing more"))
        self._named = {key[-1]: _worded(shell, kind, key) for key in kind.keys}
        self.picks = tuple(
            Pick(words("then by") if place else words("first by"), [self._nothing])
            for place in range(len(kind.keys))
        )
        said = words("A row is a record that the book has when it agrees in this:")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label(said, "muted", wraps=True))
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        for place, pick in enumerate(self.picks):
            grid.addWidget(pick, place // 2, place % 2)
            pick.changed.connect(partial(self._picked, place))
        layout.addLayout(grid)
        self._taken = [key[-1] for key in kind.keys_by(keys)]
        self._offer()

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields in their order; none where that is the usual one."""
        found = tuple(self._taken)
        return () if found == self._kind.key_names else found

    def _picked(self, place: int) -> None:
        """Take a key in its place; one that stood elsewhere changes places with it."""
        picked, taken = self.picks[place].value, [*self._taken, ""][: len(self.picks)]
        if picked and picked in taken:
            taken[taken.index(picked)] = taken[place]
        taken[place] = picked
        self._taken = [name for name in taken if name]
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Show the keys that are taken; every list offers what those before it leave."""
        taken = self._taken
        for place, pick in enumerate(self.picks):
            before = taken[:place]
            free = [(name, said) for name, said in self._named.items() if name not in before]
            picked = taken[place] if place < len(taken) else ""
            pick.offer(free if place == 0 else [self._nothing, *free], picked)
            pick.setVisible(place <= len(taken))


def _worded(shell: Shell, kind: RecordKind, key: Sequence[str]) -> str:
    """A key in words: those of its fields, but for the account that all of them are under."""
    return " + ".join(shell.say(kind.field(name).words) for name in key if name != ACCOUNT)
