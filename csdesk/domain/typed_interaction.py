"""A conversation typed in one line: "Called Ann yesterday: the night shift counts differently"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.domain.typed import BETWEEN, Known, ReadDay, cut_day, cut_day_within, only_day

HELD = {
    InteractionKind.CALL: "called phoned rang rief spoke spoken talked telefoniert telefonierte"
    " angerufen gesprochen sprach",
    InteractionKind.EMAIL: "mailed e-mailed emailed wrote written gemailt geschrieben schrieb",
    InteractionKind.MEETING: "met visited getroffen traf besucht",
}
"""Words that say that it took place."""

TO_HOLD = {
    InteractionKind.CALL: "phone ring speak talk ask anrufen telefonieren sprechen fragen rufe",
    InteractionKind.EMAIL: "write mailen schreiben schreibe",
    InteractionKind.MEETING: "meet treffen besuchen",
}
"""Words that say that it is still to take place, where no other day is named."""

NAMED = {
    InteractionKind.CALL: "call anruf telefonat gespräch",
    InteractionKind.EMAIL: "e-mail email mail",
    InteractionKind.MEETING: "meeting visit workshop besuch termin",
    InteractionKind.TICKET: "ticket",
    InteractionKind.BACK_CHANNEL: "back-channel",
}
"""What it is called; it may have taken place or not: "call with Ann", "call Ann"."""

WORDS = {
    word: kind for words in (HELD, TO_HOLD, NAMED) for kind, said in words.items() for word in said.split()
}
PAST = frozenset(word for said in HELD.values() for word in said.split())
FUTURE = frozenset(word for said in TO_HOLD.values() for word in said.split())
BY_THEM = re.compile(r"\b(?:from|by|von)\s+$", re.IGNORECASE)
WITH_THEM = re.compile(r"\b(?:with|to|mit|bei|an)\s+(?:(?:der|dem|the)\s+)?$", re.IGNORECASE)
THEY = re.compile(r"^(?:they|(?:the )?customer|(?:der )?kunde)\b", re.IGNORECASE)
ENDS_LIKE_GERMAN = frozenset("angerufen gesprochen telefoniert gemailt geschrieben getroffen besucht".split())
HAS = re.compile(r"\b(?:hat|haben|rief|has)\b", re.IGNORECASE)
HEAD = re.compile(r"[^:]{1,80}:\s")
BEGINNING = 6  # words in which the kind and the day may be named


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was understood: when, what kind of conversation, who started it, who took part, and what was said.

    `is_ahead` says that by the words alone it is still to be held ("call Ann"), `is_over` that it was ("called Ann").
    """

    day: date | None
    kind: InteractionKind
    started_by: Side
    contacts: tuple[Known, ...]
    text: str
    is_ahead: bool = False
    is_over: bool = False


def read_conversation(line: str, people: Collection[Known], read_day: ReadDay) -> Conversation:
    """The kind is named in the line's first words or its last, the people anywhere; the day at either end, between
    dashes or before a colon.

    It is a note where no kind is named. The customer started it where one of the customer's people is named before
    the kind ("Ann called") or as the one it came from. All words are kept as the text, but for a day of its own.
    """
    parts = [part.strip() for part in BETWEEN.split(line.strip())]
    days = [only_day(part, read_day) for part in parts]
    day = next((found for found in days if found is not None), None)
    text = " \u2013 ".join(part for part, its in zip(parts, days, strict=True) if part and its is None)
    head = HEAD.match(f"{text} ")
    beginning = head.group().rstrip(": ") if head else text
    if day is None and head is None:
        text, day = cut_day(text, read_day)
    if day is None and len(beginning.split()) <= BEGINNING:
        day = cut_day_within(beginning, read_day)[1]
    said = _kind(text)
    theirs = tuple(one for one in people if one.side is Side.THEIRS and named(one, text, people) is not None)
    started = Side.THEIRS if said is not None and _by_them(text, said, theirs, people) else Side.OURS
    kind = WORDS[said.group().casefold()] if said is not None else InteractionKind.NOTE
    is_over = said is not None and said.group().casefold() in PAST
    return Conversation(day, kind, started, theirs, text, not is_over and _is_ahead(text, said), is_over)


def named(one: Known, text: str, people: Collection[Known]) -> int | None:
    """Where somebody is named: by the whole name, or by a first name that nobody else has."""
    first = one.name.split()[0] if one.name.split() else ""
    shared = sum(other.name.split()[:1] == [first] for other in people) > 1
    for name in (one.name, "" if shared else first):
        found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) if name else None
        if found:
            return found.start()
    return None


def _kind(text: str) -> re.Match[str] | None:
    """The word that names the kind: among the first, else at the end, where German puts it."""
    words = list(re.finditer(r"[\w-]+", text))
    return next(
        (found for found in (*words[:BEGINNING], *words[-1:]) if found.group().casefold() in WORDS), None
    )


def _by_them(text: str, said: re.Match[str], theirs: Collection[Known], people: Collection[Known]) -> bool:
    if THEY.match(text):
        return True
    german = said.group().casefold() in ENDS_LIKE_GERMAN and not HAS.search(text)
    for one in theirs:
        at = named(one, text, people) or 0
        if BY_THEM.search(text[:at]) or (
            at < said.start() and not german and not WITH_THEM.search(text[:at])
        ):
            return True
    return False


def _is_ahead(text: str, said: re.Match[str] | None) -> bool:
    """A verb in the form of a task, or "call" and the like followed by whom, as in "call Ann"."""
    if said is None:
        return False
    if said.group().casefold() in FUTURE:
        return True
    after = text[said.end() :].strip()
    return (
        said.start() == 0
        and bool(after)
        and not re.match(r"(?:with|from|mit|von|bei)\b|:", after, re.IGNORECASE)
    )
