"""From a metric's figures to what its chart says. Pure: only the domain's values go in, only a spec comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from csdesk.charts.axes import value_axis
from csdesk.charts.levels import baseline_levels, comparison_levels, target_levels
from csdesk.charts.saying import alternative_of, source_of, title_of, titles_of, variation_words
from csdesk.charts.spec import Axis, ChartPoint, ChartSpec, Kind, Level, Mark, Panel, Sign, Stretch
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.change import ChangeMark
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Kind as MetricKind
from csdesk.domain.metric import Metric
from csdesk.domain.now import NOT_MEASURED
from csdesk.domain.periods import Cadence, adjacent, following
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.signals import Signal
from csdesk.domain.stretches import ReadPoint

Numbers = Mapping[ChangeMark, int]

SIGNS = {
    Signal.IMPROVEMENT: Sign.IMPROVEMENT,
    Signal.CONCERN: Sign.CONCERN,
    Signal.NONE: Sign.NONE,
}
ROOM_FOR_CHANGES = 0.15
"""A change further from the points than this share of their time would squeeze them; tables still list it."""

LONELY_PERIODS = 3


def results_chart(
    analysis: Analysis, *, compared: BeforeAfter | None = None, numbers: Numbers | None = None
) -> Maybe[ChartSpec]:
    """One metric with all it has to say, or why there is nothing to draw.

    `compared` is the change whose two levels are drawn, the one that the sentence begins with where none is
    given. `numbers` are those of the changes in a table beside the chart; without it they count from 1.
    """
    if not analysis.series.points:
        return NOT_MEASURED
    start, end = _span([analysis])
    shown = compared or analysis.lead
    levels = (
        *baseline_levels(analysis, start, end),
        *target_levels(analysis, start, end),
        *comparison_levels(analysis.metric, shown),
    )
    return ChartSpec(
        kind=Kind.RESULTS,
        title=title_of(analysis.metric),
        cadence=analysis.metric.cadence,
        start=start,
        end=end,
        panels=(
            _panel(
                analysis, levels, numbers_of(analysis.changes) if numbers is None else numbers, start, end
            ),
        ),
        source=source_of(analysis),
        sentence=analysis.sentence,
        alternative=alternative_of(analysis),
    )


def small_multiples(analyses: Sequence[Analysis], *, numbers: Numbers | None = None) -> Maybe[ChartSpec]:
    """Several metrics above one another on one time axis; those never measured are left out."""
    measured = [analysis for analysis in analyses if analysis.series.points]
    if not measured:
        return NOT_MEASURED
    start, end = _span(measured)
    finest = min((one.metric.cadence for one in measured), key=tuple(Cadence).index)
    counted = (
        numbers_of([change for one in measured for change in one.changes]) if numbers is None else numbers
    )
    panels = [
        _panel(one, (*baseline_levels(one, start, end), *target_levels(one, start, end)), counted, start, end)
        for one in measured
    ]
    return ChartSpec(
        kind=Kind.MULTIPLES,
        title=titles_of(len(panels)),
        cadence=finest,
        start=start,
        end=end,
        panels=tuple(panels),
        alternative=tuple(said for one in measured for said in alternative_of(one)),
    )


def numbers_of(changes: Sequence[ChangeMark]) -> dict[ChangeMark, int]:
    """The numbers of changes in the order of their days, from 1."""
    ordered = sorted(dict.fromkeys(changes), key=lambda change: change.day)
    return {change: number for number, change in enumerate(ordered, start=1)}


def _panel(analysis: Analysis, levels: tuple[Level, ...], numbers: Numbers, start: date, end: date) -> Panel:
    metric = analysis.metric
    points = _points(analysis)
    stretches = _stretches(analysis)
    return Panel(
        name=metric.name,
        unit=metric.unit.strip(),
        decimals=metric.decimals,
        points=points,
        axis=_axis(metric, points, levels, stretches),
        levels=levels,
        stretches=stretches,
        marks=tuple(
            Mark(
                numbers[change],
                change.day,
                " ".join(change.text.split()) or change.kind.value,
                change.new_start,
            )
            for change in analysis.changes
            if change in numbers and start <= change.day <= end
        ),
        breaks=tuple(day for day in analysis.starts.redefined if start <= day <= end),
        cadence=metric.cadence,
    )


def _points(analysis: Analysis) -> tuple[ChartPoint, ...]:
    """The points in order; one after a gap or under a new definition isn't joined to the one before."""
    made: list[ChartPoint] = []
    cadence, redefined = analysis.metric.cadence, analysis.starts.redefined
    before: date | None = None
    for read in analysis.points:
        period = read.point.period
        joined = (
            before is not None
            and adjacent(cadence, before, period)
            and not (redefined and any(before < day <= period for day in redefined))
        )
        made.append(_point(analysis.metric, read, joined))
        before = period
    return tuple(made)


def _point(metric: Metric, read: ReadPoint, joined: bool) -> ChartPoint:
    point = read.point
    return ChartPoint(
        at=point.period,
        value=metric.shown(point.value).value,
        evidence=point.evidence,
        joined=joined,
        sign=SIGNS[read.signal],
        cause=read.cause.label if read.special and not isinstance(read.cause, Missing) else None,
        partial=point.partial,
        note=point.note,
        weight=point.denominator if metric.kind is MetricKind.RATIO else 1.0,
    )


def _stretches(analysis: Analysis) -> tuple[Stretch, ...]:
    metric = analysis.metric
    made: list[Stretch] = []
    for stretch in analysis.stretches:
        limits = stretch.limits
        if isinstance(limits, Missing):
            continue
        words = variation_words(metric, limits, None if stretch is analysis.stretches[-1] else stretch.end)
        mean, lower, upper = (metric.shown(one).value for one in (limits.mean, limits.lower, limits.upper))
        made.append(Stretch(stretch.start, stretch.end, mean, lower, upper, words))
    return tuple(made)


def _axis(
    metric: Metric,
    points: tuple[ChartPoint, ...],
    levels: tuple[Level, ...],
    stretches: tuple[Stretch, ...],
) -> Axis:
    """Room for everything that was measured or agreed; limits beyond what can be measured get none."""
    solid = [point.value for point in points] + [level.value for level in levels]
    limits = [limit for one in stretches for limit in (one.lower, one.upper)]
    if min(solid) >= 0:
        limits = [max(limit, 0.0) for limit in limits]
    if metric.in_percent and max(solid) <= 100:
        limits = [min(limit, 100.0) for limit in limits]
    return value_axis([*solid, *limits], metric.unit.strip(), metric.in_percent)


def _span(analyses: Sequence[Analysis]) -> tuple[date, date]:
    """The time from the first to the last point, with the changes close to it; a lonely point gets some around."""
    periods = [point.period for one in analyses for point in one.series.points]
    first, last = min(periods), max(periods)
    if first == last:
        cadence = analyses[0].metric.cadence
        first, last = following(cadence, first, -LONELY_PERIODS), following(cadence, last, LONELY_PERIODS)
    room = timedelta(days=max(7, int(ROOM_FOR_CHANGES * (last - first).days)))
    today = analyses[0].today
    days = [
        change.day
        for one in analyses
        for change in one.changes
        if first - room <= change.day <= min(last + room, today)
    ]
    revised = [
        revision.on for one in analyses if one.goal for revision in one.goal.revisions if revision.on < today
    ]
    return min([first, *days]), max([last, *days, *(following(Cadence.WEEKLY, day) for day in revised)])
