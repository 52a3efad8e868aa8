"""At which level the main contact stood over time, and when we were handed down. Source: method.md, section 6."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from csdesk.domain.contact import Level
from csdesk.domain.periods import Cadence, count_between, first_day, last_day
from csdesk.domain.relations import LEVELS, Person, Talk

MOST_MONTHS = 24
"""Longer than this, quarters tell more than months."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Who was spoken with most over some periods in a row, at which level, and in how many conversations.

    `handed_down_from` is who stood higher just before.
    """

    first: date
    last: date
    name: str
    level: Level | None
    talks: int
    handed_down_from: Person | None = None


def main_contacts(people: Collection[Person], talks: Collection[Talk], today: date) -> tuple[Stand, ...]:
    """The main contact of each month, or quarter of a long time: whoever took part in most conversations of it.

    Of two alike it is the one spoken to last. Levels are those at the period's last conversation with whom it is, so
    that who rises later is not said to have stood there before; a level that isn't known hands nothing down.
    """
    known = {one.id: one for one in people}
    spoken = [talk for talk in talks if set(talk.theirs) & set(known)]
    if not spoken:
        return ()
    months = count_between(Cadence.MONTHLY, min(talk.day for talk in spoken), today)
    cadence = Cadence.MONTHLY if months <= MOST_MONTHS else Cadence.QUARTERLY
    by_period: dict[date, list[Talk]] = defaultdict(list)
    for talk in spoken:
        by_period[first_day(cadence, talk.day)].append(talk)
    found: list[Stand] = []
    before: Person | None = None
    for period in sorted(by_period):
        person, count, last = _main(by_period[period], known)
        end, level = min(last_day(cadence, period), today), person.level_on(last)
        if before is person and found[-1].level is level:
            same = found[-1]
            found[-1] = Stand(
                same.first, end, same.name, same.level, same.talks + count, same.handed_down_from
            )
        else:
            higher = before is not None and before is not person and _is_lower(level, found[-1].level)
            found.append(Stand(period, end, person.name, level, count, before if higher else None))
        before = person
    return tuple(found)


def _main(talks: Collection[Talk], known: Mapping[int, Person]) -> tuple[Person, int, date]:
    """Who it was, in how many conversations, and the day of the last one."""
    counts = Counter(contact for talk in talks for contact in talk.theirs if contact in known)
    last = {contact: max(talk.day for talk in talks if contact in talk.theirs) for contact in counts}
    most = max(counts, key=lambda contact: (counts[contact], last[contact], -contact))
    return known[most], counts[most], last[most]


def _is_lower(level: Level | None, than: Level | None) -> bool:
    return level is not None and than is not None and LEVELS.index(level) > LEVELS.index(than)
