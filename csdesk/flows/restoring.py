"""Restore a book from a backup: what there is to choose from, what would change, and doing it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from csdesk.db.backups import backups_of
from csdesk.db.driver import still_engine
from csdesk.db.encryption import is_locked
from csdesk.db.restore import insist_on_sound, restore_book
from csdesk.db.sessions import reading
from csdesk.desk import Desk
from csdesk.domain.backup import Backup, Contents
from csdesk.domain.restoring import Offer, Restored, difference
from csdesk.errors import Locked, Refusal
from csdesk.flows.locking import unlock
from csdesk.jobs import Progress
from csdesk.queries.contents import book_contents
from csdesk.words import phrase


def offers(book: Path, progress: Progress | None = None) -> tuple[Offer, ...]:
    """A book's backups, the newest first. Raises Refusal where their folder can't be read."""
    progress = progress or Progress()
    here = contents_now(book)
    found = backups_of(book)
    made: list[Offer] = []
    for done, one in enumerate(found):
        progress.step(done, len(found), phrase("Reading the backups"))
        made.append(_offer(one, here))
    return tuple(made)


def contents_now(book: Path) -> Contents | None:
    """What the book holds now; None where it is not there or can't be read."""
    try:
        desk = Desk.open(book, write=False)
    except Refusal:
        return None
    try:
        return desk.ask(book_contents)
    except Refusal:
        return None
    finally:
        desk.close()


def chosen(book: Path, name: str) -> Backup:
    """The backup meant by its name or path, or the newest sound one by "newest". Raises Refusal for none."""
    found = backups_of(book)
    if name == "newest":
        return _newest_sound(found)
    for one in found:
        if name in {one.path.name, one.path.stem, str(one.path)}:
            return one
    path = Path(name)
    if not path.is_file():
        raise Refusal("There is no backup “{name}”; see --list.", name=name)
    state = path.stat()
    return Backup(path, datetime.fromtimestamp(state.st_mtime, UTC), state.st_size)


def restore(book: Path, backup: Path, passphrase: str = "") -> Restored:
    """Put a backup in the book's place; no program may have it open. Raises Refusal, the book as it was.

    A locked one needs the `passphrase` of its time, which is the book's from then on.
    """
    if is_locked(backup):
        unlock(backup, passphrase)
    return restore_book(book, backup, datetime.now(UTC).astimezone())


def offer_of(book: Path, backup: Backup) -> Offer:
    """One backup as it is offered."""
    return _offer(backup, contents_now(book))


def contents_of(backup: Path) -> Contents | None:
    """What a backup holds; None where it can't be read."""
    if is_locked(backup):
        return None
    engine = still_engine(backup)
    try:
        with reading(engine) as session:
            return book_contents(session)
    except (DatabaseError, ValueError):
        return None
    finally:
        engine.dispose()


def _offer(backup: Backup, here: Contents | None) -> Offer:
    there = contents_of(backup.path)
    changes = None if there is None or here is None else difference(there, here)
    return Offer(backup, there, changes, is_locked(backup.path))


def _newest_sound(found: tuple[Backup, ...]) -> Backup:
    for one in found:
        try:
            insist_on_sound(one.path)
        except Locked:  # its bytes are as they were written; whoever restores it gives its passphrase
            return one
        except Refusal:
            continue
        return one
    raise Refusal("There is no sound backup of this book.")
