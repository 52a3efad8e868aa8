"""What may be said about how a file is to be read, for looking at it and for bringing it in."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import replace
from typing import TYPE_CHECKING

from csdesk.cli.values import a_path
from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.words import words

if TYPE_CHECKING:
    from csdesk.cli.arguments import Arguments

NO_HEAD = "none"
SIGNS = {"tab": "\t", "\\t": "\t", "blank": " ", "space": " "}


def add_peek(parser: ArgumentParser) -> None:
    """Give `csdesk peek` what corrects its reading of a file."""
    parser.add_argument("file", type=a_path, metavar="FILE")
    add_reading(parser)


def add_reading(parser: ArgumentParser) -> None:
    """Give a command what corrects its reading of a file."""
    reading = parser.add_argument_group(words("how the file is read, where it doesn’t show"))
    reading.add_argument("--sheet", metavar="NAME", help=words("the workbook’s sheet"))
    reading.add_argument(
        "--encoding", metavar="NAME", help=words("such as cp1252; default: found out, or asked")
    )
    reading.add_argument(
        "--delimiter", metavar="SIGN", type=_a_sign, help=words("what separates fields, or tab")
    )
    reading.add_argument(
        "--quote", metavar="SIGN", help=words("what quotes fields; an empty text for nothing")
    )
    reading.add_argument(
        "--header", metavar="LINES", type=_lines, help=words("the head’s line, as in 3, 3-4 or none")
    )
    reading.add_argument("--first-line", type=int, metavar="LINE", help=words("the first line of the rows"))
    reading.add_argument("--last-line", type=int, metavar="LINE", help=words("the last line of the rows"))


def reading_of(arguments: Arguments, kept: ReadingChoices = NOTHING_SAID) -> ReadingChoices:
    """What the options say about reading; what they leave open is as it is kept."""
    said = {
        "encoding": arguments.encoding,
        "delimiter": arguments.delimiter,
        "quote": arguments.quote,
        "sheet": arguments.sheet,
        "header": arguments.header,
        "first": arguments.first_line,
        "last": arguments.last_line,
    }
    return replace(kept, **{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]


def _a_sign(text: str) -> str:
    return SIGNS.get(text, text)


def _lines(text: str) -> tuple[int, ...]:
    if text == NO_HEAD:
        return ()
    first, _, last = text.partition("-")
    try:
        return int(first), int(last or first)
    except ValueError:
        raise ArgumentTypeError(
            words("“{text}” names no lines; write it like 3, 3-4 or none").format(text=text)
        ) from None
