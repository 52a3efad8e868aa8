"""The stems of words, so that a search forgives their ends, in English, German and Greek."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

LATIN, GREEK = ("english", "german"), ("greek",)
GREEK_LETTERS = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, with composed letters."""
    return WORD.findall(unicodedata.normalize("NFC", text))


class Stems:
    """The stems of words, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}
        self._stemmers: tuple[tuple[Callable[[str], str], ...], ...] = ()

    def of(self, word: str) -> tuple[str, ...]:
        """The stems of a word that are not the word itself, in the languages of its script."""
        found = self._known.get(word)
        if found is None:
            latin, greek = self._loaded()
            stemmers = greek if GREEK_LETTERS.match(word) else latin
            found = self._known[word] = tuple(sorted({stem(word) for stem in stemmers} - {word}))
        return found

    def of_text(self, text: str) -> str:
        """The stems of a text's words, as a text."""
        words = dict.fromkeys(words_of(text.casefold()))
        return " ".join(dict.fromkeys(stem for word in words for stem in self.of(word)))

    def _loaded(self) -> tuple[tuple[Callable[[str], str], ...], ...]:
        if not self._stemmers:
            import snowballstemmer

            self._stemmers = tuple(
                tuple(snowballstemmer.stemmer(name).stemWord for name in names) for names in (LATIN, GREEK)
            )
        return self._stemmers
