"""What needs a hand today in the book."""

from collections.abc import Callable
from datetime import date

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.commitment import KeepCommitment
from csdesk.commands.goal import AddGoal, DeleteGoal
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.next_phase import DeleteNextPhase
from csdesk.commands.plan import EditPlan
from csdesk.commands.snooze import PutOff, TakeUpAgain
from csdesk.db.known import FEW
from csdesk.desk import Desk
from csdesk.domain.account import AccountStatus
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.plan import PlanStatus
from csdesk.domain.today import Rule
from csdesk.domain.workdays import MONDAY_TO_FRIDAY, work_on
from csdesk.formats import Formats
from csdesk.queries.accounts import list_accounts
from csdesk.queries.days_around import DayKind, days_around
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
        (Rule.REVIEW, f"review:{story.said.review}"),
        (Rule.PROMISE_DUE, f"commitment:{story.said.promise}"),
        (Rule.AGED_ANSWER, f"answer:{story.said.aged_answer}"),
    ]


def test_what_was_put_off_is_quiet_until_its_day(desk: Desk, story: Story) -> None:
    need = f"commitment:{story.said.promise}"
    put_off = desk.do(PutOff(story.account, "promise-due", need, date(2026, 12, 1), "She is away")).result
    assert need not in [subject for _, subject in subjects(desk)]
    rows = desk.ask(today_page, desk.today).put_off
    assert [(one.id, one.reason) for one in rows if one.line.need.subject == need] == [
        (put_off, "She is away")
    ]
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


def test_a_sponsor_is_spoken_to_in_the_agreed_time_and_a_note_of_ours_is_no_talk(
    desk: Desk, story: Story
) -> None:
    desk.do(EditAccount(story.account, speak_every=10))
    day = date(2027, 1, 4)
    said = {line.need.rule: Formats().say(line.need.why) for line in desk.ask(today_page, day).lines}
    assert "every 10 days" in said[Rule.SPONSOR]
    with_ann = (story.ann,)
    desk.do(AddInteraction(story.account, date(2026, 11, 21), InteractionKind.NOTE, contacts=with_ann))
    assert Rule.SPONSOR in {line.need.rule for line in desk.ask(today_page, day).lines}
    desk.do(AddInteraction(story.account, date(2026, 11, 22), InteractionKind.CALL, contacts=with_ann))
    near = {line.need.rule for line in desk.ask(today_page, date(2026, 12, 2)).lines}
    assert Rule.SPONSOR not in near and Rule.SILENCE not in near


def test_a_plan_that_nobody_agreed_to_and_goals_reached_without_a_next_phase_are_said(
    desk: Desk, story: Story
) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.PROPOSED))
    assert (Rule.NOT_AGREED, f"plan:{story.plan}") in subjects(desk)
    desk.do(DeleteNextPhase(story.next_phase))
    for goal in (story.late_goal, story.visits_goal):
        desk.do(DeleteGoal(goal))
    desk.do(AddGoal(story.plan, story.visits, target=300, baseline_value=120))
    desk.do(RecordMeasurement(story.visits, date(2026, 11, 16), value=310))
    assert (Rule.NO_NEXT_PHASE, f"plan:{story.plan}") in subjects(desk)


def test_the_days_around_are_those_to_come_and_those_gone_by(desk: Desk, story: Story) -> None:
    desk.do(KeepCommitment(story.said.promise))
    around = desk.ask(days_around, date(2026, 11, 24))
    assert [(row.kind, row.record) for row in around.back][:1] == [
        (DayKind.KEPT, f"commitment:{story.said.promise}")
    ]
    assert (DayKind.MILESTONE, f"milestone:{story.second_step}") in [
        (row.kind, row.record) for row in around.ahead
    ]
    days = [row.day for row in around.ahead]
    assert days == sorted(days)


def test_what_is_known_of_the_accounts_is_what_would_be_read_anew(desk: Desk, story: Story) -> None:
    """Whatever is done, undone, or seen on another day, by another week."""
    beside = Desk.open(desk.path, write=False, today=lambda: desk.today)
    contoso = desk.do(AddAccount("Contoso")).result
    many = statements(desk, today_page, desk.today)
    steps: list[Callable[[], object]] = [
        lambda: desk.do(KeepCommitment(story.said.promise)),
        lambda: desk.do(EditAccount(contoso, status=AccountStatus.ACTIVE)),
        lambda: desk.do(EditAccount(contoso, status=AccountStatus.LOST)),
        lambda: (desk.do(EditAccount(contoso, name="Aa")), desk.do(DeleteGoal(story.late_goal))),
        desk.undo,
        lambda: work_on({1, 2}),
        lambda: work_on(MONDAY_TO_FRIDAY),
        lambda: [desk.do(AddAccount(f"Fabrikam {number}")) for number in range(FEW + 1)],
        lambda: desk.do(DeleteAccount(contoso)),
    ]
    for step in steps:
        step()
        for query in (today_page, list_accounts):
            assert desk.ask(query, desk.today) == beside.ask(query, desk.today)
    assert statements(desk, today_page, desk.today, knowing=True) < many / 4
    later = date(2026, 12, 1)
    assert desk.ask(today_page, later) == beside.ask(today_page, later)
    beside.close()
