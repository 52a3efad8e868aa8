"""Plans: agreed by a named person on a day, one open at a time, and one phase after the other."""

from datetime import date

import pytest

from csdesk.commands.contact import EditContact
from csdesk.commands.definition import AddDefinition
from csdesk.commands.figures import Figure
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import EditMetric
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import AddPlan, AgreePlan, EditPlan
from csdesk.desk import Desk
from csdesk.domain.goals import Baseline
from csdesk.domain.plan import PlanStatus
from csdesk.errors import Refusal
from csdesk.queries.plan import PlanRow, plan_page
from tests.story import Story

DAY = date(2026, 11, 2)


def plan(desk: Desk, story: Story, plan_id: int | None = None) -> PlanRow:
    found = desk.ask(plan_page, story.account, desk.today, plan_id).plan
    assert found is not None
    return found


def baselines(desk: Desk, story: Story, plan_id: int) -> dict[int, object]:
    return {row.metric_id: row.standing.goal.baseline for row in plan(desk, story, plan_id).goals}


def test_a_plan_is_agreed_by_a_person_on_a_day(desk: Desk, story: Story) -> None:
    found = plan(desk, story)
    assert (found.status, found.agreed_by, found.agreed_on) == (
        PlanStatus.AGREED,
        "Ann Berg",
        date(2025, 12, 5),
    )


def test_back_in_draft_it_is_no_longer_agreed(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.DRAFT))
    assert (plan(desk, story).agreed_by, plan(desk, story).agreed_on) == ("", None)
    for status in (PlanStatus.AGREED, PlanStatus.ACTIVE):
        with pytest.raises(Refusal, match="named person"):
            desk.do(EditPlan(story.plan, status=status))


def test_an_active_plan_stays_active_when_it_is_agreed_anew(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.ACTIVE))
    desk.do(AgreePlan(story.plan, story.ben, DAY))
    assert (plan(desk, story).status, plan(desk, story).agreed_by) == (PlanStatus.ACTIVE, "Ben Dahl")


def test_who_had_left_by_then_agrees_to_nothing(desk: Desk, story: Story) -> None:
    desk.do(EditContact(story.ben, left_on=date(2026, 10, 1)))
    with pytest.raises(Refusal, match="left on"):
        desk.do(AgreePlan(story.plan, story.ben, DAY))
    desk.do(AgreePlan(story.plan, story.ben, date(2026, 9, 30)))


def test_a_closed_plan_is_opened_before_it_is_agreed(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.MISSED))
    with pytest.raises(Refusal, match="closed"):
        desk.do(AgreePlan(story.plan, story.ann, DAY))


def test_a_closed_plan_is_not_opened_beside_another_open_one(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.CANCELLED))
    second = desk.do(AddPlan(story.account)).result
    assert plan(desk, story, second).phase == 2
    with pytest.raises(Refusal, match="still open"):
        desk.do(EditPlan(story.plan, status=PlanStatus.ACTIVE))


def test_the_next_phase_takes_the_goals_on_from_a_new_baseline(desk: Desk, story: Story) -> None:
    first = baselines(desk, story, story.plan)
    started = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED, plan_title="Everywhere")).result
    old, new = plan(desk, story, story.plan), plan(desk, story)
    assert (old.status, old.phase) == (PlanStatus.ACHIEVED, 1)
    assert (new.id, new.phase, new.status, new.title) == (started.plan_id, 2, PlanStatus.DRAFT, "Everywhere")
    assert (new.starts, new.agreed_by, new.shared) == (desk.today, "", False)
    assert baselines(desk, story, story.plan) == first
    assert baselines(desk, story, new.id)[story.late] == Baseline(date(2026, 8, 1), date(2026, 10, 1))
    late = next(row.standing.goal for row in new.goals if row.metric_id == story.late)
    assert (late.target, late.due, late.rank, late.revisions) == (0.10, date(2026, 12, 31), 1, ())


def test_it_says_for_which_goal_no_baseline_could_be_taken(desk: Desk, story: Story) -> None:
    started = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED)).result
    (missing,) = started.without_baseline
    goals = {row.id: row.metric_id for row in plan(desk, story).goals}
    assert goals[missing[0]] == story.visits
    assert baselines(desk, story, started.plan_id)[story.visits] is None


def test_only_the_goals_that_are_named_go_on(desk: Desk, story: Story) -> None:
    desk.do(StartNextPhase(story.plan, PlanStatus.MISSED, goes_on=(story.late_goal,)))
    assert [row.metric_id for row in plan(desk, story).goals] == [story.late]
    desk.undo()
    desk.do(StartNextPhase(story.plan, PlanStatus.MISSED, goes_on=()))
    assert plan(desk, story).goals == ()


def test_the_new_baseline_follows_the_now_rule(desk: Desk, story: Story) -> None:
    desk.do(EditMetric(story.late, now_periods=6))
    started = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED)).result
    assert baselines(desk, story, started.plan_id)[story.late] == Baseline(
        date(2026, 5, 1), date(2026, 10, 1)
    )


def test_the_new_baseline_leaves_out_what_is_still_running_and_what_came_later(
    desk: Desk, story: Story
) -> None:
    desk.do(RecordMeasurements((Figure(story.late, date(2026, 11, 1), numerator=1, denominator=100),)))
    started = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED, starts=date(2026, 9, 20))).result
    assert baselines(desk, story, started.plan_id)[story.late] == Baseline(date(2026, 6, 1), date(2026, 8, 1))


def test_the_new_baseline_is_of_the_new_definition(desk: Desk, story: Story) -> None:
    desk.do(AddDefinition(story.late, date(2026, 9, 1), meaning="Late at the gate", how="Scanned"))
    started = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED)).result
    assert {goal for goal, _ in started.without_baseline} == {row.id for row in plan(desk, story).goals}


def test_a_phase_is_followed_once(desk: Desk, story: Story) -> None:
    desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED))
    with pytest.raises(Refusal, match="follows this one already"):
        desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED))
