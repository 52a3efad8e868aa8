"""What windows remember from one day to the next: shape, open page, columns, sort orders, selection, recent books.

Each book has its own; one that is opened for the first time takes what was remembered last.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csdesk import jsonfile
from csdesk.paths import settings_folder
from csdesk.words import Phrase

FILE = "window.json"
RECENT, PINNED, BOOKS, WINDOWS = "recent", "pinned", "books", "windows"
RECENT_BOOKS = 12
MOST_BOOKS = 40
"""The books whose windows are remembered, the ones opened last."""
OWN = frozenset({"shape", "place", "section"})
"""What a second window remembers for itself; the rest it shares with the first."""

Values = dict[str, Any]


class Memory:
    """Named values of the windows' own, read at the start and written whole by `save`.

    Reading a name with a type that doesn't fit gives the default: a file touched by hand can't stop the start.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_folder() / FILE
        kept = jsonfile.read(self._path)
        self._values: Values = kept.values
        self._own: Values = {}
        self.trouble: Phrase | None = kept.trouble

    def enter(self, book: Path) -> None:
        """Remember from now on what is about this book, and read it first."""
        books = _folder(self._values, BOOKS)
        self._own = _folder(books, str(book))
        books[str(book)] = books.pop(str(book))
        for forgotten in list(books)[:-MOST_BOOKS]:
            del books[forgotten]

    def text(self, name: str, default: str = "") -> str:
        """A remembered text."""
        value = self._value(name)
        return value if isinstance(value, str) else default

    def numbers(self, name: str) -> list[int]:
        """Remembered whole numbers, empty when there are none."""
        value = self._value(name)
        fits = isinstance(value, list) and all(isinstance(n, int) for n in value)
        return list(value) if fits and isinstance(value, list) else []

    def texts(self, name: str) -> list[str]:
        """Remembered texts, empty when there are none."""
        value = self._value(name)
        fits = isinstance(value, list) and all(isinstance(t, str) for t in value)
        return list(value) if fits and isinstance(value, list) else []

    def remember(self, name: str, value: str | list[int] | list[str]) -> None:
        """Note a value; it reaches the disk with the next `save`."""
        self._values[name] = self._own[name] = value

    def recent_books(self) -> list[Path]:
        """The books opened lately that are still there, the last one first."""
        return [path for path in self.known_books() if path.is_file()]

    def known_books(self) -> list[Path]:
        """The books opened lately, the last one first, and those pinned, be they there or not."""
        recent, pinned = self._paths(RECENT), self._paths(PINNED)
        return [*recent, *(path for path in pinned if path not in recent)]

    def remember_book(self, book: Path) -> None:
        """Put a book at the head of the recent ones."""
        before = [str(path) for path in self._paths(RECENT) if path != book]
        self._values[RECENT] = [str(book), *before][:RECENT_BOOKS]

    def forget_book(self, book: Path) -> None:
        """Leave a book out of those that are known; the book itself stays where it is."""
        for name in (RECENT, PINNED):
            self._values[name] = [str(path) for path in self._paths(name) if path != book]

    def is_pinned(self, book: Path) -> bool:
        """Whether a book stays in the list, however long ago it was opened."""
        return book in self._paths(PINNED)

    def pin(self, book: Path, pinned: bool) -> None:
        """Let a book stay in the list, or no longer."""
        others = [str(path) for path in self._paths(PINNED) if path != book]
        self._values[PINNED] = [*others, str(book)] if pinned else others

    def windows(self) -> list[int]:
        """The numbers of the further windows that the open book had."""
        return sorted(int(number) for number in _folder(self._own, WINDOWS) if number.isdecimal())

    def of_window(self, number: int) -> Memory:
        """The memory of a further window of the open book."""
        return _WindowMemory(self, _folder(_folder(self._own, WINDOWS), str(number)))

    def forget_window(self, number: int) -> None:
        """Don't open a further window again."""
        _folder(self._own, WINDOWS).pop(str(number), None)

    def save(self) -> None:
        """Write everything. Raises OSError with the file before left whole."""
        jsonfile.write(self._path, self._values)

    def _value(self, name: str) -> Any:
        return self._own.get(name, self._values.get(name))

    def _paths(self, name: str) -> list[Path]:
        known = self._values.get(name)
        return [Path(text) for text in known if isinstance(text, str)] if isinstance(known, list) else []


class _WindowMemory(Memory):
    """What a further window remembers: its own shape and place; the rest belongs to all windows."""

    def __init__(self, first: Memory, own: Values) -> None:
        self._first = first
        self._own = own
        self.trouble = None

    def remember(self, name: str, value: str | list[int] | list[str]) -> None:
        if name in OWN:
            self._own[name] = value
        else:
            self._first.remember(name, value)

    def save(self) -> None:
        self._first.save()

    def _value(self, name: str) -> Any:
        return self._own.get(name) if name in OWN else self._first._value(name)

    def _paths(self, name: str) -> list[Path]:
        return self._first._paths(name)


def _folder(values: Values, name: str) -> Values:
    """A group of values within others, made where there is none."""
    found = values.get(name)
    if not isinstance(found, dict):
        found = values[name] = {}
    return found
