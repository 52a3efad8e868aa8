"""What commands refuse, in which words and for which field; nothing is then changed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.change import AddChange, Concerns, EditChange
from csdesk.commands.contact import AddContact, DeleteContact, EditContact
from csdesk.commands.contract import AddContract, EditContract
from csdesk.commands.contract_event import AddContractEvent
from csdesk.commands.definition import AddDefinition, EditDefinition
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal, EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.goal_revision import ReviseTarget
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.measurement import RecordMeasurement, RecordMeasurements
from csdesk.commands.metric import AddMetric, EditMetric
from csdesk.commands.milestone import AddMilestone, EditMilestone, ReachMilestone
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import AddPlan, AgreePlan, EditPlan
from csdesk.commands.responsibility import AddResponsibility, EditResponsibility
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sharing import Shareable
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.formats import Formats
from tests.db.snapshots import snapshot
from tests.story import Story

DAY = date(2026, 11, 2)
LATER = date(2026, 12, 24)
Refused = tuple[Callable[[Story], Any], str | None, str]

TEXTS: list[Refused] = [
    (lambda s: AddAccount(" \t "), "name", "A name is needed"),
    (lambda s: AddAccount("A" * 300), "name", "300 characters and at most 200"),
    (lambda s: AddAccount("northwind LOGISTICS"), "name", "called “northwind LOGISTICS” already"),
    (lambda s: EditAccount(s.account, customer_since=date(26, 1, 1)), "customer_since", "can't be meant"),
    (lambda s: AddContact(s.account, "Cleo", email="cleo at example"), "email", "not an e-mail address"),
    (lambda s: EditContact(s.ann, name=""), "name", "A name is needed"),
    (lambda s: AddChange(s.account, DAY, "  ", ChangeKind.PROCESS), "text", "what was changed"),
    (lambda s: AddMilestone(s.plan, "\n"), "phrase", "in the customer's words"),
    (lambda s: AddMetric(s.account, "late deliveries"), "name", "a metric called “late deliveries” already"),
    (lambda s: AddMetric(s.account, "X", unit="y" * 41), "unit", "41 characters and at most 40"),
]
NUMBERS: list[Refused] = [
    (lambda s: AddMetric(s.account, "X", decimals=7), "decimals", "from 0 to 6"),
    (lambda s: AddMetric(s.account, "X", now_periods=0), "now_periods", "from 1 to 60"),
    (lambda s: RankGoal(s.late_goal, 4), "rank", "from 1 to 3"),
    (lambda s: EditGoal(s.visits_goal, baseline_value=float("inf")), "baseline_value", "too large"),
    (lambda s: EditMilestone(s.first_step, take_rate=1.2), "take_rate", "between 0 and 100 %"),
    (lambda s: RecordMeasurement(s.visits, DAY), "value", "A figure is needed"),
    (lambda s: RecordMeasurement(s.visits, DAY, value=float("nan")), "value", "too large"),
    (lambda s: RecordMeasurement(s.late, DAY, numerator=1, denominator=0), "denominator", "more than zero"),
    (lambda s: RecordMeasurement(s.late, DAY, numerator=1), "denominator", "denominator is missing"),
    (lambda s: RecordMeasurement(s.late, DAY, denominator=1), "numerator", "numerator is missing"),
    (lambda s: RecordMeasurement(s.late, DAY, value=1, numerator=1, denominator=2), "value", "not both"),
    (lambda s: RecordMeasurement(s.visits, DAY, numerator=1, denominator=2), "numerator", "not a ratio"),
]
MONEY: list[Refused] = [
    (lambda s: AddContract(s.account, DAY, annual_value=Decimal(5)), "currency", "needs its currency"),
    (lambda s: AddContract(s.account, DAY, currency="EUR"), "annual_value", "no amount yet"),
    (lambda s: EditContract(s.contract, currency="Euro"), "currency", "not a currency code"),
    (lambda s: EditContract(s.contract, annual_value=Decimal("NaN")), "annual_value", "too large"),
    (lambda s: EditWorth(s.late_goal, worth=None), "worth", "no amount yet"),
    (lambda s: EditWorth(s.late_goal, volume=1, volume_metric_id=s.visits), "volume", "not both"),
    (
        lambda s: AddContractEvent(s.renewal, DAY, ContractEventKind.EXPANDED, value_change=Decimal(1)),
        "value_change",
        "has no currency yet",
    ),
]
DAYS: list[Refused] = [
    (lambda s: AddContract(s.account, DAY, ends=date(2026, 11, 1)), "ends", "lies before the start"),
    (lambda s: EditPlan(s.plan, ends=date(2025, 1, 1)), "ends", "lies before the start"),
    (lambda s: EditGoal(s.visits_goal, due=date(2025, 1, 1)), "due", "lies before the start"),
    (lambda s: EditGoal(s.late_goal, baseline_to=date(2025, 8, 1)), "baseline_to", "lies before the start"),
    (lambda s: EditGoal(s.visits_goal, baseline_from=DAY), "baseline_to", "its first and its last period"),
    (lambda s: ReviseTarget(s.late_goal, DAY, "x", due=date(2025, 1, 1)), "due", "lies before the start"),
    (lambda s: RecordMeasurement(s.visits, LATER, value=1), "period", "still to come"),
    (lambda s: ReachMilestone(s.second_step, LATER), "reached", "plan it for that day"),
    (lambda s: EditContact(s.ann, left_on=date(1066, 1, 1)), "left_on", "can't be meant"),
    (lambda s: AgreePlan(s.plan, s.ann, LATER), "agreed_on", "still to come"),
    (lambda s: AddDefinition(s.late, date(2025, 9, 1)), "since", "a definition from 1 Sept 2025 already"),
]
RULES: list[Refused] = [
    (lambda s: DeleteContact(s.ann), None, "Ann Berg agreed a plan. Mark the contact as left instead"),
    (lambda s: EditContract(s.contract, predecessor_id=s.renewal), "predecessor_id", "before itself"),
    (lambda s: AddPlan(s.account), "status", "Phase 1 is still open"),
    (lambda s: StartNextPhase(s.plan, PlanStatus.ACTIVE), "status", "how the phase ended"),
    (lambda s: StartNextPhase(s.plan, PlanStatus.MISSED, goes_on=(99,)), "goes_on", "not in this plan"),
    (lambda s: AddMetric(s.account, "X", summed_by=Summary.RATIO), "summed_by", "Only a ratio"),
    (lambda s: EditMetric(s.late, summed_by=Summary.SUM), "summed_by", "can't be added up"),
    (lambda s: EditMetric(s.late, cadence=Cadence.WEEKLY), "cadence", "its cadence stays"),
    (lambda s: EditMetric(s.late, kind=Kind.VALUE), "kind", "its kind stays"),
    (lambda s: AddGoal(s.plan, s.late), "metric_id", "a goal for “Late deliveries” already"),
    (lambda s: EditGoal(s.late_goal, target=0.2), "target", "revise it, with the day and the reason"),
    (lambda s: EditGoal(s.late_goal, due=None), "due", "revise it, with the day and the reason"),
    (
        lambda s: EditGoal(s.visits_goal, baseline_value=1, baseline_from=DAY, baseline_to=DAY),
        "baseline_value",
        "computed from periods or stated",
    ),
    (lambda s: ReviseTarget(s.late_goal, DAY, " ", target=0.1), "reason", "why the target is revised"),
    (lambda s: ReviseTarget(s.late_goal, DAY, "x"), "target", "Give the new target"),
    (lambda s: ReviseTarget(s.late_goal, DAY, "x", target=1, low=1), "target", "a target or at a band"),
    (lambda s: ReviseTarget(s.late_goal, DAY, "x", low=2, high=1), "high", "above its high end"),
    (
        lambda s: RecordMeasurement(s.visits, DAY, value=1, evidence=Evidence.CONFIRMED),
        "confirmed_by_id",
        "who of the customer's confirmed",
    ),
    (
        lambda s: RecordMeasurements((Figure(s.visits, DAY, 1), Figure(s.visits, date(2026, 11, 5), 2))),
        "period",
        "two figures of “Portal visits” for the period of 2 Nov 2026",
    ),
    (
        lambda s: RecordMeasurements((Figure(s.late, DAY, numerator=1, denominator=0),)),
        "denominator",
        "“Late deliveries”, 2 Nov 2026: A ratio needs a denominator",
    ),
    (
        lambda s: RecordMeasurements((Figure(s.visits, DAY, 1, evidence=Evidence.CONFIRMED),)),
        "evidence",
        "names who confirmed it",
    ),
    (lambda s: EditMilestone(s.first_step, waits_for_id=s.second_step), "waits_for_id", "wait for itself"),
    (lambda s: EditMilestone(s.first_step, side=Side.BOTH), "side", "One side answers"),
    (lambda s: AddResponsibility(s.plan, Side.OURS, answers_for="x"), "person", "Say who"),
    (lambda s: EditResponsibility(s.theirs, side=Side.OURS), "side", "on the customer's side"),
    (lambda s: EditDefinition(s.late_definition, side=Side.BOTH), "side", "One side answers"),
    (lambda s: Share(((Shareable.METRIC, s.late), (Shareable.PLAN, 99))), None, "deleted in the meantime"),
    (lambda s: EditAccount(99, name="X"), None, "deleted in the meantime"),
    (lambda s: RecordMeasurements((Figure(99, DAY, 1),)), None, "deleted in the meantime"),
]


@pytest.mark.parametrize(("command", "field", "said"), [*TEXTS, *NUMBERS, *MONEY, *DAYS, *RULES])
def test_refuses_in_words_and_changes_nothing(
    command: Callable[[Story], Any], field: str | None, said: str, desk: Desk, story: Story
) -> None:
    before = desk.ask(snapshot)
    with pytest.raises(Refusal) as refused:
        desk.do(command(story))
    assert said in Formats().say(refused.value.said)
    assert refused.value.field == field
    assert desk.ask(snapshot) == before


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (lambda s, one: EditPlan(s.plan, said_by_id=one["contact"]), "said_by_id"),
        (lambda s, one: AgreePlan(s.plan, one["contact"], DAY), "contact_id"),
        (lambda s, one: AddGoal(s.plan, one["metric"]), "metric_id"),
        (lambda s, one: EditWorth(s.late_goal, worth_agreed_by_id=one["contact"]), "worth_agreed_by_id"),
        (lambda s, one: EditWorth(s.late_goal, volume_metric_id=one["metric"]), "volume_metric_id"),
        (lambda s, one: EditChange(s.go_live, confirmed_by_id=one["contact"]), "confirmed_by_id"),
        (lambda s, one: EditChange(s.go_live, metrics=(Concerns(one["metric"]),)), "metrics"),
        (lambda s, one: AddContract(s.account, DAY, predecessor_id=one["contract"]), "predecessor_id"),
        (lambda s, one: EditResponsibility(s.theirs, contact_id=one["contact"]), "contact_id"),
        (lambda s, one: EditMilestone(s.first_step, waits_for_id=one["milestone"]), "waits_for_id"),
    ],
)
def test_refuses_another_accounts_records(
    command: Callable[[Story, dict[str, int]], Any], field: str, desk: Desk, story: Story
) -> None:
    account = desk.do(AddAccount("Contoso")).result
    plan = desk.do(AddPlan(account)).result
    other = {
        "contact": desk.do(AddContact(account, "Otto")).result,
        "metric": desk.do(AddMetric(account, "Late deliveries")).result,
        "contract": desk.do(AddContract(account, DAY)).result,
        "milestone": desk.do(AddMilestone(plan, "Start")).result,
    }
    with pytest.raises(Refusal, match="another account") as refused:
        desk.do(command(story, other))
    assert refused.value.field == field


def test_a_band_is_for_metrics_that_are_better_inside_one(desk: Desk, story: Story) -> None:
    stock = desk.do(AddMetric(story.account, "Stock", better=Better.BAND)).result
    with pytest.raises(Refusal, match="better inside a band") as refused:
        desk.do(AddGoal(story.plan, stock, target=5))
    assert refused.value.field == "low"
    with pytest.raises(Refusal, match="above its high end"):
        desk.do(AddGoal(story.plan, stock, low=5, high=4))


def test_an_external_id_is_given_once(desk: Desk, story: Story) -> None:
    desk.do(EditAccount(story.account, external_id="N-1"))
    with pytest.raises(Refusal, match="external id") as refused:
        desk.do(AddAccount("Contoso", external_id="n-1"))
    assert refused.value.field == "external_id"
    desk.do(EditContact(story.ann, external_id="P-1"))
    with pytest.raises(Refusal):
        desk.do(EditContact(story.ben, external_id="P-1"))
    desk.do(EditContact(story.ann, external_id="P-1", name="Ann B."))
