"""The Questions section: asked and answered in one line, counted, aged, and suggested."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csdesk.commands.answer import AskQuestion
from csdesk.commands.contact import AddContact
from csdesk.domain.question import AnswerState, Pillar
from csdesk.queries.answers import AnswerRow, list_answers
from csdesk.ui.order import focusable
from csdesk.ui.sections.questions import QuestionsSection
from tests.ui.driving import Hand, box_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def section(hand: Hand, account: int) -> QuestionsSection:
    found: QuestionsSection = hand.open(account, "questions")
    return found


def answers(hand: Hand, account: int) -> tuple[AnswerRow, ...]:
    return hand.ask(list_answers, account, TODAY)


def test_an_account_of_which_nothing_was_asked_teaches(section: QuestionsSection) -> None:
    assert "Nothing was asked yet" in section.counts.text()
    assert all(part.nothing.isVisible() for part in section.pillars.values())
    assert len(section.pillars[Pillar.WHY].suggested.rows) == 2


def test_a_question_with_its_answer_is_typed_in_one_line(
    hand: Hand, section: QuestionsSection, account: int
) -> None:
    add = section.pillars[Pillar.HOW].entries.add
    hand.press(add.button)
    hand.qtbot.keyClicks(box_of(add.field), "Why weekly? Because of the audit")
    assert add.field.understood == "Why: “Why weekly?” Answered: “Because of the audit”"
    hand.qtbot.keyClick(box_of(add.field), Qt.Key.Key_Return)
    hand.settle()
    (row,) = answers(hand, account)
    assert (row.pillar, row.question, row.answer) == (Pillar.WHY, "Why weekly?", "Because of the audit")
    assert (row.state, row.answered_on) == (AnswerState.ANSWERED, TODAY)
    assert section.counts.text() == "1 question was asked. 1 was answered."
    assert len(section.pillars[Pillar.WHY].entries.entries) == 1


def test_an_answer_is_written_and_says_who_gave_it(
    hand: Hand, section: QuestionsSection, account: int
) -> None:
    hand.do(AddContact(account, "Maria"))
    hand.do(AskQuestion(account, Pillar.WHO, "Who answers for it?"))
    (entry,) = section.pillars[Pillar.WHO].entries.entries
    assert entry.state.text() == "Not answered yet"
    assert entry.answered.isHidden()
    entry.focus_first()
    hand.page.done_here()
    hand.settle()
    assert answers(hand, account)[0].asked_on == TODAY
    hand.enter(entry.answer, "Maria, from January", key=Qt.Key.Key_Tab)
    hand.enter(entry.by, "Maria")
    (row,) = answers(hand, account)
    assert (row.answered_by, row.state) == ("Maria", AnswerState.ANSWERED)
    assert entry.answered.isVisible()


def test_an_aged_answer_is_said_to_be_still_true_by_a_key(
    hand: Hand, section: QuestionsSection, account: int
) -> None:
    hand.do(
        AskQuestion(account, Pillar.WHY, "What is success?", answer="Speed", answered_on=date(2026, 1, 5))
    )
    (entry,) = section.pillars[Pillar.WHY].entries.entries
    assert entry.state.text() == "To be asked again"
    assert "1 answer is to be asked for again." in section.counts.text()
    entry.focus_first()
    hand.page.done_here()
    hand.settle()
    (row,) = answers(hand, account)
    assert (row.answer, row.answered_on, row.state) == ("Speed", TODAY, AnswerState.ANSWERED)


def test_a_suggestion_is_put_on_the_list_by_its_button(
    hand: Hand, section: QuestionsSection, account: int
) -> None:
    part = section.pillars[Pillar.WHEN]
    (row,) = part.suggested.rows
    hand.press(next(one for one in focusable(row)))
    (asked,) = answers(hand, account)
    assert (asked.pillar, asked.question, asked.asked_on) == (Pillar.WHEN, "By when is it needed?", None)
    assert part.suggested.rows == []
    hand.undo()
    assert len(part.suggested.rows) == 1


def test_everything_that_takes_the_focus_has_a_name(
    hand: Hand, section: QuestionsSection, account: int
) -> None:
    hand.do(AskQuestion(account, Pillar.WHY, "What is success?", answer="Speed"))
    hand.do(AskQuestion(account, Pillar.HOW, "How?"))
    assert [one for one in focusable(section.inner) if not one.accessibleName()] == []
    section.focus_first()
    assert QApplication.focusWidget() is not None
