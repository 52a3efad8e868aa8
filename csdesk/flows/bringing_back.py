"""Bring one account back from a backup, without taking anything else of the book back."""

from __future__ import annotations

from pathlib import Path

from csdesk.commands.bring_back import BringBackAccount
from csdesk.db.backup import is_as_written
from csdesk.db.book import SCHEMA_VERSION
from csdesk.db.bring_back import Taken, take
from csdesk.db.driver import still_engine
from csdesk.db.restore import insist_on_sound
from csdesk.db.sessions import reading
from csdesk.desk import Desk, Done
from csdesk.errors import Refusal
from csdesk.flows.restoring import contents_of
from csdesk.jobs import Progress
from csdesk.queries.contents import book_contents
from csdesk.words import phrase


def accounts_gone(desk: Desk, backup: Path) -> tuple[tuple[str, str], ...]:
    """The accounts, by UUID and name, that a backup has and the book has not; none where it can't be read."""
    there, here = contents_of(backup), desk.ask(book_contents)
    if there is None:
        return ()
    gone = ((key, name) for key, name in there.accounts.items() if key not in here.accounts)
    return tuple(sorted(gone, key=lambda one: one[1].casefold()))


def bring_back(desk: Desk, backup: Path, name: str, progress: Progress | None = None) -> Done[int]:
    """Bring the account of that name back. Raises Refusal, the book as it was, where that can't be done."""
    progress = progress or Progress()
    progress.step(0, 2, phrase("Reading the backup"))
    gone = [key for key, called in accounts_gone(desk, backup) if called.casefold() == name.casefold()]
    if not gone:
        raise Refusal("The backup has no account “{name}” that the book lacks.", name=name)
    taken = _taken(backup, gone[0])
    progress.step(1, 2, phrase("Bringing it back"))
    return desk.do(BringBackAccount(taken), progress)


def _taken(backup: Path, uuid: str) -> Taken:
    if not is_as_written(backup):
        insist_on_sound(backup)
    engine = still_engine(backup)
    try:
        with reading(engine) as session:
            version = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
            if version != SCHEMA_VERSION:
                raise Refusal(
                    "This backup comes from another version of csdesk, so no single account can be taken from it. "
                    "Copy it, open the copy, and look there; or restore the backup whole."
                )
            return take(session, uuid)
    finally:
        engine.dispose()
