"""`csdesk encrypt`: give a book a passphrase, or another one."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import named_book
from csdesk.cli.passphrases import new_passphrase, unlock_file
from csdesk.domain.locking import OldBackups, Resealed, first_backup_said, resealed_said
from csdesk.domain.passphrase import LOST_IS_FINAL
from csdesk.errors import Refusal
from csdesk.flows.keychain import let_go, remember
from csdesk.flows.locking import encrypt


def run(arguments: Arguments, console: Console) -> None:
    """Encrypt, and say what can still be read. Raises Refusal, the book as it was, where that can't be done."""
    book = named_book(arguments).absolute()
    unlock_file(arguments, book)
    console.tell(LOST_IS_FINAL)
    passphrase = new_passphrase(arguments)
    let_go(book)
    done = encrypt(book, passphrase, OldBackups(arguments.old_backups or OldBackups.KEEP), console.progress())
    console.done()
    if arguments.keyring:
        _remember(arguments, console, passphrase)
    tell_resealed(arguments, console, done)


def tell_resealed(arguments: Arguments, console: Console, done: Resealed) -> None:
    """What came of it, as sentences or as JSON."""
    if not arguments.json:
        for said in (*resealed_said(done), first_backup_said(done.backup)):
            console.line(said)
        return
    console.data(
        {
            "book": str(named_book(arguments).absolute()),
            "passphrase": done.change.value,
            "backup": str(done.backup.path),
            "overwritten": done.overwritten,
            "backups_changed": done.dealt.changed,
            "backups_plain": done.dealt.left.plain,
            "backups_with_other_passphrase": done.dealt.left.locked,
            "said": [console.formats.say(said) for said in resealed_said(done)],
        }
    )


def _remember(arguments: Arguments, console: Console, passphrase: str) -> None:
    """The book is encrypted by now, so that a keyring that refuses is only told of."""
    try:
        remember(named_book(arguments), passphrase)
    except Refusal as refused:
        console.tell(refused.said)
