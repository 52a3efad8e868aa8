"""The Plan section: milestones, responsibilities and next steps, added one after the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csdesk.commands.aim import AimAt
from csdesk.commands.milestone import AddMilestone
from csdesk.domain.sides import Side
from csdesk.ui.sections.plan import PlanSection
from tests.ui.driving import Hand, box_of, text_of
from tests.ui.in_plan import account, kept, plan

__all__ = ["account", "plan"]


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
