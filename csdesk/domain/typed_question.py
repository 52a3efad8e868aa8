"""A question typed in one line, with its answer perhaps: "why weekly? because of the audit"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known, ReadDay, cut_day, who

FIRST_WORDS = {
    Pillar.WHY: ("why", "warum", "weshalb", "wieso", "wozu", "wofür"),
    Pillar.HOW: ("how", "wie", "auf welche", "womit", "wodurch", "woran"),
    Pillar.WHAT: ("what", "which", "was", "welche", "welchen", "welcher", "welches", "worüber", "worum"),
    Pillar.WHO: ("who", "whom", "whose", "wer", "wen", "wem", "wessen", "mit wem", "von wem", "für wen"),
    Pillar.WHEN: ("when", "by when", "until when", "wann", "bis wann", "ab wann", "seit wann"),
}
ASKED = re.compile(r"^(?:asked|ask|question|frage|gefragt)\s*:?\s+", re.IGNORECASE)
REASON = re.compile(r"\s+(?=(?:because|since|weil|wegen|da)\b)", re.IGNORECASE)
SAYS = re.compile(
    r"[\s,]+(?:says|said|sagt|sagte)\s+(?P<name>[^,;:]{1,60})$|\s*\((?P<aside>[^()]{1,60})\)$"
    r"|\s+[\u2014\u2013-]\s+(?P<behind>[^,;:()]{1,60})$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was understood: under which pillar what is asked, and what was answered, if anything."""

    pillar: Pillar
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered, by whom of the customer's, and on which day, where that was said."""

    asked: Asked
    by: Known | None = None
    on: date | None = None


def read_question(line: str, pillar: Pillar) -> Asked:
    """Up to the first question mark it is the question, what follows is the answer.

    The pillar is that of the question's first word ("why", "by when"), else the one that is given.
    """
    text = " ".join(line.split())
    question, mark, answer = text.partition("?")
    return Asked(_pillar(text) or pillar, question.strip() + mark, answer.strip(" \u2014\u2013-:"))


def sounds_asked(line: str) -> bool:
    """Whether a line is a question: by its mark, or by its first word where more words follow."""
    bare = ASKED.sub("", line.strip())
    return "?" in bare or (_pillar(bare) is not None and len(bare.split()) > 1)


def read_answered(line: str, people: Collection[Known], read_day: ReadDay) -> Answered:
    """A question and perhaps its answer, the mark between them left out perhaps: "why weekly because of the audit".

    Who answered stands before the answer ("Jana: because …") or after it ("… says Jana", "… (Jana)", "… – Jana"), the
    day may follow. A question for a day has its day as the answer.
    """
    bare = ASKED.sub("", " ".join(line.split()))
    if "?" not in bare:
        question, *answers = REASON.split(bare, maxsplit=1)
        bare = "? ".join((question, *answers)) if answers else f"{bare}?"
    asked = read_question(bare, Pillar.HOW)
    if not asked.answer:
        return Answered(asked)
    theirs = tuple(one for one in people if one.side is Side.THEIRS)
    answer, day = (asked.answer, None) if asked.pillar is Pillar.WHEN else cut_day(asked.answer, read_day)
    answer, by = _answerer(answer, theirs)
    if not answer:
        return Answered(asked)
    return Answered(Asked(asked.pillar, asked.question, answer), by, day)


def _answerer(answer: str, theirs: Collection[Known]) -> tuple[str, Known | None]:
    name, colon, rest = answer.partition(":")
    before = who(name, theirs) if colon else None
    if before is not None:
        return rest.strip(), before
    after = SAYS.search(answer)
    by = who(next(filter(None, after.groups())), theirs) if after is not None else None
    return (answer[: after.start()], by) if after is not None and by is not None else (answer, None)


def _pillar(text: str) -> Pillar | None:
    small = text.casefold()
    found = (
        (len(word), pillar)
        for pillar, firsts in FIRST_WORDS.items()
        for word in firsts
        if re.match(rf"{word}\b", small)
    )
    return max(found, key=lambda one: one[0], default=(0, None))[1]
