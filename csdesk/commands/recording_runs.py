"""How packed runs of figures are recorded: new ones added in bulk, other ones replaced, equal ones left alone.

Nothing here is done figure by figure but the comparison with what is there; a new metric has nothing to compare.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from typing import Any

from sqlalchemy import select

from csdesk.commands.figure_run import FigureRun, PeriodFigure
from csdesk.commands.recording import CONFIRMED_BY_NOBODY, KEEPING, Recorded
from csdesk.db.images import chunks
from csdesk.db.tables import Measurement, Metric
from csdesk.db.work import Work
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import LARGEST_NUMBER, clean_line, clean_number, clean_period, clean_ratio
from csdesk.domain.metric import Kind
from csdesk.domain.periods import Cadence, first_day
from csdesk.errors import Refusal

ROWS_A_STEP = 5_000
RUNS_A_STEP = 500
FIGURES_COMPARED = 20_000
"""So many figures are compared with what is there at once."""
There = dict[int, tuple[int, tuple[float | None, float | None, float | None], Evidence]]


@dataclass(frozen=True, slots=True)
class RunOf:
    """A metric's run; `is_new` says that the metric has no figure yet."""

    metric_id: int
    figures: FigureRun
    is_new: bool


@dataclass(slots=True)
class _Batch:
    """Rows on their way into the book, column by column, all values or all ratios."""

    is_ratio: bool
    metrics: list[int] = field(default_factory=list)
    periods: list[date] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)

    def columns(self, start: int, end: int) -> dict[str, Sequence[Any]]:
        """A part of the rows as columns of the table."""
        found: dict[str, Sequence[Any]] = {
            "metric_id": self.metrics[start:end],
            "period": self.periods[start:end],
        }
        if self.is_ratio:
            return {**found, "numerator": self.first[start:end], "denominator": self.second[start:end]}
        return {**found, "value": self.first[start:end]}


class RunRecorder:
    """Records runs of one file; all of them have one evidence and source."""

    def __init__(self, work: Work, evidence: Evidence, source: str) -> None:
        if evidence is Evidence.CONFIRMED:
            raise Refusal(CONFIRMED_BY_NOBODY, field="evidence")
        self._work = work
        self._fixed: dict[str, Any] = {
            "evidence": evidence,
            "source": clean_line(source, "source"),
            "note": "",
            "confirmed_by_id": None,
            "confirmed_on": None,
        }
        self._evidence = evidence
        self._days: dict[int, date] = {}
        self._firsts: dict[tuple[Cadence, int], bool] = {}
        self._batch = _Batch(is_ratio=False)
        self._changes: list[dict[str, Any]] = []
        self._added = self._changed = self._unchanged = 0
        self._total = self._done = 0

    def record(self, runs: Sequence[RunOf]) -> Recorded:
        """Put the runs into the book. Refuses, nothing kept, figures that their metrics can't have."""
        self._total = sum(len(one.figures) for one in runs)
        self._insist(runs)
        ordered = sorted(runs, key=lambda one: one.metric_id)
        for one in ordered:
            if one.is_new:
                self._add(one.metric_id, one.figures)
        for some in _batches(one for one in ordered if not one.is_new):
            there = self._there(some)
            for one in some:
                self._compare(one, there.get(one.metric_id, {}))
        self._flush(0)
        self._flush_changes()
        return Recorded(self._added, self._changed, self._unchanged)

    def _insist(self, runs: Sequence[RunOf]) -> None:
        ids = sorted({one.metric_id for one in runs})
        columns = select(Metric.id, Metric.name, Metric.kind, Metric.cadence)
        rows = [row for some in chunks(ids) for row in self._work.values(columns.where(Metric.id.in_(some)))]
        if len(rows) < len(ids):
            raise Refusal("Some of this was deleted in the meantime; nothing was changed.")
        known = {row.id: row for row in rows}
        for place, one in enumerate(runs):
            if place % RUNS_A_STEP == 0:
                self._step()
            metric, run = known[one.metric_id], one.figures
            if run.is_ratio and metric.kind is not Kind.RATIO:
                raise Refusal("“{name}” is a plain value, not a ratio.", field="numerator", name=metric.name)
            if not self._sound(run, metric.cadence):
                self._refuse(run, metric.name, metric.cadence)

    def _sound(self, run: FigureRun, cadence: Cadence) -> bool:
        """Whether every figure can be kept; told in a few passes that are not Python's."""
        if not len(run):
            return True
        ends = (max(run.first), -min(run.first), *((max(run.second),) if run.is_ratio else ()))
        whole = math.isfinite(math.fsum(run.first)) and max(ends) <= LARGEST_NUMBER
        over_zero = not run.is_ratio or (min(run.second) > 0 and math.isfinite(math.fsum(run.second)))
        once = len(set(run.periods)) == len(run)
        return whole and over_zero and once and all(self._is_first(cadence, one) for one in set(run.periods))

    def _is_first(self, cadence: Cadence, period: int) -> bool:
        found = self._firsts.get((cadence, period))
        if found is None:
            day = self._days[period] = date.fromordinal(period)
            found = self._firsts[cadence, period] = first_day(cadence, day) == day and day <= self._work.today
        return found

    def _refuse(self, run: FigureRun, name: str, cadence: Cadence) -> None:
        """Find the figure that can't be kept, and say why."""
        seen: set[date] = set()
        for one in run:
            try:
                self._refuse_figure(one, cadence, seen)
            except Refusal as refused:
                raise Refusal(
                    "“{name}”, {day}: {reason}",
                    field=refused.field,
                    name=name,
                    day=one.period,
                    reason=refused.said,
                ) from refused

    def _refuse_figure(self, one: PeriodFigure, cadence: Cadence, seen: set[date]) -> None:
        first = clean_period(cadence, one.period, self._work.today)
        if one.value is not None:
            clean_number(one.value)
        elif one.numerator is not None and one.denominator is not None:
            clean_ratio(one.numerator, one.denominator)
        if first in seen or first != one.period:
            raise Refusal("There are two figures for this period; choose one of them.", field="period")
        seen.add(first)

    def _there(self, runs: Sequence[RunOf]) -> dict[int, There]:
        first = date.fromordinal(min(min(one.figures.periods) for one in runs if len(one.figures)))
        last = date.fromordinal(max(max(one.figures.periods) for one in runs if len(one.figures)))
        columns = select(
            Measurement.id,
            Measurement.metric_id,
            Measurement.period,
            Measurement.value,
            Measurement.numerator,
            Measurement.denominator,
            Measurement.evidence,
        ).where(Measurement.period.between(first, last))
        found: dict[int, There] = {}
        for some in chunks(one.metric_id for one in runs):
            for row in self._work.values(columns.where(Measurement.metric_id.in_(some))):
                found.setdefault(row[1], {})[row[2].toordinal()] = row[0], (row[3], row[4], row[5]), row[6]
        return found

    def _compare(self, one: RunOf, there: There) -> None:
        fresh = FigureRun(is_ratio=one.figures.is_ratio)
        for period, value, above, below in one.figures.parts():
            kept = there.get(period)
            if kept is None:
                fresh.put(period, above if value is None else value, below or 0.0)  # type: ignore[arg-type] # one of them is there
                continue
            row_id, parts, evidence = kept
            if parts == (value, above, below) and evidence in {self._evidence, Evidence.CONFIRMED}:
                self._unchanged += 1
            else:
                self._change(row_id, value, above, below)
        self._done += len(one.figures) - len(fresh)
        self._step()
        self._add(one.metric_id, fresh)

    def _change(self, row_id: int, value: float | None, above: float | None, below: float | None) -> None:
        self._changed += 1
        self._changes.append(
            {"id": row_id, "value": value, "numerator": above, "denominator": below, **self._fixed}
        )
        if len(self._changes) >= ROWS_A_STEP:
            self._flush_changes()

    def _add(self, metric_id: int, run: FigureRun) -> None:
        if run.is_ratio is not self._batch.is_ratio:
            self._flush(0)
            self._batch = _Batch(run.is_ratio)
        batch, days = self._batch, self._days
        batch.metrics.extend(repeat(metric_id, len(run)))
        batch.periods.extend([days[period] for period in run.periods])
        batch.first.extend(run.first)
        batch.second.extend(run.second)
        self._flush(ROWS_A_STEP - 1)

    def _flush(self, left: int) -> None:
        """Put rows in until at most `left` wait."""
        batch, start, count = self._batch, 0, len(self._batch.metrics)
        while count - start > left:
            end = min(start + ROWS_A_STEP, count)
            self._step()
            self._work.insert_columns(Measurement, batch.columns(start, end), self._fixed)
            self._added += end - start
            self._done += end - start
            start = end
        if start:
            for column in (batch.metrics, batch.periods, batch.first, batch.second):
                del column[:start]

    def _flush_changes(self) -> None:
        self._step()
        self._work.update_many(Measurement, self._changes)
        self._changes = []

    def _step(self) -> None:
        self._work.progress.step(self._done, self._total, KEEPING)


def _batches(runs: Iterable[RunOf]) -> Iterator[list[RunOf]]:
    """Runs in lots that are compared at once."""
    some: list[RunOf] = []
    for one in runs:
        if not len(one.figures):
            continue
        some.append(one)
        if sum(len(run.figures) for run in some) >= FIGURES_COMPARED:
            yield some
            some = []
    if some:
        yield some
