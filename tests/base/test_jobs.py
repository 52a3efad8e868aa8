"""Long work reports seldom enough to be cheap and stops when it is told to."""

import pytest

from csdesk.errors import Cancelled
from csdesk.jobs import Progress, Step


def test_work_is_reported_at_most_ten_times_a_second() -> None:
    seen: list[Step] = []
    now = 0.0
    progress = Progress(seen.append, lambda: now)
    for done in range(1000):
        now = done / 500
        progress.step(done, 1000)
    assert 15 <= len(seen) <= 20
    assert seen[0] == Step(0, 1000, None)


def test_stopped_work_is_cancelled_at_its_next_step() -> None:
    progress = Progress()
    progress.step(1, 2)
    progress.stop()
    with pytest.raises(Cancelled):
        progress.step(2, 2)
