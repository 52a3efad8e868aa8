"""What is typed on a command line, read: a date, a number, a condition, a book."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from decimal import Decimal
from pathlib import Path

from csdesk.domain.fields import FIRST_YEAR, LAST_YEAR, clean_day
from csdesk.errors import Refusal
from csdesk.exchange.numbers import DecimalMark, read_number
from csdesk.words import words


def a_date(text: str) -> date:
    """A day as 2026-11-22. Raises ArgumentTypeError where there is no such day, or nobody would mean it."""
    try:
        return clean_day(date.fromisoformat(text))
    except Refusal:
        raise ArgumentTypeError(
            words("“{text}” can't be meant; write a year from {first} to {last}").format(
                text=text, first=FIRST_YEAR, last=LAST_YEAR
            )
        ) from None
    except ValueError:
        raise ArgumentTypeError(
            words("“{text}” is not a day of the calendar; write it like 2026-11-22").format(text=text)
        ) from None


def a_number(text: str) -> Decimal:
    """A number with a point or a comma before its decimals. Raises ArgumentTypeError where it is none, or two."""
    found = {read_number(text, mark) for mark in DecimalMark} - {None}
    if len(found) == 1:
        (number,) = found
        if number is not None:
            return number
    if found:
        raise ArgumentTypeError(
            words("“{text}” may be two numbers; write it without grouping, like 1234.5").format(text=text)
        )
    raise ArgumentTypeError(words("“{text}” is not a number; write it like 1234.5").format(text=text))


def a_condition(text: str) -> tuple[str, str]:
    """COLUMN=TEXT. Raises ArgumentTypeError where there is no column."""
    column, equals, wanted = text.partition("=")
    if not column.strip() or not equals:
        raise ArgumentTypeError(
            words("“{text}” is not a condition; write it like COLUMN=TEXT").format(text=text)
        )
    return column, wanted


def a_meaning(text: str) -> tuple[str, str, str]:
    """FIELD:TEXT=MEANING. Raises ArgumentTypeError where one of the three is missing."""
    field, colon, rest = text.partition(":")
    written, equals, meant = rest.rpartition("=")
    if not (field and colon and written and equals and meant):
        raise ArgumentTypeError(
            words("“{text}” says no meaning; write it like segment:Enterprise=Large").format(text=text)
        )
    return field, written, meant


def a_path(text: str) -> Path:
    """A path. Raises ArgumentTypeError where it can't be one."""
    if not text.strip() or "\0" in text:
        raise ArgumentTypeError(words("a path is needed here"))
    return Path(text).expanduser()
