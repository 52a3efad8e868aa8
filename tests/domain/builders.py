"""Small series, goals and sentences for the domain's tests."""

from collections.abc import Sequence
from datetime import date

from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.evidence import Evidence
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Baseline, Goal, GoalKind, StatedBaseline
from csdesk.domain.metric import Better, Definition, Kind, Metric, Summary
from csdesk.domain.periods import Cadence, following
from csdesk.domain.series import Point, Series
from csdesk.domain.sides import Side
from csdesk.formats import Formats
from csdesk.words import Phrase

TODAY = date(2026, 11, 22)
THIS_WEEK = date(2026, 11, 16)
FORMATS = Formats("en_GB")


def metric(
    better: Better = Better.DOWN,
    cadence: Cadence = Cadence.WEEKLY,
    kind: Kind = Kind.VALUE,
    summed_by: Summary = Summary.MEAN,
    now_periods: int = 1,
    definitions: tuple[Definition, ...] = (),
    unit: str = "h",
    decimals: int = 1,
) -> Metric:
    return Metric(
        "First response time", unit, decimals, better, cadence, kind, summed_by, now_periods, definitions
    )


def points(
    values: Sequence[float | None],
    last: date = THIS_WEEK,
    cadence: Cadence = Cadence.WEEKLY,
    evidence: Evidence = Evidence.MEASURED,
) -> tuple[Point, ...]:
    """One point a period up to `last`; None leaves a gap."""
    first = following(cadence, last, 1 - len(values))
    return tuple(
        Point(following(cadence, first, i), value, evidence=evidence)
        for i, value in enumerate(values)
        if value is not None
    )


def series(values: Sequence[float | None], of: Metric | None = None, last: date = THIS_WEEK) -> Series:
    of = of or metric()
    return Series(of, points(values, last, of.cadence))


def goal(
    target: float | None = 4.0,
    baseline: float | Baseline | None = 9.0,
    start: date | None = date(2026, 1, 5),
    due: date | None = date(2026, 12, 31),
    kind: GoalKind = GoalKind.REACH,
    low: float | None = None,
    high: float | None = None,
) -> Goal:
    stated = (
        StatedBaseline(baseline, "report", Evidence.MEASURED) if isinstance(baseline, float) else baseline
    )
    return Goal(kind, start, due, target, low, high, stated)


def change(
    day: date,
    text: str = "Triage rota changed",
    kind: ChangeKind = ChangeKind.PROCESS,
    new_start: bool = False,
    confirmed_by: str = "",
) -> ChangeMark:
    confirmed_on = date(2026, 11, 1) if confirmed_by else None
    return ChangeMark(day, text, kind, Side.THEIRS, "", confirmed_by, confirmed_on, new_start)


def weeks_ago(count: int) -> date:
    return following(Cadence.WEEKLY, THIS_WEEK, -count)


def said(*phrases: Phrase) -> str:
    return FORMATS.join(phrases).replace("\N{NO-BREAK SPACE}", " ")


def sentence(analysis: Analysis) -> str:
    return said(*analysis.sentence)
