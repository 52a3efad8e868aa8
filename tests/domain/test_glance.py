"""The cheap look at a metric: it says what the analysis says, and loads nothing heavy."""

import subprocess
import sys
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.analysis import analyse
from csdesk.domain.baseline import baseline_of
from csdesk.domain.glance import glance
from csdesk.domain.goals import Baseline, Goal, GoalKind
from csdesk.domain.metric import Better
from csdesk.domain.series import Series
from tests.domain.builders import TODAY, goal, metric, points, weeks_ago

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 120).map(float)), max_size=30)
GOALS = st.sampled_from(
    [
        None,
        goal(),
        goal(baseline=None),
        goal(target=None),
        goal(40.0, Baseline(weeks_ago(25), weeks_ago(20))),
        goal(50.0, kind=GoalKind.HOLD),
        goal(None, low=20.0, high=60.0),
        goal(due=weeks_ago(3)),
    ]
)


@given(VALUES, GOALS, st.sampled_from(list(Better)), st.integers(1, 5), st.integers(0, 40))
def test_a_glance_says_what_the_analysis_says(
    values: list[float | None], of: Goal | None, better: Better, now_periods: int, late: int
) -> None:
    by = metric(better, now_periods=now_periods)
    measured = points(values)
    today = TODAY + timedelta(days=late - 14)
    whole = analyse(Series(by, measured), of, (), today)
    known = tuple(point for point in measured if point.period <= today)
    baseline = baseline_of(by, of.baseline if of else None, known, today)
    cheap = glance(by, known[-now_periods:], baseline, of, today)
    assert (cheap.now, cheap.progress, cheap.course) == (whole.now, whole.progress, whole.course)


def test_a_glance_loads_no_heavy_library() -> None:
    light = "account contact contract change evidence fields glance goals metric milestone next_phase plan series views"
    code = (
        f"import sys\nfor name in {light.split()!r}: __import__('csdesk.domain.' + name)\n"
        "assert not {'numpy', 'sqlalchemy', 'PySide6', 'matplotlib'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
