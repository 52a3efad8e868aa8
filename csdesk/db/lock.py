"""One program writes a book at a time; who that is stands beside the book.

The lock is freed by the system when its program dies, however it dies; the note about the holder is only for people.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from csdesk.errors import Refusal
from csdesk.paths import holder_note


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a book open: login, machine, process and since when (local time)."""

    user: str
    machine: str
    process: int
    since: str


class BookInUse(Refusal):
    """Another program writes this book."""

    def __init__(self, book: Path, holder: Holder | None) -> None:
        self.holder = holder
        if holder is None:
            super().__init__("“{book}” is open in another program; close it there first.", book=book.name)
        else:
            super().__init__(
                "“{book}” is open already: {user} on {machine} since {since}. Close it there first.",
                book=book.name,
                user=holder.user,
                machine=holder.machine,
                since=holder.since,
            )


class BookLock:
    """The right to write one book. Raises BookInUse when another program has it, Refusal where no file can be made."""

    def __init__(self, book: Path, now: datetime) -> None:
        self._note = holder_note(book)
        self._lock = FileLock(book.with_name(f".{book.name}.lock"), timeout=0)
        try:
            self._lock.acquire()
            self._note.write_text(json.dumps(asdict(_this_program(now))), encoding="utf-8")
        except Timeout:
            raise BookInUse(book, _read(self._note)) from None
        except OSError as error:
            self._lock.release()
            raise Refusal(
                "“{book}” can't be kept up in its folder ({reason}). Move it to a folder you may write in.",
                book=book.name,
                reason=error.strerror or str(error),
            ) from error

    def release(self) -> None:
        """Let the next program have the book."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def _this_program(now: datetime) -> Holder:
    return Holder(_login(), socket.gethostname(), os.getpid(), f"{now:%Y-%m-%d %H:%M}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def _read(note: Path) -> Holder | None:
    try:
        return Holder(**json.loads(note.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
