"""The rows of the Results section with their charts, put together where they are read, off the interface's thread."""

from __future__ import annotations

from datetime import date
from typing import Any

from csdesk.charts.build import results_chart
from csdesk.charts.spec import ChartSpec
from csdesk.domain.analysis import analyse
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.figures import Analysis
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Maybe
from csdesk.domain.views import coarser, viewed
from csdesk.queries.results import MetricResult
from csdesk.queries.results_page import ResultsPage, results_page
from csdesk.ui.sections.results_said import Shown


def shown_page(
    session: Any, account_id: int, today: date, view: Cadence | None
) -> tuple[ResultsPage, tuple[Shown, ...]]:
    """What is asked for the section, and its rows. Raises Refusal when the account is not there any more."""
    page = results_page(session, account_id, today)
    return page, shown_rows(page, view)


def shown_rows(page: ResultsPage, view: Cadence | None) -> tuple[Shown, ...]:
    """A row a metric, by longer periods where it has them, or as it is measured."""
    order = {change.id: number for number, change in enumerate(page.changes, start=1)}
    return tuple(_row(page, result, view, order) for result in page.results.metrics)


def chart_of(analysis: Analysis, numbers: tuple[int, ...], compared: BeforeAfter | None) -> Maybe[ChartSpec]:
    """A metric's chart with the numbers of its changes, and the levels before and after one of them."""
    marks = dict(zip(analysis.changes, numbers, strict=True))
    return results_chart(analysis, compared=compared, numbers=marks)


def _row(page: ResultsPage, result: MetricResult, view: Cadence | None, order: dict[int, int]) -> Shown:
    numbers = tuple(order[change_id] for change_id in result.change_ids)
    analysis = _in_view(result, view)
    chart = chart_of(analysis, numbers, analysis.lead)
    return Shown(page.results.account_id, page.results.plan_id, result, analysis, numbers, chart)


def _in_view(result: MetricResult, view: Cadence | None) -> Analysis:
    analysis = result.analysis
    if view is None or view not in coarser(result.metric.cadence):
        return analysis
    return analyse(viewed(result.series, view), result.goal, analysis.changes, analysis.today)
