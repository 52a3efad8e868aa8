"""After a review: notes become records in one step, and the follow-up is ready to paste or to save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.changes import Changes
from csdesk.commands.contact import AddContact
from csdesk.commands.decision import AddDecision
from csdesk.commands.plan import AddPlan
from csdesk.commands.review import AddReview, EditReview
from csdesk.domain.contact import Part
from csdesk.domain.review import ReviewKind
from csdesk.queries.review import review_page
from csdesk.ui.order import focusable
from csdesk.ui.sections.afterwards import Afterwards
from csdesk.ui.sections.decisions import DecisionEntry
from csdesk.ui.shell import Shell
from tests.ui.driving import Hand, box_of, text_of

Show = Callable[[QWidget], None]
TODAY = date(2026, 11, 22)


@pytest.fixture
def review(hand: Hand) -> int:
    account = hand.account("Acme")
    hand.do(AddPlan(account, starts=date(2026, 9, 1)))
    hand.do(
        AddContact(
            account, "Priya Nair", email="priya@example.com", parts=frozenset({Part.SPONSOR}), shared=True
        )
    )
    made = hand.do(
        AddReview(account, ReviewKind.QUARTERLY, date(2026, 7, 1), TODAY, planned_for=date(2026, 11, 20))
    )
    hand.do(AddDecision(made, "A second region"))
    return made


@pytest.fixture
def afterwards(hand: Hand, shell: Shell, review: int, show: Show) -> Afterwards:
    """What follows that review, read anew whenever something changes."""
    found = Afterwards(shell)

    def read(_: Changes | None = None) -> None:
        shell.hands.ask(review_page, review, TODAY, then=found.show_review)

    shell.hands.changed.connect(read)
    read()
    show(found)
    hand.settle()
    return found


def test_notes_are_understood_kept_in_one_step_and_taken_back_in_one(
    hand: Hand, afterwards: Afterwards
) -> None:
    box = box_of(afterwards.minutes.notes)
    box.setFocus()
    for line in ("heard: fewer calls", "decided: a second region: Denmark", "guide; priya; 12 Dec"):
        hand.qtbot.keyClicks(box, line)
        hand.qtbot.keyClick(box, Qt.Key.Key_Return)
    hand.qtbot.keyClicks(box, "next: 3 Mar")
    assert afterwards.minutes.said.text().splitlines() == [
        "Heard: fewer calls",
        "Decided on “A second region”: Denmark",
        "Priya Nair: guide, by 12 Dec 2026.",
        "Next date: 3 Mar 2027",
    ]
    hand.qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert afterwards.minutes.notes.editor.text() == ""
    assert text_of(afterwards.held.held_on) == "20 Nov 2026"
    assert text_of(afterwards.decisions.entries[0].taken) == "Denmark"
    assert [text_of(one.text) for one in afterwards.agreed.entries] == ["guide"]
    assert "guide (Priya Nair, by 12 Dec 2026)" in afterwards.follow_up.text.toPlainText()
    hand.undo()
    assert afterwards.agreed.entries == ()
    assert afterwards.page.held_on is None


def test_what_was_decided_in_other_words_is_given_to_the_decision_that_was_wanted(
    hand: Hand, afterwards: Afterwards
) -> None:
    assert "1. A second region" in afterwards.minutes.open.text()
    hand.enter(afterwards.minutes.notes, "decided: Denmark first")
    unasked = afterwards.decisions.entries[1]
    assert isinstance(unasked, DecisionEntry)
    chooser = unasked.answers.editor
    chooser.setFocus()
    hand.qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert len(afterwards.decisions.entries) == 2
    hand.qtbot.keyClick(chooser.view(), Qt.Key.Key_Down)
    hand.qtbot.keyClick(chooser.view(), Qt.Key.Key_Return)
    hand.settle()
    (entry,) = afterwards.decisions.entries
    assert (text_of(entry.wanted), text_of(entry.taken)) == ("A second region", "Denmark first")
    assert afterwards.minutes.open.isHidden()


def test_notes_that_are_refused_stay_in_the_box(hand: Hand, afterwards: Afterwards) -> None:
    hand.enter(afterwards.minutes.notes, "next: 20 Nov 2026")
    assert "after this one" in afterwards.minutes.notes.note
    assert afterwards.minutes.notes.editor.text() == "next: 20 Nov 2026"


def test_the_follow_up_is_copied_saved_and_marked(hand: Hand, afterwards: Afterwards, tmp_path: Path) -> None:
    hand.enter(afterwards.held.held_on, "20 Nov 2026")
    card = afterwards.follow_up
    assert card.state.text() == "Late"
    hand.press(card.copy)
    assert QApplication.clipboard().text().startswith("Hello,")
    card.save_at(tmp_path / "draft.eml")
    hand.settle()
    assert "priya@example.com" in (tmp_path / "draft.eml").read_text()
    assert str(tmp_path / "draft.eml") in hand.notices[-1]
    hand.press(card.sent)
    assert card.state.text() == "Followed up"
    assert card.sent.isHidden()


def test_the_next_review_is_proposed_and_begun(hand: Hand, afterwards: Afterwards) -> None:
    wanted: list[int] = []
    afterwards.wanted.connect(wanted.append)
    hand.enter(afterwards.held.held_on, "20 Nov 2026")
    hand.enter(afterwards.held.next_date, "19 Feb 2027")
    button = next(one for row in afterwards.next.rows for one in focusable(row))
    hand.press(button)
    (begun,) = wanted
    page = hand.ask(review_page, begun, TODAY)
    assert (page.kind, page.planned_for) == (ReviewKind.QUARTERLY, date(2027, 2, 19))


def test_everything_that_takes_the_focus_has_a_name(afterwards: Afterwards) -> None:
    assert [one for one in focusable(afterwards) if not one.accessibleName()] == []


def test_a_follow_up_that_names_another_customer_waits_until_that_is_allowed(
    hand: Hand, afterwards: Afterwards, review: int
) -> None:
    hand.account("Vexley")
    hand.do(EditReview(review, heard="As fast as Vexley"))
    card = afterwards.follow_up
    assert not card.copy.isEnabled()
    assert not card.save.isEnabled()
    assert "“Vexley” stands in it" in card.leak.text()
    hand.press(card.allow)
    assert card.copy.isEnabled()
    assert card.leak.isHidden()
