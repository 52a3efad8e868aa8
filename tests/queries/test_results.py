"""The results of accounts: metrics in their order with goal, changes and all figures."""

from datetime import date
from decimal import Decimal

import pytest

from csdesk.commands.account import AddAccount
from csdesk.commands.change import AddChange, Concerns
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import AddMetric, EditMetric
from csdesk.commands.next_phase import DeleteNextPhase
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import EditPlan
from csdesk.desk import Desk
from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.change import ChangeKind
from csdesk.domain.course import Course
from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence, following
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Missing
from csdesk.domain.value import ValueToDate
from csdesk.domain.velocity import RENEWAL_RISK
from csdesk.errors import Refusal
from csdesk.queries.accounts import list_accounts
from csdesk.queries.plan import plan_page
from csdesk.queries.results import AccountResults, MetricResult, account_results, all_results
from tests.queries.statements import statements
from tests.story import MONTHS, Story, tell


def results(desk: Desk, story: Story) -> AccountResults:
    return desk.ask(account_results, story.account, desk.today)


def late(desk: Desk, story: Story) -> MetricResult:
    return next(one for one in results(desk, story).metrics if one.metric_id == story.late)


def test_headlines_come_first_and_what_has_no_goal_last(desk: Desk, story: Story) -> None:
    for name in ("zeal", "Accidents"):
        desk.do(AddMetric(story.account, name))
    unranked = desk.do(AddMetric(story.account, "Middle")).result
    desk.do(AddGoal(story.plan, unranked, target=1))
    names = [one.metric.name for one in results(desk, story).metrics]
    assert names == ["Late deliveries", "Portal visits", "Middle", "Accidents", "zeal"]


def test_a_result_knows_what_it_was_made_of(desk: Desk, story: Story) -> None:
    found = late(desk, story)
    assert (found.goal_id, found.shared, found.change_ids) == (story.late_goal, False, (story.go_live,))
    assert [point.period for point in found.series.points] == MONTHS
    assert found.series.points[-1].value == pytest.approx(0.22)
    assert (found.series.points[-1].numerator, found.series.points[-1].source) == (22, "Dispatch")
    (change,) = found.analysis.changes
    assert (change.confirmed_by, change.new_start, change.kind) == ("Ann Berg", True, ChangeKind.GO_LIVE)
    assert found.metric.definition is not None
    assert found.metric.definition.measured_by == "Ben Dahl"


def test_the_figures_are_those_of_the_method(desk: Desk, story: Story) -> None:
    analysis = late(desk, story).analysis
    assert isinstance(analysis.baseline, BaselineFigure)
    assert analysis.baseline.value == pytest.approx(0.30)
    assert analysis.course is Course.OFF_COURSE
    assert analysis.aim is not None
    assert analysis.aim.target == 0.10
    assert isinstance(analysis.value, ValueToDate)
    # After the go-live of 2 March: 2 % fewer late deliveries in April up to 8 % in October, of 2,000 a month at 7.50.
    assert analysis.value.money.amount == Decimal("5250.00")
    assert (analysis.value.worth.agreed_by, analysis.value.worth.agreed_on) == ("Ann Berg", date(2025, 12, 5))


def test_the_volume_may_be_another_metric(desk: Desk, story: Story) -> None:
    parcels = desk.do(AddMetric(story.account, "Parcels")).result
    desk.do(RecordMeasurements(tuple(Figure(parcels, month, value=1000) for month in MONTHS)))
    desk.do(
        EditWorth(
            story.late_goal,
            volume_metric_id=parcels,
            worth_agreed_by_id=story.ben,
            worth_agreed_on=date(2026, 11, 1),
        )
    )
    value = late(desk, story).analysis.value
    assert isinstance(value, ValueToDate)
    assert (value.money.amount, value.worth.agreed_by) == (Decimal("2625.00"), "Ben Dahl")


def test_a_confirmed_figure_names_who_confirmed_it(desk: Desk, story: Story) -> None:
    visits = next(one for one in results(desk, story).metrics if one.metric_id == story.visits)
    (point,) = visits.series.points
    assert (point.evidence, point.confirmed_by, point.confirmed_on) == (
        Evidence.CONFIRMED,
        "Ann Berg",
        date(2026, 11, 10),
    )


def test_the_first_phases_baseline_stays(desk: Desk, story: Story) -> None:
    assert late(desk, story).first is None
    desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED))
    found = late(desk, story)
    assert results(desk, story).phase == 2
    assert found.first is not None
    assert isinstance(found.first.baseline, BaselineFigure)
    assert found.first.phase == 1
    assert found.first.baseline.value == pytest.approx(0.30)
    assert isinstance(found.analysis.baseline, BaselineFigure)
    assert found.analysis.baseline.value == pytest.approx(0.23)


def test_list_page_and_results_agree(desk: Desk, story: Story) -> None:
    desk.do(EditMetric(story.late, now_periods=4))
    (row,) = desk.ask(list_accounts, desk.today)
    plan = desk.ask(plan_page, story.account, desk.today).plan
    assert plan is not None
    standing = plan.goals[0].standing
    analysis = late(desk, story).analysis
    assert row.course is standing.glance.course is analysis.course
    assert standing.glance.progress == analysis.progress
    for one, other in ((standing.glance.now, analysis.now), (standing.baseline, analysis.baseline)):
        assert not isinstance(one, Missing)
        assert not isinstance(other, Missing)
        assert (one.value, one.evidence, len(one.points)) == (other.value, other.evidence, len(other.points))


def test_reached_standing_still_and_without_next_phase_is_flagged(desk: Desk, story: Story) -> None:
    figures = (Figure(story.late, month, numerator=5, denominator=100) for month in MONTHS[-6:])
    desk.do(RecordMeasurements(tuple(figures)))
    assert results(desk, story).flags == ()
    desk.do(DeleteNextPhase(story.next_phase))
    assert results(desk, story).flags == (RENEWAL_RISK,)


def test_a_change_is_on_the_charts_of_its_metrics_only(desk: Desk, story: Story) -> None:
    change = desk.do(
        AddChange(
            story.account,
            date(2025, 10, 1),
            "New portal",
            ChangeKind.PROCESS,
            metrics=(Concerns(story.visits),),
        )
    ).result
    found = {one.metric_id: one.change_ids for one in results(desk, story).metrics}
    assert found == {story.late: (story.go_live,), story.visits: (change,)}


def test_of_a_deleted_account_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="deleted in the meantime"):
        desk.ask(account_results, 99, desk.today)


def test_all_results_are_those_of_each_account(desk: Desk, story: Story) -> None:
    other = tell(desk, "Contoso")
    desk.do(AddAccount("Bare"))
    every = desk.ask(all_results, desk.today)
    assert [one.name for one in every] == ["Bare", "Contoso", "Northwind Logistics"]
    assert every[1] == desk.ask(account_results, other.account, desk.today)
    assert every[2] == results(desk, story)
    assert (every[0].metrics, every[0].plan_id) == ((), None)


class TestStatements:
    def test_are_as_many_for_one_account_as_for_more(self, desk: Desk, story: Story) -> None:
        before = self.counted(desk, story)
        for name in ("Contoso", "Fabrikam", "Tailspin"):
            tell(desk, name)
        for number in range(8):
            metric = desk.do(AddMetric(story.account, f"Metric {number}", cadence=Cadence.WEEKLY)).result
            desk.do(AddGoal(story.plan, metric, target=1, rank=1 + number % 3))
            weeks = (following(Cadence.WEEKLY, desk.today, -back) for back in range(30))
            desk.do(RecordMeasurements(tuple(Figure(metric, week, value=2) for week in weeks)))
        assert self.counted(desk, story) == before
        assert max(before) <= 14

    @staticmethod
    def counted(desk: Desk, story: Story) -> list[int]:
        return [
            statements(desk, list_accounts, desk.today),
            statements(desk, account_results, story.account, desk.today),
            statements(desk, all_results, desk.today),
        ]


def test_a_closed_plan_still_shows_its_results(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.MISSED))
    assert results(desk, story).plan_id == story.plan
    assert late(desk, story).goal_id == story.late_goal
