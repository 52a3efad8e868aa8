"""Commitments and interactions on the Timeline: typed in one line, and led on by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.commands.commitment import AddCommitment, KeepCommitment, RenegotiateCommitment
from csdesk.commands.contact import AddContact
from csdesk.commands.interaction import AddInteraction
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.queries.commitments import CommitmentRow, list_commitments
from csdesk.queries.interactions import list_interactions
from csdesk.ui.order import focusable
from csdesk.ui.sections.timeline import TimelineSection
from tests.ui.driving import Hand, box_of, text_of

Show = Callable[[QWidget], None]
TODAY = date(2026, 11, 22)


@pytest.fixture
def account(hand: Hand) -> int:
    account = hand.account("Acme")
    hand.do(AddContact(account, "Priya Nair"))
    return account


@pytest.fixture
def section(hand: Hand, account: int) -> TimelineSection:
    found: TimelineSection = hand.open(account, "timeline")
    return found


def commitments(hand: Hand, account: int) -> tuple[CommitmentRow, ...]:
    return hand.ask(list_commitments, account, TODAY)


def test_a_promise_is_typed_in_one_line_and_shown_as_understood(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    add = section.commitments.entries.add
    assert section.no_commitments.isVisible()
    hand.press(add.button)
    hand.qtbot.keyClicks(box_of(add.field), "export guide; priya; 12 Dec")
    assert add.field.understood == "Priya Nair: export guide, by 12 Dec 2026."
    hand.qtbot.keyClick(box_of(add.field), Qt.Key.Key_Return)
    hand.settle()
    (row,) = commitments(hand, account)
    assert (row.text, row.answerable, row.side, row.due) == (
        "export guide",
        "Priya Nair",
        Side.THEIRS,
        date(2026, 12, 12),
    )
    assert add.field.understood == ""
    assert section.no_commitments.isHidden()


def test_keys_keep_move_and_cancel_the_one_in_which_the_keyboard_is(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.do(AddCommitment(account, "Guide", due=date(2026, 11, 23)))
    (entry,) = section.commitments.entries.entries
    assert entry.state.text() == "Due soon"
    entry.focus_first()
    hand.page.later_here()
    assert entry.renegotiate.isVisible()
    hand.qtbot.keyClicks(box_of(entry.renegotiate.day), "sometime")
    hand.qtbot.keyClick(box_of(entry.renegotiate.day), Qt.Key.Key_Return)
    assert "Which day?" in entry.renegotiate.refused
    hand.retype(entry.renegotiate.day, "12 Dec")
    hand.qtbot.keyClick(entry.renegotiate.knows, Qt.Key.Key_Space)
    box_of(entry.renegotiate.reason).setFocus()
    hand.qtbot.keyClicks(box_of(entry.renegotiate.reason), "Holidays")
    hand.qtbot.keyClick(box_of(entry.renegotiate.reason), Qt.Key.Key_Return)
    hand.settle()
    assert entry.renegotiate.isHidden()
    assert "Moved to 12 Dec 2026" in entry.story.text()
    assert "the customer knows" in entry.story.text()
    hand.page.done_here()
    hand.settle()
    assert commitments(hand, account)[0].standing.state is CommitmentState.KEPT
    assert entry.keep.isHidden()
    hand.undo()
    hand.page.drop_here()
    hand.settle()
    assert entry.state.text() == "Cancelled"
    hand.press(entry.reopen)
    assert entry.state.text() == "Open"


def test_a_day_that_was_moved_is_moved_again_where_it_stands(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.do(AddCommitment(account, "Guide", due=date(2026, 12, 1)))
    (entry,) = section.commitments.entries.entries
    hand.enter(entry.due, "2 Dec 2026")
    assert commitments(hand, account)[0].steps == ()
    entry.focus_first()
    hand.page.later_here()
    hand.qtbot.keyClicks(box_of(entry.renegotiate.day), "12 Dec")
    hand.press(entry.renegotiate.keep)
    hand.enter(entry.due, "13 Dec 2026")
    (row,) = commitments(hand, account)
    assert (row.due, row.standing.due, len(row.steps)) == (date(2026, 12, 2), date(2026, 12, 13), 2)


def test_a_day_that_was_moved_is_not_taken_away_with_the_first_one(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    made = hand.do(AddCommitment(account, "Guide", due=date(2026, 12, 1)))
    hand.do(RenegotiateCommitment(made, date(2026, 12, 12)))
    (entry,) = section.commitments.entries.entries
    hand.enter(entry.due, "")
    (row,) = commitments(hand, account)
    assert (row.due, row.standing.due) == (date(2026, 12, 1), date(2026, 12, 12))
    assert entry.due.note.endswith("Still kept: 12 Dec 2026.")


def test_what_has_ended_is_a_key_away_and_the_axis_goes_to_it(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    for number in range(7):
        made = hand.do(AddCommitment(account, f"No. {number}", made_on=date(2026, 1, 5)))
        hand.do(KeepCommitment(made, date(2026, 2, 1 + number)))
    hand.do(AddCommitment(account, "Open"))
    shown = [text_of(one.text) for one in section.commitments.entries.entries]
    assert shown == ["Open", "No. 6", "No. 5", "No. 4", "No. 3", "No. 2"]
    assert section.commitments.more.text() == "Show 2 earlier ones"
    first = commitments(hand, account)[-1]
    section._go_to(("commitment", first.id))
    assert text_of(section.commitments.entries.entries[-1].text) == "No. 0"
    assert QApplication.focusWidget() is box_of(section.commitments.entries.entries[-1].text)


def test_an_interaction_is_written_down_as_it_is_told(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    add = section.interactions.entries.add
    hand.press(add.button)
    hand.qtbot.keyClicks(box_of(add.field), "Priya called yesterday: the figures are late")
    assert add.field.understood == "Call with Priya Nair on 21 Nov 2026, started by the customer."
    hand.qtbot.keyClick(box_of(add.field), Qt.Key.Key_Return)
    hand.settle()
    (row,) = hand.ask(list_interactions, account)
    assert (row.kind, row.started_by, row.day) == (InteractionKind.CALL, Side.THEIRS, date(2026, 11, 21))
    assert [one.name for one in row.contacts] == ["Priya Nair"]
    (entry,) = section.interactions.entries.entries
    hand.press(next(iter(entry.theirs.buttons.values())))
    hand.enter(entry.ours, "Kim Lee")
    (row,) = hand.ask(list_interactions, account)
    assert (row.contacts, row.ours) == ((), "Kim Lee")
    assert not entry.can_share


def test_many_interactions_are_drawn_as_a_few(hand: Hand, section: TimelineSection, account: int) -> None:
    for month in range(1, 12):
        for day in range(1, 28, 7):
            hand.do(
                AddInteraction(account, date(2026, month, day if month < 11 else 1), InteractionKind.CALL)
            )
    lane = next(one for one in section.axis._lanes if one.title == "Interactions")
    assert len(lane.things) == 11
    assert len(section.interactions.entries.entries) == 8
    hand.press(section.interactions.more)
    assert len(section.interactions.entries.entries) == 44


def test_everything_that_takes_the_focus_has_a_name(
    hand: Hand, section: TimelineSection, account: int
) -> None:
    hand.do(AddCommitment(account, "Guide"))
    hand.do(AddInteraction(account, TODAY, InteractionKind.CALL))
    section.commitments.entries.entries[0].renegotiate.begin()
    assert [one for one in focusable(section.inner) if not one.accessibleName()] == []
