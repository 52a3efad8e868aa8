"""What csdesk remembers of a book apart from it: what it was like when it was closed, and when it was checked whole.

SQLite's own check misses a changed byte inside a text or a number. So the book's SHA-256 is noted when csdesk lets go
of it, beside the counter that SQLite raises with every commit (in an encrypted book these bytes are cipher, which every
commit changes too) and the instant of its last edit. Both as they were over other bytes mean that something else than
SQLite changed them. Another counter or instant means that the book was written elsewhere, such as on another machine
of a synced folder, or that csdesk was killed; then there is nothing to compare with.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from csdesk import jsonfile
from csdesk.db.backup import sha256_of
from csdesk.paths import data_folder

FOLDER = "marks"
KEY_LENGTH = 8
PLAIN = b"SQLite format 3\x00"
COUNTER = slice(24, 28)
COUNTER_AGAIN = slice(92, 96)
"""Where a plain book's header repeats the counter; the two differ only where something else wrote one of them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A book's counter, last edit and SHA-256 when it was closed, its schema's digest, when it was checked (ISO)."""

    counter: str = ""
    last_edit: str = ""
    sha256: str = ""
    schema: str = ""
    checked: str = ""
    risk: str = ""
    """What was said of the place where it lies."""
    copies: str = ""
    """The conflicted copies of it that were named, a line each."""

    @property
    def checked_at(self) -> datetime | None:
        """When the whole book was last found to be sound (UTC), as far as that is known."""
        try:
            at = datetime.fromisoformat(self.checked)
        except ValueError:
            return None
        return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def key_of(book: Path) -> str:
    """By what a book is told apart from one of the same name elsewhere."""
    return hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:KEY_LENGTH]


def mark_of(book: Path) -> Mark:
    """What is remembered of a book; nothing where there is no mark or it can't be read."""
    kept = jsonfile.read(_file(book)).values
    return Mark(**{name: str(kept[name]) for name in asdict(Mark()) if isinstance(kept.get(name), str)})


def remember(book: Path, **changed: str) -> None:
    """Note something of a book. Where that can't be written nothing is remembered: a check then sees less."""
    before = mark_of(book)
    after = replace(before, **changed)
    if after != before:
        with contextlib.suppress(OSError):
            jsonfile.write(_file(book), {**asdict(after), "book": str(book)})


def remember_bytes(book: Path, last_edit: str) -> None:
    """Note what the book is like now that nobody writes it. Raises OSError where it can't be read."""
    counter, mark = counter_of(book), mark_of(book)
    if (counter, last_edit) != (mark.counter, mark.last_edit):
        remember(book, counter=counter, last_edit=last_edit, sha256=sha256_of(book))


def is_as_closed(book: Path, last_edit: str) -> bool:
    """False where bytes were changed by something else than SQLite since csdesk closed the book. Raises OSError.

    Whoever asks keeps writers out meanwhile, as an open reading transaction does.
    """
    if _counter_is_torn(book):
        return False
    mark = mark_of(book)
    is_the_same = mark.counter == counter_of(book) and _are_alike(mark.last_edit, last_edit)
    return not is_the_same or mark.sha256 == sha256_of(book)


def counter_of(book: Path) -> str:
    """The bytes at a book's beginning that every commit changes. Raises OSError."""
    head = _head(book)
    return (head[COUNTER] + head[COUNTER_AGAIN]).hex()


def forget(book: Path) -> None:
    """Let go of what is remembered of a book whose file is replaced."""
    with contextlib.suppress(OSError):
        _file(book).unlink(missing_ok=True)


def _are_alike(one: str, other: str) -> bool:
    """Whether two instants are the same, or differ by one sign only, as after a flipped bit."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


def _counter_is_torn(book: Path) -> bool:
    head = _head(book)
    return head.startswith(PLAIN) and head[COUNTER] != head[COUNTER_AGAIN]


def _head(book: Path) -> bytes:
    with book.open("rb") as file:
        return file.read(100)


def _file(book: Path) -> Path:
    return data_folder() / FOLDER / f"{book.stem}-{key_of(book)}.json"
