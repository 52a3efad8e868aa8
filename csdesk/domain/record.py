"""What records look like outside of a book: kinds with fields, and rows of plain values that any file can hold.

A plain value is a text, a number, true or false, or nothing. Days are texts like 2026-11-16, amounts the digits of an
exact number, and a record that another one refers to is known by its uuid.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | None"
PlainRow: TypeAlias = "tuple[Plain, ...]"


class Sort(StrEnum):
    """What stands in a field."""

    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    AMOUNT = "amount"
    YES_NO = "yes or no"
    KEY = "uuid"
    REFERENCE = "uuid of another record"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `longest` bounds a text, `choices` are what a choice may be, `target` is the kind referred to."""

    name: str
    sort: Sort
    optional: bool
    longest: int | None = None
    choices: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record, by its plural name, with its fields in their order."""

    name: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.fields)
