"""What needs a hand today in the book."""

from datetime import date

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.snooze import PutOff, TakeUpAgain
from csdesk.desk import Desk
from csdesk.domain.account import AccountStatus
from csdesk.domain.today import Rule
from csdesk.queries.today import today_page
from tests.queries.statements import statements
from tests.story import Story


def subjects(desk: Desk) -> list[tuple[Rule, str]]:
    return [(line.need.rule, line.need.subject) for line in desk.ask(today_page, desk.today).lines]


def test_it_says_what_the_story_left_open(desk: Desk, story: Story) -> None:
    assert subjects(desk) == [
        (Rule.FOLLOW_UP, f"review:{story.said.held}"),
        (Rule.RENEWAL, "renewal:180"),
        (Rule.OFF_COURSE, f"goal:{story.late_goal}"),
        (Rule.STALE, f"goal:{story.visits_goal}"),
        (Rule.PROMISE_DUE, f"commitment:{story.said.promise}"),
        (Rule.AGED_ANSWER, f"answer:{story.said.aged_answer}"),
    ]


def test_what_was_put_off_is_quiet_until_its_day(desk: Desk, story: Story) -> None:
    need = f"commitment:{story.said.promise}"
    put_off = desk.do(PutOff(story.account, "promise-due", need, date(2026, 12, 1), "She is away")).result
    assert need not in [subject for _, subject in subjects(desk)]
    rows = desk.ask(today_page, desk.today).put_off
    assert [(one.id, one.reason) for one in rows if one.subject == need] == [(put_off, "She is away")]
    later = desk.ask(today_page, date(2026, 12, 1)).lines
    assert need in [line.need.subject for line in later]
    desk.do(TakeUpAgain(put_off))
    assert need in [subject for _, subject in subjects(desk)]


def test_who_is_no_customer_needs_no_hand(desk: Desk, story: Story) -> None:
    desk.do(EditAccount(story.account, status=AccountStatus.LOST))
    assert subjects(desk) == []


def test_many_accounts_take_no_more_statements_than_one(desk: Desk, story: Story) -> None:
    few = statements(desk, today_page, desk.today)
    for number in range(3):
        desk.do(AddAccount(f"Contoso {number}"))
    assert statements(desk, today_page, desk.today) == few
    assert [rule for rule, _ in subjects(desk)].count(Rule.NO_PLAN) == 3
