"""Plain values as cells of a text file, and back, each checked by its field."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal, InvalidOperation

from csdesk.domain.fields import LARGEST_NUMBER
from csdesk.domain.record import Field, Plain, Sort
from csdesk.errors import Refusal
from csdesk.exchange.complaint import shortened
from csdesk.exchange.safe_text import marked, unmarked

YES, NO = "yes", "no"
TEXTS = {Sort.TEXT, Sort.CHOICE}
UUID = re.compile(r"[0-9a-f]{32}")
LARGEST_WHOLE = 2**53


def cell_of(field: Field, value: Plain, *, for_excel: bool) -> str:
    """A value as a cell; with `for_excel` no text in it looks like a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_WHOLE else repr(value)
    text = str(value)
    return marked(text) if for_excel and field.sort is Sort.TEXT else text


def value_of(field: Field, cell: str, *, for_excel: bool) -> Plain:
    """The value in a cell. Raises ValueError where the field can't hold it."""
    if field.sort is Sort.YES_NO and cell:
        return {YES: True, NO: False}[cell.strip().casefold()]
    if field.sort is Sort.WHOLE and cell:
        return int(cell)
    if field.sort is Sort.NUMBER and cell:
        return float(cell)
    text = unmarked(cell) if for_excel and field.sort is Sort.TEXT else cell
    return None if not text and (field.optional or field.sort is not Sort.TEXT) else text


def checked(field: Field, value: Plain) -> Plain:
    """The value as a book holds it. Raises ValueError where it can't."""
    if value is None:
        if not field.optional:
            raise ValueError
        return None
    match field.sort:
        case Sort.YES_NO:
            return _insist(value, isinstance(value, bool))
        case Sort.WHOLE:
            return _insist(value, isinstance(value, int) and abs(value) < LARGEST_WHOLE)
        case Sort.NUMBER:
            number = float(value)
            return _insist(number, math.isfinite(number) and abs(number) <= LARGEST_NUMBER)
        case _:
            return _checked_text(field, value)


def _checked_text(field: Field, value: Plain) -> str:
    if not isinstance(value, str):
        raise ValueError
    match field.sort:
        case Sort.DAY:
            date.fromisoformat(value)
        case Sort.AMOUNT:
            _insist(value, _is_amount(value))
        case Sort.CHOICE:
            _insist(value, value in field.choices)
        case Sort.KEY | Sort.REFERENCE:
            _insist(value, UUID.fullmatch(value) is not None)
        case _:
            _insist(value, field.longest is None or len(value) <= field.longest)
            value.encode()
    return value


def _is_amount(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _insist(value: Plain, good: bool) -> Plain:
    if not good:
        raise ValueError
    return value


def unfit(file: str, place: int, field: Field, value: object) -> Refusal:
    """Why a record can't be brought in, with its place in the file."""
    return Refusal(
        "“{file}”, record {place}: “{value}” can't be {name} ({sort}). Nothing was imported.",
        file=file,
        place=str(place),
        value=shortened(str("" if value is None else value)),
        name=field.name,
        sort=field.sort.value,
    )
