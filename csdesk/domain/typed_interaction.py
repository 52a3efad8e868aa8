"""A conversation typed in one line: "Called Ann yesterday: the night shift counts differently"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.domain.typed import BETWEEN, Known, ReadDay, only_day

WORDS = {
    InteractionKind.CALL: ("call", "called", "phoned", "rang", "anruf", "telefonat"),
    InteractionKind.EMAIL: ("e-mail", "email", "mail", "mailed", "wrote", "written", "schrieb"),
    InteractionKind.MEETING: ("meeting", "met", "visit", "visited", "workshop", "treffen", "besuch"),
    InteractionKind.TICKET: ("ticket",),
    InteractionKind.BACK_CHANNEL: ("back-channel",),
}
HEAD = re.compile(r"[^:]{1,80}:\s")
BEGINNING = 6  # words in which the kind and the day may be named
SHORTEST_DAY = 4  # letters of a day's name alone; "sat" and "sun" are other words too


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was understood: when, what kind of conversation, who started it, who took part, and what was said."""

    day: date | None
    kind: InteractionKind
    started_by: Side
    contacts: tuple[Known, ...]
    text: str


def read_conversation(line: str, people: Collection[Known], read_day: ReadDay) -> Conversation:
    """The kind is named in the line's first words, the people anywhere; a day stands between dashes or before a colon.

    It is a note where no kind is named. The customer started it where one of the customer's people is named before
    the kind ("Ann called"). All words are kept as the text, but for a day of its own.
    """
    parts = [part.strip() for part in BETWEEN.split(line.strip())]
    days = [only_day(part, read_day) for part in parts]
    day = next((found for found in days if found is not None), None)
    text = " \u2013 ".join(part for part, its in zip(parts, days, strict=True) if part and its is None)
    head = HEAD.match(f"{text} ")
    beginning = head.group().rstrip(": ") if head else text
    if day is None and len(beginning.split()) <= BEGINNING:
        day = _day_within(beginning, read_day)
    kind, at = _kind(text)
    theirs = tuple(one for one in people if one.side is Side.THEIRS and _named(one, text, people) is not None)
    before = any((_named(one, text, people) or 0) < at for one in theirs) if at is not None else False
    return Conversation(day, kind, Side.THEIRS if before else Side.OURS, theirs, text)


def _kind(text: str) -> tuple[InteractionKind, int | None]:
    """The kind and where in the text it is named."""
    for found in list(re.finditer(r"[\w-]+", text))[:BEGINNING]:
        for kind, words in WORDS.items():
            if found.group().casefold() in words:
                return kind, found.start()
    return InteractionKind.NOTE, None


def _named(one: Known, text: str, people: Collection[Known]) -> int | None:
    """Where somebody is named: by the whole name, or by a first name that nobody else has."""
    first = one.name.split()[0] if one.name.split() else ""
    shared = sum(other.name.split()[:1] == [first] for other in people) > 1
    for name in (one.name, "" if shared else first):
        found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) if name else None
        if found:
            return found.start()
    return None


def _day_within(text: str, read_day: ReadDay) -> date | None:
    """The day that the beginning of a line ends in or names: "Called Ann yesterday", "Call on 3 Nov"."""
    words = text.split()
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            said = " ".join(words[start : start + length]).strip(",.;")
            day = read_day(said) if len(said) >= SHORTEST_DAY else None
            if day is not None:
                return day
    return None
