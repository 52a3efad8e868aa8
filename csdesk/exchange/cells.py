"""Whole columns of text read as dates or numbers: one way of writing for all cells, or a sentence why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from csdesk.domain.fields import FIRST_YEAR, LARGEST_NUMBER, LAST_YEAR
from csdesk.errors import Refusal
from csdesk.exchange.complaint import shortened
from csdesk.exchange.convention import Decider, Doubt
from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.numbers import DecimalMark, read_number, read_percentage
from csdesk.words import Phrase, phrase

PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII)
W = TypeVar("W")
V = TypeVar("V", bound="date | Decimal")


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


class Ambiguous(Refusal):
    """A file that leaves open how its dates or numbers are written; `readings` gives what each way makes of a cell."""

    def __init__(
        self, question: Question, doubt: Doubt, readings: tuple[tuple[object, date | Decimal], ...]
    ) -> None:
        self.readings = readings
        (_, one), (_, other) = readings
        super().__init__(
            question.template,
            field=question.field,
            text=shortened(doubt.text),
            line=str(doubt.line),
            column=doubt.column,
            one=one,
            other=other,
        )


@dataclass(frozen=True, slots=True)
class Cells:
    """A column's cells that are looked at, with the lines on which they stand."""

    column: str
    lines: Sequence[int]
    texts: Sequence[str]


class ColumnReader(Generic[W, V]):
    """Looks at cells one by one, then reads each in the way that all of them show, or in the way given."""

    def __init__(
        self, ways: tuple[W, W], given: W | None, read: Callable[[str, W], V | None], question: Question
    ) -> None:
        self._given = given
        self._ways = ways
        self._read = read
        self._question = question
        self._decider = Decider(*ways, read)

    def see(self, text: str, line: int, column: str) -> None:
        """Look at a cell before any of them is read."""
        if self._given is None:
            self._decider.see(text, line, column)

    def insist(self) -> None:
        """Raises Refusal where the cells leave open in which way they are written."""
        doubt = self._decider.doubt
        if self._given is not None or doubt is None or not self._decider.ambiguous:
            return
        one, other = (self._read(doubt.text, way) for way in self._ways)
        assert one is not None and other is not None
        first, second = self._ways
        raise Ambiguous(self._question, doubt, ((first, one), (second, other)))

    def read(self, text: str) -> V | Phrase | None:
        """What a cell means; None where it can't be read, a phrase where it is written unlike the others."""
        way = self._decider.way if self._given is None else self._given
        found = self._read(text, way)
        if self._given is None and self._decider.mixed:
            (unlike,) = [one for one in self._ways if one != way]
            other = self._read(text, unlike)
            if other is not None and other != found:
                return OTHERWISE
        return found


class DayReader(ColumnReader[DayOrder, date]):
    """Reads a column of days."""

    def __init__(self, order: DayOrder | None) -> None:
        super().__init__((DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST), order, read_day, WHICH_ORDER)

    def day(self, text: str) -> date | Phrase:
        """The day that a cell means, or why it can't be used."""
        found = self.read(text)
        if found is None:
            return NOT_A_DATE if text else NO_DATE
        if isinstance(found, date) and not FIRST_YEAR <= found.year <= LAST_YEAR:
            return FAR_DATE
        return found


class NumberReader(ColumnReader[DecimalMark, Decimal]):
    """Reads columns of numbers; 71 % is 71 where `percent` is."""

    def __init__(self, mark: DecimalMark | None, *, percent: bool = False) -> None:
        read = read_percentage if percent else read_number
        super().__init__((DecimalMark.POINT, DecimalMark.COMMA), mark, read, WHICH_MARK)

    def see_plain(self, text: str, line: int, column: str) -> bool:
        """Look at a number of digits with at most one point; False, and not looked at, where it is written otherwise.

        Most numbers are such ones, so they are told without reading them in both ways.
        """
        if PLAIN.fullmatch(text) is None:
            return False
        point = text.find(".")
        if point >= 0 and self._given is None:
            whole = text[:point].lstrip("-")
            if len(text) - point == len(".000") and len(whole) <= len("000") and whole[0] != "0":
                if self._decider.doubt is None:
                    self._decider.see(text, line, column)
            else:
                self._decider.count_for_first()
        return True

    @property
    def reads_plain(self) -> bool:
        """Whether such numbers mean what they mean in a program: a point stands before their decimals."""
        if self._given is not None:
            return self._given is DecimalMark.POINT
        return self._decider.way is DecimalMark.POINT and not self._decider.mixed

    def number(self, text: str) -> Decimal | Phrase:
        """The number that a cell means, or why it can't be used."""
        found = self.read(text)
        if found is None:
            return NOT_A_NUMBER if text else NO_NUMBER
        if isinstance(found, Decimal) and abs(found) > LARGEST_NUMBER:
            return TOO_LARGE
        return found


def days_of(cells: Cells, order: DayOrder | None) -> Mapping[str, date | Phrase]:
    """For each text of the column the day it means, or why it can't be used.

    Raises Refusal where the column leaves open whether day or month stands first.
    """
    reader = DayReader(order)
    _look(reader, [cells])
    return {text: reader.day(text) for text in set(cells.texts)}


def numbers_of(
    columns: Sequence[Cells], mark: DecimalMark | None, *, percent: bool = False
) -> Mapping[str, Decimal | Phrase]:
    """For each text of the columns the number it means, or why it can't be used; 71 % is 71 where `percent` is.

    Raises Refusal where the columns leave open whether a point or a comma stands before the decimals.
    """
    reader = NumberReader(mark, percent=percent)
    _look(reader, columns)
    return {text: reader.number(text) for cells in columns for text in set(cells.texts)}


def _look(reader: ColumnReader[W, V], columns: Sequence[Cells]) -> None:
    for cells in columns:
        for line, text in zip(cells.lines, cells.texts, strict=True):
            reader.see(text, line, cells.column)
    reader.insist()
