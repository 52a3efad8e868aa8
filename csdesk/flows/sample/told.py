"""A story while it is being told: what its keys and days have come to in the book."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from csdesk.db.work import Work
from csdesk.domain.metric import PERCENT, Kind, shifted
from csdesk.domain.periods import Cadence, first_day
from csdesk.flows.sample.figures import period_of
from csdesk.flows.sample.story import Measured, Story

FRIDAY = 4


@dataclass(slots=True)
class Told:
    """The ids of a story's people and metrics by their keys, on the day on which it is told."""

    work: Work
    story: Story
    account_id: int
    locale: str
    people: dict[str, int] = field(default_factory=dict)
    metrics: dict[str, int] = field(default_factory=dict)

    def day(self, days: int) -> date:
        """A day of the story by the calendar; what would fall on a weekend falls on the Friday before."""
        day = self.work.today + timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - FRIDAY))

    def monday(self, days: int) -> date:
        """The Monday of the week in which a day of the story lies: figures show a change from its first week on."""
        return first_day(Cadence.WEEKLY, self.work.today + timedelta(days=days))

    def day_or_none(self, days: int | None) -> date | None:
        """A day of the story by the calendar, where the story has one."""
        return None if days is None else self.day(days)

    def person(self, key: str | None) -> int | None:
        """The contact that a key stands for, where there is one."""
        return None if key is None else self.people[key]

    def period(self, key: str, place: int) -> date:
        """The first day of a metric's period by its place on the curve."""
        return period_of(self._measured(key), place, self.work.today)

    def stored(self, key: str, value: float | None) -> float | None:
        """A value in a metric's unit as the book keeps it: ratios as fractions."""
        measured = self._measured(key)
        if value is None or measured.kind is not Kind.RATIO or measured.unit != PERCENT:
            return value
        return shifted(value, -2)

    def _measured(self, key: str) -> Measured:
        return next(one for one in self.story.metrics if one.key == key)
