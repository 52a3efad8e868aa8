"""The choice of the size of texts by keys; it is a setting like any other."""

from __future__ import annotations

from csdesk.errors import Refusal
from csdesk.settings import SIZES, USUAL_SIZE
from csdesk.ui.shell import Shell


class Sizes:
    """Goes from one size to the next; a choice that can't be written is said at the foot."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def larger(self) -> None:
        """The next larger texts."""
        self._choose(self._at + 1)

    def smaller(self) -> None:
        """The next smaller texts."""
        self._choose(self._at - 1)

    def usual(self) -> None:
        """Texts as they are for most."""
        self._choose(SIZES.index(USUAL_SIZE))

    @property
    def can_grow(self) -> bool:
        """Whether there is a larger size."""
        return self._at + 1 < len(SIZES)

    @property
    def can_shrink(self) -> bool:
        """Whether there is a smaller size."""
        return self._at > 0

    @property
    def _at(self) -> int:
        return SIZES.index(int(self._shell.preferences.settings.text_size))

    def _choose(self, at: int) -> None:
        try:
            self._shell.preferences.choose("text_size", str(SIZES[at]))
        except Refusal as refusal:
            self._shell.hands.refused.emit(refusal)
