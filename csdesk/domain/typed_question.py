"""A question typed in one line, with its answer perhaps: "why weekly? because of the audit"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from csdesk.domain.question import Pillar

FIRST_WORDS = {
    Pillar.WHY: ("why", "warum", "weshalb", "wieso", "wozu"),
    Pillar.HOW: ("how", "wie", "auf welche"),
    Pillar.WHAT: ("what", "which", "was", "welche", "welcher", "welches"),
    Pillar.WHO: ("who", "whom", "whose", "wer", "wen", "wem"),
    Pillar.WHEN: ("when", "by when", "until when", "wann", "bis wann"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was understood: under which pillar what is asked, and what was answered, if anything."""

    pillar: Pillar
    question: str
    answer: str = ""


def read_question(line: str, pillar: Pillar) -> Asked:
    """Up to the first question mark it is the question, what follows is the answer.

    The pillar is that of the question's first word ("why", "by when"), else the one that is given.
    """
    text = " ".join(line.split())
    question, mark, answer = text.partition("?")
    return Asked(_pillar(text) or pillar, question.strip() + mark, answer.strip(" \u2014\u2013-:"))


def _pillar(text: str) -> Pillar | None:
    small = text.casefold()
    found = (
        (len(word), pillar)
        for pillar, firsts in FIRST_WORDS.items()
        for word in firsts
        if re.match(rf"{word}\b", small)
    )
    return max(found, key=lambda one: one[0], default=(0, None))[1]
