"""Reviews of an account and of all, one with everything, and the questions with what to ask next."""

from datetime import date

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.decision import AddDecision
from csdesk.commands.plan import AddPlan
from csdesk.commands.review import AddReview, EditReview
from csdesk.commands.review_attendee import AddAttendee
from csdesk.desk import Desk
from csdesk.domain.account import AccountStatus
from csdesk.domain.question import AnswerState, Pillar
from csdesk.domain.readiness import Check
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import FIRST
from csdesk.domain.sides import Side
from csdesk.queries.answers import questions_page
from csdesk.queries.commitments import list_commitments, open_commitments
from csdesk.queries.review import review_page
from csdesk.queries.reviews import reviews
from tests.queries.statements import statements
from tests.story import Story


def test_reviews_are_to_come_held_or_due(desk: Desk, story: Story) -> None:
    found = desk.ask(reviews, desk.today, story.account)
    assert [(one.id, one.day) for one in found.upcoming] == [(story.said.review, date(2026, 12, 3))]
    assert [(one.id, one.decisions, one.taken) for one in found.past] == [(story.said.held, 1, 1)]
    assert found.due == ()
    desk.do(EditReview(story.said.review, planned_for=None))
    due = [(one.account, one.due.kind, one.due.day) for one in desk.ask(reviews, desk.today).due]
    assert due == [
        ("Northwind Logistics", ReviewKind.EXECUTIVE, date(2026, 9, 1)),
        ("Northwind Logistics", ReviewKind.QUARTERLY, date(2026, 10, 13)),
    ]


def test_nothing_is_due_with_somebody_who_is_no_customer(desk: Desk) -> None:
    account = desk.do(AddAccount("Contoso", customer_since=date(2026, 10, 1))).result
    assert [one.due.why for one in desk.ask(reviews, desk.today, account).due] == [FIRST]
    desk.do(EditAccount(account, status=AccountStatus.LOST))
    assert desk.ask(reviews, desk.today, account).due == ()


def test_all_accounts_take_no_more_statements_than_one(desk: Desk, story: Story) -> None:
    few = statements(desk, reviews, desk.today)
    for number in range(3):
        account = desk.do(AddAccount(f"Contoso {number}")).result
        desk.do(AddReview(account, ReviewKind.SOLUTION, desk.today, desk.today))
    assert statements(desk, reviews, desk.today) == few


def test_the_checklist_follows_what_is_done(desk: Desk, story: Story) -> None:
    review = story.said.review
    page = desk.ask(review_page, review, desk.today)
    assert {one.check for one in page.checklist if one.done} == {
        Check.SPONSOR,
        Check.MINUTES,
        Check.DECISION,
        Check.BASELINES,
    }
    desk.do(AddAttendee(review, Side.OURS, person="Robin Ray", executive=True))
    desk.do(
        EditReview(
            review,
            agenda_sent_on=date(2026, 11, 20),
            read_through_on=date(2026, 11, 21),
            read_through_with_id=story.ben,
            next_date=date(2027, 3, 1),
        )
    )
    page = desk.ask(review_page, review, desk.today)
    assert {one.check for one in page.checklist if not one.done} == {Check.HEADLINES}


def test_a_review_knows_what_was_promised_in_it(desk: Desk, story: Story) -> None:
    page = desk.ask(review_page, story.said.held, desk.today)
    assert [one.text for one in page.commitments] == ["Guide to the export", "Names of the depots"]


def test_commitments_are_open_by_their_day_then_ended(desk: Desk, story: Story) -> None:
    rows = desk.ask(list_commitments, story.account, desk.today)
    assert [row.id for row in rows] == [story.said.promise, story.said.kept]
    assert [row.id for row in desk.ask(open_commitments, desk.today)] == [story.said.promise]
    assert statements(desk, open_commitments, desk.today) == 2


def test_questions_are_counted_and_suggested(desk: Desk, story: Story) -> None:
    page = desk.ask(questions_page, story.account, desk.today)
    assert (page.asked, page.answered, page.aged) == (2, 1, 1)
    assert [row.state for row in page.of(Pillar.WHY)] == [AnswerState.AGED]
    assert {one.pillar for one in page.suggestions[:-1]} == {Pillar.WHAT, Pillar.WHO, Pillar.WHEN}


def test_a_plan_that_lacks_its_purpose_asks_for_it(desk: Desk) -> None:
    account = desk.do(AddAccount("Bare")).result
    assert desk.ask(questions_page, account, desk.today).suggestions[0].pillar is Pillar.WHY
    desk.do(AddPlan(account, purpose="Faster"))
    first = desk.ask(questions_page, account, desk.today).suggestions[0]
    assert first.pillar is Pillar.HOW
    assert first.why is not None


def test_a_review_without_a_day_comes_last(desk: Desk, story: Story) -> None:
    undated = desk.do(
        AddReview(story.account, ReviewKind.SOLUTION, date(2026, 1, 1), date(2026, 3, 31))
    ).result
    desk.do(AddDecision(undated, "Which depot first"))
    found = desk.ask(reviews, desk.today, story.account)
    assert [one.id for one in found.upcoming] == [story.said.review, undated]
