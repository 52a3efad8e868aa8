"""What may be asked of `csdesk backup`, `check`, `move`, `restore`, `encrypt`, `decrypt` and `forget`."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.words import words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from csdesk.cli.arguments import Arguments


def add_safety(commands: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    """Add the seven commands."""
    _add(commands, common, "backup", words("back the book up now"))
    _add(commands, common, "check", words("look for damage and broken rules in the book and its backups"))
    move = _add(commands, common, "move", words("move the book and its backups to another folder"))
    move.add_argument(
        "--to", type=Path, metavar="FOLDER", help=words("default: csdesk’s own folder for books")
    )
    restore = _add(commands, common, "restore", words("put a backup in the book’s place"))
    restore.add_argument(
        "--list",
        dest="list_backups",
        action="store_true",
        default=SUPPRESS,
        help=words("show the backups, what they hold and what each would change; change nothing"),
    )
    restore.add_argument(
        "--from", dest="backup", metavar="BACKUP", help=words("a backup of the list, a file, or “newest”")
    )
    restore.add_argument(
        "--account",
        metavar="NAME",
        help=words("with --from: bring back only this account, which the book lacks"),
    )
    restore.add_argument(
        "--salvage",
        action="store_true",
        default=SUPPRESS,
        help=words("of a damaged book, put in its place what can be had back beyond the newest backup"),
    )
    restore.add_argument(
        "--dry-run",
        dest="dry_run",
        action="store_true",
        default=SUPPRESS,
        help=words("with --salvage: say what can be had back; change nothing"),
    )
    encrypt = _add(commands, common, "encrypt", words("give the book a passphrase, or another one"))
    encrypt.add_argument(
        "--keyring",
        action="store_true",
        default=SUPPRESS,
        help=words("keep the passphrase in the system’s keyring"),
    )
    decrypt = _add(commands, common, "decrypt", words("take the book’s passphrase away"))
    for parser in (encrypt, decrypt):
        parser.add_argument(
            "--backups",
            dest="old_backups",
            choices=("keep", "rewrite", "remove"),
            default=SUPPRESS,
            help=words(
                "what becomes of the backups from before: kept, written anew like the book, or removed"
            ),
        )

    _add_forget(commands, common)


def _add_forget(commands: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    forget = _add(
        commands, common, "forget", words("show what erasing an account or a person for good would erase")
    )
    forget.add_argument(
        "--list",
        dest="list_deleted",
        action="store_true",
        default=SUPPRESS,
        help=words("show the deleted accounts and people that the history still knows"),
    )
    forget.add_argument(
        "--account", metavar="NAME", help=words("which account, or whose person; also a deleted one")
    )
    forget.add_argument("--person", metavar="NAME", help=words("one of its people, instead of the account"))
    forget.add_argument(
        "--backups",
        dest="old_backups",
        choices=("rewrite", "remove", "keep"),
        default=SUPPRESS,
        help=words(
            "what becomes of the backups that hold it: written anew without it (default), removed, or kept"
        ),
    )
    forget.add_argument(
        "--reviews",
        action="store_true",
        default=SUPPRESS,
        help=words("with --person: erase the account’s reviews that went out, too"),
    )
    forget.add_argument(
        "--yes",
        action="store_true",
        default=SUPPRESS,
        help=words("erase it for good; nothing brings it back"),
    )


def insist_on_forget(parser: ArgumentParser, arguments: Arguments) -> None:
    """Misuse unless either --list or --account is given."""
    if arguments.list_deleted == (arguments.account is not None):
        parser.error(words("say either --list or --account NAME"))
    if arguments.reviews and arguments.person is None:
        parser.error(words("--reviews goes with --person"))


def insist_on_restore(parser: ArgumentParser, arguments: Arguments) -> None:
    """Misuse unless one of --list, --from and --salvage is given, and --dry-run only with the last."""
    if arguments.list_backups + arguments.salvage + (arguments.backup is not None) != 1:
        parser.error(words("say one of --list, --from BACKUP and --salvage"))
    if arguments.account is not None and arguments.backup is None:
        parser.error(words("--account goes with --from"))
    if arguments.dry_run and not arguments.salvage:
        parser.error(words("--dry-run goes with --salvage"))


def _add(
    commands: _SubParsersAction[ArgumentParser], common: ArgumentParser, name: str, about: str
) -> ArgumentParser:
    return commands.add_parser(
        name, parents=[common], allow_abbrev=False, help=about, description=f"{about[:1].upper()}{about[1:]}."
    )
