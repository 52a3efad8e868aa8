"""Value to date: what the improvement since go-live was worth, by a worth that somebody agreed to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.fields import LARGEST_NUMBER
from csdesk.domain.goals import Worth
from csdesk.domain.metric import Better, Metric
from csdesk.domain.periods import Cadence, count_between, first_day, following
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, Series
from csdesk.domain.views import coarser, viewed
from csdesk.words import Money, phrase

CENT = Decimal("0.01")
WHOLE_FROM = 100
WIDE = Context(prec=80)


@dataclass(frozen=True, slots=True)
class AgreedWorth:
    """What a unit is worth, and who agreed to that and when."""

    amount: Decimal
    currency: str
    agreed_by: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class ValueToDate:
    """What the improvement was worth so far, with everything that has to be printed beside it.

    `units` is the sum of (value - baseline) × volume, signed by direction; `counted` are the first days of the
    periods in it; `left_out` those that add nothing because a figure is missing.
    """

    money: Money
    units: float
    since: date
    counted: tuple[date, ...]
    left_out: tuple[date, ...]
    worth: AgreedWorth
    evidence: Evidence

    @property
    def shown(self) -> Money:
        """The money as it is said: nobody knows a sum of measurements to the cent, so from 100 on it is whole."""
        amount = self.money.amount
        if abs(amount) < WHOLE_FROM:
            return self.money
        return Money(amount.quantize(Decimal(1), ROUND_HALF_UP, WIDE), self.money.currency)


def counted_since(changes: Sequence[ChangeMark], start: date | None, today: date) -> Maybe[date]:
    """The day from which value counts: go-live, but not before the goal's start.

    Of several go-lives the first one since the goal's start; if all came before it, the start itself.
    """
    days = sorted(one.day for one in changes if one.kind is ChangeKind.GO_LIVE and one.day <= today)
    if not days:
        return Missing(phrase("No go-live is recorded, so there is no day to count from."))
    if start is None:
        return days[0]
    return next((day for day in days if day >= start), start)


def agreed_worth(worth: Worth | None) -> Maybe[AgreedWorth]:
    """The worth of a unit, or what it lacks: an amount with its currency, who agreed to it, and when."""
    if worth is None or worth.amount is None or not worth.currency:
        return Missing(phrase("What a unit is worth is not agreed yet, so no value is shown."))
    if not worth.agreed_by.strip():
        return Missing(phrase("Nobody is named who agreed to the worth of a unit, so no value is shown."))
    if worth.agreed_on is None:
        return Missing(phrase("It isn't said when the worth of a unit was agreed, so no value is shown."))
    return AgreedWorth(worth.amount, worth.currency, worth.agreed_by.strip(), worth.agreed_on)


def value_to_date(
    metric: Metric,
    points: tuple[Point, ...],
    baseline: Maybe[BaselineFigure],
    worth: Worth | None,
    since: Maybe[date],
) -> Maybe[ValueToDate]:
    """The sum over the periods since go-live of (value - baseline), signed by direction, × volume × worth.

    `points` are sorted and comparable with the baseline. A period that began before go-live doesn't count.
    Periods without a figure or without a volume add nothing and are named. Source: method.md, section 3.
    """
    agreed = agreed_worth(worth)
    if isinstance(agreed, Missing):
        return agreed
    if metric.better is Better.BAND:
        return NO_VALUE_IN_A_BAND
    if isinstance(baseline, Missing):
        return baseline
    if isinstance(since, Missing):
        return since
    volumes = _volumes(metric.cadence, None if worth is None else worth.volume, points)
    if isinstance(volumes, Missing):
        return volumes
    used = tuple(point for point in points if point.period >= since and point.period in volumes)
    if not used:
        return Missing(phrase("Nothing was measured since {day}, so there is no value yet.", day=since))
    way = 1 if metric.better is Better.UP else -1
    units = math.fsum(way * (point.value - baseline.value) * volumes[point.period].value for point in used)
    amount = _cents(units, agreed.amount)
    if abs(units) > LARGEST_NUMBER or abs(amount) > LARGEST_NUMBER:
        return Missing(phrase("The value would be too large to be a figure; are worth and volume right?"))
    return ValueToDate(
        money=Money(amount, agreed.currency),
        units=units,
        since=since,
        counted=tuple(point.period for point in used),
        left_out=_left_out(metric.cadence, since, points[-1].period, {point.period for point in used}),
        worth=agreed,
        evidence=weakest(
            (baseline.evidence, *(e for p in used for e in (p.evidence, volumes[p.period].evidence)))
        ),
    )


NO_VALUE_IN_A_BAND = Missing(phrase("A metric that should stay inside a band has no value to date."))


def _volumes(
    cadence: Cadence, volume: float | Series | None, points: tuple[Point, ...]
) -> Maybe[Mapping[date, Point]]:
    """How many units each period had, by its first day."""
    match volume:
        case None:
            return Missing(phrase("It isn't said how many units a period has, so no value is shown."))
        case Series() as series if series.metric.cadence is cadence:
            return {point.period: point for point in series.points}
        case Series() as series if cadence in coarser(series.metric.cadence):
            return {point.period: point for point in viewed(series, cadence).points if not point.partial}
        case Series():
            return Missing(
                phrase("The volume is measured less often than the figure itself, so no value is shown.")
            )
        case number:
            # What was agreed together with the worth weakens nothing: it is as sure as that agreement.
            every = Point(date.min, number, evidence=Evidence.CONFIRMED)
            return dict.fromkeys((point.period for point in points), every)


def _left_out(cadence: Cadence, since: date, last: date, used: set[date]) -> tuple[date, ...]:
    """The periods that began on or after a day, up to the last one, which are not among those used."""
    first = first_day(cadence, since)
    period = first if first == since else following(cadence, since)
    if count_between(cadence, period, last) + 1 == len(used):
        return ()
    found: list[date] = []
    while period <= last:
        if period not in used:
            found.append(period)
        period = following(cadence, period)
    return tuple(found)


def _cents(units: float, amount: Decimal) -> Decimal:
    """Units × amount, rounded to cents; the wide context holds the largest figures that can be kept."""
    product = WIDE.multiply(Decimal(repr(units)), amount)
    return product.quantize(CENT, ROUND_HALF_UP, WIDE)
