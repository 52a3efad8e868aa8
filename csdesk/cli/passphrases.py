"""Where the command line takes passphrases from: a file descriptor, the system's keyring, or a prompt at a terminal.

Never an argument or the environment: both can be read by other programs.
"""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path

from csdesk.cli.arguments import Arguments
from csdesk.errors import Refusal
from csdesk.flows.keychain import remembered
from csdesk.flows.locked import is_locked
from csdesk.flows.locking import unlock
from csdesk.words import words

LONGEST_LINE = 5000


def unlock_file(arguments: Arguments, file: Path) -> None:
    """Unlock a book or a backup where it is locked. Raises Refusal where its passphrase is not to be had, or wrong."""
    if not is_locked(file):
        return
    if arguments.passphrase_fd is None and (known := remembered(file)) is not None:
        unlock(file, known)
    else:
        unlock(file, next_passphrase(arguments, f"{words('Passphrase of')} “{file.stem}”: "))


def next_passphrase(arguments: Arguments, prompt: str) -> str:
    """The next passphrase: one line of the file descriptor, or what is typed unseen. Raises Refusal without either."""
    if arguments.passphrase_fd is not None:
        return _line_of(arguments.passphrase_fd)
    if not sys.stdin.isatty():
        raise Refusal(
            "A passphrase is needed. Type it at a terminal, keep it in the system's keyring, "
            "or hand it over with --passphrase-fd."
        )
    return getpass(prompt)


def new_passphrase(arguments: Arguments) -> str:
    """A passphrase that is to be set: at a terminal it is typed twice. Raises Refusal where the two differ."""
    first = next_passphrase(arguments, f"{words('New passphrase')}: ")
    if arguments.passphrase_fd is None and first != getpass(f"{words('The same once more')}: "):
        raise Refusal("The two are not the same; nothing was changed.")
    return first


def _line_of(descriptor: int) -> str:
    """One line, byte by byte, so that what follows is left for the next."""
    line = bytearray()
    try:
        while (sign := os.read(descriptor, 1)) not in {b"", b"\n"} and len(line) < LONGEST_LINE:
            line += sign
        return line.decode().removesuffix("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            "No passphrase can be read from the file descriptor {number}.", number=str(descriptor)
        ) from error
    finally:
        line[:] = bytes(len(line))
