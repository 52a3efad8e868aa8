"""Whatever was measured: an honest figure or a reason, never NaN, infinity or a crash."""

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.analysis import analyse
from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.evidence import Evidence
from csdesk.domain.explain import Figure, explain
from csdesk.domain.explain_signal import explained_change
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Baseline, Goal, GoalKind, Revision, StatedBaseline, Worth
from csdesk.domain.metric import Better, Definition, Kind, Summary
from csdesk.domain.periods import Cadence, following
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, Series
from csdesk.domain.views import coarser, viewed
from csdesk.words import Phrase
from tests.domain.builders import TODAY, change, goal, metric, points, said, series, weeks_ago

NUMBERS = st.one_of(
    st.floats(-1e15, 1e15, allow_subnormal=False),
    st.integers(-30, 30).map(lambda tenths: tenths / 10),
    st.sampled_from([0.0, -0.0, 1.0, 1e-300, 0.1, 0.30000000000000004]),
)
DAYS = st.integers(-900, 60).map(lambda days: TODAY + timedelta(days=days))


def numbers_in(found: object) -> Iterator[float]:
    """Every number that an analysis holds, however deep."""
    if isinstance(found, float):
        yield found
    elif isinstance(found, Decimal):
        yield float(found)
    elif isinstance(found, tuple | list):
        for one in found:
            yield from numbers_in(one)
    elif is_dataclass(found):
        for field in fields(found):
            yield from numbers_in(getattr(found, field.name))


def phrases_of(analysis: Analysis) -> Iterator[Phrase]:
    yield from analysis.sentence
    yield from analysis.cautions
    assert analysis.finding is not None
    yield analysis.finding
    for figure in Figure:
        yield from explain(analysis, figure)
    for compared in analysis.before_after:
        yield from explained_change(analysis.metric, compared)


def check(analysis: Analysis) -> None:
    assert all(math.isfinite(number) for number in numbers_in(analysis))
    for phrase in phrases_of(analysis):
        text = said(phrase)
        assert text
        assert not any(word in text.lower().split() for word in ("nan", "inf", "nan%", "infinity"))
        assert "None" not in text.replace("None of the way", "").split()
        assert "{" not in text.replace("{x}", "")


@st.composite
def metrics_points(draw: st.DrawFn) -> Series:
    cadence = draw(st.sampled_from(list(Cadence)))
    kind = draw(st.sampled_from(list(Kind)))
    last = draw(DAYS)
    offsets = sorted(draw(st.sets(st.integers(0, 60), max_size=40)))
    definitions = tuple(
        Definition(day, meaning)
        for day, meaning in draw(st.lists(st.tuples(DAYS, st.text("ab", max_size=1)), max_size=3))
    )
    of = metric(
        draw(st.sampled_from(list(Better))),
        cadence,
        kind,
        draw(
            st.sampled_from(
                [Summary.LAST, Summary.MEAN, Summary.SUM if kind is Kind.VALUE else Summary.RATIO]
            )
        ),
        draw(st.integers(1, 6)),
        definitions,
        draw(st.sampled_from(["", "h", "%"])),
        draw(st.integers(0, 4)),
    )
    found = []
    for offset in offsets:
        period = following(cadence, last, -offset)
        if kind is Kind.RATIO and draw(st.booleans()):
            above, below = draw(st.integers(0, 500)), draw(st.integers(1, 500))
            found.append(Point(period, above / below, float(above), float(below)))
        else:
            found.append(Point(period, draw(NUMBERS), evidence=draw(st.sampled_from(list(Evidence)))))
    return Series(of, tuple(found))


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    maybe = st.one_of(st.none(), NUMBERS)
    low, high = draw(maybe), draw(maybe)
    baselines = st.one_of(
        st.none(),
        st.builds(StatedBaseline, NUMBERS, st.just("x"), st.sampled_from(list(Evidence))),
        st.builds(Baseline, DAYS, DAYS),
    )
    volume = draw(st.one_of(st.none(), NUMBERS, metrics_points()))
    worth = draw(st.sampled_from([None, Worth(Decimal("12.345"), "EUR", "Ann", TODAY, volume)]))
    day = draw(st.one_of(st.none(), DAYS))
    return Goal(
        draw(st.sampled_from(list(GoalKind))),
        draw(st.one_of(st.none(), DAYS)),
        draw(st.one_of(st.none(), DAYS)),
        draw(maybe),
        low,
        high if low is None or high is None or high >= low else None,
        draw(baselines),
        () if day is None else (Revision(day, draw(maybe)),),
        1,
        worth,
    )


CHANGES = st.lists(
    st.builds(
        change,
        DAYS,
        st.sampled_from(["", "a\nb", "{x}"]),
        st.sampled_from(list(ChangeKind)),
        st.booleans(),
        st.sampled_from(["", "Ann"]),
    ),
    max_size=4,
)


@given(metrics_points(), st.one_of(st.none(), goals()), CHANGES, st.one_of(st.none(), DAYS))
@settings(max_examples=80)
def test_anything_gives_figures_or_reasons(
    whole: Series, of: Goal | None, changes: list[ChangeMark], review: date | None
) -> None:
    check(analyse(whole, of, changes, TODAY, last_review=review))
    for cadence in coarser(whole.metric.cadence):
        check(analyse(viewed(whole, cadence), of, changes, TODAY))


@pytest.mark.parametrize(
    "values",
    [
        [],
        [0.0],
        [5.0] * 40,
        [0.0] * 40,
        [-5.0, -6.0] * 10,
        [1.0, *[None] * 20, 2.0, 3.0],
        [0.0] * 11 + [1.0],
        [1e15, -1e15] * 10,
    ],
)
@pytest.mark.parametrize(
    "of", [None, goal(), goal(4.0, 4.0), goal(4.0, 0.0), goal(-4.0, -2.0), goal(0.0, None)]
)
def test_odd_series_of_each_kind(values: list[float | None], of: Goal | None) -> None:
    check(analyse(series(values), of, (change(weeks_ago(5)),), TODAY))


def test_five_thousand_points() -> None:
    first = following(Cadence.WEEKLY, TODAY, -4999)
    long = tuple(Point(following(Cadence.WEEKLY, first, i), 9 - i % 17 / 10 - i / 2500) for i in range(5000))
    analysis = analyse(Series(metric(), long), goal(), (change(long[2500].period),), TODAY)
    check(analysis)
    assert len(analysis.points) == 5000
    assert not isinstance(analysis.before_after[0].comparison, Missing)


def test_figures_after_today_are_left_out_and_said_so() -> None:
    whole = Series(metric(), points([9.0, 8.0, 7.0], weeks_ago(-2)))
    analysis = analyse(whole, goal(), (), TODAY)
    assert [one.point.value for one in analysis.points] == [9.0]
    assert "2 figures lie after today and are left out." in [said(one) for one in analysis.cautions]
