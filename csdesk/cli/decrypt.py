"""`csdesk decrypt`: take a book's passphrase away."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import named_book
from csdesk.cli.encrypt import tell_resealed
from csdesk.cli.passphrases import unlock_file
from csdesk.domain.locking import OldBackups
from csdesk.flows.keychain import let_go
from csdesk.flows.locking import decrypt


def run(arguments: Arguments, console: Console) -> None:
    """Decrypt. Raises Refusal, the book as it was, where that can't be done."""
    book = named_book(arguments).absolute()
    unlock_file(arguments, book)
    let_go(book)
    done = decrypt(book, OldBackups(arguments.old_backups or OldBackups.KEEP), console.progress())
    console.done()
    tell_resealed(arguments, console, done)
