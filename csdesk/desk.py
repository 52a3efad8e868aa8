"""The one door to a book: a command goes down, rows come up, what changed comes back.

Qt-free, so that tests, the command line and the screen use the same door. A desk opens the session, runs,
records and commits, once; what can happen is in `csdesk.commands`, what can be seen in `csdesk.queries`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from csdesk.changes import Changes
from csdesk.db import backups, history
from csdesk.db.backup import copy_book
from csdesk.db.book import Book, create_book, open_book
from csdesk.db.driver import write_anew
from csdesk.db.faults import SENTENCES, is_damage, world_fault
from csdesk.db.recorder import notes_of
from csdesk.db.sessions import reading, writing
from csdesk.db.soundness import is_sound
from csdesk.db.work import Work
from csdesk.domain.backup import Backup
from csdesk.errors import Damaged, Refusal
from csdesk.jobs import Progress
from csdesk.words import Phrase

if TYPE_CHECKING:
    from csdesk.domain.forgetting import Whom

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Command(Protocol[R_co]):
    """Something that may happen: its sentence for the Undo menu, and how it is done."""

    @property
    def title(self) -> Phrase:
        """What happened, as said in the history and in the Undo menu."""
        ...

    def run(self, work: Work) -> R_co:
        """Do it. Raises Refusal where it can't be done; nothing is then kept."""
        ...


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What a command gave back, and what it changed."""

    result: R
    changes: Changes


class Desk:
    """An open book to work at. `today` gives the user's date, `clock` the instants of the history (UTC)."""

    def __init__(self, book: Book, today: Callable[[], date], clock: Callable[[], datetime]) -> None:
        self._book = book
        self._today = today
        self._clock = clock
        self._is_sound: bool | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        write: bool = True,
        take_over: bool = False,
        today: Callable[[], date] = date.today,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Desk:
        """Open a book. Raises Refusal where that can't be done; the file is then untouched.

        `take_over` opens one that another machine seems to have open.
        """
        return cls(open_book(path, clock().astimezone(), write=write, take_over=take_over), today, clock)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        today: Callable[[], date] = date.today,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Desk:
        """Make a new book and open it for writing. Raises Refusal where something is in the way."""
        create_book(path)
        return cls.open(path, today=today, clock=clock)

    @property
    def is_only_read(self) -> bool:
        """Whether this book was opened only to be read."""
        return self._book.writer is None

    @property
    def path(self) -> Path:
        """Where the book lies."""
        return self._book.path

    @property
    def now(self) -> datetime:
        """The instant that the history notes (UTC)."""
        return self._clock()

    @property
    def today(self) -> date:
        """The user's date."""
        return self._today()

    def do(self, command: Command[R], progress: Progress | None = None) -> Done[R]:
        """Run a command in one transaction, kept when this returns. Raises Refusal, with nothing changed."""
        with self._writing() as session:
            work = Work(session, self._today(), progress or Progress())
            result = command.run(work)
            title = work.titled(command.title)
            changes = history.keep(session, notes_of(session), type(command).__name__, title, self._clock())
        self._book.note(changes)
        return Done(result, changes)

    def ask(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The rows that a query finds, read from one snapshot of the book."""
        book = self._book
        with (
            self._world_faults_in_words(),
            reading(book.reader, book.search, book.known, book.history) as session,
        ):
            return query(session, *args, **kwargs)

    def undo(self) -> Changes:
        """Take back what was done last. Raises Refusal, with nothing written, where it was changed since."""
        with self._writing() as session:
            changes = history.undo(session)
        self._book.note(changes)
        return changes

    def redo(self) -> Changes:
        """Do again what was taken back last. Raises Refusal, with nothing written, where that can't be done."""
        with self._writing() as session:
            changes = history.redo(session)
        self._book.note(changes)
        return changes

    def forget(self, whom: Whom, *, files: bool) -> Changes:
        """Erase a person or an account for good, also from the history; `files` as in `csdesk.db.forgetting.erase`.

        It is the only change that can't be undone. Raises Refusal, with nothing erased.
        """
        with self._writing() as session:
            # Loaded when it is first wanted: it is seldom, and knows how every table is searched.
            changes: Changes = import_module("csdesk.db.forgetting").erase(
                session.connection(), whom, self._clock(), files=files
            )
        if self._book.writer is not None:
            with suppress(DBAPIError):  # no room for it: what was deleted is overwritten already
                write_anew(self._book.writer)
        self._book.note(changes)
        return changes

    @property
    def can_undo(self) -> Phrase | None:
        """What undo would take back, or None."""
        return self.ask(history.undoable_title)

    @property
    def can_redo(self) -> Phrase | None:
        """What redo would do again, or None."""
        return self.ask(history.redoable_title)

    def back_up(self, progress: Progress | None = None) -> Backup:
        """Back the book up now. Raises Refusal where that can't be done, Cancelled after a stop."""
        self._insist_on_sound()
        with self._world_faults_in_words():
            return backups.back_up(self.path, self._book.reader, self._clock(), progress)

    def back_up_if_changed(self) -> Backup | None:
        """Back the book up, as before large work, unless the newest backup holds the same. Raises Refusal."""
        self._insist_on_sound()
        with self._world_faults_in_words():
            return backups.back_up_if_changed(self.path, self._book.reader, self._clock())

    def back_up_if_due(self, progress: Progress | None = None) -> Backup | None:
        """Back the book up where it changed since a backup that is a day old. Raises Refusal, Cancelled."""
        self._insist_on_sound()
        with self._world_faults_in_words():
            return backups.back_up_if_due(self.path, self._book.reader, self._clock(), progress)

    def save_copy(self, target: Path, progress: Progress | None = None) -> None:
        """Write what is open to a new book, also when its own file was deleted or replaced meanwhile.

        Raises Refusal where something lies at `target` already or it can't be written, Cancelled after a stop.
        """
        if target.exists():
            raise Refusal(
                "There is already something called “{name}” there; it was left as it is.", name=target.name
            )
        with self._world_faults_in_words():
            copy_book(self._book.reader, target, progress, with_hash=False)

    def is_sound(self) -> bool:
        """Whether the book's file is sound. It is looked at once, before anything is written into it.

        Into a damaged one nothing is written any more; it can still be read.
        """
        if self._is_sound is None:
            self._is_sound = self.ask(lambda session: is_sound(session.connection()))
        return self._is_sound

    def close(self) -> None:
        """Close the book and let the next program have it."""
        self._book.close(is_sound=self._is_sound is not False)

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        if self._book.writer is None:
            raise Refusal("This book was opened only to be read; nothing was changed.")
        self._book.insist_on_place()
        self._insist_on_sound()
        with self._world_faults_in_words(), writing(self._book.writer) as session:
            yield session

    def _insist_on_sound(self) -> None:
        """A damaged book is neither written nor backed up: its sound backups shall stay the newest ones."""
        if not self.is_sound():
            raise Damaged(
                "The book's file is damaged, so nothing more is written into it, and no backup is made of it. "
                "What was there is as it was. Use File > Restore a backup, or “csdesk restore”."
            )

    @contextmanager
    def _world_faults_in_words(self) -> Iterator[None]:
        try:
            yield
        except StaleDataError as error:
            raise Refusal(
                "Somebody else changed this in the meantime; look again before you change it."
            ) from error
        except DBAPIError as error:
            if is_damage(error):
                self._is_sound = False
            raise world_fault(error) or error from error
        except UnicodeDecodeError as error:
            self._is_sound = False
            raise Damaged(SENTENCES["SQLITE_CORRUPT"]) from error
