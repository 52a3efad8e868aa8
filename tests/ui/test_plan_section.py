"""The Plan section: the one-page document, written where it stands, from its purpose to the next phase."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csdesk.commands.aim import AimAt
from csdesk.commands.figures import Figure
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.milestone import AddMilestone
from csdesk.commands.plan import EditPlan
from csdesk.domain.plan import Element, PlanStatus
from csdesk.queries.people import people_page
from csdesk.queries.plan import plan_page
from csdesk.ui.order import focusable
from csdesk.ui.sections.plan import PlanSection
from tests.ui.driving import Hand, box_of, text_of
from tests.ui.in_plan import TODAY, account, kept, plan

__all__ = ["account", "plan"]


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
