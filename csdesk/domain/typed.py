"""What is typed in one line, told apart: who is meant, which day, and what is left as words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from csdesk.domain.sides import Side

ReadDay = Callable[[str], "date | None"]
"""Reads a day as people say it: "12 Dec", "Friday"; None for what is no day."""

BETWEEN = re.compile(r"\s+[\u2014\u2013-]+\s+|\s*[;|]\s*")
BEFORE_A_DAY = re.compile(r"\b(?:by|until|till|before|due|on|bis|am|zum)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be meant: a contact of the customer's by id, or one of us by name."""

    name: str
    side: Side
    contact: int | None = None


def who(text: str, people: Iterable[Known]) -> Known | None:
    """Whoever has this whole name, or this first or last name as the only one."""
    wanted = _key(text)
    if not wanted:
        return None
    there = tuple(people)
    whole = [one for one in there if _key(one.name) == wanted]
    if whole:
        return whole[0]
    part = [one for one in there if wanted in _key(one.name).split()]
    return part[0] if len(part) == 1 else None


def without_day(text: str, read_day: ReadDay) -> tuple[str, date | None]:
    """A text and the day that it ends in ("the guide by 12 Dec"), where it ends in one."""
    for found in reversed(list(BEFORE_A_DAY.finditer(text))):
        day = read_day(text[found.end() :])
        if day is not None:
            return text[: found.start()].rstrip(" ,"), day
    return text, None


def only_day(text: str, read_day: ReadDay) -> date | None:
    """The day that a text is ("12 Dec", "by Friday"), or None."""
    found = BEFORE_A_DAY.match(text)
    return read_day(text) or (read_day(text[found.end() :]) if found else None)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
