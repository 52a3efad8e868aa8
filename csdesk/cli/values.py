"""What is typed on a command line, read: a date, a number, a condition, a book."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from decimal import Decimal
from pathlib import Path

from csdesk.exchange.numbers import DecimalMark, read_number


def a_date(text: str) -> date:
    """A day as 2026-11-22. Raises ArgumentTypeError where there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day of the calendar; write it like 2026-11-22") from None


def a_number(text: str) -> Decimal:
    """A number with a point or a comma before its decimals. Raises ArgumentTypeError where it is none, or two."""
    found = {read_number(text, mark) for mark in DecimalMark} - {None}
    if len(found) == 1:
        (number,) = found
        if number is not None:
            return number
    if found:
        raise ArgumentTypeError(f"“{text}” may be two numbers; write it without grouping, like 1234.5")
    raise ArgumentTypeError(f"“{text}” is not a number; write it like 1234.5")


def a_condition(text: str) -> tuple[str, str]:
    """COLUMN=TEXT. Raises ArgumentTypeError where there is no column."""
    column, equals, wanted = text.partition("=")
    if not column.strip() or not equals:
        raise ArgumentTypeError(f"“{text}” is not a condition; write it like COLUMN=TEXT")
    return column, wanted


def a_meaning(text: str) -> tuple[str, str, str]:
    """FIELD:TEXT=MEANING. Raises ArgumentTypeError where one of the three is missing."""
    field, colon, rest = text.partition(":")
    written, equals, meant = rest.rpartition("=")
    if not (field and colon and written and equals and meant):
        raise ArgumentTypeError(f"“{text}” says no meaning; write it like segment:Enterprise=Large")
    return field, written, meant


def a_path(text: str) -> Path:
    """A path. Raises ArgumentTypeError where it can't be one."""
    if not text.strip() or "\0" in text:
        raise ArgumentTypeError("a path is needed here")
    return Path(text).expanduser()
