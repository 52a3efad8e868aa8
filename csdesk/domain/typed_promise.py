"""A promise typed in one line: "export guide — Priya — 12 Dec"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from csdesk.domain.sides import Side
from csdesk.domain.typed import BETWEEN, Known, ReadDay, only_day, who, without_day

PROMISED = re.compile(r"^promised?\s*:?\s+", re.IGNORECASE)
MOST_WORDS_OF_A_NAME = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """What was understood: what is promised, by whom, on which side, and for when."""

    text: str
    owner: str = ""
    side: Side = Side.OURS
    due: date | None = None


def read_promise(line: str, people: Collection[Known], read_day: ReadDay) -> Promise:
    """A line's parts between dashes or semicolons: the first is what is promised; a day and an owner may follow.

    A day may also end the text ("guide by 12 Dec"), an owner begin it ("Priya: guide"). An owner is one of the
    people, by whole or by only first name; an unknown name is taken for one of us. What is neither stays text.
    """
    first, *rest = (part.strip() for part in BETWEEN.split(PROMISED.sub("", line.strip())))
    texts, owner, due = [first], None, None
    for part in rest:
        day = only_day(part, read_day) if due is None else None
        if day is not None:
            due = day
        elif owner is None and part and len(part.split()) <= MOST_WORDS_OF_A_NAME:
            owner = who(part, people) or Known(" ".join(part.split()), Side.OURS)
        else:
            texts.append(part)
    text = " \u2013 ".join(part for part in texts if part)
    if due is None:
        text, due = without_day(text, read_day)
    if owner is None:
        text, owner = _begun_by_owner(text, people)
    return Promise(text, "" if owner is None else owner.name, Side.OURS if owner is None else owner.side, due)


def _begun_by_owner(text: str, people: Collection[Known]) -> tuple[str, Known | None]:
    name, colon, rest = text.partition(":")
    owner = who(name, people) if colon else None
    return (rest.strip(), owner) if owner is not None else (text, None)
