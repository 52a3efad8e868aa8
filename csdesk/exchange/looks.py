"""What a cell looks like at a glance: nothing, a number, a day, or words."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum

from csdesk.exchange.row import CellError, is_blank


class Look(Enum):
    """The sort of a cell's content; `NOTHING` also for the usual signs that something is missing."""

    NOTHING = "nothing"
    NUMBER = "number"
    DAY = "day"
    WORDS = "words"


MISSING = {"n/a", "na", "-", "–", "—", "null", "none", "nan", "nil", "..", "...", "?", "#n/a", "(blank)"}
_NUMBER = re.compile(r"[-+(−]?\s?[$€£¥]?\s?[-+]?(?:\d[\d.,'’   ]*|[.,]\d+)(?:[eE][-+]?\d+)?\s?[%$€£¥]?\)?")
_DAY = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]+\d{1,2}[:.]\d{2}.*)?|\d{1,2}:\d{2}(?::\d{2}.*)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2}[ -.]+[^\W\d]{3,9}\.?[ -]+\d{4}|\d{4}-\d{2}(?:-\d{2})?|\d{4}-?[QW]\d{1,2}"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def look_of(cell: object) -> Look:
    """What a cell looks like, typed or written."""
    if is_blank(cell) or isinstance(cell, CellError):
        return Look.NOTHING
    if isinstance(cell, bool):
        return Look.WORDS
    if isinstance(cell, int | float):
        return Look.NUMBER
    if isinstance(cell, date | datetime | time | timedelta):
        return Look.DAY
    return _look_of_text(str(cell).strip())


def is_year(cell: object) -> bool:
    """Whether a cell may name a year, as heads of wide tables do."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return _YEAR.fullmatch(text) is not None


def _look_of_text(text: str) -> Look:
    if text.casefold() in MISSING:
        return Look.NOTHING
    if len(text) > 60:
        return Look.WORDS
    if _DAY.fullmatch(text):
        return Look.DAY
    return Look.NUMBER if _NUMBER.fullmatch(text) else Look.WORDS
