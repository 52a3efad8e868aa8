"""The world's faults, told apart from ours once: full disks, lost rights, damaged or busy files."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from csdesk.errors import Damaged, Refusal

SENTENCES = {
    "SQLITE_FULL": "The disk is full. The last change was not kept; everything before it was. "
    "Free some space and try again.",
    "SQLITE_READONLY": "The book can't be written: its file or folder is read-only now, or it was moved. "
    "The last change was not kept; everything before it was.",
    "SQLITE_IOERR": "The disk did not answer. The last change was not kept; everything before it was. "
    "Check the drive, then try again.",
    "SQLITE_BUSY": "Another program is using the book's file just now. "
    "The last change was not kept; try again in a moment.",
    "SQLITE_CANTOPEN": "The book's file can't be opened any more. "
    "The last change was not kept; check its drive and folder.",
    "SQLITE_CORRUPT": "The book's file is damaged, so nothing more is written into it. What was kept before lies in "
    "its backups. Use File > Restore a backup, or “csdesk restore”.",
    "SQLITE_NOTADB": "This file is not a csdesk book, or its beginning is damaged. It was left as it is. "
    "Where it was a book, use File > Restore a backup, or “csdesk restore”.",
}
NO_TEXT = "Could not decode to UTF-8"
"""What the driver says of a text whose bytes are none; SQLite itself takes any."""
DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")


def is_damage(error: DBAPIError) -> bool:
    """Whether an error says that the file itself is damaged, not that it can't be reached just now."""
    return says_damage(error.orig)


def says_damage(error: BaseException | None) -> bool:
    """The same of an error of the driver's own."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    return name.startswith(DAMAGE) or str(error).startswith(NO_TEXT)


def world_fault(error: DBAPIError) -> Refusal | None:
    """The refusal that says what the world did, or None where the fault is the program's own."""
    name = str(getattr(error.orig, "sqlite_errorname", "") or "")
    if str(error.orig).startswith(NO_TEXT):
        name = "SQLITE_CORRUPT"
    for known, sentence in SENTENCES.items():
        if name == known or name.startswith(f"{known}_"):
            return Damaged(sentence) if is_damage(error) else Refusal(sentence)
    return None
