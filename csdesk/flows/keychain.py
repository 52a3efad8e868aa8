"""Passphrases in the system's own keyring, for those who want them there; without a keyring everything else works.

A passphrase is filed under its book's salt, so that it is found wherever the book lies, and by its backups too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csdesk.db.encryption import salt_of
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

SERVICE = "csdesk"
NO_KEYRING = phrase("This system offers csdesk no keyring.")


def why_not() -> Phrase | None:
    """Why nothing can be kept in a keyring here; None where it can."""
    from keyring.backends import fail

    return NO_KEYRING if isinstance(_keyring().get_keyring(), fail.Keyring) else None


def remembered(book: Path) -> str | None:
    """The passphrase that the keyring holds for a book; None for none, and where no keyring answers."""
    from keyring.errors import KeyringError

    name = _name(book)
    try:
        return None if name is None else _keyring().get_password(SERVICE, name)
    except (KeyringError, RuntimeError):
        return None


def remember(book: Path, passphrase: str) -> None:
    """Put an encrypted book's passphrase into the keyring. Raises Refusal where that can't be done."""
    from keyring.errors import KeyringError

    name = _name(book)
    if name is None:
        return
    try:
        _keyring().set_password(SERVICE, name, passphrase)
    except (KeyringError, RuntimeError) as error:
        raise Refusal(
            "The keyring did not take the passphrase ({kind}). csdesk will ask for it.",
            kind=type(error).__name__,
        ) from error


def let_go(book: Path) -> None:
    """Take a book's passphrase out of the keyring again, where it is there."""
    from keyring.errors import KeyringError

    name = _name(book)
    if name is None or remembered(book) is None:
        return
    try:
        _keyring().delete_password(SERVICE, name)
    except (KeyringError, RuntimeError):
        return


def _name(book: Path) -> str | None:
    salt = salt_of(book)
    return None if salt is None else salt.hex()


def _keyring() -> Any:
    import keyring

    return keyring
