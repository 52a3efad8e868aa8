"""A conversation typed in one line: "Called Ann yesterday: the night shift counts differently"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.domain.typed import (
    ADDRESS,
    BETWEEN,
    Known,
    ReadDay,
    cut_day,
    cut_day_within,
    only_day,
    unaddressed,
)

HELD = {
    InteractionKind.CALL: "called phoned rang rief spoke spoken talked telefoniert telefonierte"
    " angerufen zurückgerufen gesprochen sprach nachgefragt nachgehakt erinnert",
    InteractionKind.EMAIL: "mailed e-mailed emailed wrote written gemailt geschrieben angeschrieben geantwortet"
    " schrieb",
    InteractionKind.MEETING: "met visited getroffen traf besucht",
}
"""Words that say that it took place."""

TO_HOLD = {
    InteractionKind.CALL: "phone ring speak talk ask remind anrufen zurückrufen telefonieren sprechen fragen"
    " nachfragen nachhaken erinnern rufe",
    InteractionKind.EMAIL: "write mailen schreiben anschreiben antworten schreibe",
    InteractionKind.MEETING: "meet treffen besuchen",
}
"""Words that say that it is still to take place, where no other day is named."""

NAMED = {
    InteractionKind.CALL: "call anruf rückruf telefonat gespräch",
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
BY_THEM = re.compile(rf"\b(?:from|by|von)\s+(?:{ADDRESS})*$", re.IGNORECASE)
WITH_THEM = re.compile(rf"\b(?:with|to|mit|bei|an)\s+(?:(?:der|dem|the)\s+)?(?:{ADDRESS})*$", re.IGNORECASE)
THEY = re.compile(r"^(?:they|(?:the )?customer|(?:der )?kunde)\b", re.IGNORECASE)
ENDS_LIKE_GERMAN = frozenset(
    "angerufen zurückgerufen gesprochen telefoniert nachgefragt nachgehakt erinnert gemailt geschrieben angeschrieben"
    " geantwortet getroffen besucht".split()
)
WAS = re.compile(r"\b(?:war|waren|kam|kamen|hatten?|was|were|came|had)\b", re.IGNORECASE)
"""What says that something is over, whatever day it names."""

CLAUSE = re.compile(r"[,:;]\s")
HAS = re.compile(r"\b(?:hat|haben|rief|has)\b", re.IGNORECASE)
HEAD = re.compile(r"[^:]{1,80}:\s")
BEGINNING = 6  # words in which the kind and the day may be named
CLAUSE_AHEAD = (
    12  # words of a clause in which the day of what may lie ahead is named: "Termin … am 14.12. um 10 Uhr"
)


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
    beginning = CLAUSE.split(text, maxsplit=1)[0]
    if day is None and head is None:
        text, day = cut_day(text, read_day)
    if day is None and len(beginning.split()) <= BEGINNING:
        day = cut_day_within(beginning, read_day)[1]
    said = _kind(text)
    theirs = tuple(one for one in people if one.side is Side.THEIRS and named(one, text, people) is not None)
    started = Side.THEIRS if said is not None and _by_them(text, said, theirs, people) else Side.OURS
    kind = WORDS[said.group().casefold()] if said is not None else InteractionKind.NOTE
    is_over = said.group().casefold() in PAST if said is not None else WAS.search(text) is not None
    if day is None and said is not None and not is_over and len(beginning.split()) <= CLAUSE_AHEAD:
        day = cut_day_within(beginning, read_day)[1]
    return Conversation(day, kind, started, theirs, text, not is_over and _is_ahead(text, said), is_over)


def named(one: Known, text: str, people: Collection[Known]) -> int | None:
    """Where somebody is named: by the whole name, or by a first or last one that nobody else has.

    A last name may be another word as well ("Koch", "Lee"): it has to be written as the name is.
    """
    whole = unaddressed(one.name)
    first, last = whole.split()[:1], whole.split()[1:][-1:]
    others = [unaddressed(other.name).split() for other in people if other != one]
    ways = [(whole, re.IGNORECASE)] if whole else []
    ways += [(name, re.IGNORECASE) for name in first if all(words[:1] != first for words in others)]
    ways += [(name, re.RegexFlag(0)) for name in last if all(words[-1:] != last for words in others)]
    found = (re.search(rf"\b{re.escape(name)}\b", text, how) for name, how in ways)
    return next((place.start() for place in found if place is not None), None)


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
