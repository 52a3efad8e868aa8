"""Which books are encrypted, and the keys to them that this process holds.

SQLCipher leaves the first sixteen bytes of a book in the clear: the salt from which, with the passphrase, the key is
derived. csdesk begins its salts with a mark, so that an encrypted book is told from garbage; ten random bytes follow.
The derivation is SQLCipher's own, so that any SQLCipher opens a book with its passphrase, csdesk or none.

Deriving a key takes a fifth of a second, so it is done once and the key is held, by its salt, until it is wiped.
Backups carry the salt of the book that they are copies of, and so open with the same key.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from csdesk.errors import Locked

MARK: Final = b"csdesk"
SALT_BYTES = 16
KEY_BYTES = 32
ROUNDS = 256_000


class Key:
    """A derived key. It lies in memory that can be overwritten, which Python's texts can't."""

    def __init__(self, secret: bytes | bytearray, salt: bytes) -> None:
        self.salt = salt
        self._secret = bytearray(secret)

    @classmethod
    def derived(cls, passphrase: str, salt: bytes) -> Key:
        """The key that a passphrase gives with a salt; takes a fifth of a second."""
        return cls(hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, KEY_BYTES), salt)

    @property
    def literal(self) -> str:
        """The key and its salt as SQLCipher reads them."""
        return f"x'{self._secret.hex()}{self.salt.hex()}'"

    @property
    def handed_over(self) -> bytes:
        """Salt and key, for a child process's ears only."""
        return self.salt + bytes(self._secret)

    def wipe(self) -> None:
        """Overwrite the key; what was opened with it stays open."""
        self._secret[:] = bytes(KEY_BYTES)


_held: dict[bytes, Key] = {}


def new_salt() -> bytes:
    """A salt for a book that is to be encrypted."""
    return MARK + os.urandom(SALT_BYTES - len(MARK))


def salt_of(book: Path) -> bytes | None:
    """An encrypted book's salt; None for a plain one, what is no book, and what can't be read."""
    head = b""
    with suppress(OSError), book.open("rb") as file:
        head = file.read(SALT_BYTES)
    return head if is_salt(head) else None


def is_salt(head: bytes) -> bool:
    """Whether a file that begins so is an encrypted book."""
    return len(head) >= SALT_BYTES and head.startswith(MARK)


def key_of(book: Path) -> Key | None:
    """The key to a book; None for a plain one. Raises Locked where it is encrypted and no key is held."""
    salt = salt_of(book)
    if salt is None:
        return None
    key = _held.get(salt)
    if key is None:
        raise Locked(book.stem)
    return key


def is_locked(book: Path) -> bool:
    """Whether a book is encrypted and no key to it is held."""
    salt = salt_of(book)
    return salt is not None and salt not in _held


def hold(key: Key) -> None:
    """Hold a key until it is wiped."""
    _held[key.salt] = key


def wipe_keys() -> None:
    """Overwrite every key that is held; what is encrypted is locked from here on."""
    for key in _held.values():
        key.wipe()
    _held.clear()


def keys_to_hand_over() -> tuple[bytes, ...]:
    """The keys that are held, for the pipe to a child process: never for its arguments or its environment."""
    return tuple(key.handed_over for key in _held.values())


def take_keys(handed: tuple[bytes, ...]) -> None:
    """Hold the keys that the parent process handed over, as the first thing that a child does."""
    for one in handed:
        hold(Key(one[SALT_BYTES:], one[:SALT_BYTES]))
