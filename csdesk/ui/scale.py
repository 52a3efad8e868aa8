"""How large texts are on the screen. What is measured for a text grows with it; gaps stay, so that more fits.

`px` is for heights and sizes, `wide` for what holds words in a row: where a language needs more letters than
English it is wider. Whoever is made at one size is made anew at another; see `Looks.choose_size`.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from csdesk.words import NOBODYS

LONGER = {"de": 1.1, **dict.fromkeys(NOBODYS, 1.5)}
"""How much wider than in English the words of a language are."""

_in_use = {"size": 1.0, "words": 1.0}


def take(percent: int) -> None:
    """Let everything that is made from now on be of this size."""
    _in_use["size"] = percent / 100


def take_language(language: str) -> None:
    """Let whatever holds words be as wide as this language needs it."""
    _in_use["words"] = LONGER.get(language, 1.0)


def factor() -> float:
    """The size in use: 1 is the usual one, 2 twice as large."""
    return _in_use["size"]


def px(pixels: float) -> int:
    """A length for texts of the size in use."""
    return round(pixels * _in_use["size"])


def wide(pixels: float) -> int:
    """A width for words of the size and the language in use."""
    return round(pixels * _in_use["size"] * _in_use["words"])


def on_screen(width: int, height: int) -> tuple[int, int]:
    """A window's size for words of the size and the language in use, never larger than the screen."""
    room = QGuiApplication.primaryScreen().availableSize()
    return min(wide(width), room.width()), min(px(height), room.height())
