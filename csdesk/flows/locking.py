"""A book's passphrase: asked for, set, changed and taken away; and everything locked again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from csdesk.db import encryption
from csdesk.db.encryption_change import reseal_book
from csdesk.db.encryption_change import unlock as _unlock
from csdesk.desk import Desk
from csdesk.domain.locking import OldBackups, Resealed
from csdesk.domain.passphrase import clean_passphrase
from csdesk.errors import Refusal
from csdesk.flows import keychain
from csdesk.flows.locked import is_locked
from csdesk.jobs import Progress


def unlock(book: Path, passphrase: str) -> None:
    """Take a book's passphrase. Raises Refusal, which costs nothing but time, where it does not open the book."""
    _unlock(book, clean_passphrase(passphrase))


def open_with(
    book: Path,
    passphrase: str | None,
    today: Callable[[], date],
    *,
    keep: bool = False,
    write: bool = True,
    take_over: bool = False,
) -> Desk:
    """Open a book, with its passphrase or the keyring's where it is locked; `keep` puts it into the keyring.

    Raises Locked where no passphrase is known, and whatever `Desk.open` raises.
    """
    if passphrase is not None:
        unlock(book, passphrase)
    elif is_locked(book) and (known := keychain.remembered(book)) is not None:
        with suppress(Refusal):  # an old passphrase: then it is asked for
            unlock(book, known)
    desk = Desk.open(book, today=today, write=write, take_over=take_over)
    if keep and passphrase is not None:
        with suppress(Refusal):
            keychain.remember(book, clean_passphrase(passphrase))
    return desk


def encrypt_and_keep(book: Path, passphrase: str, old: OldBackups, *, keep: bool) -> Resealed:
    """Give a book its passphrase, or another one, and the keyring too where that is wanted."""
    keychain.let_go(book)
    done = encrypt(book, passphrase, old)
    if keep:
        with suppress(Refusal):
            keychain.remember(book, clean_passphrase(passphrase))
    return done


def decrypt_and_let_go(book: Path, old: OldBackups) -> Resealed:
    """Take a book's passphrase away, out of the keyring too."""
    keychain.let_go(book)
    return decrypt(book, old)


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
