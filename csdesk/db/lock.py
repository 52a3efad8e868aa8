"""One program writes a book at a time; who that is stands beside the book.

The lock is freed by the system when its program dies, however it dies. It does not reach another machine; the note
about the holder does, where the folder is synced or shared, so a note of another machine is taken at its word.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from csdesk.errors import StillReadable
from csdesk.paths import holder_note


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a book open: login, machine, process and since when (local time)."""

    user: str
    machine: str
    process: int
    since: str


class BookInUse(StillReadable):
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


class BookElsewhere(StillReadable):
    """The note beside this book says that another machine has it open."""

    can_be_taken_over = True

    def __init__(self, book: Path, holder: Holder) -> None:
        self.holder = holder
        super().__init__(
            "“{book}” is open on {machine}, by {user} since {since}, or was not closed there. Of two machines that "
            "write one book, the folder's syncing keeps one's work and sets the other's aside. Close it there and "
            "wait until the folder is synced, or open it only to read. If nobody works there any more, open it anyway.",
            book=book.name,
            machine=holder.machine,
            user=holder.user,
            since=holder.since,
        )


class BookLock:
    """The right to write one book; with `take_over` whatever a note of another machine says.

    Raises BookInUse when another program has it, BookElsewhere when another machine has, and Refusal where no file can
    be made.
    """

    def __init__(self, book: Path, now: datetime, *, take_over: bool = False) -> None:
        self._note = holder_note(book)
        self._lock = FileLock(book.with_name(f".{book.name}.lock"), timeout=0, mode=0o600)
        try:
            self._lock.acquire()
            if not take_over:
                self._heed_note(book)
            self._note.touch(mode=0o600)
            self._note.write_text(json.dumps(asdict(_this_program(now))), encoding="utf-8")
        except Timeout:
            raise BookInUse(book, _read(self._note)) from None
        except OSError as error:
            self._lock.release()
            raise StillReadable(
                "“{book}” can't be written in its folder ({reason}). Open it only to read, or copy it to a folder "
                "that you may write in.",
                book=book.name,
                reason=error.strerror or str(error),
            ) from error

    def _heed_note(self, book: Path) -> None:
        holder = _read(self._note)
        if holder is not None and holder.machine != socket.gethostname():
            self._lock.release()
            raise BookElsewhere(book, holder)

    def release(self) -> None:
        """Let the next program have the book."""
        with suppress(
            OSError
        ):  # on a drive that is gone the note stays until this machine opens the book again
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
