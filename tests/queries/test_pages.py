"""What the Plan, People and Timeline sections and the grid are made of."""

from datetime import date, timedelta

from csdesk.commands.account import AddAccount, DeleteAccount
from csdesk.commands.contact import AddContact, EditContact
from csdesk.commands.contract import AddContract
from csdesk.commands.measurement import DeleteMeasurements, RecordMeasurement
from csdesk.commands.metric import AddMetric
from csdesk.commands.milestone import AddMilestone, ReachMilestone
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import AddPlan, EditPlan
from csdesk.commands.responsibility import DeleteResponsibility
from csdesk.commands.review import DeleteReview
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.contact import Level
from csdesk.domain.milestone import MilestoneState
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import Element, PlanStatus
from csdesk.domain.result import Missing
from csdesk.domain.sharing import Shareable
from csdesk.formats import Formats
from csdesk.queries.contracts import ContractRow
from csdesk.queries.level_changes import level_changes
from csdesk.queries.measurements import entry_grid
from csdesk.queries.metrics import list_metrics
from csdesk.queries.milestones import MilestoneRow
from csdesk.queries.people import people_page
from csdesk.queries.plan import PlanPage, plan_page
from csdesk.queries.staying_out import StayingOut, not_shared
from csdesk.queries.timeline import ContractEnd, PhaseSpan, Timeline, timeline
from tests.entries import list_entries
from tests.story import MONTHS, Story


def plan(desk: Desk, account: int, plan_id: int | None = None) -> PlanPage:
    return desk.ask(plan_page, account, desk.today, plan_id)


class TestLevels:
    def test_before_a_change_that_stands_it_is_the_one_until_then(self, desk: Desk, story: Story) -> None:
        ann = desk.do(AddContact(story.account, "Cleo Ek")).result
        desk.do(EditContact(ann, level=Level.MANAGER))
        desk.do(EditContact(ann, job_title="Head of fleet"))
        assert not desk.ask(level_changes, story.account)
        desk.do(EditContact(ann, level=Level.DIRECTOR))
        ((_, until),) = desk.ask(level_changes, story.account)[ann]
        assert until is Level.MANAGER
        desk.undo()
        assert not desk.ask(level_changes, story.account)


class TestPlan:
    def test_has_all_that_the_six_elements_show(self, desk: Desk, story: Story) -> None:
        page = plan(desk, story.account)
        assert page.plan is not None
        assert (page.plan.purpose, page.plan.said_by) == ("Every delivery when we promised it", "Ann Berg")
        assert [row.metric_id for row in page.plan.goals] == [story.late, story.visits]
        assert [row.phrase for row in page.plan.milestones.rows] == ["First depot live", "All depots live"]
        assert page.plan.milestones.rows[1].waits_for == "First depot live"
        assert {row.person for row in page.plan.responsibilities} == {"Ben Dahl", "Kim Lee"}
        assert [row.text for row in page.plan.next_phase] == ["Fewer returns"]
        assert (page.plan.completeness.count, page.plan.warnings) == (6, ())

    def test_offers_the_accounts_people_and_metrics(self, desk: Desk, story: Story) -> None:
        page = plan(desk, story.account)
        assert [one.name for one in page.contacts] == ["Ann Berg", "Ben Dahl"]
        assert [one.metric.name for one in page.metrics] == ["Late deliveries", "Portal visits"]

    def test_says_what_each_missing_element_lacks(self, desk: Desk) -> None:
        account = desk.do(AddAccount("Bare")).result
        assert plan(desk, account).plan is None
        desk.do(AddPlan(account))
        page = plan(desk, account)
        assert page.plan is not None
        assert [one.element for one in page.plan.completeness.missing] == list(Element)
        assert all(Formats().say(one.why) for one in page.plan.completeness.missing)
        assert page.plan.warnings

    def test_loses_an_element_with_what_filled_it(self, desk: Desk, story: Story) -> None:
        desk.do(DeleteResponsibility(story.ours))
        page = plan(desk, story.account)
        assert page.plan is not None
        (missing,) = page.plan.completeness.missing
        assert missing.element is Element.ROLES
        assert "our side" in Formats().say(missing.why)

    def test_a_baseline_without_figures_is_none(self, desk: Desk, story: Story) -> None:
        desk.do(DeleteMeasurements(tuple(range(story.figure - len(MONTHS), story.figure + 1))))
        page = plan(desk, story.account)
        assert page.plan is not None
        assert isinstance(page.plan.goals[0].standing.baseline, Missing)
        assert [one.element for one in page.plan.completeness.missing] == [Element.METRICS]

    def test_shows_an_earlier_phase_when_asked(self, desk: Desk, story: Story) -> None:
        started = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED)).result
        assert [one.phase for one in plan(desk, story.account).phases] == [1, 2]
        current, first = plan(desk, story.account).plan, plan(desk, story.account, story.plan).plan
        assert current is not None
        assert first is not None
        assert (current.id, first.id) == (started.plan_id, story.plan)

    def test_falls_back_to_the_current_phase_when_the_one_asked_for_is_gone(
        self, desk: Desk, story: Story
    ) -> None:
        found = plan(desk, story.account, 99).plan
        assert found is not None
        assert found.id == story.plan


class TestTimeline:
    @staticmethod
    def of(desk: Desk, story: Story) -> Timeline:
        return desk.ask(timeline, story.account, desk.today)

    def test_is_in_the_order_of_days(self, desk: Desk, story: Story) -> None:
        days = [entry.day for entry in self.of(desk, story).entries]
        assert days == sorted(days)
        assert len(days) == 9

    def test_shows_a_milestone_where_it_was_reached_or_is_planned(self, desk: Desk, story: Story) -> None:
        shown = {row.id: day for day, row in milestones(self.of(desk, story))}
        assert shown == {story.first_step: date(2026, 2, 8), story.second_step: date(2026, 12, 1)}

    def test_milestones_slip_as_those_reached_did(self, desk: Desk, story: Story) -> None:
        third = desk.do(AddMilestone(story.plan, "Handed over", planned=date(2026, 12, 20))).result
        assert isinstance(self.of(desk, story).slip, Missing)
        desk.do(ReachMilestone(story.second_step))
        found = self.of(desk, story)
        assert found.slip == -1.0
        expected = {row.id: row.expected for _, row in milestones(found)}
        assert expected[third] == date(2026, 12, 19)

    def test_expects_a_milestone_on_the_day_that_its_plan_says_too(self, desk: Desk, story: Story) -> None:
        desk.do(ReachMilestone(story.second_step))
        begun = desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED)).result.plan_id
        later = desk.do(AddMilestone(begun, "Handed over", planned=date(2026, 12, 20))).result
        expected = {row.id: row.expected for _, row in milestones(self.of(desk, story))}
        plan = desk.ask(plan_page, story.account, desk.today).plan
        assert plan is not None
        in_plan = {row.id: row.expected for row in plan.milestones.rows}
        assert in_plan[later] == expected[later] == date(2026, 12, 19)

    def test_lists_what_has_no_day_apart(self, desk: Desk, story: Story) -> None:
        desk.do(AddMilestone(story.plan, "Some day"))
        (undated,) = self.of(desk, story).undated
        assert isinstance(undated, MilestoneRow)
        assert (undated.phrase, undated.state) == ("Some day", MilestoneState.UNDATED)

    def test_shows_where_contracts_begin_and_end_and_what_follows(self, desk: Desk, story: Story) -> None:
        found = self.of(desk, story)
        ends = {
            entry.day: entry.what.followed for entry in found.entries if isinstance(entry.what, ContractEnd)
        }
        assert ends == {date(2026, 8, 31): True, date(2027, 2, 28): False}
        begun = [entry.what for entry in found.entries if isinstance(entry.what, ContractRow)]
        assert [contract.predecessor_id for contract in begun] == [None, story.contract]

    def test_marks_the_current_phase(self, desk: Desk, story: Story) -> None:
        desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED))
        spans = [entry.what for entry in self.of(desk, story).entries if isinstance(entry.what, PhaseSpan)]
        assert [(span.phase, span.current) for span in spans] == [(1, False), (2, True)]

    def test_of_an_empty_account_is_empty(self, desk: Desk) -> None:
        account = desk.do(AddAccount("Bare")).result
        found = desk.ask(timeline, account, desk.today)
        assert (found.entries, found.undated, found.plan_id) == ((), (), None)


def milestones(found: Timeline) -> list[tuple[date, MilestoneRow]]:
    return [(entry.day, entry.what) for entry in found.entries if isinstance(entry.what, MilestoneRow)]


class TestGrid:
    def test_shows_the_last_periods_of_one_cadence(self, desk: Desk, story: Story) -> None:
        grid = desk.ask(entry_grid, story.account, desk.today, Cadence.MONTHLY, 3)
        assert grid.periods == (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
        (row,) = grid.rows
        assert row.metric_id == story.late
        assert [None if cell is None else cell.numerator for cell in row.cells] == [23, 22, None]

    def test_begins_with_the_cadence_of_most_metrics(self, desk: Desk, story: Story) -> None:
        desk.do(AddMetric(story.account, "Logins", cadence=Cadence.WEEKLY))
        grid = desk.ask(entry_grid, story.account, desk.today)
        assert grid.cadence is Cadence.WEEKLY
        assert grid.cadences == (Cadence.WEEKLY, Cadence.MONTHLY)
        assert [row.metric.name for row in grid.rows] == ["Logins", "Portal visits"]
        assert grid.periods[-1] == date(2026, 11, 16)

    def test_a_cell_knows_its_evidence(self, desk: Desk, story: Story) -> None:
        grid = desk.ask(entry_grid, story.account, date(2026, 11, 4), Cadence.WEEKLY, 1)
        cell = grid.rows[0].cells[0]
        assert cell is not None
        assert (cell.measurement_id, cell.value, cell.confirmed_by) == (story.figure, 310, "Ann Berg")

    def test_of_an_account_without_metrics_is_empty(self, desk: Desk) -> None:
        account = desk.do(AddAccount("Bare")).result
        grid = desk.ask(entry_grid, account, desk.today)
        assert (grid.cadence, grid.periods, grid.rows) == (None, (), ())


class TestHistory:
    def test_lists_the_latest_first_and_what_was_taken_back(self, desk: Desk, story: Story) -> None:
        desk.do(RecordMeasurement(story.visits, date(2026, 11, 2), value=1))
        desk.undo()
        first, second, *_ = desk.ask(list_entries)
        said = [(Formats().say(one.title), one.stands) for one in (first, second)]
        assert said == [
            ("Record figure: Portal visits", False),
            ("Choose sheet of review: Northwind Logistics", True),
        ]
        assert first.at.utcoffset() == timedelta(0)

    def test_of_an_account_outlives_it(self, desk: Desk, story: Story) -> None:
        other = desk.do(AddAccount("Contoso")).result
        desk.do(DeleteAccount(other))
        titles = [Formats().say(one.title) for one in desk.ask(list_entries, other)]
        assert titles == ["Delete account: Contoso", "Add account: Contoso"]


class TestStayingOut:
    def test_lists_all_that_is_not_shared_with_what_follows_it(self, desk: Desk, story: Story) -> None:
        found = desk.ask(not_shared, story.account)
        assert [(one.kind, one.id) for one in found] == [
            (Shareable.PLAN, story.plan),
            (Shareable.METRIC, story.late),
            (Shareable.METRIC, story.visits),
            (Shareable.MILESTONE, story.first_step),
            (Shareable.MILESTONE, story.second_step),
            (Shareable.CHANGE, story.go_live),
            (Shareable.CONTACT, story.ann),
            (Shareable.CONTACT, story.ben),
            (Shareable.COMMITMENT, story.said.kept),
            (Shareable.COMMITMENT, story.said.promise),
            (Shareable.ANSWER, story.said.aged_answer),
        ]
        assert follows(found[-2]) == ["1 step"]
        assert follows(found[0]) == ["2 goals", "2 responsibilities", "1 part of the next phase"]
        assert follows(found[1]) == ["1 goal", "14 figures"]
        assert found[0].label == "On time"

    def test_sharing_all_of_it_leaves_nothing(self, desk: Desk, story: Story) -> None:
        found = desk.ask(not_shared, story.account)
        desk.do(Share(tuple((one.kind, one.id) for one in found)))
        assert desk.ask(not_shared, story.account) == ()

    def test_people_that_nothing_names_are_left_alone(self, desk: Desk, story: Story) -> None:
        desk.do(DeleteReview(story.said.review))
        desk.do(EditPlan(story.plan, status=PlanStatus.DRAFT, said_by_id=story.ben))
        other = desk.do(AddAccount("Bare")).result
        assert desk.ask(not_shared, other) == ()
        desk.do(DeleteResponsibility(story.theirs))
        desk.do(EditPlan(story.plan, said_by_id=None))
        names = [one.label for one in desk.ask(not_shared, story.account) if one.kind is Shareable.CONTACT]
        assert names == ["Ann Berg"]

    def test_of_an_earlier_phase_when_asked(self, desk: Desk, story: Story) -> None:
        desk.do(StartNextPhase(story.plan, PlanStatus.ACHIEVED))
        earlier = desk.ask(not_shared, story.account, story.plan)
        assert (Shareable.MILESTONE, story.first_step) in [(one.kind, one.id) for one in earlier]
        now = desk.ask(not_shared, story.account)
        assert Shareable.MILESTONE not in {one.kind for one in now}


def follows(one: StayingOut) -> list[str]:
    return [Formats().say(phrase) for phrase in one.follows]


def test_people_are_by_side_of_the_current_plan(desk: Desk, story: Story) -> None:
    page = desk.ask(people_page, story.account)
    assert [row.person for row in page.theirs] == ["Ben Dahl"]
    assert [row.person for row in page.ours] == ["Kim Lee"]
    assert page.plan_id == story.plan
    assert page.contacts[0].stance == "Ours"


def test_contracts_stand_in_the_order_of_their_starts(desk: Desk, story: Story) -> None:
    earlier = desk.do(AddContract(story.account, date(2024, 1, 1))).result
    found = [
        entry.what.id
        for entry in desk.ask(timeline, story.account, desk.today).entries
        if isinstance(entry.what, ContractRow)
    ]
    assert found == [earlier, story.contract, story.renewal]


def test_metrics_are_listed_with_their_definitions(desk: Desk, story: Story) -> None:
    late, visits = desk.ask(list_metrics, story.account)
    assert [one.how for one in late.metric.definitions] == ["Counted"]
    assert visits.metric.definitions == ()
