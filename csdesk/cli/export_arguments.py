"""What may be said about what is taken out of a book, and about bringing it in again."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from typing import TYPE_CHECKING

from csdesk.cli.values import a_path
from csdesk.domain.package import WhenThere
from csdesk.words import words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

WHOLE = ("book", "account")
"""What `csdesk import` brings in as `csdesk export` wrote it."""
FORMATS = ("csv", "json", "xlsx", "ics")


def add_export(parser: ArgumentParser) -> None:
    """Give `csdesk export` what it is told."""
    need = parser.add_argument_group(words("needed"))
    need.add_argument(
        "--format",
        choices=FORMATS,
        required=True,
        help=words("csv: a folder; json: one file; xlsx: to look at; ics: a calendar of what is due"),
    )
    need.add_argument("--out", metavar="PATH", type=a_path, required=True)
    parser.add_argument(
        "--account", metavar="NAME", help=words("only this account; as json a package for a colleague")
    )
    parser.add_argument(
        "--without-notes",
        action="store_true",
        default=SUPPRESS,
        help=words("leave our internal notes out of the package"),
    )
    parser.add_argument(
        "--for-excel",
        action="store_true",
        default=SUPPRESS,
        help=words("an apostrophe before texts that Excel would take for formulas; importing takes it off"),
    )


def add_import_whole(kinds: _SubParsersAction[ArgumentParser], common: ArgumentParser) -> None:
    """Give `csdesk import` what comes in as a whole: a book, or one account of a colleague’s."""
    book = _add_whole(
        kinds, common, "book", words("bring a whole book in, as export wrote it, into a new one")
    )
    book.add_argument("file", type=a_path, metavar="PATH", help=words("a folder or a file that export wrote"))
    account = _add_whole(kinds, common, "account", words("bring in one account, as a colleague exported it"))
    account.add_argument("file", type=a_path, metavar="FILE")
    account.add_argument(
        "--when-there",
        choices=[one.value for one in WhenThere],
        help=words("what becomes of the account where the book has it already"),
    )


def _add_whole(
    kinds: _SubParsersAction[ArgumentParser], common: ArgumentParser, name: str, about: str
) -> ArgumentParser:
    return kinds.add_parser(
        name, parents=[common], allow_abbrev=False, help=about, description=f"{about[:1].upper()}{about[1:]}."
    )
