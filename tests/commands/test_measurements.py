"""Figures: one a period, the later one replaces the earlier, and a confirmation only covers what was confirmed."""

from datetime import date

import pytest
from sqlalchemy import func, select

from csdesk.commands.figures import Figure
from csdesk.commands.measurement import (
    ConfirmMeasurements,
    RecordMeasurement,
    RecordMeasurements,
)
from csdesk.commands.recording import Recorded
from csdesk.db.tables import Measurement
from csdesk.desk import Desk
from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence, following
from csdesk.errors import Cancelled, Refusal
from csdesk.jobs import Progress
from csdesk.queries.measurements import Cell, entry_grid
from tests.db.snapshots import snapshot
from tests.story import MONTHS, Story

WEEK = date(2026, 11, 2)


def cell(desk: Desk, story: Story, day: date = WEEK) -> Cell:
    grid = desk.ask(entry_grid, story.account, day, Cadence.WEEKLY, periods=1)
    (row,) = (row for row in grid.rows if row.metric_id == story.visits)
    assert row.cells[0] is not None
    return row.cells[0]


def months(story: Story, taken_off: int = 0) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            story.late,
            month,
            numerator=30 - max(0, place - 5) - taken_off,
            denominator=100,
            source="Dispatch",
        )
        for place, month in enumerate(MONTHS)
    )


def test_any_day_of_a_period_stands_for_it(desk: Desk, story: Story) -> None:
    again = desk.do(RecordMeasurement(story.visits, date(2026, 11, 8), value=300)).result
    assert again == story.figure
    assert cell(desk, story).value == 300


def test_a_replaced_figure_is_no_longer_confirmed(desk: Desk, story: Story) -> None:
    assert cell(desk, story).confirmed_by == "Ann Berg"
    desk.do(RecordMeasurement(story.visits, WEEK, value=300))
    assert (cell(desk, story).evidence, cell(desk, story).confirmed_by) == (Evidence.MEASURED, "")


def test_a_figure_is_recorded_with_who_confirmed_it(desk: Desk, story: Story) -> None:
    desk.do(
        RecordMeasurement(
            story.visits, WEEK, value=300, evidence=Evidence.CONFIRMED, confirmed_by_id=story.ben
        )
    )
    assert (cell(desk, story).confirmed_by, cell(desk, story).confirmed_on) == ("Ben Dahl", desk.today)


def measured(desk: Desk, metric: int, period: date) -> Measurement:
    return desk.ask(
        lambda session: session.scalars(
            select(Measurement).where(Measurement.metric_id == metric, Measurement.period == period)
        ).one()
    )


def test_recording_the_same_again_changes_nothing(desk: Desk, story: Story) -> None:
    done = desk.do(RecordMeasurements(months(story)))
    assert done.result == Recorded(added=0, changed=0, unchanged=len(MONTHS))
    assert not done.changes


def test_recording_adds_changes_and_leaves_alone_in_one_entry(desk: Desk, story: Story) -> None:
    before = desk.ask(snapshot)
    figures = (*months(story)[:-2], *months(story, taken_off=1)[-2:], new_month(story))
    done = desk.do(RecordMeasurements(figures))
    assert done.result == Recorded(added=1, changed=2, unchanged=len(MONTHS) - 2)
    desk.undo()
    assert desk.ask(snapshot) == before


def new_month(story: Story) -> Figure:
    return Figure(story.late, date(2026, 11, 30), numerator=1, denominator=100)


def test_an_equal_figure_keeps_what_the_customer_confirmed(desk: Desk, story: Story) -> None:
    desk.do(RecordMeasurements((Figure(story.visits, WEEK, value=310, source="Import"),)))
    assert cell(desk, story).confirmed_by == "Ann Berg"
    desk.do(RecordMeasurements((Figure(story.visits, WEEK, value=309, source="Import"),)))
    assert (cell(desk, story).confirmed_by, cell(desk, story).source) == ("", "Import")


def test_nothing_is_kept_of_figures_of_which_one_is_refused(desk: Desk, story: Story) -> None:
    before = desk.ask(snapshot)
    with pytest.raises(Refusal):
        desk.do(
            RecordMeasurements((new_month(story), Figure(story.visits, WEEK, numerator=1, denominator=1)))
        )
    assert desk.ask(snapshot) == before


def test_a_stopped_recording_leaves_nothing(desk: Desk, story: Story) -> None:
    progress = Progress()
    progress.stop()
    before = desk.ask(snapshot)
    with pytest.raises(Cancelled):
        desk.do(RecordMeasurements((new_month(story),)), progress)
    assert desk.ask(snapshot) == before


def test_many_figures_are_recorded_and_taken_back_past_later_edits(desk: Desk, story: Story) -> None:
    weeks = [following(Cadence.WEEKLY, date(2026, 10, 26), -back) for back in range(600)]
    done = desk.do(RecordMeasurements(tuple(Figure(story.visits, week, value=1.5) for week in weeks)))
    assert done.result.added == 600
    desk.do(RecordMeasurement(story.visits, weeks[300], value=9))
    before = count(desk)
    desk.undo()
    desk.undo()
    assert count(desk) == before - 600
    desk.redo()
    desk.redo()
    assert measured(desk, story.visits, weeks[300]).value == 9


def count(desk: Desk) -> int:
    return desk.ask(lambda session: session.scalars(select(func.count(Measurement.id))).one())


def test_several_figures_are_confirmed_at_once_and_once_each(desk: Desk, story: Story) -> None:
    ids = [measured(desk, story.late, month).id for month in MONTHS[:3]]
    desk.do(ConfirmMeasurements((*ids, *ids), story.ann))
    found = [measured(desk, story.late, month) for month in MONTHS[:4]]
    assert [one.evidence is Evidence.CONFIRMED for one in found] == [True, True, True, False]
    assert {one.confirmed_on for one in found[:3]} == {desk.today}
