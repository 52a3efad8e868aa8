"""One program writes a book at a time; who that is stands beside the book.

The lock is freed by the system when its program dies, however it dies. It does not reach another machine; the note
about the holder does, where the folder is synced or shared, so a note of another machine is taken at its word. The
holder writes the time into its note again and again: a note in which it stands still was left by a machine that was
switched off, or that has no network any more.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from csdesk.domain.spoken import moment
from csdesk.errors import StillReadable
from csdesk.paths import holder_note

SIGN_EVERY = timedelta(minutes=5)
SILENT_AFTER = timedelta(minutes=20)
"""Some signs may be missed, as by a folder that is slow to sync."""
OPEN_ELSEWHERE = (
    "“{book}” is open on {machine}, by {user} since {since}, or was not closed there. Of two machines that write one "
    "book, the folder's syncing keeps one's work and sets the other's aside. Close it there and wait until the folder "
    "is synced, or open it only to read. If nobody works there any more, open it anyway."
)
ALIVE_ELSEWHERE = (
    "“{book}” is open on {machine}, by {user} since {since}; the last sign of life from there is of {last}. Of two "
    "machines that write one book, the folder's syncing keeps one's work and sets the other's aside. Close it there "
    "and wait until the folder is synced, or open it only to read."
)
NOT_CLOSED = (
    "“{book}” was open on {machine}, by {user} since {since}, and was not closed there; there is no sign of life from "
    "there since {last}. That machine was switched off, or it has no network and somebody still works on it. If nobody "
    "does, open the book anyway: what reached this folder is in it, and csdesk looks it over before it writes. "
    "Otherwise close it there first, or open it only to read."
)
FULL = {errno.ENOSPC, errno.EDQUOT}
NO_ROOM = (
    "The disk that “{book}” lies on is full, so nothing can be written into it. Everything in it is as it was. Free "
    "some space and open it again, or open it only to read."
)
UNWRITABLE = (
    "“{book}” can't be written in its folder ({reason}). Open it only to read, or copy it to a folder that you may "
    "write in."
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a book open: login, machine, process, since when (local time), and the last sign of life (ISO, UTC)."""

    user: str
    machine: str
    process: int
    since: str
    seen: str = ""

    def seen_at(self) -> datetime | None:
        """The last sign of life (UTC); None where none was noted."""
        try:
            at = datetime.fromisoformat(self.seen)
        except ValueError:
            return None
        return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


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

    def __init__(self, book: Path, holder: Holder, now: datetime) -> None:
        self.holder = holder
        seen = holder.seen_at()
        is_silent = seen is not None and now - seen > SILENT_AFTER
        super().__init__(
            NOT_CLOSED if is_silent else OPEN_ELSEWHERE if seen is None else ALIVE_ELSEWHERE,
            book=book.name,
            machine=holder.machine,
            user=holder.user,
            since=holder.since,
            last="" if seen is None else moment(seen),
        )


class BookLock:
    """The right to write one book; with `take_over` whatever a note of another machine says.

    Raises BookInUse when another program has it, BookElsewhere when another machine has, and Refusal where no file can
    be made.
    """

    def __init__(self, book: Path, now: datetime, *, take_over: bool = False) -> None:
        self._note = holder_note(book)
        self._lock = FileLock(book.with_name(f".{book.name}.lock"), timeout=0, mode=0o600)
        self._released = threading.Event()
        self._writing = threading.Lock()
        try:
            self._lock.acquire()
            if not take_over:
                self._heed_note(book, now)
            self._note.touch(mode=0o600)
            self._holder = _this_program(now)
            self._note.write_text(json.dumps(asdict(self._holder)), encoding="utf-8")
        except Timeout:
            raise BookInUse(book, _read(self._note)) from None
        except OSError as error:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()
            raise StillReadable(
                NO_ROOM if error.errno in FULL else UNWRITABLE,
                book=book.name,
                reason=error.strerror or str(error),
            ) from error
        with suppress(RuntimeError):  # no memory for a thread: the note stays as it is
            threading.Thread(target=self._keep_alive, name="sign of life", daemon=True).start()

    def give_sign(self, now: datetime) -> None:
        """Note that the holder still lives; on a drive that is gone or full the note stays as it was."""
        holder = replace(self._holder, seen=_instant(now))
        with self._writing, suppress(OSError):
            if not self._released.is_set() and self._note.exists():
                self._note.write_text(json.dumps(asdict(holder)), encoding="utf-8")

    def release(self) -> None:
        """Let the next program have the book."""
        self._released.set()
        # On a drive that is gone the note stays until this machine opens the book again.
        with self._writing, suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def _keep_alive(self) -> None:
        while not self._released.wait(SIGN_EVERY.total_seconds()):
            self.give_sign(datetime.now(UTC))

    def _heed_note(self, book: Path, now: datetime) -> None:
        holder = _read(self._note)
        if holder is None:
            return
        if holder.machine != socket.gethostname():
            self._lock.release()
            raise BookElsewhere(book, holder, now)
        if _lives(holder, now):  # somebody took its lock away
            self._lock.release()
            raise BookInUse(book, holder)


def _lives(holder: Holder, now: datetime) -> bool:
    """Whether another program of this machine runs that gave a sign not long ago; a number alone may be used again."""
    seen = holder.seen_at()
    if seen is None or now - seen > SILENT_AFTER or holder.process == os.getpid():
        return False
    import psutil

    try:
        return bool(psutil.Process(holder.process).status() != psutil.STATUS_ZOMBIE)
    except (psutil.Error, ValueError):
        return False


def _this_program(now: datetime) -> Holder:
    since = f"{now:%Y-%m-%d %H:%M}"
    return Holder(_login(), socket.gethostname(), os.getpid(), since, _instant(now))


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


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
