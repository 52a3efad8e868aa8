"""What a meeting brought, typed as notes, a line for each thing: heard, decided, promised, and the next date."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from csdesk.domain.deciding import NearText, answered
from csdesk.domain.discussed import Decided
from csdesk.domain.typed import Known, ReadDay
from csdesk.domain.typed_promise import Promise, read_promise

BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014]|\d+[.)])\s+")
HEAD = re.compile(r"^\s*(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)\s*(?P<which>\d{1,2})?\s*:\s*(?P<rest>.*)$")


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
    decisions: tuple[Decided, ...] = ()
    actions: tuple[Promise, ...] = ()
    next_date: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The decisions that are still to be taken, in the order in which they are numbered from 1, and what is near."""

    texts: tuple[str, ...]
    near: NearText

    def answered(self, which: int, text: str, before: Collection[Decided]) -> Decided:
        """What was decided, beside the one of that number, or the one that it says; each is answered once."""
        still = [one for one in self.texts if all(one != other.wanted for other in before)]
        named = self.texts[which - 1] if 0 < which <= len(self.texts) else ""
        return Decided(named, text) if named in still else answered(text, still, self.near)


def read_minutes(text: str, people: Collection[Known], read_day: ReadDay, wanted: Wanted) -> Minutes:
    """Lines that begin with "heard:", "decided:", "action:" or "next:" are that; so are lines after such a head.

    "decided 2:" answers the second decision that was wanted. A line in quotation marks was heard; any other one is an
    action, read as a promise ("guide — Priya — 12 Dec").
    """
    found: dict[_Sort, list[str]] = {sort: [] for sort in _Sort}
    decisions: list[Decided] = []
    for sort, which, line in _lines(text):
        found[sort].append(line)
        if sort is _Sort.DECIDED:
            decisions.append(wanted.answered(which, line, decisions))
    days = (read_day(line) for line in found[_Sort.NEXT])
    return Minutes(
        heard=tuple(found[_Sort.HEARD]),
        decisions=tuple(decisions),
        actions=tuple(read_promise(line, people, read_day) for line in found[_Sort.ACTION]),
        next_date=next((day for day in days if day is not None), None),
    )


def _lines(text: str) -> Iterator[tuple[_Sort, int, str]]:
    """Each line with its sort and the number behind its head, 0 where there is none."""
    under, which = _Sort.ACTION, 0
    for raw in text.splitlines():
        line = BULLET.sub("", raw).strip()
        head = HEAD.match(line)
        sort = _sort(head.group("word")) if head else None
        if not line:
            under, which = _Sort.ACTION, 0
        elif head is not None and sort is not None:
            rest, number = head.group("rest").strip(), int(head.group("which") or 0)
            if rest:
                yield sort, number, rest
            else:
                under, which = sort, number
        elif line[0] in '"\u201c\u201e\u00ab' and under is _Sort.ACTION:
            yield _Sort.HEARD, 0, line
        else:
            yield under, which, line


def _sort(word: str) -> _Sort | None:
    small = " ".join(word.casefold().split())
    return next((sort for sort, words in WORDS.items() if small in words), None)
