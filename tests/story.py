"""An account with something of everything, told through the commands that a person would use."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csdesk.commands.account import AddAccount
from csdesk.commands.change import AddChange, Concerns
from csdesk.commands.contact import AddContact
from csdesk.commands.contract import AddContract
from csdesk.commands.contract_event import AddContractEvent
from csdesk.commands.definition import AddDefinition
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal
from csdesk.commands.goal_revision import ReviseTarget
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.measurement import ConfirmMeasurements, RecordMeasurement, RecordMeasurements
from csdesk.commands.metric import AddMetric
from csdesk.commands.milestone import AddMilestone
from csdesk.commands.next_phase import AddNextPhase
from csdesk.commands.plan import AddPlan, AgreePlan
from csdesk.commands.responsibility import AddResponsibility
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from tests.entries import list_entries
from tests.said import Said, tell_said

MONTHS = [date(2025 + month // 12, month % 12 + 1, 1) for month in range(8, 22)]
"""September 2025 to October 2026: the months of the late deliveries."""


@dataclass(frozen=True)
class Story:
    """The ids of what `tell` made."""

    account: int
    ann: int
    ben: int
    contract: int
    renewal: int
    event: int
    plan: int
    late: int
    late_definition: int
    visits: int
    late_goal: int
    visits_goal: int
    revision: int
    figure: int
    go_live: int
    first_step: int
    second_step: int
    theirs: int
    ours: int
    next_phase: int
    said: Said
    entries: int
    """How many entries the history has."""


def tell(desk: Desk, name: str = "Northwind Logistics") -> Story:
    """Late deliveries fall from 30 % by 1 % a month after a go-live in March 2026; Ann agreed to all of it."""
    account = desk.do(AddAccount(name, industry="Logistics", country="Norway")).result
    ann, ben = _people(desk, account)
    contract = desk.do(
        AddContract(
            account, date(2025, 9, 1), ends=date(2026, 8, 31), annual_value=Decimal("48000"), currency="EUR"
        )
    ).result
    renewal = desk.do(
        AddContract(account, date(2026, 9, 1), ends=date(2027, 2, 28), predecessor_id=contract)
    ).result
    event = desk.do(AddContractEvent(contract, date(2025, 9, 1), ContractEventKind.NEW)).result
    plan = desk.do(
        AddPlan(
            account,
            plan_title="On time",
            purpose="Every delivery when we promised it",
            said_by_id=ann,
            said_on=date(2025, 9, 10),
            starts=date(2025, 12, 1),
            ends=date(2026, 12, 31),
        )
    ).result
    late, late_definition, visits = _metrics(desk, account)
    late_goal, visits_goal = _goals(desk, plan, late, visits, ann)
    revision = desk.do(
        ReviseTarget(late_goal, date(2026, 6, 1), "The board asked for more", target=0.10)
    ).result
    figure = _figures(desk, late, visits, ann)
    go_live = desk.do(
        AddChange(
            account,
            date(2026, 3, 2),
            "New route planning",
            ChangeKind.GO_LIVE,
            confirmed_by_id=ann,
            metrics=(Concerns(late, new_start=True),),
        )
    ).result
    first = desk.do(
        AddMilestone(plan, "First depot live", planned=date(2026, 2, 1), reached=date(2026, 2, 8))
    ).result
    second = desk.do(
        AddMilestone(plan, "All depots live", planned=date(2026, 12, 1), waits_for_id=first)
    ).result
    theirs = desk.do(AddResponsibility(plan, Side.THEIRS, contact_id=ben, answers_for="Depots")).result
    ours = desk.do(AddResponsibility(plan, Side.OURS, person="Kim Lee", answers_for="Training")).result
    next_phase = desk.do(
        AddNextPhase(plan, NextPhaseKind.TARGETS, text="Fewer returns", metric_id=visits)
    ).result
    desk.do(AgreePlan(plan, ann, date(2025, 12, 5)))
    return Story(
        account, ann, ben, contract, renewal, event, plan, late, late_definition, visits, late_goal, visits_goal,
        revision, figure, go_live, first, second, theirs, ours, next_phase,
        tell_said(desk, account, ann), len(desk.ask(list_entries)),
    )  # fmt: skip


def _people(desk: Desk, account: int) -> tuple[int, int]:
    ann = AddContact(
        account, "Ann Berg", level=Level.EXECUTIVE, parts=frozenset({Part.SPONSOR}), stance="Ours"
    )
    ben = AddContact(
        account, "Ben Dahl", email="ben@example.com", parts=frozenset({Part.CHAMPION, Part.USER})
    )
    return desk.do(ann).result, desk.do(ben).result


def _metrics(desk: Desk, account: int) -> tuple[int, int, int]:
    late = desk.do(
        AddMetric(account, "Late deliveries", unit="%", kind=Kind.RATIO, better=Better.DOWN)
    ).result
    definition = desk.do(
        AddDefinition(
            late, date(2025, 9, 1), meaning="Late at the door", how="Counted", measured_by="Ben Dahl"
        )
    ).result
    visits = desk.do(AddMetric(account, "Portal visits", decimals=0, cadence=Cadence.WEEKLY)).result
    return late, definition, visits


def _goals(desk: Desk, plan: int, late: int, visits: int, ann: int) -> tuple[int, int]:
    late_goal = desk.do(
        AddGoal(
            plan,
            late,
            baseline_from=date(2025, 9, 1),
            baseline_to=date(2025, 11, 1),
            target=0.15,
            due=date(2026, 12, 31),
            rank=1,
        )
    ).result
    visits_goal = desk.do(AddGoal(plan, visits, target=500, baseline_value=120, rank=2)).result
    desk.do(
        EditWorth(
            late_goal,
            worth=Decimal("7.50"),
            worth_currency="EUR",
            volume=2000,
            worth_agreed_by_id=ann,
            worth_agreed_on=date(2025, 12, 5),
        )
    )
    return late_goal, visits_goal


def _figures(desk: Desk, late: int, visits: int, ann: int) -> int:
    late_figures = (
        Figure(late, month, numerator=30 - max(0, place - 5), denominator=100, source="Dispatch")
        for place, month in enumerate(MONTHS)
    )
    desk.do(RecordMeasurements(tuple(late_figures)))
    figure = desk.do(RecordMeasurement(visits, date(2026, 11, 4), value=310)).result
    desk.do(ConfirmMeasurements((figure,), ann, date(2026, 11, 10)))
    return figure
