"""What the window remembers from one day to the next: its shape, the open page, columns, sort orders, recent books."""

from __future__ import annotations

from pathlib import Path

from csdesk import jsonfile
from csdesk.paths import settings_folder
from csdesk.words import Phrase

FILE = "window.json"
RECENT_BOOKS = 8


class Memory:
    """Named values of the window's own, read at the start and written whole by `save`.

    Reading a name with a type that doesn't fit gives the default: a file touched by hand can't stop the start.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_folder() / FILE
        kept = jsonfile.read(self._path)
        self._values = kept.values
        self.trouble: Phrase | None = kept.trouble

    def text(self, name: str, default: str = "") -> str:
        """A remembered text."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def numbers(self, name: str) -> list[int]:
        """Remembered whole numbers, empty when there are none."""
        value = self._values.get(name)
        fits = isinstance(value, list) and all(isinstance(n, int) for n in value)
        return list(value) if fits and isinstance(value, list) else []

    def texts(self, name: str) -> list[str]:
        """Remembered texts, empty when there are none."""
        value = self._values.get(name)
        fits = isinstance(value, list) and all(isinstance(t, str) for t in value)
        return list(value) if fits and isinstance(value, list) else []

    def remember(self, name: str, value: str | list[int] | list[str]) -> None:
        """Note a value; it reaches the disk with the next `save`."""
        self._values[name] = value

    def recent_books(self) -> list[Path]:
        """The books opened lately that are still there, the last one first."""
        return [path for text in self.texts("recent") if (path := Path(text)).is_file()]

    def remember_book(self, book: Path) -> None:
        """Put a book at the head of the recent ones."""
        before = [text for text in self.texts("recent") if text != str(book)]
        self.remember("recent", [str(book), *before][:RECENT_BOOKS])

    def save(self) -> None:
        """Write everything. Raises OSError with the file before left whole."""
        jsonfile.write(self._path, self._values)
