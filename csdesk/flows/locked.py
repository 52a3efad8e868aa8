"""Whether a book has a passphrase, and whether that was given: what every start asks, apart from what changes it."""

from __future__ import annotations

from pathlib import Path

from csdesk.db import encryption


def is_encrypted(book: Path) -> bool:
    """Whether a book has a passphrase."""
    return encryption.salt_of(book) is not None


def is_locked(book: Path) -> bool:
    """Whether a book has a passphrase that was not given yet."""
    return encryption.is_locked(book)
