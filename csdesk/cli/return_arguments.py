"""What `csdesk ask` and `csdesk return` are told."""

from __future__ import annotations

from argparse import ArgumentParser

from csdesk.cli.values import a_path
from csdesk.words import words


def add_ask(parser: ArgumentParser) -> None:
    """Let a parser understand whom to ask and where the file goes."""
    need = parser.add_argument_group(words("needed"))
    need.add_argument("--account", metavar="NAME", required=True)
    need.add_argument("--out", metavar="FILE", type=a_path, required=True, help=words("a file named *.xlsx"))


def add_return(parser: ArgumentParser) -> None:
    """Let a parser understand which file came back, and whether it is taken in."""
    parser.add_argument("file", metavar="FILE", type=a_path, help=words("the workbook that came back"))
    parser.add_argument(
        "--accept-all",
        action="store_true",
        help=words("take in every row that nothing stands against, as one step that can be undone"),
    )
    parser.add_argument(
        "--by", metavar="NAME", help=words("who confirmed it; default: the contact who was asked")
    )
