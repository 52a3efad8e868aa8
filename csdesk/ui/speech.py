"""The user's language and manners on screen. Babel is loaded when the first figure is said, not at the start."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from csdesk.settings import SYSTEM
from csdesk.words import Phrase, words

if TYPE_CHECKING:
    from csdesk.formats import Formats


class Speech:
    """One locale's words and formats; made anew when the user chooses another one.

    `speech.words("Plan")` for a fixed text, `speech.say(phrase)` for a sentence with figures,
    `speech.formats` to write and read single figures.
    """

    def __init__(self, locale: str = SYSTEM) -> None:
        self.locale = QLocale.system().name() if locale == SYSTEM else locale

    @property
    def language(self) -> str:
        """The language's code, "en"."""
        return self.locale.partition("_")[0]

    def words(self, text: str) -> str:
        """A fixed text in the user's language."""
        return words(text, self.language)

    def say(self, said: Phrase) -> str:
        """A sentence with its figures; a plain one is said without loading Babel."""
        if not said.values and said.plural is None:
            return self.words(said.template).format()
        return self.formats.say(said)

    @cached_property
    def formats(self) -> Formats:
        """How this locale writes and reads numbers, dates and money."""
        from csdesk.formats import Formats

        return Formats(self.locale)
