"""What a meeting brought, typed as notes, a line for each thing: heard, decided, promised, and the next date."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from csdesk.domain.typed import Known, ReadDay
from csdesk.domain.typed_promise import Promise, read_promise

BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014]|\d+[.)])\s+")
HEAD = re.compile(r"^\s*(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)\s*:\s*(?P<rest>.*)$")


class _Sort(Enum):
    HEARD = "heard"
    DECIDED = "decided"
    ACTION = "action"
    NEXT = "next"


WORDS = {
    _Sort.HEARD: ("heard", "h", "said", "geh\u00f6rt"),
    _Sort.DECIDED: ("decided", "decision", "decisions", "d", "entschieden", "entscheidung", "beschluss"),
    _Sort.ACTION: ("action", "actions", "a", "to do", "todo", "aufgabe", "aufgaben"),
    _Sort.NEXT: ("next", "next date", "next review", "n", "n\u00e4chster termin", "n\u00e4chstes"),
}


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was understood of the notes of a meeting."""

    heard: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[Promise, ...] = ()
    next_date: date | None = None


def read_minutes(text: str, people: Collection[Known], read_day: ReadDay) -> Minutes:
    """Lines that begin with "heard:", "decided:", "action:" or "next:" are that; so are lines after such a head.

    A line in quotation marks was heard; any other one is an action, read as a promise ("guide — Priya — 12 Dec").
    """
    found: dict[_Sort, list[str]] = {sort: [] for sort in _Sort}
    for sort, line in _lines(text):
        found[sort].append(line)
    days = (read_day(line) for line in found[_Sort.NEXT])
    return Minutes(
        heard=tuple(found[_Sort.HEARD]),
        decisions=tuple(found[_Sort.DECIDED]),
        actions=tuple(read_promise(line, people, read_day) for line in found[_Sort.ACTION]),
        next_date=next((day for day in days if day is not None), None),
    )


def _lines(text: str) -> Iterator[tuple[_Sort, str]]:
    under = _Sort.ACTION
    for raw in text.splitlines():
        line = BULLET.sub("", raw).strip()
        head = HEAD.match(line)
        sort = _sort(head.group("word")) if head else None
        if not line:
            under = _Sort.ACTION
        elif head is not None and sort is not None:
            rest = head.group("rest").strip()
            if rest:
                yield sort, rest
            else:
                under = sort
        elif line[0] in '"\u201c\u201e\u00ab' and under is _Sort.ACTION:
            yield _Sort.HEARD, line
        else:
            yield under, line


def _sort(word: str) -> _Sort | None:
    small = " ".join(word.casefold().split())
    return next((sort for sort, words in WORDS.items() if small in words), None)
