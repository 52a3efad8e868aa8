"""The user's language and manners on screen. Babel is loaded when the first figure is said, not at the start."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from csdesk.settings import SYSTEM, language_of
from csdesk.words import RIGHT_TO_LEFT, Phrase, Value, template_of, words

if TYPE_CHECKING:
    from csdesk.formats import Formats


UNGROUPED = range(1000)


class Speech:
    """A language's words and a locale's formats; made anew when the user chooses others.

    `speech.words("Plan")` for a fixed text, `speech.say(phrase)` for a sentence with figures,
    `speech.formats` to write and read single figures.
    """

    def __init__(self, locale: str = SYSTEM, language: str = SYSTEM) -> None:
        self.locale = QLocale.system().name() if locale == SYSTEM else locale
        self.language = language_of(language, QLocale.system().uiLanguages())
        """The code of the language that the screen speaks, "en"."""

    @property
    def runs_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    def words(self, text: str) -> str:
        """A fixed text in the user's language."""
        return words(text, self.language)

    def say(self, said: Phrase) -> str:
        """A sentence with its figures.

        Texts and small counts are the same in every locale, so Babel is not loaded for them: the first page says
        no others, and Babel's data would cost a twentieth of the start.
        """
        return self._say_plainly(said) if _is_plain(said) else self.formats.say(said)

    def _say_plainly(self, said: Phrase) -> str:
        parts = {name: self._say_plainly(v) if isinstance(v, Phrase) else v for name, v in said.values}
        return template_of(said, self.language).format(**parts)

    def count(self, number: int) -> str:
        """A whole number as the locale writes it."""
        return str(number) if _is_plain(number) else self.formats.number(number, 0)

    @cached_property
    def formats(self) -> Formats:
        """How this locale writes and reads numbers, dates and money."""
        from csdesk.formats import Formats

        return Formats(self.locale, self.language)


def _is_plain(value: Value) -> bool:
    if isinstance(value, Phrase):
        return all(_is_plain(part) for _, part in value.values)
    return isinstance(value, str) or (type(value) is int and value in UNGROUPED)
