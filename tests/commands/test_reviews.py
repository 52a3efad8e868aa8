"""Reviews: filled at once, changed part by part, kept when they went out."""

from datetime import date
from typing import Any

import pytest

from csdesk.commands.account import AddAccount
from csdesk.commands.agenda import AddAgendaItem, DeleteAgendaItem, EditAgendaItem, MoveAgendaItem
from csdesk.commands.answer import AskQuestion
from csdesk.commands.contact import AddContact, DeleteContact, EditContact
from csdesk.commands.decision import AddDecision, EditDecision
from csdesk.commands.goal import AddGoal
from csdesk.commands.metric import AddMetric
from csdesk.commands.plan import AddPlan
from csdesk.commands.review import AddReview, EditReview
from csdesk.commands.review_attendee import AddAttendee, EditAttendee
from csdesk.commands.review_sheet import ChooseSheet
from csdesk.desk import Desk
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind, Sheet
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.review import ReviewPage, review_page
from tests.story import Story

STARTS, ENDS = date(2026, 10, 1), date(2026, 12, 31)


def added(desk: Desk, account: int, kind: ReviewKind, **values: Any) -> ReviewPage:
    review = desk.do(AddReview(account, kind, STARTS, ENDS, **values)).result
    return desk.ask(review_page, review, desk.today)


class TestANewOne:
    def test_invites_those_whom_it_is_for(self, desk: Desk, story: Story) -> None:
        executive = added(desk, story.account, ReviewKind.EXECUTIVE)
        assert [(one.person, one.side, one.executive) for one in executive.attendees] == [
            ("Ann Berg", Side.THEIRS, True),
            ("Kim Lee", Side.OURS, False),
        ]
        solution = added(desk, story.account, ReviewKind.SOLUTION)
        assert [one.person for one in solution.attendees] == ["Ben Dahl", "Kim Lee"]

    def test_does_not_invite_who_left(self, desk: Desk, story: Story) -> None:
        desk.do(EditContact(story.ben, left_on=desk.today))
        page = added(desk, story.account, ReviewKind.QUARTERLY)
        assert [one.person for one in page.attendees] == ["Ann Berg", "Kim Lee"]

    def test_invites_those_of_ours_who_were_there_last_time(self, desk: Desk, story: Story) -> None:
        last = added(desk, story.account, ReviewKind.QUARTERLY)
        desk.do(AddAttendee(last.id, Side.OURS, person="Robin Ray", executive=True))
        page = added(desk, story.account, ReviewKind.EXECUTIVE)
        ours = [(one.person, one.executive) for one in page.attendees if one.side is Side.OURS]
        assert ours == [("Kim Lee", False), ("Robin Ray", True)]

    def test_has_an_agenda_of_an_hour_and_two_questions(self, desk: Desk, story: Story) -> None:
        desk.do(AskQuestion(story.account, Pillar.WHEN, "By when?"))
        page = added(desk, story.account, ReviewKind.QUARTERLY)
        assert page.minutes == 60
        assert page.audience == "Sponsor, champion and project lead"
        assert [one.text for one in page.questions] == ["By when?", "Why weekly?"]

    def test_speaks_the_language_it_is_told_to(self, desk: Desk, story: Story) -> None:
        page = added(desk, story.account, ReviewKind.EXECUTIVE, locale="xx_XX")
        assert page.agenda[0].text == "What success is for you"


def test_points_move_and_close_up(desk: Desk, story: Story) -> None:
    first, second, *_, last = story.said.points
    desk.do(MoveAgendaItem(last, -99))
    desk.do(MoveAgendaItem(first, 1))
    desk.do(DeleteAgendaItem(second))
    new = desk.do(AddAgendaItem(story.said.review, "Questions")).result
    page = desk.ask(review_page, story.said.review, desk.today)
    assert [one.id for one in page.agenda][:2] == [last, first]
    assert page.agenda[-1].id == new
    assert len(page.agenda) == len(story.said.points)


def test_a_decision_that_was_taken_has_the_day_of_its_review(desk: Desk, story: Story) -> None:
    held = desk.do(AddDecision(story.said.held, taken="Yes to all")).result
    desk.do(EditDecision(story.said.decision, taken="Norway first"))
    before = desk.ask(review_page, story.said.held, desk.today)
    now = desk.ask(review_page, story.said.review, desk.today)
    assert before.decisions[-1].id == held
    assert before.decisions[-1].taken_on == date(2026, 7, 14)
    assert now.decisions[0].taken_on == desk.today
    desk.do(EditDecision(story.said.decision, taken=""))
    assert desk.ask(review_page, story.said.review, desk.today).decisions[0].taken_on is None


def test_a_choice_of_a_sheet_is_kept_once_and_taken_back_by_choosing_nothing(
    desk: Desk, story: Story
) -> None:
    review = story.said.review
    desk.do(ChooseSheet(review, Sheet.MILESTONES, included=False))
    desk.do(ChooseSheet(review, Sheet.RESULTS, story.late_goal, sheet_title="On time"))
    desk.do(ChooseSheet(review, Sheet.RESULTS, story.visits_goal, included=False))
    sheets = desk.ask(review_page, review, desk.today).sheets
    assert [(one.sheet, one.goal_id, one.included, one.title) for one in sheets] == [
        (Sheet.MILESTONES, None, False, "All depots by December"),
        (Sheet.RESULTS, story.late_goal, None, "On time"),
        (Sheet.RESULTS, story.visits_goal, False, ""),
    ]
    desk.do(ChooseSheet(review, Sheet.RESULTS, story.late_goal, sheet_title=" "))
    desk.do(ChooseSheet(review, Sheet.DATA, sheet_title=""))
    assert len(desk.ask(review_page, review, desk.today).sheets) == 2


def test_an_attendee_outlives_the_contact(desk: Desk, story: Story) -> None:
    review = story.said.review
    desk.do(AddAttendee(review, Side.THEIRS, contact_id=story.ben))
    desk.do(EditContact(story.ben, name="Benjamin Dahl"))
    desk.do(DeleteContact(story.ben))
    page = desk.ask(review_page, review, desk.today)
    assert ("Benjamin Dahl", None) in [(one.person, one.contact_id) for one in page.attendees]


@pytest.mark.parametrize(
    ("make", "field", "said"),
    [
        (lambda s: AddReview(s.account, ReviewKind.SOLUTION, ENDS, STARTS), "ends", "lies before the start"),
        (lambda s: EditReview(s.said.review, held_on=date(2026, 12, 3)), "held_on", "still to come"),
        (lambda s: EditReview(s.said.review, next_date=date(2026, 12, 3)), "next_date", "after this one"),
        (lambda s: AddAttendee(s.said.review, Side.OURS), "person", "who is to be there"),
        (lambda s: AddAttendee(s.said.review, Side.OURS, contact_id=s.ann), "side", "customer's side"),
        (lambda s: EditAttendee(s.said.attendee, side=Side.BOTH), "side", "One side"),
        (lambda s: AddAgendaItem(s.said.review, ""), "text", "what this point is about"),
        (lambda s: EditAgendaItem(s.said.points[0], minutes=0), "minutes", "from 1 to 480"),
        (lambda s: AddDecision(s.said.review), "wanted", "what is to be decided"),
    ],
)
def test_refuses_in_words(make: Any, field: str, said: str, desk: Desk, story: Story) -> None:
    with pytest.raises(Refusal) as refused:
        desk.do(make(story))
    assert said in Formats().say(refused.value.said)
    assert refused.value.field == field


def test_refuses_what_is_another_accounts(desk: Desk, story: Story) -> None:
    account = desk.do(AddAccount("Contoso")).result
    otto = desk.do(AddContact(account, "Otto")).result
    goal = desk.do(
        AddGoal(desk.do(AddPlan(account)).result, desk.do(AddMetric(account, "Calls")).result)
    ).result
    for command in (
        AddAttendee(story.said.review, Side.THEIRS, contact_id=otto),
        EditReview(story.said.review, read_through_on=desk.today, read_through_with_id=otto),
        ChooseSheet(story.said.review, Sheet.RESULTS, goal, included=False),
    ):
        with pytest.raises(Refusal, match="another account"):
            desk.do(command)
