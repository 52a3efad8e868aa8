"""The Plan section: metrics with their baselines, and what is aimed at with them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csdesk.commands.aim import AimAt
from csdesk.commands.figures import Figure
from csdesk.commands.goal import EditGoal
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import AddMetric, EditMetric
from csdesk.commands.plan import AddPlan, AgreePlan
from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.queries.people import people_page
from csdesk.queries.plan import plan_page
from csdesk.ui.sections.plan import PlanSection
from tests.ui.driving import Hand, box_of, text_of
from tests.ui.in_plan import TODAY, account, kept, plan

__all__ = ["account", "plan"]


def test_what_is_measured_already_is_one_key_away_from_a_goal(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    metric = hand.do(AddMetric(account, "Support tickets"))
    plan.document.metrics.narrow(frozenset())
    plan.document.targets.narrow(frozenset())
    (button,) = plan.document.known.buttons
    hand.press(button)
    assert [goal.metric_id for goal in kept(hand, account).goals] == [metric]
    assert plan.document.known.isHidden()
    (entry,) = plan.document.metrics.entries
    assert QApplication.focusWidget() is box_of(entry.unit)
    assert len(plan.document.targets.entries) == 1  # also while only what was imported is shown
    hand.undo()
    assert not plan.document.known.isHidden()


def test_a_metric_is_added_by_its_name_and_described(hand: Hand, plan: PlanSection, account: int) -> None:
    document = plan.document
    hand.add(document.metrics.add, "First response time")
    entry = document.metrics.entries[0]
    assert QApplication.focusWidget() is box_of(entry.unit)
    hand.enter(entry.unit, "h")
    hand.choose(entry.better, Better.DOWN)
    hand.choose(entry.cadence, Cadence.WEEKLY)
    hand.enter(entry.how, "Mean of the week", key=Qt.Key.Key_Tab)
    hand.enter(entry.by, "Jan")
    (goal,) = kept(hand, account).goals
    metric = goal.standing.metric
    assert (metric.name, metric.unit, metric.better) == ("First response time", "h", Better.DOWN)
    assert metric.cadence is Cadence.WEEKLY
    assert goal.standing.goal.rank == 1
    said = goal.definitions[0].definition
    assert (said.how, said.measured_by, said.side) == ("Mean of the week", "Jan", Side.THEIRS)
    assert len(goal.definitions) == 1
    assert text_of(document.targets.entries[0].rank) == "Headline 1"


def test_adding_a_metric_is_one_step_to_take_back(hand: Hand, plan: PlanSection, account: int) -> None:
    hand.add(plan.document.metrics.add, "First response time")
    hand.undo()
    assert kept(hand, account).goals == ()
    assert hand.ask(plan_page, account, TODAY).metrics == ()
    assert plan.document.metrics.entries == ()


def test_a_metric_that_is_there_already_is_refused_and_stays_typed(hand: Hand, plan: PlanSection) -> None:
    add = plan.document.metrics.add
    hand.add(add, "Cost")
    hand.add(add, "cost")
    assert "has a goal for “Cost” already" in add.field.note
    assert text_of(add.field) == "cost"
    hand.qtbot.keyClick(box_of(add.field), Qt.Key.Key_Escape)
    hand.qtbot.keyClick(box_of(add.field), Qt.Key.Key_Escape)
    assert not add.is_open


def test_what_was_refused_for_one_account_is_not_left_for_another(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    add = plan.document.metrics.add
    hand.add(add, "Cost")
    hand.add(add, "cost")
    other = hand.account("Other")
    hand.do(AddPlan(other))
    QApplication.focusWidget().clearFocus()
    hand.open(other, "plan")
    assert not add.is_open
    assert kept(hand, other).goals == ()


def test_a_stated_baseline_and_a_target_are_typed_in_the_metrics_unit(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    row = kept(hand, account)
    hand.do(AimAt(row.id, "Solved at once"))
    metric = kept(hand, account).goals[0].metric_id
    hand.do(EditMetric(metric, unit="%", kind=Kind.RATIO, decimals=0))
    baseline = plan.document.metrics.entries[0].baseline
    hand.pick(baseline.sort, 1)
    hand.enter(baseline.stated, "52")
    hand.enter(baseline.source, "Report of October")
    target = plan.document.targets.entries[0]
    hand.enter(target.target, "80 %")
    hand.enter(target.due, "31/12/2026")
    goal = kept(hand, account).goals[0].standing.goal
    assert (goal.baseline.value, goal.baseline.source) == (0.52, "Report of October")
    assert (goal.target, goal.due) == (0.8, date(2026, 12, 31))
    assert text_of(target.target) == "80"


def test_a_baseline_is_computed_from_periods(hand: Hand, plan: PlanSection, account: int) -> None:
    row = kept(hand, account)
    hand.do(AimAt(row.id, "Cost"))
    metric = kept(hand, account).goals[0].metric_id
    hand.do(EditMetric(metric, unit="€"))
    hand.do(
        RecordMeasurements(
            tuple(Figure(metric, date(2026, month, 1), value=10.0 * month) for month in (1, 2, 3))
        )
    )
    baseline = plan.document.metrics.entries[0].baseline
    baseline.span.first.setFocus()
    hand.qtbot.keyClicks(baseline.span.first, "1 Jan 2026")
    baseline.span.last.setFocus()
    assert baseline.span.note == ""
    hand.qtbot.keyClicks(baseline.span.last, "31 Mar 2026")
    hand.qtbot.keyClick(baseline.span.last, Qt.Key.Key_Return)
    hand.settle()
    assert baseline.result.text() == "= 20.0\N{NO-BREAK SPACE}€ · Measured"
    assert (baseline.span.first.text(), baseline.span.last.text()) == ("1 Jan 2026", "31 Mar 2026")
    hand.undo()
    assert baseline.result.text() == "There is no baseline yet."


@pytest.mark.parametrize("typed", ["fast", "1,2,3", "3.6 weeks", "-"])
def test_text_in_a_number_is_refused(hand: Hand, plan: PlanSection, account: int, typed: str) -> None:
    hand.do(AimAt(kept(hand, account).id, "Cost"))
    target = plan.document.targets.entries[0].target
    hand.enter(target, typed)
    assert "is not a number" in target.note
    assert kept(hand, account).goals[0].standing.goal.target is None


def test_a_band_has_two_ends(hand: Hand, plan: PlanSection, account: int) -> None:
    hand.do(AimAt(kept(hand, account).id, "Load"))
    hand.choose(plan.document.metrics.entries[0].better, Better.BAND)
    entry = plan.document.targets.entries[0]
    assert entry.target.isHidden()
    hand.enter(entry.low, "60")
    hand.enter(entry.high, "50")
    assert "low end of the band is above" in entry.high.note
    hand.enter(entry.high, "80")
    goal = kept(hand, account).goals[0].standing.goal
    assert (goal.low, goal.high) == (60.0, 80.0)


def test_what_was_agreed_is_revised_with_a_reason(hand: Hand, plan: PlanSection, account: int) -> None:
    row = kept(hand, account)
    hand.do(AimAt(row.id, "Cost"))
    goal_id = kept(hand, account).goals[0].id
    hand.do(EditGoal(goal_id, target=4.0))
    entry = plan.document.targets.entries[0]
    assert entry.revise_button.isHidden()
    hand.do(AgreePlan(row.id, hand.ask(people_page, account).contacts[0].id, date(2026, 11, 1)))
    hand.enter(entry.target, "5")
    assert "agreed, so it isn't overwritten" in entry.target.note
    hand.qtbot.keyClick(box_of(entry.target), Qt.Key.Key_Escape)
    hand.press(entry.revise_button)
    hand.retype(entry.revise.target, "3.5")
    hand.press(entry.revise.keep)
    assert "Say why" in entry.revise.refused
    hand.retype(entry.revise.reason, "The board wants more")
    hand.press(entry.revise.keep)
    (revision,) = kept(hand, account).goals[0].revisions
    assert (revision.revision.target, revision.revision.on) == (3.5, TODAY)
    assert entry.revise.isHidden()
    assert entry.revisions.entries[0].said.text() == "From 22 Nov 2026: target 3.5. The board wants more"


def test_the_worth_is_kept_with_who_agreed(hand: Hand, plan: PlanSection, account: int) -> None:
    hand.do(AimAt(kept(hand, account).id, "Cost"))
    entry = plan.document.targets.entries[0]
    hand.press(entry.worth.button)
    worth = entry.worth_entry
    hand.enter(worth.worth, "60")
    hand.enter(worth.volume, "410")
    hand.enter(worth.agreed_by, "Maria")
    hand.enter(worth.agreed_on, "3 Feb 2026")
    found = kept(hand, account).goals[0].worth
    assert (found.amount, found.currency, found.volume) == (Decimal(60), "EUR", 410.0)
    assert (found.agreed_by, found.agreed_on) == ("Maria", date(2026, 2, 3))
