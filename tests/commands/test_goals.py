"""Goals: one baseline, one aim, three headlines, and an agreement that isn't overwritten."""

from datetime import date
from decimal import Decimal

import pytest

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.aim import AimAt
from csdesk.commands.goal import AddGoal, EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.goal_revision import ReviseTarget
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.metric import AddMetric, EditMetric
from csdesk.commands.next_phase import AddNextPhase
from csdesk.commands.plan import EditPlan
from csdesk.desk import Desk
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import Baseline, StatedBaseline
from csdesk.domain.metric import Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.plan import PlanStatus
from csdesk.errors import Refusal
from csdesk.queries.plan import plan_page
from csdesk.queries.plan_goals import GoalRow
from tests.story import Story


def goals(desk: Desk, story: Story) -> dict[int, GoalRow]:
    plan = desk.ask(plan_page, story.account, desk.today).plan
    assert plan is not None
    return {row.id: row for row in plan.goals}


def test_a_stated_baseline_takes_the_place_of_a_computed_one_and_back(desk: Desk, story: Story) -> None:
    desk.do(EditGoal(story.late_goal, baseline_value=0.31, baseline_source="Ann"))
    stated = goals(desk, story)[story.late_goal].standing.goal.baseline
    assert stated == StatedBaseline(0.31, "Ann", Evidence.ASSERTED)
    desk.do(EditGoal(story.late_goal, baseline_from=date(2025, 10, 17), baseline_to=date(2025, 12, 31)))
    computed = goals(desk, story)[story.late_goal].standing.goal.baseline
    assert computed == Baseline(date(2025, 10, 1), date(2025, 12, 1))


def test_an_emptied_baseline_leaves_no_source_behind(desk: Desk, story: Story) -> None:
    desk.do(EditGoal(story.visits_goal, baseline_source="Portal"))
    desk.do(EditGoal(story.visits_goal, baseline_value=None))
    assert goals(desk, story)[story.visits_goal].standing.goal.baseline is None


def test_a_goal_starts_with_its_plan(desk: Desk, story: Story) -> None:
    assert goals(desk, story)[story.late_goal].standing.goal.start == date(2025, 12, 1)


def test_what_was_typed_before_the_first_figure_stays_as_it_is_shown(desk: Desk, story: Story) -> None:
    solved = desk.do(AddMetric(story.account, "Solved at once", unit="%")).result
    goal = desk.do(AddGoal(story.plan, solved, baseline_value=57.3, target=80)).result
    desk.do(ReviseTarget(goal, date(2026, 11, 2), "The desk is larger now", target=85))
    step = desk.do(AddNextPhase(story.plan, NextPhaseKind.TARGETS, metric_id=solved, to_value=90)).result

    def typed() -> tuple[object, ...]:
        plan = desk.ask(plan_page, story.account, desk.today).plan
        assert plan is not None
        kept = goals(desk, story)[goal].standing.goal
        assert isinstance(kept.baseline, StatedBaseline)
        to = next(one.to_value for one in plan.next_phase if one.id == step)
        return kept.baseline.value, kept.target, kept.revisions[0].target, to

    desk.do(EditMetric(solved, kind=Kind.RATIO))
    assert typed() == (0.573, 0.8, 0.85, 0.9)
    desk.do(EditMetric(solved, unit="of all"))
    assert typed() == (57.3, 80, 85, 90)
    desk.do(EditMetric(solved, unit="%"))
    desk.do(RecordMeasurement(solved, date(2026, 10, 1), numerator=1, denominator=2))
    desk.do(EditMetric(solved, unit="of all"))
    assert typed() == (0.573, 0.8, 0.85, 0.9)


def test_names_are_the_same_whatever_their_capitals_accents_included(desk: Desk, story: Story) -> None:
    hours = desk.do(AddMetric(story.account, "Öffnungszeit")).result
    with pytest.raises(Refusal, match="has a metric called"):
        desk.do(AddMetric(story.account, "öffnungszeit"))
    goal = desk.do(AimAt(story.plan, "ÖFFNUNGSZEIT")).result
    assert goals(desk, story)[goal].metric_id == hours
    other = desk.do(AddAccount("Åsgård")).result
    with pytest.raises(Refusal, match="There is an account called"):
        desk.do(AddAccount("ÅSGÅRD"))
    desk.do(EditAccount(other, name="ÅSGÅRD"))


def test_ranks_are_swapped(desk: Desk, story: Story) -> None:
    desk.do(RankGoal(story.late_goal, 2))
    assert ranks(desk, story) == {story.late_goal: 2, story.visits_goal: 1}
    desk.do(RankGoal(story.late_goal, None))
    desk.do(RankGoal(story.late_goal, 1))
    assert ranks(desk, story) == {story.late_goal: 1, story.visits_goal: None}


def test_a_new_goal_takes_a_rank_from_the_one_that_had_it(desk: Desk, story: Story) -> None:
    returns = desk.do(AddMetric(story.account, "Returns")).result
    goal = desk.do(AddGoal(story.plan, returns, rank=1)).result
    assert ranks(desk, story) == {goal: 1, story.visits_goal: 2, story.late_goal: None}
    desk.undo()
    assert ranks(desk, story) == {story.late_goal: 1, story.visits_goal: 2}


def ranks(desk: Desk, story: Story) -> dict[int, int | None]:
    return {goal: row.standing.goal.rank for goal, row in goals(desk, story).items()}


def test_a_revision_leaves_what_was_agreed_first(desk: Desk, story: Story) -> None:
    goal = goals(desk, story)[story.late_goal].standing.goal
    assert goal.target == 0.15
    assert goal.at(date(2026, 5, 31)).target == 0.15
    assert goal.at(date(2026, 6, 1)).target == 0.10


def test_a_second_revision_on_a_day_replaces_the_first(desk: Desk, story: Story) -> None:
    desk.do(ReviseTarget(story.late_goal, date(2026, 6, 1), "A slip of the pen", target=0.12))
    (revision,) = goals(desk, story)[story.late_goal].revisions
    assert (revision.id, revision.revision.target) == (story.revision, 0.12)
    assert revision.revision.reason == "A slip of the pen"


def test_a_band_takes_the_place_of_a_target(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.DRAFT))
    desk.do(EditGoal(story.visits_goal, low=300, high=400))
    goal = goals(desk, story)[story.visits_goal].standing.goal
    assert (goal.target, goal.low, goal.high) == (None, 300, 400)
    desk.do(EditGoal(story.visits_goal, target=350))
    goal = goals(desk, story)[story.visits_goal].standing.goal
    assert (goal.target, goal.low, goal.high) == (350, None, None)


def test_a_target_is_written_freely_until_the_plan_is_agreed(desk: Desk, story: Story) -> None:
    with pytest.raises(Refusal):
        desk.do(EditGoal(story.late_goal, target=0.2))
    desk.do(EditGoal(story.visits_goal, due=date(2026, 12, 31)))
    desk.do(EditPlan(story.plan, status=PlanStatus.PROPOSED))
    desk.do(EditGoal(story.late_goal, target=0.2))
    assert goals(desk, story)[story.late_goal].standing.goal.target == 0.2


def test_another_worth_has_to_be_agreed_anew(desk: Desk, story: Story) -> None:
    desk.do(EditWorth(story.late_goal, worth=Decimal("8.00")))
    worth = goals(desk, story)[story.late_goal].worth
    assert (worth.amount, worth.currency, worth.agreed_by, worth.agreed_on) == (
        Decimal("8.00"),
        "EUR",
        "",
        None,
    )
    desk.do(EditWorth(story.late_goal, worth_agreed_by_id=story.ben, worth_agreed_on=date(2026, 11, 1)))
    assert goals(desk, story)[story.late_goal].worth.agreed_by == "Ben Dahl"


def test_the_same_worth_stays_agreed(desk: Desk, story: Story) -> None:
    assert not desk.do(EditWorth(story.late_goal, worth=Decimal("7.50"), volume=2000)).changes
    assert goals(desk, story)[story.late_goal].worth.agreed_by == "Ann Berg"
