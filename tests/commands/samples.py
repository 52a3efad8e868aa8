"""One sample of each command, each of which changes something in the story's book."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from csdesk.commands.account import AddAccount, ChooseLogo, DeleteAccount, EditAccount
from csdesk.commands.aim import AimAt
from csdesk.commands.change import AddChange, Concerns, DeleteChange, EditChange
from csdesk.commands.contact import AddContact, DeleteContact, EditContact, MarkContactLeft
from csdesk.commands.contract import AddContract, DeleteContract, EditContract
from csdesk.commands.contract_event import AddContractEvent, DeleteContractEvent, EditContractEvent
from csdesk.commands.define import Define
from csdesk.commands.definition import AddDefinition, DeleteDefinition, EditDefinition
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal, DeleteGoal, EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.goal_revision import DeleteRevision, ReviseTarget
from csdesk.commands.goal_setting import SetGoal
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.imported import ImportMeasurements, Incoming, NewAccount, NewMetric, PeriodFigure
from csdesk.commands.measurement import (
    ConfirmMeasurements,
    DeleteMeasurement,
    DeleteMeasurements,
    EditMeasurement,
    RecordMeasurement,
    RecordMeasurements,
)
from csdesk.commands.metric import AddMetric, DeleteMetric, EditMetric
from csdesk.commands.milestone import (
    AddMilestone,
    DeleteMilestone,
    EditMilestone,
    ReachMilestone,
    ReopenMilestone,
)
from csdesk.commands.next_phase import AddNextPhase, DeleteNextPhase, EditNextPhase
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import AddPlan, AgreePlan, DeletePlan, EditPlan
from csdesk.commands.responsibility import AddResponsibility, DeleteResponsibility, EditResponsibility
from csdesk.commands.sharing import Share
from csdesk.commands.taking_back import TakeBackImport
from csdesk.commands.with_contact import WithContact
from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sharing import Shareable
from csdesk.domain.sides import Side
from tests.story import Story

Sample = Callable[[Story], Any]
DAY = date(2026, 11, 2)
RETURNS = NewMetric(
    NewAccount("Contoso", "C-1"),
    "Returns",
    "%",
    1,
    Better.DOWN,
    Cadence.MONTHLY,
    Kind.RATIO,
    Summary.RATIO,
    shared=True,
)


def bring_in(story: Story) -> ImportMeasurements:
    """A figure for a metric that is there and one for a metric of an account that is made."""
    return ImportMeasurements(
        "figures.csv",
        (
            Incoming(story.visits, (PeriodFigure(DAY, value=320),)),
            Incoming(RETURNS, (PeriodFigure(DAY, numerator=1, denominator=8),)),
        ),
        share=(story.visits,),
    )


SAMPLES: Mapping[type, Sample] = {
    AddAccount: lambda _: AddAccount("Contoso"),
    EditAccount: lambda s: EditAccount(s.account, name="Northwind", segment="North"),
    ChooseLogo: lambda s: ChooseLogo(s.account, b"a picture"),
    DeleteAccount: lambda s: DeleteAccount(s.account),
    AddContact: lambda s: AddContact(s.account, "Cleo Ek", parts=frozenset({Part.SPONSOR, Part.USER})),
    EditContact: lambda s: EditContact(s.ann, parts=frozenset(), job_title="COO"),
    MarkContactLeft: lambda s: MarkContactLeft(s.ann),
    WithContact: lambda s: WithContact(s.account, "Cleo Ek", lambda cleo: AgreePlan(s.plan, cleo, DAY)),
    DeleteContact: lambda s: DeleteContact(s.ben),
    AddContract: lambda s: AddContract(s.account, DAY, annual_value=Decimal("0.10"), currency="nok"),
    EditContract: lambda s: EditContract(s.contract, annual_value=Decimal("50000.00")),
    DeleteContract: lambda s: DeleteContract(s.contract),
    AddContractEvent: lambda s: AddContractEvent(
        s.contract, DAY, ContractEventKind.EXPANDED, value_change=Decimal("-1.05")
    ),
    EditContractEvent: lambda s: EditContractEvent(s.event, reason="First order"),
    DeleteContractEvent: lambda s: DeleteContractEvent(s.event),
    AddPlan: lambda s: AddPlan(s.account, plan_title="Second"),
    EditPlan: lambda s: EditPlan(s.plan, status=PlanStatus.DRAFT, purpose="Other words"),
    AgreePlan: lambda s: AgreePlan(s.plan, s.ben, DAY),
    DeletePlan: lambda s: DeletePlan(s.plan),
    StartNextPhase: lambda s: StartNextPhase(s.plan, PlanStatus.PARTLY_ACHIEVED, plan_title="Second"),
    AddMetric: lambda s: AddMetric(s.account, "Returns"),
    EditMetric: lambda s: EditMetric(s.late, name="Late", now_periods=3),
    DeleteMetric: lambda s: DeleteMetric(s.late),
    Define: lambda s: Define(s.visits, how="Counted by the portal", measured_by="Ben Dahl"),
    AddDefinition: lambda s: AddDefinition(s.late, DAY, meaning="Late at the gate"),
    EditDefinition: lambda s: EditDefinition(s.late_definition, source="Dispatch"),
    DeleteDefinition: lambda s: DeleteDefinition(s.late_definition),
    AimAt: lambda s: AimAt(s.plan, "Returns"),
    AddGoal: lambda s: AddGoal(s.plan, s.late, rank=1),
    EditGoal: lambda s: EditGoal(s.late_goal, baseline_value=0.31, baseline_source="Ann"),
    DeleteGoal: lambda s: DeleteGoal(s.late_goal),
    SetGoal: lambda s: SetGoal(
        s.account, s.visits, baseline=100, target=500, due=date(2027, 1, 31), starts=DAY, shared=True
    ),
    RankGoal: lambda s: RankGoal(s.late_goal, 2),
    ReviseTarget: lambda s: ReviseTarget(s.late_goal, DAY, "New contract", due=date(2027, 6, 30)),
    DeleteRevision: lambda s: DeleteRevision(s.revision),
    EditWorth: lambda s: EditWorth(s.late_goal, volume_metric_id=s.visits),
    RecordMeasurement: lambda s: RecordMeasurement(s.visits, DAY, value=12.5, note="Counted twice"),
    EditMeasurement: lambda s: EditMeasurement(s.figure, value=311),
    DeleteMeasurement: lambda s: DeleteMeasurement(s.figure),
    DeleteMeasurements: lambda s: DeleteMeasurements((s.figure, s.figure - 1)),
    RecordMeasurements: lambda s: RecordMeasurements(
        (Figure(s.visits, date(2026, 11, 5), value=1), Figure(s.visits, date(2026, 11, 12), value=2))
    ),
    ConfirmMeasurements: lambda s: ConfirmMeasurements((s.figure,), s.ben),
    ImportMeasurements: lambda s: bring_in(s),
    TakeBackImport: lambda s: TakeBackImport(s.entries + 1),
    AddChange: lambda s: AddChange(
        s.account, DAY, "Training", ChangeKind.TRAINING, metrics=(Concerns(s.late), Concerns(s.visits))
    ),
    EditChange: lambda s: EditChange(s.go_live, metrics=(Concerns(s.visits),), confirmed_by_id=None),
    DeleteChange: lambda s: DeleteChange(s.go_live),
    AddMilestone: lambda s: AddMilestone(s.plan, "Half of the depots"),
    EditMilestone: lambda s: EditMilestone(
        s.second_step, expansion_value=Decimal("1000"), expansion_currency="EUR", take_rate=0.9
    ),
    ReachMilestone: lambda s: ReachMilestone(s.second_step),
    ReopenMilestone: lambda s: ReopenMilestone(s.first_step),
    DeleteMilestone: lambda s: DeleteMilestone(s.first_step),
    AddResponsibility: lambda s: AddResponsibility(s.plan, Side.OURS, person="Lou", answers_for="Data"),
    EditResponsibility: lambda s: EditResponsibility(s.theirs, person="Somebody else"),
    DeleteResponsibility: lambda s: DeleteResponsibility(s.ours),
    AddNextPhase: lambda s: AddNextPhase(s.plan, NextPhaseKind.PEOPLE, text="The night shift"),
    EditNextPhase: lambda s: EditNextPhase(s.next_phase, from_value=310, to_value=400),
    DeleteNextPhase: lambda s: DeleteNextPhase(s.next_phase),
    Share: lambda s: Share(
        (
            (Shareable.PLAN, s.plan),
            (Shareable.METRIC, s.late),
            (Shareable.METRIC, s.visits),
            (Shareable.CHANGE, s.go_live),
            (Shareable.MILESTONE, s.first_step),
            (Shareable.CONTACT, s.ann),
        )
    ),
}

PREPARED: Mapping[type, Sample] = {
    AddPlan: lambda s: EditPlan(s.plan, status=PlanStatus.ACHIEVED),
    AddGoal: lambda s: DeleteGoal(s.late_goal),
    TakeBackImport: lambda s: bring_in(s),
}
"""What has to be done before a command's sample can be."""
