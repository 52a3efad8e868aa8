"""Promises, questions, conversations: what is kept of them, and what is refused."""

from datetime import date
from typing import Any

import pytest

from csdesk.commands.account import AddAccount
from csdesk.commands.answer import AnswerQuestion, AskQuestion, EditAnswer
from csdesk.commands.commitment import (
    AddCommitment,
    CancelCommitment,
    EditCommitment,
    KeepCommitment,
    RenegotiateCommitment,
    ReopenCommitment,
)
from csdesk.commands.contact import AddContact, DeleteContact
from csdesk.commands.interaction import AddInteraction, EditInteraction
from csdesk.commands.snooze import PutOff
from csdesk.desk import Desk
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import AnswerState, Pillar
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.answers import AnswerRow, list_answers
from csdesk.queries.commitments import CommitmentRow, list_commitments
from csdesk.queries.interactions import list_interactions
from tests.story import Story


def commitment(desk: Desk, story: Story, row_id: int) -> CommitmentRow:
    rows = desk.ask(list_commitments, story.account, desk.today)
    return next(row for row in rows if row.id == row_id)


def answer(desk: Desk, story: Story, row_id: int) -> AnswerRow:
    return next(row for row in desk.ask(list_answers, story.account, desk.today) if row.id == row_id)


def test_a_promise_is_made_today_unless_a_day_is_given(desk: Desk, story: Story) -> None:
    made = desk.do(AddCommitment(story.account, " A guide ", due=date(2026, 12, 12))).result
    row = commitment(desk, story, made)
    assert (row.text, row.made_on, row.standing.state) == ("A guide", desk.today, CommitmentState.OPEN)


def test_steps_lead_from_open_to_kept_and_back(desk: Desk, story: Story) -> None:
    promise = story.said.promise
    assert commitment(desk, story, promise).standing.state is CommitmentState.DUE_SOON
    desk.do(RenegotiateCommitment(promise, date(2026, 12, 24), customer_knows=True))
    assert commitment(desk, story, promise).standing.due == date(2026, 12, 24)
    desk.do(KeepCommitment(promise, note="By mail"))
    row = commitment(desk, story, promise)
    assert (row.standing.state, row.standing.ended) == (CommitmentState.KEPT, desk.today)
    assert row.steps[-1].note == "By mail"
    with pytest.raises(Refusal, match="kept on"):
        desk.do(CancelCommitment(promise))
    desk.do(ReopenCommitment(promise))
    desk.do(CancelCommitment(promise, "Dropped"))
    assert commitment(desk, story, promise).standing.state is CommitmentState.CANCELLED


@pytest.mark.parametrize(
    ("make", "field", "said"),
    [
        (lambda s: AddCommitment(s.account, " "), "text", "what was promised"),
        (lambda s: AddCommitment(s.account, "x", due=date(2026, 11, 1)), "due", "before it was made"),
        (lambda s: AddCommitment(s.account, "x", made_on=date(2026, 12, 1)), "made_on", "made today"),
        (lambda s: EditCommitment(s.said.promise, review_id=99), None, "deleted in the meantime"),
        (lambda s: KeepCommitment(s.said.promise, date(2026, 12, 1)), "day", "still to come"),
        (lambda s: KeepCommitment(s.said.promise, date(2026, 8, 1)), "day", "last step was on 3 Sept 2026"),
        (lambda s: RenegotiateCommitment(s.said.promise, date(2026, 1, 1)), "new_due", "before the promise"),
        (lambda s: KeepCommitment(s.said.kept), None, "kept on 20 Aug 2026"),
        (lambda s: ReopenCommitment(s.said.promise), None, "open already"),
        (lambda s: AskQuestion(s.account, Pillar.WHY, ""), "question", "as it is asked"),
        (lambda s: AnswerQuestion(s.said.open_question, "  "), "answer", "customer's words"),
        (lambda s: EditAnswer(s.said.aged_answer, asked_on=date(2027, 1, 1)), "asked_on", "still to come"),
        (
            lambda s: AddInteraction(s.account, date(2026, 12, 1), InteractionKind.CALL),
            "day",
            "once it was held",
        ),
        (lambda s: PutOff(s.account, "x", "y", date(2026, 11, 22)), "until", "still to come"),
        (lambda s: DeleteContact(s.ann), None, "agreed a plan"),
    ],
)
def test_refuses_in_words(make: Any, field: str | None, said: str, desk: Desk, story: Story) -> None:
    with pytest.raises(Refusal) as refused:
        desk.do(make(story))
    assert said in Formats().say(refused.value.said)
    assert refused.value.field == field


def test_another_accounts_people_are_refused(desk: Desk, story: Story) -> None:
    otto = desk.do(AddContact(desk.do(AddAccount("Contoso")).result, "Otto")).result
    for command in (
        AnswerQuestion(story.said.open_question, "Yes", otto),
        EditInteraction(story.said.interaction, contacts=(otto,)),
    ):
        with pytest.raises(Refusal, match="another account"):
            desk.do(command)


def test_an_answer_has_its_day_and_ages_after_half_a_year(desk: Desk, story: Story) -> None:
    desk.do(AnswerQuestion(story.said.open_question, "For the audit", story.ben))
    row = answer(desk, story, story.said.open_question)
    assert (row.answered_by, row.answered_on, row.state) == ("Ben Dahl", desk.today, AnswerState.ANSWERED)
    assert row.review_after == date(2027, 5, 21)
    assert answer(desk, story, story.said.aged_answer).state is AnswerState.AGED
    desk.do(AnswerQuestion(story.said.aged_answer, "Still on time", story.ann))
    assert answer(desk, story, story.said.aged_answer).state is AnswerState.ANSWERED


def test_without_its_words_an_answer_is_none(desk: Desk, story: Story) -> None:
    desk.do(EditAnswer(story.said.aged_answer, answer=""))
    row = answer(desk, story, story.said.aged_answer)
    assert (row.answered_by_id, row.answered_on, row.review_after) == (None, None, None)
    assert row.state is AnswerState.OPEN


def test_an_answer_need_not_be_asked_again(desk: Desk, story: Story) -> None:
    desk.do(EditAnswer(story.said.aged_answer, review_after=None))
    assert answer(desk, story, story.said.aged_answer).state is AnswerState.ANSWERED


def test_an_interaction_names_who_took_part(desk: Desk, story: Story) -> None:
    desk.do(EditInteraction(story.said.interaction, contacts=(story.ben, story.ann)))
    (row,) = desk.ask(list_interactions, story.account)
    assert [one.name for one in row.contacts] == ["Ann Berg", "Ben Dahl"]
    with pytest.raises(Refusal) as refused:
        desk.do(DeleteContact(story.ben))
    assert "took part in a conversation" in Formats().say(refused.value.said)


def test_what_was_put_off_twice_is_put_off_once(desk: Desk, story: Story) -> None:
    again = desk.do(PutOff(story.account, "silence", "account", date(2026, 12, 9))).result
    assert again == story.said.snooze
