"""The user's settings while the program runs: a choice counts, and is written, at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from csdesk import settings
from csdesk.errors import Refusal


class Preferences(QObject):
    """The settings in use; `changed` carries the name of the one that was chosen anew."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        loaded = settings.load()
        self.settings = loaded.settings
        self.trouble = loaded.trouble

    def choose(self, name: str, value: str) -> None:
        """Take a setting's new value. Raises Refusal, with the value before in force, when it can't be written."""
        chosen = replace(self.settings, **{name: value})
        try:
            settings.save(chosen)
        except OSError as error:
            raise Refusal(
                "The settings can't be written to “{path}” ({why}); the choice before stands.",
                field=name,
                path=str(settings.settings_file()),
                why=error.strerror or str(error),
            ) from error
        self.settings = chosen
        self.changed.emit(name)
