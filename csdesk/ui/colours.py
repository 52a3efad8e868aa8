"""The choice of light and dark from the menu; it is a setting like any other."""

from __future__ import annotations

from csdesk.errors import Refusal
from csdesk.ui.shell import Shell


class Colours:
    """Chooses the theme; a choice that can't be written is said at the foot."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def as_system(self) -> None:
        """Whatever the system has."""
        self._choose("system")

    def light(self) -> None:
        """Dark on light."""
        self._choose("light")

    def dark(self) -> None:
        """Light on dark."""
        self._choose("dark")

    def _choose(self, theme: str) -> None:
        try:
            self._shell.preferences.choose("theme", theme)
        except Refusal as refusal:
            self._shell.hands.refused.emit(refusal)
