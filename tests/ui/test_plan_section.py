"""The Plan section: the one-page document, written where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csdesk.commands.aim import AimAt
from csdesk.commands.contact import AddContact
from csdesk.commands.figures import Figure
from csdesk.commands.goal import EditGoal
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import AddMetric, EditMetric
from csdesk.commands.milestone import AddMilestone
from csdesk.commands.plan import AddPlan, AgreePlan, EditPlan
from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import Element, PlanStatus
from csdesk.domain.sides import Side
from csdesk.queries.people import people_page
from csdesk.queries.plan import PlanRow, plan_page
from csdesk.ui.order import focusable
from csdesk.ui.sections.plan import PlanSection
from tests.ui.driving import Hand, box_of, text_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def account(hand: Hand) -> int:
    """An account whose plan is begun and has a sponsor to agree to it."""
    account = hand.account("Acme")
    hand.do(AddContact(account, "Maria"))
    hand.do(AddPlan(account))
    return account


@pytest.fixture
def plan(hand: Hand, account: int) -> PlanSection:
    """The section of that account."""
    section: PlanSection = hand.open(account, "plan")
    return section


def kept(hand: Hand, account: int) -> PlanRow:
    """The plan as the book holds it."""
    found = hand.ask(plan_page, account, TODAY).plan
    assert found is not None
    return found


def test_an_account_without_a_plan_teaches_and_one_key_begins_it(hand: Hand) -> None:
    account = hand.account()
    section: PlanSection = hand.open(account, "plan")
    assert section.empty.isVisible()
    assert section.area.isHidden()
    section.focus_first()
    hand.qtbot.keyClick(section.begin, Qt.Key.Key_Return)
    hand.settle()
    assert section.area.isVisible()
    assert kept(hand, account).phase == 1
    assert QApplication.focusWidget() is box_of(section.document.purpose.purpose)
    hand.undo()
    assert section.empty.isVisible()


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


def test_every_empty_part_says_what_belongs_there(plan: PlanSection) -> None:
    said = [part.missing for part in plan.document.parts.values()]
    assert said[0] == "What is success, in the customer's own words?"
    assert all(said)


def test_the_purpose_is_kept_taken_back_and_done_again(hand: Hand, plan: PlanSection, account: int) -> None:
    purpose = plan.document.purpose
    hand.enter(purpose.purpose, "Answers before lunch")
    assert kept(hand, account).purpose == "Answers before lunch"
    assert plan.document.parts[Element.PURPOSE].missing == ""
    hand.undo()
    assert text_of(purpose.purpose) == ""
    hand.redo()
    assert text_of(purpose.purpose) == "Answers before lunch"


def test_a_new_name_beside_the_purpose_becomes_a_contact_and_one_undo_takes_back_both(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    hand.enter(plan.document.purpose.said_by, "Jan Smit")
    assert kept(hand, account).said_by == "Jan Smit"
    assert {one.name for one in hand.ask(people_page, account).contacts} == {"Maria", "Jan Smit"}
    hand.undo()
    assert kept(hand, account).said_by == ""
    assert {one.name for one in hand.ask(people_page, account).contacts} == {"Maria"}


def test_the_31st_of_february_is_refused_below_its_line(hand: Hand, plan: PlanSection, account: int) -> None:
    days = plan.document.days
    hand.enter(days.starts, "1 Jan 2026")
    hand.enter(days.starts, "31 Feb 2026")
    assert "“31 Feb 2026” is not a day of the calendar" in days.starts.note
    assert "Still kept: 1 Jan 2026." in days.starts.note
    assert kept(hand, account).starts == date(2026, 1, 1)


def test_an_end_before_the_start_is_refused(hand: Hand, plan: PlanSection, account: int) -> None:
    days = plan.document.days
    hand.enter(days.starts, "1 Jan 2026")
    hand.enter(days.ends, "1 Dec 2025")
    assert "lies before the start" in days.ends.note
    assert kept(hand, account).ends is None


def test_a_plan_is_agreed_only_by_a_named_person(hand: Hand, plan: PlanSection, account: int) -> None:
    head = plan.document.head
    hand.choose(head.status, PlanStatus.PROPOSED)
    assert kept(hand, account).status is PlanStatus.PROPOSED
    hand.choose(head.status, PlanStatus.AGREED)
    assert "agreed only with a named person" in head.status.note
    hand.enter(head.agreed_by, "Maria")
    row = kept(hand, account)
    assert (row.status, row.agreed_by, row.agreed_on) == (PlanStatus.AGREED, "Maria", TODAY)
    assert text_of(head.agreed_on) == "22 Nov 2026"
    hand.enter(head.agreed_on, "3 Nov 2026")
    assert kept(hand, account).agreed_on == date(2026, 11, 3)
    hand.enter(head.agreed_by, "")
    row = kept(hand, account)
    assert (row.status, row.agreed_by, row.agreed_on) == (PlanStatus.PROPOSED, "", None)


def test_a_choice_is_taken_back_and_made_again(hand: Hand, plan: PlanSection) -> None:
    status = plan.document.head.status
    hand.choose(status, PlanStatus.PROPOSED)
    hand.undo()
    assert text_of(status) == "Draft"
    hand.redo()
    assert text_of(status) == "Proposed"


def test_a_day_of_agreement_without_a_person_is_refused(hand: Hand, plan: PlanSection) -> None:
    head = plan.document.head
    hand.enter(head.agreed_on, "3 Nov 2026")
    assert "Name the customer's person" in head.agreed_on.note


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


def test_milestones_are_added_dated_and_deleted_by_keyboard(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    list_ = plan.document.milestones
    hand.add(list_.add, "First team is live")
    entry = list_.entries[0]
    assert QApplication.focusWidget() is box_of(entry.planned)
    hand.enter(entry.planned, "12 Jan 2026")
    hand.enter(entry.reached, "23 Nov 2026")
    assert "still to come" in entry.reached.note
    hand.enter(entry.reached, "14 Jan 2026")
    (row,) = kept(hand, account).milestones.rows
    assert (row.planned, row.reached) == (date(2026, 1, 12), date(2026, 1, 14))
    hand.page.delete_here()
    hand.settle()
    assert kept(hand, account).milestones.rows == ()
    assert hand.notices == ["“First team is live” was deleted. [Undo]"]
    assert QApplication.focusWidget() is list_.add.button
    hand.undo()
    assert text_of(list_.entries[0].phrase) == "First team is live"


def test_ctrl_enter_adds_one_after_the_other(hand: Hand, plan: PlanSection, account: int) -> None:
    list_ = plan.document.milestones
    list_.add.button.setFocus()
    for said in ("One", "Two", "Three"):
        hand.page.add_here()
        hand.settle()
        hand.qtbot.keyClicks(box_of(list_.add.field), said)
    hand.page.add_here()
    hand.settle()
    assert {row.phrase for row in kept(hand, account).milestones.rows} == {"One", "Two", "Three"}
    assert list_.add.is_open


def test_responsibilities_are_named_on_both_sides(hand: Hand, plan: PlanSection, account: int) -> None:
    document = plan.document
    hand.add(document.theirs.add, "Maria")
    hand.enter(document.theirs.entries[0].answers_for, "The purpose", key=Qt.Key.Key_Tab)
    hand.add(document.ours.add, "Robin")
    hand.enter(document.ours.entries[0].answers_for, "Training", key=Qt.Key.Key_Tab)
    found = {(one.side, one.person, one.answers_for) for one in kept(hand, account).responsibilities}
    assert found == {(Side.THEIRS, "Maria", "The purpose"), (Side.OURS, "Robin", "Training")}


def test_a_step_of_the_next_phase_goes_from_a_value_to_a_value(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    hand.do(AimAt(kept(hand, account).id, "Cost"))
    document = plan.document
    hand.add(document.steps.add, "Night shift")
    entry = document.steps.entries[0]
    assert not entry.start.isEnabled()
    hand.choose(entry.metric_choice, kept(hand, account).goals[0].metric_id)
    hand.enter(entry.start, "4")
    hand.enter(entry.end, "3.5")
    hand.enter(entry.by, "1 Jun 2027")
    hand.enter(entry.first_step, "Two weeks on trial", key=Qt.Key.Key_Tab)
    hand.enter(entry.theirs, "Maria")
    hand.enter(entry.ours, "Robin")
    (row,) = kept(hand, account).next_phase
    assert (row.text, row.from_value, row.to_value, row.by) == ("Night shift", 4.0, 3.5, date(2027, 6, 1))
    assert (row.first_step, row.theirs, row.ours) == ("Two weeks on trial", "Maria", "Robin")


def test_sharing_shows_at_a_glance(hand: Hand, plan: PlanSection, account: int) -> None:
    hand.do(AddMilestone(kept(hand, account).id, "Live"))
    entry = plan.document.milestones.entries[0]
    entry.phrase.setFocus()
    hand.page.share_here()
    hand.settle()
    row = kept(hand, account)
    assert (row.milestones.rows[0].shared, row.shared) == (True, False)
    plan.document.purpose.purpose.setFocus()
    hand.page.share_here()
    hand.settle()
    assert kept(hand, account).shared


def test_the_next_phase_is_said_before_it_starts_and_taken_back_as_one(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    row = kept(hand, account)
    hand.do(EditPlan(row.id, purpose="Answers before lunch", plan_title="Faster"))
    hand.do(AimAt(row.id, "Cost"))
    metric = kept(hand, account).goals[0].metric_id
    months = [date(2026, month, 1) for month in (7, 8, 9, 10)]
    hand.do(RecordMeasurements(tuple(Figure(metric, day, value=4.0) for day in months)))
    hand.press(plan.document.head.start)
    start = plan.start
    assert start.isVisible()
    assert "Phase 1 closes and stays as it is" in start.explained.text()
    (box,) = start.boxes.values()
    assert box.text() == "Cost: from 4.0, the mean of 1 Aug 2026 to 31 Oct 2026"
    assert kept(hand, account).phase == 1
    hand.choose(start.ended, PlanStatus.ACHIEVED)
    hand.retype(start.title, "Further")
    hand.press(start.go)
    assert start.isHidden()
    now = kept(hand, account)
    assert (now.phase, now.title, now.status) == (2, "Further", PlanStatus.DRAFT)
    assert now.goals[0].standing.goal.baseline.from_ == date(2026, 8, 1)
    assert text_of(plan.document.head.title) == "Further"
    hand.pick(plan.document.head.phases, 0)
    hand.qtbot.keyClick(plan.document.head.phases, Qt.Key.Key_Return)
    plan.document.head.phases.activated.emit(0)
    hand.settle()
    assert text_of(plan.document.head.title) == "Faster"
    assert plan.document.head.start.isHidden()
    hand.undo()
    assert kept(hand, account).phase == 1
    assert plan.document.head.only.isVisible()


def test_what_is_being_typed_survives_a_refresh(hand: Hand, plan: PlanSection, account: int) -> None:
    row = kept(hand, account)
    plan.area.verticalScrollBar().setValue(40)
    hand.retype(plan.document.purpose.purpose, "Half a sent")
    hand.do(EditPlan(row.id, plan_title="Changed elsewhere", purpose="Changed elsewhere"))
    assert text_of(plan.document.head.title) == "Changed elsewhere"
    assert text_of(plan.document.purpose.purpose) == "Half a sent"
    assert QApplication.focusWidget() is box_of(plan.document.purpose.purpose)
    assert plan.area.verticalScrollBar().value() == 40


def test_escape_gives_up_what_was_typed(hand: Hand, plan: PlanSection, account: int) -> None:
    hand.enter(plan.document.head.title, "Faster")
    hand.retype(plan.document.head.title, "Slower")
    hand.qtbot.keyClick(box_of(plan.document.head.title), Qt.Key.Key_Escape)
    assert text_of(plan.document.head.title) == "Faster"
    assert kept(hand, account).title == "Faster"


def test_tab_goes_through_the_document_from_top_to_bottom(
    hand: Hand, plan: PlanSection, account: int
) -> None:
    hand.add(plan.document.milestones.add, "Second")
    hand.add(plan.document.metrics.add, "Cost")
    row = kept(hand, account)
    hand.do(AddMilestone(row.id, "First", planned=date(2026, 1, 1)))
    inner = plan.inner
    wanted = [widget for widget in focusable(inner) if widget.isVisible() and widget.isEnabled()]
    wanted[0].setFocus()
    went = [wanted[0]]
    for _ in wanted[1:]:
        hand.qtbot.keyClick(went[-1], Qt.Key.Key_Tab)
        found = QApplication.focusWidget()
        assert found is not None
        went.append(found)
    assert [wanted.index(widget) for widget in went] == list(range(len(wanted)))


def test_everything_that_takes_the_focus_has_a_name(plan: PlanSection) -> None:
    assert [one for one in focusable(plan.inner) if not one.accessibleName()] == []


def test_deleting_a_phase_leaves_the_metrics(hand: Hand, plan: PlanSection, account: int) -> None:
    hand.do(AimAt(kept(hand, account).id, "Cost"))
    hand.press(plan.document.head.bin)
    assert plan.empty.isVisible()
    assert [one.metric.name for one in hand.ask(plan_page, account, TODAY).metrics] == ["Cost"]
    assert hand.notices == ["Phase 1 was deleted; metrics and their figures stay. [Undo]"]
    hand.undo()
    assert plan.area.isVisible()
