"""Whole columns of text read as dates or numbers: one way of writing for all cells, or a sentence why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from csdesk.domain.fields import FIRST_YEAR, LARGEST_NUMBER, LAST_YEAR
from csdesk.errors import Refusal
from csdesk.exchange.complaint import shortened
from csdesk.exchange.convention import decide
from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.numbers import DecimalMark, read_number, read_percentage
from csdesk.words import Phrase, phrase

W = TypeVar("W")
V = TypeVar("V", date, Decimal)


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be said about a file, as the field that says it and a sentence that asks for it."""

    field: str
    template: str


NO_DATE = phrase("there is no date.")
NO_NUMBER = phrase("there is no number.")
NOT_A_DATE = phrase("this is not a day of the calendar; write it like 2026-11-16.")
NOT_A_NUMBER = phrase("this is not a number.")
FAR_DATE = phrase("a year from {first} to {last} is needed.", first=str(FIRST_YEAR), last=str(LAST_YEAR))
TOO_LARGE = phrase("this number is too large to be kept.")
OTHERWISE = phrase("this is not written as the rest of the column is.")
WHICH_ORDER = Question(
    "dates",
    "“{text}” (line {line}, column “{column}”) may be {one} or {other}, and no date there tells which. "
    "Say whether the day or the month comes first.",
)
WHICH_MARK = Question(
    "decimal",
    "“{text}” (line {line}, column “{column}”) may be {one} or {other}, and no number there tells which. "
    "Say whether a point or a comma stands before the decimals.",
)


@dataclass(frozen=True, slots=True)
class Cells:
    """A column's cells that are looked at, with the lines on which they stand."""

    column: str
    lines: Sequence[int]
    texts: Sequence[str]


def days_of(cells: Cells, order: DayOrder | None) -> Mapping[str, date | Phrase]:
    """For each text of the column the day it means, or why it can't be used.

    Raises Refusal where the column leaves open whether day or month stands first.
    """
    found = _readings([cells], order, (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST), read_day, WHICH_ORDER)
    return {text: _day(text, found[text]) for text in found}


def numbers_of(
    columns: Sequence[Cells], mark: DecimalMark | None, *, percent: bool = False
) -> Mapping[str, Decimal | Phrase]:
    """For each text of the columns the number it means, or why it can't be used; 71 % is 71 where `percent` is.

    Raises Refusal where the columns leave open whether a point or a comma stands before the decimals.
    """
    marks = (DecimalMark.POINT, DecimalMark.COMMA)
    found = _readings(columns, mark, marks, read_percentage if percent else read_number, WHICH_MARK)
    return {text: _number(text, found[text]) for text in found}


def _readings(
    columns: Sequence[Cells],
    given: W | None,
    ways: tuple[W, W],
    read: Callable[[str, W], V | None],
    question: Question,
) -> dict[str, V | Phrase | None]:
    """Each text read in the way given, else in the way that all of them show; None where it can't be read."""
    texts = {text for cells in columns for text in cells.texts}
    if given is not None:
        return {text: read(text, given) for text in texts}
    verdict = decide(texts, *ways, read)
    if verdict.ambiguous:
        raise _asked(columns, verdict.doubtful, ways, read, question)
    found: dict[str, V | Phrase | None] = {text: read(text, verdict.way) for text in texts}
    if verdict.mixed:
        (other,) = [way for way in ways if way != verdict.way]
        unlike = {text for text in texts if found[text] is None and read(text, other) is not None}
        found.update(dict.fromkeys(unlike | verdict.doubtful, OTHERWISE))
    return found


def _asked(
    columns: Sequence[Cells],
    doubtful: frozenset[str],
    ways: tuple[W, W],
    read: Callable[[str, W], V | None],
    question: Question,
) -> Refusal:
    column, line, text = next(
        (cells.column, line, text)
        for cells in columns
        for line, text in zip(cells.lines, cells.texts, strict=True)
        if text in doubtful
    )
    one, other = (read(text, way) for way in ways)
    assert one is not None and other is not None
    return Refusal(
        question.template,
        field=question.field,
        text=shortened(text),
        line=str(line),
        column=column,
        one=one,
        other=other,
    )


def _day(text: str, found: date | Phrase | None) -> date | Phrase:
    if found is None:
        return NOT_A_DATE if text else NO_DATE
    if isinstance(found, date) and not FIRST_YEAR <= found.year <= LAST_YEAR:
        return FAR_DATE
    return found


def _number(text: str, found: Decimal | Phrase | None) -> Decimal | Phrase:
    if found is None:
        return NOT_A_NUMBER if text else NO_NUMBER
    if isinstance(found, Decimal) and abs(found) > LARGEST_NUMBER:
        return TOO_LARGE
    return found
