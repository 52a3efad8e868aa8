"""The nouns that a chart's sentences are built from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.metric import Metric, shifted
from csdesk.domain.now import Now
from csdesk.domain.periods import Cadence
from csdesk.domain.series import Point, gaps
from csdesk.words import Period, Phrase, Quantity, Week, counted, phrase


def the_period(cadence: Cadence, first: date) -> Phrase:
    """“the week of 16 Nov 2026”, “Nov 2026”, “Q4 2026”."""
    if cadence is Cadence.WEEKLY:
        return phrase("the week of {week}", week=Week(first))
    return phrase("{period}", period=Period(first, cadence))


def the_last(metric: Metric, points: Sequence[Point]) -> Phrase:
    """“The last 12 weeks” where no period between them is missing, else “The last 12 figures”."""
    if gaps(metric, tuple(points)):
        return counted("The last figure", "The last {count} figures", len(points))
    match metric.cadence:
        case Cadence.WEEKLY:
            return counted("The last week", "The last {count} weeks", len(points))
        case Cadence.MONTHLY:
            return counted("The last month", "The last {count} months", len(points))
        case Cadence.QUARTERLY:
            return counted("The last quarter", "The last {count} quarters", len(points))


def the_change(change: ChangeMark) -> Phrase:
    """“go-live (26 Jan 2026)”, or the change as it is called with its day."""
    if change.kind is ChangeKind.GO_LIVE or not change.text.strip():
        return phrase("{what} ({day})", what=_BARE_KINDS[change.kind], day=change.day)
    return phrase("“{text}” ({day})", text=" ".join(change.text.split()), day=change.day)


_BARE_KINDS = {
    ChangeKind.GO_LIVE: phrase("go-live"),
    ChangeKind.PROCESS: phrase("the process change"),
    ChangeKind.TRAINING: phrase("the training"),
    ChangeKind.CONFIGURATION: phrase("the new configuration"),
    ChangeKind.PEOPLE: phrase("the change of people"),
    ChangeKind.OUTSIDE: phrase("the outside event"),
}


def where_it_stands(metric: Metric, now: Now) -> Phrase:
    """“3.6 h in the week of 16 Nov 2026”, or an average with what it is taken from."""
    value, period = metric.shown(now.value), the_period(metric.cadence, now.period)
    if len(now.points) == 1:
        return phrase("{value} in {period}", value=value, period=period)
    return phrase(
        "{value}, the average of the last {count} figures up to {period}",
        value=value,
        count=len(now.points),
        period=period,
    )


def share(progress: float) -> Quantity:
    """A share of the way in whole percent; what is not quite done is never rounded up to 100 %."""
    percent = shifted(progress, 2)
    return Quantity(percent if progress >= 1 or percent < 99 else 99.0, "%", 0)


def looks_equal(metric: Metric, one: float, other: float) -> bool:
    """Whether two values are shown as the same figure."""
    return metric.rounded(one) == metric.rounded(other)
