"""What a review brought, written up in one step."""

from datetime import date

import pytest

from csdesk.commands.afterwards import Agreed, WriteUpReview
from csdesk.commands.decision import AddDecision, AnswerDecision
from csdesk.desk import Desk
from csdesk.domain.discussed import Decided
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.review import ReviewPage, review_page
from tests.story import Story

HELD = date(2026, 11, 20)


def page(desk: Desk, story: Story) -> ReviewPage:
    return desk.ask(review_page, story.said.review, desk.today)


def test_decisions_answer_what_was_wanted_and_actions_become_shared_commitments(
    desk: Desk, story: Story
) -> None:
    desk.do(
        WriteUpReview(
            story.said.review,
            held_on=HELD,
            heard=("Fewer calls",),
            decisions=(Decided("a second region", "Denmark"), Decided("", "No discount")),
            actions=(Agreed("Names", "Ben Dahl", Side.THEIRS, date(2026, 12, 12)),),
            next_date=date(2027, 3, 3),
        )
    )
    found = page(desk, story)
    assert [(one.wanted, one.taken, one.taken_on) for one in found.decisions] == [
        ("A second region", "Denmark", HELD),
        ("Who leads it", "", None),
        ("", "No discount", HELD),
    ]
    (action,) = found.commitments
    assert (action.text, action.made_on, action.shared) == ("Names", HELD, True)
    assert (found.held_on, found.heard, found.next_date) == (HELD, "Fewer calls", date(2027, 3, 3))


def test_a_decision_said_otherwise_answers_what_was_wanted_and_leaves_no_second_one(
    desk: Desk, story: Story
) -> None:
    desk.do(WriteUpReview(story.said.review, held_on=HELD, decisions=(Decided("", "Denmark first"),)))
    wanted, _, unasked = page(desk, story).decisions
    desk.do(AnswerDecision(unasked.id, wanted.id))
    assert [(one.wanted, one.taken, one.taken_on) for one in page(desk, story).decisions] == [
        ("A second region", "Denmark first", HELD),
        ("Who leads it", "", None),
    ]
    more = desk.do(AddDecision(story.said.review, taken="No discount")).result
    with pytest.raises(Refusal, match="not open any more"):
        desk.do(AnswerDecision(more, wanted.id))


def test_what_comes_to_mind_later_is_added(desk: Desk, story: Story) -> None:
    desk.do(WriteUpReview(story.said.review, held_on=HELD, heard=("Fewer calls",)))
    desk.do(WriteUpReview(story.said.review, heard=("More depots",)))
    found = page(desk, story)
    assert (found.held_on, found.heard) == (HELD, "Fewer calls\nMore depots")
    desk.undo()
    assert page(desk, story).heard == "Fewer calls"


def test_nothing_of_it_is_kept_where_a_part_is_refused(desk: Desk, story: Story) -> None:
    with pytest.raises(Refusal, match="before it was made"):
        desk.do(
            WriteUpReview(
                story.said.review,
                heard=("Fewer calls",),
                actions=(Agreed("Names", due=date(2026, 1, 1)),),
            )
        )
    assert page(desk, story).heard == ""
    with pytest.raises(Refusal, match="a line each"):
        desk.do(WriteUpReview(story.said.review))
