"""The rules of method.md's "Signal or noise", written down a second time as naively as they read."""

from collections.abc import Sequence
from statistics import mean


def plain_limits(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean, lower and upper limit."""
    moving = [abs(values[i] - values[i - 1]) for i in range(1, len(values))]
    if any(moving):
        moving = [one for one in moving if not one >= 3.267 * mean(moving)]
    middle = mean(values)
    return middle, middle - 2.66 * mean(moving), middle + 2.66 * mean(moving)


def plain_readings(values: Sequence[float], higher_is_better: bool) -> list[tuple[str, str]]:
    """Cause and kind of every point, each looked at by itself."""
    middle, lower, upper = plain_limits(values)
    return [_reading(values, i, middle, lower, upper, higher_is_better) for i in range(len(values))]


def plain_assurance(lower: float, upper: float, target: float, higher_is_better: bool) -> str:
    """What the limits say about a target."""
    if lower <= target <= upper:
        return "hit-and-miss"
    missed = target > upper if higher_is_better else target < lower
    return "consistently-missed" if missed else "consistently-met"


def _reading(
    values: Sequence[float], i: int, middle: float, lower: float, upper: float, higher_is_better: bool
) -> tuple[str, str]:
    def side(value: float) -> int:
        return (value > middle) - (value < middle)

    def outside(value: float) -> bool:
        return value > upper or value < lower

    def near(value: float) -> bool:
        return abs(value - middle) > (upper - middle) * 2 / 3 and not outside(value)

    def windows(length: int) -> list[Sequence[float]]:
        starts = range(max(0, i - length + 1), min(i, len(values) - length) + 1)
        return [values[start : start + length] for start in starts]

    def news(goes_up: bool) -> str:
        return "improvement" if goes_up is higher_is_better else "concern"

    above = values[i] > middle
    if outside(values[i]):
        return "outside", news(above)
    for seven in windows(7):
        if all(seven[k] < seven[k + 1] for k in range(6)):
            return "trend", news(True)
        if all(seven[k] > seven[k + 1] for k in range(6)):
            return "trend", news(False)
    for three in windows(3):
        one_side = abs(sum(side(one) for one in three)) == 3
        if near(values[i]) and one_side and sum(near(one) for one in three) >= 2:
            return "two-of-three", news(above)
    if any(abs(sum(side(one) for one in seven)) == 7 for seven in windows(7)):
        return "shift", news(above)
    return "common", "none"
