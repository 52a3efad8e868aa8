"""What a deck may know of a prepared review, of commitments and answers: what is shared, and no name that isn't."""

from datetime import date

import pytest

from csdesk.commands.commitment import EditCommitment
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.contact import Part
from csdesk.domain.review import Sheet
from csdesk.domain.sharing import Shareable
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.shared import Person, SheetChoice, prepared_review, shared_answers, shared_commitments
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]


def test_commitments_and_answers_stay_here_until_they_are_shared(desk: Desk, story: Story) -> None:
    assert desk.ask(shared_commitments, story.account, desk.today) == ()
    assert desk.ask(shared_answers, story.account, desk.today) == ()


def test_a_shared_commitment_is_told_with_where_it_stands(desk: Desk, story: Story) -> None:
    desk.do(EditCommitment(story.said.promise, shared=True))
    (found,) = desk.ask(shared_commitments, story.account, desk.today)
    assert (found.text, found.side) == ("Names of the depots", Side.THEIRS)
    assert found.answerable == Person("", "", Part.CHAMPION)
    assert (found.standing.due, found.standing.customer_knows) == (date(2026, 11, 25), True)


def test_a_commitment_is_told_as_it_stood_on_the_day(desk: Desk, story: Story) -> None:
    desk.do(Share(((Shareable.COMMITMENT, story.said.promise), (Shareable.COMMITMENT, story.said.kept))))
    kept, moved = desk.ask(shared_commitments, story.account, date(2026, 9, 2))
    assert (kept.standing.state, moved.standing.state) == (
        CommitmentState.KEPT_LATE,
        CommitmentState.OVERDUE,
    )
    assert desk.ask(shared_commitments, story.account, date(2026, 7, 1)) == ()


def test_a_shared_answer_names_nobody_who_is_not_shared(desk: Desk, story: Story) -> None:
    desk.do(Share(((Shareable.ANSWER, story.said.aged_answer), (Shareable.ANSWER, story.said.open_question))))
    (found,) = desk.ask(shared_answers, story.account, desk.today)
    assert found.answered_by == Person("", "", Part.SPONSOR)
    assert found.aged
    desk.do(Share(((Shareable.CONTACT, story.ann),)))
    (found,) = desk.ask(shared_answers, story.account, desk.today)
    assert found.answered_by == Person("Ann Berg", "", Part.SPONSOR)


def test_a_prepared_review_is_what_was_prepared(desk: Desk, story: Story) -> None:
    found = desk.ask(prepared_review, story.said.review)
    assert [(one.side, one.person.name) for one in found.attendees] == [
        (Side.THEIRS, ""),
        (Side.OURS, "Kim Lee"),
    ]
    assert [one.wanted for one in found.decisions] == ["A second region", "Who leads it"]
    assert sum(one.minutes or 0 for one in found.agenda) == 60
    assert found.questions == ("Why weekly?", "What are your top priorities?")
    milestones = SheetChoice(Sheet.MILESTONES, None, True, "All depots by December")
    assert found.choice(Sheet.MILESTONES) == milestones
    assert found.choice(Sheet.RESULTS, story.late_goal) == SheetChoice(
        Sheet.RESULTS, story.late_goal, None, ""
    )


def test_a_review_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="deleted in the meantime"):
        desk.ask(prepared_review, 99)
