"""Whether a special point is good or bad news, by the metric's direction."""

from __future__ import annotations

from csdesk.domain.metric import Better
from csdesk.domain.progress import Span
from csdesk.domain.worded import Worded
from csdesk.domain.xmr import Cause, Limits, Reading
from csdesk.words import phrase


class Signal(Worded):
    """What a special point means."""

    IMPROVEMENT = "improvement", phrase("Improvement")
    CONCERN = "concern", phrase("Concern")
    NONE = "none", phrase("No signal")


def signal_of(better: Better, band: Span | None, reading: Reading, value: float, limits: Limits) -> Signal:
    """Improvement or concern: a trend by the way it goes, the others by the side of the mean.

    For a metric that is better inside a band, towards the band is better while the mean lies outside it; while
    the mean lies inside, a special point is a concern when it lies outside the band. Without a band it is neither.
    Source: method.md, section 3, Signal or noise.
    """
    if reading.cause is Cause.COMMON:
        return Signal.NONE
    if better is Better.BAND:
        return _against_band(band, reading.way, value, limits.mean)
    good = 1 if better is Better.UP else -1
    return Signal.IMPROVEMENT if reading.way == good else Signal.CONCERN


def _against_band(band: Span | None, way: int, value: float, mean: float) -> Signal:
    if band is None:
        return Signal.NONE
    if band.holds(mean):
        return Signal.NONE if band.holds(value) else Signal.CONCERN
    towards = 1 if band.low is not None and mean < band.low else -1
    return Signal.IMPROVEMENT if way == towards else Signal.CONCERN
