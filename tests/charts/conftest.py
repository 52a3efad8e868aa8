"""Chart specs made by hand, so that what draws them is tested without any sums."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from csdesk.charts.axes import value_axis
from csdesk.charts.spec import (
    ChartPoint,
    ChartSpec,
    Kind,
    Level,
    Mark,
    Panel,
    Role,
    Sign,
    Stretch,
)
from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence
from csdesk.words import phrase

START = date(2025, 11, 3)


def week(n: int) -> date:
    return START + timedelta(weeks=n)


@pytest.fixture
def make_spec() -> Callable[..., ChartSpec]:
    """A chart of weekly response times that fall from 9 to 4 hours, with whatever else a test wants on it."""
    return build_spec


def build_spec(
    weeks: int = 54,
    marks: tuple[tuple[int, str], ...] = ((12, "Go-live"), (16, "Triage rota changed")),
    kind: Kind = Kind.RESULTS,
    panels: int = 1,
    gap: bool = False,
    levels: bool = True,
) -> ChartSpec:
    points = tuple(
        ChartPoint(
            at=week(n),
            value=round(9 - 5 * n / weeks, 1),
            evidence=Evidence.MEASURED,
            joined=not (gap and n == 23),
            sign=Sign.IMPROVEMENT if n > weeks - 9 else Sign.CONCERN if n == 3 else Sign.NONE,
            partial=n == weeks - 1,
        )
        for n in range(weeks)
        if not (gap and 20 <= n < 23)
    )
    end = points[-1].at
    drawn = (
        Level(Role.BASELINE, 9.0, START, end, phrase("baseline 9.0 h")),
        Level(Role.TARGET, 4.0, START, end, phrase("target 4.0 h")),
        Level(Role.BEFORE, 8.8, week(4), week(15), phrase("before 8.8 h")),
        Level(Role.AFTER, 6.2, week(16), week(40), phrase("after 6.2 h")),
    )
    panel = Panel(
        name="First response time",
        unit="h",
        decimals=1,
        points=points,
        axis=value_axis([point.value for point in points] + [9.6], "h"),
        levels=drawn if levels else (),
        stretches=(Stretch(START, end, 6.5, 3.4, 9.6, phrase("usual variation: mean 6.5 h, 3.4 to 9.6 h")),),
        marks=tuple(Mark(n + 1, week(at), text) for n, (at, text) in enumerate(marks)),
    )
    return ChartSpec(
        kind=kind,
        title=phrase("First response time (h), weekly"),
        cadence=Cadence.WEEKLY,
        start=START,
        end=end,
        panels=(panel,) * panels,
        source=phrase("measured by the customer: service desk report · as of 16 Nov 2026"),
        sentence=(phrase("It fell."),),
    )
