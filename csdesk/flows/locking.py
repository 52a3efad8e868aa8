"""A book's passphrase: asked for, set, changed and taken away; and everything locked again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from csdesk.db import encryption
from csdesk.db.encryption_change import reseal_book
from csdesk.db.encryption_change import unlock as _unlock
from csdesk.domain.locking import OldBackups, Resealed
from csdesk.domain.passphrase import clean_passphrase
from csdesk.jobs import Progress


def is_encrypted(book: Path) -> bool:
    """Whether a book has a passphrase."""
    return encryption.salt_of(book) is not None


def is_locked(book: Path) -> bool:
    """Whether a book has a passphrase that was not given yet."""
    return encryption.is_locked(book)


def unlock(book: Path, passphrase: str) -> None:
    """Take a book's passphrase. Raises Refusal, which costs nothing but time, where it does not open the book."""
    _unlock(book, clean_passphrase(passphrase))


def lock() -> None:
    """Forget every passphrase's key; whoever calls has closed the books."""
    encryption.wipe_keys()


def encrypt(
    book: Path, passphrase: str, old: OldBackups = OldBackups.KEEP, progress: Progress | None = None
) -> Resealed:
    """Give a book its passphrase, or another one. Raises Refusal, the book as it was, where that can't be done."""
    return reseal_book(
        book, clean_passphrase(passphrase), old, datetime.now(UTC).astimezone(), progress or Progress()
    )


def decrypt(book: Path, old: OldBackups = OldBackups.KEEP, progress: Progress | None = None) -> Resealed:
    """Take a book's passphrase away. Raises Refusal, the book as it was, where that can't be done."""
    return reseal_book(book, None, old, datetime.now(UTC).astimezone(), progress or Progress())
