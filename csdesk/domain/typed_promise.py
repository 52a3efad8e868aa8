"""A promise typed in one line: "export guide — Priya — 12 Dec"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from csdesk.domain.sides import Side
from csdesk.domain.typed import (
    BETWEEN,
    LONGEST_DAY,
    Known,
    ReadDay,
    cut_day,
    cut_day_within,
    only_day,
    who,
    without_day,
)

PROMISED = re.compile(
    r"^(?:(?:promised?|versprochen|zugesagt)(?:\s+to\b)?\s*:?|(?:to ?do|action|aufgabe)\s*:)\s+",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(r"[\s,]+(?:versprochen|zugesagt|promised)$", re.IGNORECASE)
SOMEBODY = re.compile(
    r"^(?P<who>[^:;|]{1,60}?)\s+(?:(?:has|have|hat|haben)\s+)?"
    r"(?P<verb>promise[sd]?|commits?|committed|owes?|will|versprach|verspricht|schuldet|schulden|wird|werden"
    r"|hat|haben)\s+(?:(?:to|us|me|uns|mir)\b\s+)*(?P<what>.+)$",
    re.IGNORECASE,
)
WE = frozenset("we i us wir ich".split())
THEY = frozenset(("they", "customer", "the customer", "kunde", "der kunde", "die kundin", "kundin"))
NOT_BY_ITSELF = frozenset("hat haben".split())
"""What needs "versprochen" at the end."""

SHORTENED = re.compile(r"(?<=\w)['’]ll\b", re.IGNORECASE)
DOES = re.compile(
    r"^(?P<who>[^:;|,]{1,60}?)\s+(?:sends?|delivers?|checks?|prepares?|brings?|schick(?:e|t|en)|send(?:e|et|en)"
    r"|liefer(?:e|t|n)|klär(?:e|t|en)|prüf(?:e|t|en)|bring(?:e|t|en)|besorg(?:e|t|en)|erstell(?:e|t|en)"
    r"|organisier(?:e|t|en)|kümmer(?:e|t|n)|bereite[tn]?)\b",
    re.IGNORECASE,
)
"""Who does what others wait for: said of us it is a promise, of somebody else where it has a day."""

NEEDS = re.compile(
    r"^[^:;|,]{1,60}?\s+(?:needs?|wants?|expects?|brauch(?:t|en)|benötig(?:t|en)|erwarte[tn]|möchten?|wünsch(?:t|en))\b",
    re.IGNORECASE,
)
"""Who waits for it: then it is ours to do."""

DEADLINE = re.compile(r"\b(?:by|until|till|bis)\s", re.IGNORECASE)
MOST_WORDS_OF_A_NAME = 4
MOST_WORDS_BEFORE = 3  # of whoever begins a line: "Frau Dr. Eschenbach"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was understood: what is promised, by whom, on which side, and for when."""

    text: str
    owner: str = ""
    side: Side = Side.OURS
    due: date | None = None


def sounds_promised(line: str, people: Collection[Known]) -> bool:
    """Whether a line says that something is promised: "promised …", "Jana will …", "… versprochen"."""
    bare = line.strip()
    if PROMISED.match(bare) or AFTERWARDS.search(bare) or _by_somebody(bare, people) is not None:
        return True
    does = DOES.match(bare)
    return does is not None and does["who"].casefold() in WE


def read_promise(line: str, people: Collection[Known], read_day: ReadDay) -> Promise:
    """A line's parts between dashes or semicolons: the first is what is promised; a day and an owner may follow.

    A day may also end the text ("guide by 12 Dec"), an owner begin it ("Priya: guide", "Priya will send the guide").
    An owner is one of the people, by whole or by only first name; an unknown name is taken for one of us. What is
    neither stays text.
    """
    said, promiser = _without_verb(line.strip(), people)
    first, *rest = (part.strip() for part in BETWEEN.split(said))
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
    owner = owner or promiser
    return Promise(text, "" if owner is None else owner.name, Side.OURS if owner is None else owner.side, due)


def read_task(line: str, people: Collection[Known], read_day: ReadDay) -> Promise:
    """A promise whose day may stand at either end without a word before it ("send the guide tomorrow"), or within
    behind one ("Jana schickt bis Freitag die Liste"). Who begins the line by name is the owner.
    """
    found = read_promise(line, people, read_day)
    text, due = found.text, found.due
    if due is None:
        text, due = cut_day(text, read_day)
    if due is None:
        text, due = _without_deadline(text, read_day)
    does = DOES.match(text)
    if due is None and does is not None and _somebody(does["who"], people) is not None:
        text, due = cut_day_within(text, read_day)
    is_owned = found.owner or found.side is not Side.OURS or NEEDS.match(text)
    owner = None if is_owned else _at_the_beginning(text, people)
    if owner is not None:
        return Promise(text, owner.name, owner.side, due)
    return Promise(text, found.owner, found.side, due) if text else found


def _at_the_beginning(text: str, people: Collection[Known]) -> Known | None:
    words = text.split()
    lengths = range(min(MOST_WORDS_BEFORE, len(words)), 0, -1)
    found = (_somebody(" ".join(words[:length]), people) for length in lengths)
    return next((one for one in found if one is not None), None)


def _somebody(said: str, people: Collection[Known]) -> Known | None:
    """We, they, or one of the people."""
    name = " ".join(said.casefold().split())
    if name in WE:
        return Known("", Side.OURS)
    return Known("", Side.THEIRS) if name in THEY else who(said, people)


def _without_deadline(text: str, read_day: ReadDay) -> tuple[str, date | None]:
    for found in DEADLINE.finditer(text):
        words = text[found.start() :].split()
        for length in range(min(LONGEST_DAY, len(words)), 1, -1):
            rest, day = cut_day(" ".join(words[:length]), read_day)
            if day is not None and not rest:
                return " ".join((*text[: found.start()].split(), *words[length:])), day
    return text, None


def _without_verb(line: str, people: Collection[Known]) -> tuple[str, Known | None]:
    """What is promised, without the word that says so, and who promised it where that is said."""
    bare = PROMISED.sub("", line) if PROMISED.match(line) else line
    found = _by_somebody(bare, people)
    if found is not None:
        what, promiser = found
        return AFTERWARDS.sub("", what), promiser
    return AFTERWARDS.sub("", bare) or bare, None


def _by_somebody(line: str, people: Collection[Known]) -> tuple[str, Known] | None:
    found = SOMEBODY.match(SHORTENED.sub(" will", line))
    if found is None:
        return None
    if found["verb"].casefold() in NOT_BY_ITSELF and not AFTERWARDS.search(line):
        return None
    somebody = _somebody(found["who"], people)
    return None if somebody is None else (found["what"], somebody)


def _begun_by_owner(text: str, people: Collection[Known]) -> tuple[str, Known | None]:
    name, colon, rest = text.partition(":")
    owner = who(name, people) if colon else None
    return (rest.strip(), owner) if owner is not None else (text, None)
