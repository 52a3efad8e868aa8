"""The list of accounts and the head of one: current plan, completeness, headline course, renewal."""

from dataclasses import dataclass
from datetime import date

import pytest

from csdesk.commands.account import AddAccount
from csdesk.commands.contact import AddContact, EditContact
from csdesk.commands.contract import AddContract, EditContract
from csdesk.commands.contract_event import AddContractEvent
from csdesk.commands.figures import Figure
from csdesk.commands.goal import DeleteGoal, EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import EditMetric
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import EditPlan
from csdesk.commands.sharing import Share
from csdesk.db.tables import Account
from csdesk.db.work import Work
from csdesk.desk import Desk
from csdesk.domain.contact import Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.course import Course
from csdesk.domain.plan import Element, PlanStatus
from csdesk.domain.plan_warnings import NO_ACTIVE_PLAN, NO_PURPOSE
from csdesk.domain.sharing import Shareable
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.account import account_header
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.accounts import AccountRow, list_accounts
from csdesk.words import phrase
from tests.story import Story, tell


@dataclass(frozen=True)
class CallAsBefore:
    """Gives an account a name that older books could hold beside another one's in other capitals."""

    account: int
    name: str
    title = phrase("Rename account")

    def run(self, work: Work) -> None:
        work.get(Account, self.account).name = self.name


def row(desk: Desk, account: int) -> AccountRow:
    (found,) = (one for one in desk.ask(list_accounts, desk.today) if one.id == account)
    return found


def test_a_row_says_where_an_account_stands(desk: Desk, story: Story) -> None:
    found = row(desk, story.account)
    assert (found.name, found.industry, found.country) == ("Northwind Logistics", "Logistics", "Norway")
    assert (found.phase, found.elements) == (1, 6)
    assert (found.headline, found.course) == ("Late deliveries", Course.OFF_COURSE)
    assert (found.renewal, found.renewal_days) == (date(2027, 2, 28), 98)


def test_an_account_without_anything_has_a_row(desk: Desk) -> None:
    found = row(desk, desk.do(AddAccount("Ålesund")).result)
    assert (found.phase, found.elements, found.headline, found.course) == (None, 0, "", None)
    assert (found.renewal, found.renewal_days, found.course_why) == (None, None, None)


def test_a_contract_without_a_last_day_is_one_and_has_not_ended(desk: Desk) -> None:
    account = desk.do(AddAccount("Ålesund")).result
    desk.do(AddContract(account, date(2026, 1, 1), ends=date(2026, 11, 1)))
    ended = desk.ask(account_header, account, desk.today)
    assert (ended.renewal_days, ended.runs_on) == (-21, False)
    desk.do(AddContract(account, date(2026, 2, 14)))
    runs = desk.ask(account_header, account, desk.today)
    assert (runs.renewal, runs.renewal_days, runs.runs_on) == (None, None, True)
    assert row(desk, account).renewal is None


def test_accounts_are_listed_by_name_whatever_its_case_and_by_its_number(desk: Desk) -> None:
    for name in ("zeta", "Alpha 11", "Alpha 2", "beta"):
        desk.do(AddAccount(name))
    names = [one.name for one in desk.ask(list_accounts, desk.today)]
    assert names == ["Alpha 2", "Alpha 11", "beta", "Northwind Logistics", "zeta"]


def test_one_account_alone_has_the_same_row(desk: Desk, story: Story) -> None:
    other = tell(desk, "Contoso")
    for account in (story.account, other.account):
        assert desk.ask(list_accounts, desk.today, account) == (row(desk, account),)


def test_the_course_is_the_first_headlines(desk: Desk, story: Story) -> None:
    desk.do(RankGoal(story.late_goal, 2))
    assert row(desk, story.account).headline == "Portal visits"
    desk.do(RankGoal(story.visits_goal, None))
    assert row(desk, story.account).headline == "Late deliveries"
    desk.do(RankGoal(story.late_goal, None))
    assert (row(desk, story.account).headline, row(desk, story.account).course) == ("", None)


def test_the_list_says_what_the_results_say(desk: Desk, story: Story) -> None:
    desk.do(EditMetric(story.late, now_periods=5))
    figures = (
        Figure(story.late, date(2026, month, 1), numerator=2, denominator=100) for month in (7, 8, 9, 10)
    )
    desk.do(RecordMeasurements(tuple(figures)))
    (headline, _) = desk.ask(account_header, story.account, desk.today).headlines
    assert headline.course is row(desk, story.account).course is Course.REACHED


def test_why_there_is_no_course_is_said(desk: Desk, story: Story) -> None:
    desk.do(EditPlan(story.plan, status=PlanStatus.DRAFT))
    desk.do(EditGoal(story.late_goal, due=None))
    found = row(desk, story.account)
    assert found.course is None
    assert found.course_why is not None
    assert "no due date" in Formats().say(found.course_why)


def test_measured_in_the_future_counts_when_it_has_come(desk: Desk, story: Story) -> None:
    earlier = date(2026, 1, 15)
    (before,) = desk.ask(list_accounts, earlier)
    assert before.course is not row(desk, story.account).course


def test_the_open_phase_is_the_current_one(desk: Desk, story: Story) -> None:
    desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED))
    assert (row(desk, story.account).phase, row(desk, story.account).elements) == (2, 2)


class TestRenewal:
    def test_is_the_next_end_that_nothing_follows(self, desk: Desk, story: Story) -> None:
        desk.do(AddContract(story.account, date(2026, 1, 1), ends=date(2026, 12, 31)))
        assert row(desk, story.account).renewal_days == 39

    def test_is_past_when_all_have_ended(self, desk: Desk, story: Story) -> None:
        desk.do(EditContract(story.renewal, ends=date(2026, 11, 21)))
        assert row(desk, story.account).renewal_days == -1

    def test_is_not_that_of_a_lost_contract(self, desk: Desk, story: Story) -> None:
        desk.do(AddContractEvent(story.renewal, date(2026, 11, 1), ContractEventKind.LOST))
        assert row(desk, story.account).renewal is None

    def test_is_none_while_the_contract_has_no_end(self, desk: Desk, story: Story) -> None:
        desk.do(EditContract(story.renewal, ends=None))
        assert row(desk, story.account).renewal is None


class TestHeader:
    def test_says_who_what_and_when(self, desk: Desk, story: Story) -> None:
        header = desk.ask(account_header, story.account, desk.today)
        assert header.sponsors == ("Ann Berg",)
        assert header.plan is not None
        assert (header.plan.phase, header.plan.title, header.plan.completeness.complete) == (
            1,
            "On time",
            True,
        )
        assert [one.metric for one in header.headlines] == ["Late deliveries", "Portal visits"]
        assert (header.renewal_days, header.warnings) == (98, ())

    def test_names_sponsors_who_are_still_there(self, desk: Desk, story: Story) -> None:
        desk.do(AddContact(story.account, "Cleo Ek", parts=frozenset({Part.SPONSOR})))
        desk.do(EditContact(story.ann, left_on=desk.today))
        assert desk.ask(account_header, story.account, desk.today).sponsors == ("Cleo Ek",)

    def test_says_what_the_plan_lacks_and_what_that_means(self, desk: Desk, story: Story) -> None:
        desk.do(EditPlan(story.plan, purpose=" ", status=PlanStatus.CANCELLED))
        desk.do(DeleteGoal(story.visits_goal))
        header = desk.ask(account_header, story.account, desk.today)
        assert header.plan is not None
        assert [one.element for one in header.plan.completeness.missing] == [Element.PURPOSE]
        assert header.warnings == (NO_ACTIVE_PLAN, NO_PURPOSE)

    def test_without_a_plan_says_only_that(self, desk: Desk) -> None:
        account = desk.do(AddAccount("Bare")).result
        header = desk.ask(account_header, account, desk.today)
        assert (header.plan, header.headlines, header.warnings) == (None, (), (NO_ACTIVE_PLAN,))
        assert (header.shared, header.shareable) == (0, 0)

    def test_counts_what_is_shared(self, desk: Desk, story: Story) -> None:
        desk.do(Share(((Shareable.PLAN, story.plan), (Shareable.MILESTONE, story.first_step))))
        header = desk.ask(account_header, story.account, desk.today)
        assert (header.shared, header.shareable) == (2, 11)

    def test_of_a_deleted_account_is_refused(self, desk: Desk) -> None:
        with pytest.raises(Refusal, match="deleted in the meantime"):
            desk.ask(account_header, 99, desk.today)


class TestByName:
    def test_finds_whatever_the_case(self, desk: Desk, story: Story) -> None:
        assert desk.ask(account_by_name, "northwind  logistics").id == story.account

    def test_prefers_the_very_name_in_a_book_that_has_both(self, desk: Desk) -> None:
        desk.do(AddAccount("ÅSE"))
        second = desk.do(AddAccount("Aase")).result
        desk.do(CallAsBefore(second, "åse"))
        assert desk.ask(account_by_name, "åse").id == second
        with pytest.raises(Refusal, match="Did you mean"):
            desk.ask(account_by_name, "Åse")

    def test_names_the_nearest_ones(self, desk: Desk) -> None:
        with pytest.raises(Refusal) as refused:
            desk.ask(account_by_name, "Nortwind Logistic")
        assert "Did you mean “Northwind Logistics”?" in Formats().say(refused.value.said)

    def test_says_when_nothing_is_near(self, desk: Desk) -> None:
        with pytest.raises(Refusal) as refused:
            desk.ask(account_by_name, "Zürich")
        assert Formats().say(refused.value.said) == "There is no account called “Zürich”."
