"""Who of us speaks with whom of the customer's, and where nobody does. Source: method.md, sections 1 and 6."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from csdesk.domain.contact import Level, Part
from csdesk.domain.today import USUAL, Days
from csdesk.words import Phrase, counted, phrase

BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|&|\band\b|\bund\b)\s*", re.IGNORECASE)
MATTERING_PARTS = frozenset({Part.SPONSOR, Part.DECISION_MAKER, Part.CHAMPION, Part.PROJECT_LEAD})
MATTERING_LEVELS = frozenset({Level.EXECUTIVE, Level.DIRECTOR})
LATELY = 45
"""Days that count as of now where no rule says so."""

LEVELS: tuple[Level | None, ...] = (*Level, None)
"""The highest first; who has none comes last."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the customer's who hasn't left. `before` are the days on which the level changed, each with the
    level until then, the first one first.
    """

    id: int
    name: str
    level: Level | None
    parts: frozenset[Part]
    before: tuple[tuple[date, Level], ...] = ()

    def level_on(self, day: date) -> Level | None:
        """The level at which this person stood on a day."""
        return next((level for changed, level in self.before if day < changed), self.level)

    @property
    def matters(self) -> bool:
        """Whether silence with this person is a gap: who carries the plan, or stands high."""
        return bool(self.parts & MATTERING_PARTS) or self.level in MATTERING_LEVELS


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: its day, who of us took part, by name, and the ids of the customer's people in it."""

    day: date
    ours: tuple[str, ...]
    theirs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """That one of us spoke with one of them, how often, and when last. `ours` is empty where nobody was named."""

    ours: str
    theirs: int
    count: int
    last: date


@dataclass(frozen=True, slots=True)
class Spoken:
    """One of the customer's people, when somebody last spoke with them, and the gap, where that is one."""

    person: Person
    last: date | None
    gap: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """Both sides: theirs from the highest level down, ours by how lately they spoke, and who speaks with whom.

    What was within the last `lately` days counts as of now. `unknown` are the levels that matter at which nobody is
    known, `warnings` what is thin about the whole.
    """

    theirs: tuple[Spoken, ...]
    ours: tuple[tuple[str, date | None], ...]
    links: tuple[Link, ...]
    unknown: tuple[Level, ...] = ()
    warnings: tuple[Phrase, ...] = ()
    lately: int = LATELY


def relations(
    people: Iterable[Person],
    ours: Collection[str],
    talks: Collection[Talk],
    today: date,
    *,
    agreed: int | None = None,
    days: Days = USUAL,
) -> Relations:
    """The map of an account. `agreed` are the days within which the sponsor is to be spoken to, by the account.

    Silence is as many days as Today's rules say; without such a rule only who was never spoken to is a gap.
    """
    theirs = sorted(people, key=lambda one: (LEVELS.index(one.level), one.name.casefold()))
    links = _links(talks, {one.id for one in theirs})
    for_sponsor = agreed or days.sponsor_every or days.silent_after
    spoken = tuple(
        _spoken(one, links, today, for_sponsor if Part.SPONSOR in one.parts else days.silent_after)
        for one in theirs
    )
    there = {one.person.level for one in spoken}
    return Relations(
        theirs=spoken,
        ours=_ours(ours, links),
        links=links,
        unknown=tuple(
            level for level in Level if level in MATTERING_LEVELS and level not in there and spoken
        ),
        warnings=_warnings(spoken, links),
        lately=days.silent_after or LATELY,
    )


def names_in(text: str) -> tuple[str, ...]:
    """The people of ours that a text names: "Nadia Okafor, Ben" or "Nadia and Ben"."""
    return tuple(name for name in BETWEEN_NAMES.split(" ".join(text.split())) if name)


def _links(talks: Iterable[Talk], known: Collection[int]) -> tuple[Link, ...]:
    found: dict[tuple[str, int], Link] = {}
    for talk in talks:
        for contact in talk.theirs:
            for name in talk.ours or ("",):
                before = found.get((name, contact))
                if contact in known:
                    count, last = (before.count + 1, max(before.last, talk.day)) if before else (1, talk.day)
                    found[name, contact] = Link(name, contact, count, last)
    return tuple(found.values())


def _spoken(person: Person, links: Collection[Link], today: date, silent_after: int | None) -> Spoken:
    last = max((link.last for link in links if link.theirs == person.id), default=None)
    if not person.matters:
        return Spoken(person, last)
    if last is None:
        return Spoken(person, None, phrase("Never spoken to"))
    gone = (today - last).days
    if silent_after is None or gone <= silent_after:
        return Spoken(person, last)
    return Spoken(
        person, last, counted("Not spoken to for {count} day", "Not spoken to for {count} days", gone)
    )


def _ours(named: Collection[str], links: Collection[Link]) -> tuple[tuple[str, date | None], ...]:
    last: dict[str, date | None] = dict.fromkeys(named)
    for link in links:
        before = last.get(link.ours)
        last[link.ours] = link.last if before is None else max(before, link.last)
    order = sorted(last.items(), key=lambda one: (-(one[1] or date.min).toordinal(), one[0].casefold()))
    return tuple(order)


def _warnings(spoken: Collection[Spoken], links: Collection[Link]) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    names = {link.ours for link in links if link.ours}
    if len(names) == 1 and sum(link.count for link in links) > 1:
        found.append(
            phrase("Only {name} speaks with them; who takes over when {name} is away?", name=min(names))
        )
    reached = {link.theirs for link in links}
    if len(reached) == 1 and len(spoken) > 1:
        only = next(one.person.name for one in spoken if one.person.id in reached)
        found.append(phrase("Everything hangs on {name}; nobody else is spoken with.", name=only))
    return tuple(found)
