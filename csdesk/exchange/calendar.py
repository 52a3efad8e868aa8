"""Days as an iCalendar file (RFC 5545): imported again, each of them is brought up to date and none is there twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from csdesk.exchange.source import cleaned

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//csdesk//csdesk//EN"


@dataclass(frozen=True, slots=True)
class Day:
    """One whole day as it is said in a calendar. `uid` names it for ever; `revision` rises with every change."""

    uid: str
    title: str
    text: str
    day: date
    revision: int
    changed: datetime
    categories: Sequence[str] = ()
    done: bool = False
    cancelled: bool = False


def calendar_of(days: Iterable[Day], name: str) -> bytes:
    """The days as a calendar file. It depends on nothing but them, so that equal days are equal bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", cleaned(name))
    for one in days:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Day) -> Event:
    from icalendar import Event

    event = Event()
    changed = one.changed.replace(tzinfo=UTC, microsecond=0)
    event.add("uid", one.uid)
    event.add("sequence", one.revision)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", f"✓ {cleaned(one.title)}" if one.done else cleaned(one.title))
    if one.text:
        event.add("description", cleaned(one.text))
    if one.categories:
        event.add("categories", [cleaned(name) for name in one.categories])
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
