"""What is typed in one line, told apart: who is meant, which day, and what is left as words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csdesk.domain.folding import key_of
from csdesk.domain.sides import Side

ReadDay = Callable[[str], "date | None"]
"""Reads a day as people say it: "12 Dec", "Friday"; None for what is no day."""

ReadNumber = Callable[[str], Decimal]
"""Reads a number as the user's locale writes it. Raises Refusal for what is none."""

BETWEEN = re.compile(r"\s+[\u2014\u2013-]+\s+|\s*[;|]\s*")
BEFORE_A_DAY = re.compile(
    r"\b(?:by|until|till|before|due|on|bis(?: zum| am)?|am|zum|vor|vom)\s+", re.IGNORECASE
)
ADDRESS = r"(?:herrn?|frau|mrs?|ms|(?:univ\.-)?prof|dr|mag|dipl\.-ing)\.?\s+"
"""What stands before a name when people are polite."""

ADDRESSED = re.compile(rf"^(?:{ADDRESS})+", re.IGNORECASE)
NUMBERS_ALONE = re.compile(r"\d+[.,/-]?\d*")
DIGITS_OF_A_DAY = re.compile(r"[\d./ -]+")
LONGEST_DAY = 6  # words: "by the end of this month"
SHORTEST_DAY = 4  # letters of a day's name alone; "sat" and "sun" are other words too


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be meant: a contact of the customer's by id, or one of us by name."""

    name: str
    side: Side
    contact: int | None = None


def unaddressed(name: str) -> str:
    """A name without "Frau", "Mr" or "Dr." before it."""
    return ADDRESSED.sub("", " ".join(name.split()))


def who(text: str, people: Iterable[Known]) -> Known | None:
    """Whoever has this whole name, or this first or last name as the only one; "Frau" and the like may stand before."""
    wanted = key_of(unaddressed(text))
    if not wanted:
        return None
    there = tuple(people)
    whole = [one for one in there if key_of(unaddressed(one.name)) == wanted]
    if whole:
        return whole[0]
    part = [one for one in there if wanted in key_of(one.name).split()]
    return part[0] if len(part) == 1 else None


def without_day(text: str, read_day: ReadDay) -> tuple[str, date | None]:
    """A text and the day that it ends in ("the guide by 12 Dec"), where it ends in one."""
    for found in reversed(list(BEFORE_A_DAY.finditer(text))):
        day = read_day(text[found.end() :])
        if day is not None:
            return text[: found.start()].rstrip(" ,"), day
    return text, None


@dataclass(frozen=True, slots=True)
class Manner:
    """How whoever types writes days and numbers: a day that lies `ahead`, one that lies `back`, and the day it is."""

    today: date
    ahead: ReadDay
    back: ReadDay
    number: ReadNumber


def cut_day(text: str, read_day: ReadDay) -> tuple[str, date | None]:
    """A text without the day that it ends in or begins with ("call Ann tomorrow", "am Freitag …"), and that day."""
    words = text.split()
    for length in range(min(LONGEST_DAY, len(words)), 0, -1):
        at_end = _day_of(words[-length:], read_day)
        if at_end is not None:
            return " ".join(words[:-length]).rstrip(" ,;:"), at_end
        at_beginning = _day_of(words[:length], read_day)
        if at_beginning is not None:
            return " ".join(words[length:]), at_beginning
    return text, None


def cut_day_within(text: str, read_day: ReadDay) -> tuple[str, date | None]:
    """A text without the day that is named somewhere in it, the longest way of saying one first, and that day."""
    words = text.split()
    for length in range(min(LONGEST_DAY, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            day = _day_of(words[start : start + length], read_day)
            if day is not None:
                return " ".join((*words[:start], *words[start + length :])).rstrip(" ,;:"), day
    return text, None


def _day_of(words: list[str], read_day: ReadDay) -> date | None:
    """The day that words are. Numbers alone are one only where it is said ("by 3.6"): they may be a figure."""
    said = " ".join(words).strip(",;:()")
    before = BEFORE_A_DAY.match(said)
    if before is not None:
        return read_day(said) or read_day(said[before.end() :])
    if NUMBERS_ALONE.fullmatch(said) or len(said) < SHORTEST_DAY:
        return None
    if not any(character.isalpha() for character in said) and not DIGITS_OF_A_DAY.fullmatch(said):
        return None
    return read_day(said)


def only_day(text: str, read_day: ReadDay) -> date | None:
    """The day that a text is ("12 Dec", "by Friday"), or None."""
    found = BEFORE_A_DAY.match(text)
    return read_day(text) or (read_day(text[found.end() :]) if found else None)
