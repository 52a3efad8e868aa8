"""While a file's import is answered, what was read of it is kept, and tells what a new reading would."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from csdesk.desk import Desk
from csdesk.domain.periods import Cadence
from csdesk.errors import Cancelled
from csdesk.exchange.mapping import Columns, SumUp
from csdesk.flows import kept_reading
from csdesk.flows.import_measurements import import_measurements, plan_import
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.kept_reading import KeptReading
from csdesk.jobs import Progress

TEXT = "account,day,hours\nA,2026-01-05,3\nA,2026-01-06,5\nB,2026-01-12,\nB,2026-01-19,7\n"


@pytest.fixture
def request_of(tmp_path: Path) -> ImportRequest:
    """A request for weekly hours, two of them in one week and one of them missing."""
    file = tmp_path / "hours.csv"
    file.write_text(TEXT, encoding="utf-8")
    columns = Columns("account", "day", value="hours")
    return ImportRequest(file, columns, metric_name="Hours", cadence=Cadence.WEEKLY, create_accounts=True)


@pytest.mark.parametrize("most_cells", [0, 400_000], ids=["large", "ordinary"])
def test_answers_come_to_the_same_from_what_is_kept(
    desk: Desk, request_of: ImportRequest, monkeypatch: pytest.MonkeyPatch, most_cells: int
) -> None:
    monkeypatch.setattr(kept_reading, "MOST_CELLS", most_cells)
    kept = KeptReading()
    for answer in (None, SumUp.SUM, SumUp.COUNT, SumUp.LAST, None):
        request = replace(request_of, sum_up=answer)
        again, anew = plan_import(desk, request, kept=kept), plan_import(desk, request)
        assert again == anew
    import_measurements(desk, replace(request_of, sum_up=SumUp.SUM), kept=kept)
    assert plan_import(desk, request_of, kept=kept) == plan_import(desk, request_of)


def test_another_answer_reads_nothing_again(desk: Desk, request_of: ImportRequest) -> None:
    kept, told = KeptReading(), []
    plan_import(desk, request_of, kept=kept)
    progress = Progress(lambda step: told.append(str(step.doing)), clock=lambda: float(len(told)))
    plan_import(desk, replace(request_of, metric_name="Other", sum_up=SumUp.MEAN), progress, kept)
    assert not any("Reading" in one or "Looking" in one for one in told)


def test_a_file_that_changed_is_read_anew(desk: Desk, request_of: ImportRequest) -> None:
    kept = KeptReading()
    plan_import(desk, request_of, kept=kept)
    request_of.file.write_text(TEXT.replace("7", "8"), encoding="utf-8")
    os.utime(request_of.file, ns=(1, 1))
    (_, figures) = plan_import(desk, replace(request_of, sum_up=SumUp.SUM), kept=kept).command.incoming
    assert list(figures.figures.first) == [8.0]


def test_an_answer_that_waits_for_an_earlier_one_can_be_stopped() -> None:
    kept, progress = KeptReading(), Progress()
    progress.stop()
    with kept.alone(Progress()), pytest.raises(Cancelled), kept.alone(progress):
        pass


def test_sorting_ends_after_a_stop(desk: Desk, request_of: ImportRequest) -> None:
    kept, progress = KeptReading(), Progress()
    plan_import(desk, request_of, kept=kept)
    progress.stop()
    with pytest.raises(Cancelled):
        plan_import(desk, request_of, progress, kept)
