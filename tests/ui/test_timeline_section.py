"""The Timeline section: everything that has a day, drawn and edited."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.answer import AskQuestion
from csdesk.commands.change import AddChange
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.contact import AddContact
from csdesk.commands.contract import AddContract
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.metric import AddMetric
from csdesk.commands.milestone import AddMilestone
from csdesk.commands.plan import AddPlan
from csdesk.domain.change import ChangeKind
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.queries.changes import list_changes
from csdesk.queries.contracts import list_contracts
from csdesk.queries.timeline import timeline
from csdesk.ui.order import focusable
from csdesk.ui.sections.timeline import TimelineSection
from tests.ui.driving import Hand, box_of, text_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def section(hand: Hand, account: int) -> TimelineSection:
    """The section of that account."""
    found: TimelineSection = hand.open(account, "timeline")
    return found


def test_an_empty_timeline_teaches(section: TimelineSection) -> None:
    assert section.drawn.isHidden()
    for empty in (section.no_milestones, section.no_changes, section.no_contracts):
        assert empty.isVisible()
    assert section.milestones.add is not None
    assert section.milestones.add.isHidden()


def test_a_change_is_written_dated_confirmed_and_tied_to_metrics(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.do(AddContact(account, "Maria"))
    metric = hand.do(AddMetric(account, "Cost"))
    hand.add(section.changes.add, "Night tickets go to two people")
    entry = section.changes.entries[0]
    assert QApplication.focusWidget() is box_of(entry.day)
    hand.enter(entry.day, "23 Feb 2026")
    hand.choose(entry.kind, ChangeKind.PEOPLE)
    hand.choose(entry.side, Side.BOTH)
    hand.enter(entry.by, "Jan")
    hand.enter(entry.confirmed_by, "Maria")
    assert entry.metrics.button.text() == "Which metrics does it concern?"
    hand.press(entry.metrics.button)
    hand.press(entry.concerned.concerned.buttons[metric])
    hand.press(entry.concerned.anew.buttons[metric])
    (row,) = hand.ask(list_changes, account)
    assert (row.text, row.day, row.kind) == (
        "Night tickets go to two people",
        date(2026, 2, 23),
        ChangeKind.PEOPLE,
    )
    assert (row.side, row.by, row.confirmed_by, row.confirmed_on) == (Side.BOTH, "Jan", "Maria", TODAY)
    assert [(one.metric_id, one.new_start) for one in row.metrics] == [(metric, True)]
    assert entry.metrics.button.text() == "Concerns: Cost"
    hand.undo()
    assert not entry.concerned.anew.buttons[metric].isChecked()


def test_a_change_needs_its_day_and_words(hand: Hand, section: TimelineSection, account: int) -> None:
    hand.do(AddChange(account, TODAY, "Go-live", ChangeKind.GO_LIVE))
    entry = section.changes.entries[0]
    hand.enter(entry.day, "")
    assert "A date is needed here" in entry.day.note
    hand.enter(entry.day, "31 Feb 2026")
    assert "is not a day of the calendar" in entry.day.note
    hand.enter(entry.text, "  ", key=Qt.Key.Key_Tab)
    assert "Say in a few words what was changed" in entry.text.note
    assert hand.ask(list_changes, account)[0].text == "Go-live"


def test_a_contract_is_entered_with_value_and_events(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.add(section.contracts.add, "1 Apr 2026")
    entry = section.contracts.entries[0]
    assert QApplication.focusWidget() is box_of(entry.ends)
    hand.enter(entry.ends, "31 Mar 2027")
    hand.enter(entry.value, "84,000")
    hand.enter(entry.value, "a lot")
    assert "is not a number" in entry.value.note
    hand.qtbot.keyClick(box_of(entry.value), Qt.Key.Key_Escape)
    hand.enter(entry.number, "C-2")
    hand.add(entry.events.add, "1 Apr 2026")
    event = entry.events.entries[0]
    hand.choose(event.kind, ContractEventKind.EXPANDED)
    hand.enter(event.change, "14000")
    hand.enter(event.reason, "Two more teams", key=Qt.Key.Key_Tab)
    (row,) = hand.ask(list_contracts, account)
    assert (row.starts, row.ends, row.external_id) == (date(2026, 4, 1), date(2027, 3, 31), "C-2")
    assert (row.annual_value, row.currency) == (Decimal(84000), "EUR")
    (happened,) = row.events
    assert (happened.kind, happened.value_change, happened.reason) == (
        ContractEventKind.EXPANDED,
        Decimal(14000),
        "Two more teams",
    )
    assert hand.page.head.ahead.text().endswith("Renews 31 Mar 2027 (129 days)")


def test_a_contract_follows_the_one_that_ended_before_it(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    first = hand.do(AddContract(account, date(2025, 4, 1), ends=date(2026, 3, 31)))
    hand.add(section.contracts.add, "1 Apr 2026")
    assert [row.predecessor_id for row in hand.ask(list_contracts, account)] == [None, first]


def test_milestones_say_when_they_can_be_expected(hand: Hand, section: TimelineSection, account: int) -> None:
    plan = hand.do(AddPlan(account))
    for said, planned, reached in (
        ("First", date(2026, 1, 1), date(2026, 1, 11)),
        ("Second", date(2026, 2, 1), date(2026, 2, 11)),
        ("Third", date(2026, 12, 1), None),
    ):
        hand.do(AddMilestone(plan, said, planned=planned, reached=reached))
    stands = [entry.stands.text() for entry in section.milestones.entries]
    assert stands == ["Reached 10 days late", "Reached 10 days late", "Expected 11 Dec 2026"]
    third = section.milestones.entries[2]
    hand.enter(third.reached, "20 Nov 2026")
    assert third.stands.text() == "Reached"
    hand.enter(third.planned, "19 Nov 2026")
    assert third.stands.text() == "Reached 1 day late"
    hand.add(section.milestones.add, "Fourth")
    assert section.milestones.entries[-1].stands.text() == "No day planned"


def test_everything_is_read_out_in_the_order_of_time(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    plan = hand.do(AddPlan(account, plan_title="Faster", starts=date(2026, 1, 1), ends=date(2026, 12, 31)))
    hand.do(AddMilestone(plan, "Live", planned=date(2026, 2, 1), reached=date(2026, 2, 3)))
    hand.do(AddChange(account, date(2026, 2, 2), "Go-live", ChangeKind.GO_LIVE))
    hand.do(AddContract(account, date(2025, 12, 1), ends=date(2026, 11, 30)))
    section.axis.setFocus()
    read = []
    for _ in range(5):
        hand.qtbot.keyClick(section.axis, Qt.Key.Key_Right)
        read.append(section.drawn.reading.text())
    assert read == [
        "Contract, from 1 Dec 2025 to 30 Nov 2026",
        "Phase 1: Faster, from 1 Jan 2026 to 31 Dec 2026. Draft.",
        "2 Feb 2026: Go-live (Go-live)",
        "3 Feb 2026: reached “Live”",
        "30 Nov 2026: the contract ends and nothing follows it yet",
    ]
    hand.qtbot.keyClick(section.axis, Qt.Key.Key_Home)
    hand.qtbot.keyClick(section.axis, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is box_of(section.contracts.entries[0].ends)
    assert section.drawn.reading.text() == ""


def test_undo_and_redo_draw_at_once(hand: Hand, section: TimelineSection, account: int) -> None:
    hand.add(section.changes.add, "Go-live")
    assert section.drawn.isVisible()
    hand.undo()
    assert section.drawn.isHidden()
    assert section.changes.entries == ()
    hand.redo()
    assert text_of(section.changes.entries[0].text) == "Go-live"


def test_an_axis_of_a_single_day_and_of_many_years_can_be_drawn(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.do(AddChange(account, TODAY, "Today", ChangeKind.OUTSIDE))
    assert not section.axis.grab().isNull()
    hand.do(AddChange(account, date(1990, 1, 1), "Long ago", ChangeKind.OUTSIDE))
    hand.do(AddContract(account, date(2020, 1, 1)))
    assert not section.axis.grab().isNull()
    assert len(hand.ask(timeline, account, TODAY).entries) == 3


def test_everything_that_takes_the_focus_has_a_name(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.do(AddChange(account, TODAY, "Today", ChangeKind.OUTSIDE))
    hand.do(AddContract(account, date(2020, 1, 1)))
    assert [one for one in focusable(section.inner) if not one.accessibleName()] == []


def test_everything_is_listed_let_through_by_chips_and_gone_to(
    hand: Hand, section: TimelineSection, account: int, qtbot: QtBot
) -> None:
    hand.do(AddCommitment(account, "Export guide", made_on=date(2026, 4, 2), due=date(2026, 12, 12)))
    hand.do(AddInteraction(account, date(2026, 5, 4), InteractionKind.CALL, text="The night shift"))
    hand.do(AskQuestion(account, Pillar.WHY, "Why weekly?", answer="Audit"))
    hand.do(RecordMeasurement(hand.do(AddMetric(account, "Cost")), date(2026, 10, 1), value=3))
    card = section.drawn

    def listed() -> list[str]:
        return [card.model.index(row, 0).data() for row in range(card.model.rowCount())]

    assert listed() == ["Export guide", "Why weekly? Audit", "Cost: 3.0", "The night shift", "Export guide"]
    assert [lane.title for lane in card.axis._lanes] == [
        "Commitments",
        "Interactions",
        "Figures",
        "Questions",
    ]
    chip = card.chips.chips["commitment"]
    assert chip.text() == "Commitments 2"
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert listed() == ["Export guide", "Export guide"]
    assert [lane.title for lane in card.axis._lanes] == ["Commitments"]
    hand.press(card.chips.everything)
    hand.page.find_in_timeline()
    assert QApplication.focusWidget() is card.search
    qtbot.keyClicks(card.search, "promised apr")
    assert (listed(), card.table.currentIndex().siblingAtColumn(3).data()) == (["Export guide"], "2 Apr 2026")
    card.search.clear()
    qtbot.keyClicks(card.search, "night")
    assert (listed(), card.count.text()) == (["The night shift"], "1 entry")
    qtbot.keyClick(card.search, Qt.Key.Key_Return)
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None and section.interactions.isAncestorOf(focus)
