"""One sample of each command, each of which changes something in the story's book."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from csdesk.commands.account import AddAccount, ChooseLogo, DeleteAccount, EditAccount
from csdesk.commands.afterwards import Agreed, Replied, WriteUpReview
from csdesk.commands.agenda import AddAgendaItem, DeleteAgendaItem, EditAgendaItem, MoveAgendaItem
from csdesk.commands.aim import AimAt
from csdesk.commands.allowed_text import AllowText
from csdesk.commands.answer import AnswerQuestion, AskQuestion, ConfirmAnswer, DeleteAnswer, EditAnswer
from csdesk.commands.bring_back import BringBackAccount
from csdesk.commands.change import AddChange, Concerns, DeleteChange, EditChange
from csdesk.commands.commitment import (
    AddCommitment,
    CancelCommitment,
    ConfirmCommitment,
    DeleteCommitment,
    EditCommitment,
    KeepCommitment,
    RenegotiateCommitment,
    ReopenCommitment,
)
from csdesk.commands.contact import AddContact, DeleteContact, EditContact
from csdesk.commands.contract import AddContract, DeleteContract, EditContract
from csdesk.commands.contract_event import AddContractEvent, DeleteContractEvent, EditContractEvent
from csdesk.commands.data_request import AskForData, TakeReturned
from csdesk.commands.decision import AddDecision, AnswerDecision, DeleteDecision, EditDecision, MoveDecision
from csdesk.commands.define import Define
from csdesk.commands.definition import AddDefinition, DeleteDefinition, EditDefinition
from csdesk.commands.figure_run import FigureRun, PeriodFigure
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal, DeleteGoal, EditGoal
from csdesk.commands.goal_rank import RankGoal
from csdesk.commands.goal_revision import DeleteRevision, ReviseTarget
from csdesk.commands.goal_setting import SetGoal
from csdesk.commands.goal_worth import EditWorth
from csdesk.commands.imported import ImportMeasurements, Incoming, NewMetric
from csdesk.commands.imported_accounts import NewAccount
from csdesk.commands.imported_records import ChangedRecord, ImportRecords, NewRecord
from csdesk.commands.interaction import AddInteraction, DeleteInteraction, EditInteraction
from csdesk.commands.measurement import (
    ConfirmMeasurements,
    DeleteMeasurements,
    RecordMeasurement,
    RecordMeasurements,
)
from csdesk.commands.metric import AddMetric, DeleteMetric, EditMetric
from csdesk.commands.milestone import (
    AddMilestone,
    ConfirmMilestone,
    DeleteMilestone,
    EditMilestone,
    ReachMilestone,
)
from csdesk.commands.next_phase import AddNextPhase, DeleteNextPhase, EditNextPhase
from csdesk.commands.package import BringAccount
from csdesk.commands.phases import StartNextPhase
from csdesk.commands.plan import AddPlan, AgreePlan, DeletePlan, EditPlan
from csdesk.commands.records import BringBook
from csdesk.commands.responsibility import (
    AddResponsibility,
    ConfirmResponsibility,
    DeleteResponsibility,
    EditResponsibility,
)
from csdesk.commands.returned_file import TakeInFile
from csdesk.commands.review import AddReview, DeleteReview, EditReview
from csdesk.commands.review_attendee import AddAttendee, DeleteAttendee, EditAttendee
from csdesk.commands.review_file import KeepWritten, MarkSent, SentFile, WrittenFile
from csdesk.commands.review_question import (
    AddReviewQuestion,
    DeleteReviewQuestion,
    EditReviewQuestion,
    MoveReviewQuestion,
)
from csdesk.commands.review_sheet import ChooseSheet
from csdesk.commands.sharing import Share
from csdesk.commands.snooze import PutOff, TakeUpAgain
from csdesk.commands.taking_back import GoBack, PutBack, TakeBack, TakeBackImport
from csdesk.commands.with_contact import WithContact
from csdesk.db.bring_back import Taken
from csdesk.db.records import record_kinds
from csdesk.domain.asking import Asked, AskedRow, Request
from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.discussed import Decided
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.question import Pillar
from csdesk.domain.review import FileForm, ReviewKind, Sheet
from csdesk.domain.sharing import Shareable
from csdesk.domain.sides import Side
from csdesk.words import phrase
from tests.story import Story

Sample = Callable[[Story], Any]
BACKED_UP: Mapping[str, Any] = {
    **dict.fromkeys(("industry", "country", "segment", "required_outcome", "appropriate_experience"), ""),
    **dict.fromkeys(("reason_to_buy", "locale", "logo"), ""),
    **dict.fromkeys(("external_id", "customer_since", "speak_every")),
    **{"id": 70, "version": 3, "uuid": "c0ffee", "name": "Fabrikam", "status": "active"},
}
"""An account as a backup has it."""
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
            Incoming(story.visits, FigureRun.of(PeriodFigure(DAY, value=320))),
            Incoming(RETURNS, FigureRun.of(PeriodFigure(date(2026, 11, 1), numerator=1, denominator=8))),
        ),
        share=(story.visits,),
    )


def ask(story: Story) -> AskForData:
    """A request for the owner of a milestone."""
    rows = (AskedRow("K7Q2-01", Asked.OWNER, "nobody's", "All depots live", "Ben Dahl"),)
    return AskForData(story.account, "K7Q2", Request("Northwind Logistics", "en_GB", rows), story.ben)


def a_whole_book(_: Story) -> BringBook:
    """A book of one account with nothing but what it needs."""
    (kind,) = [one for one in record_kinds() if one.name == "accounts"]
    said = {"uuid": "0" * 32, "name": "Contoso", "status": "active"}
    row = tuple(said.get(field.name, None if field.optional else "") for field in kind.fields)
    return BringBook("book.json", {kind.name: (row,)}, {})


SAMPLES: Mapping[type, Sample] = {
    BringBook: a_whole_book,
    BringAccount: lambda s: BringAccount("contoso.json", a_whole_book(s).records, {}, {}),
    AddAccount: lambda _: AddAccount("Contoso"),
    EditAccount: lambda s: EditAccount(s.account, name="Northwind", segment="North"),
    ChooseLogo: lambda s: ChooseLogo(s.account, b"a picture"),
    DeleteAccount: lambda s: DeleteAccount(s.account),
    BringBackAccount: lambda _: BringBackAccount(Taken("Fabrikam", {"account": (dict(BACKED_UP),)}, ())),
    AddContact: lambda s: AddContact(s.account, "Cleo Ek", parts=frozenset({Part.SPONSOR, Part.USER})),
    EditContact: lambda s: EditContact(s.ann, parts=frozenset(), job_title="COO"),
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
    DeleteMeasurements: lambda s: DeleteMeasurements((s.figure, s.figure - 1)),
    RecordMeasurements: lambda s: RecordMeasurements(
        (Figure(s.visits, date(2026, 11, 5), value=1), Figure(s.visits, date(2026, 11, 12), value=2))
    ),
    ConfirmMeasurements: lambda s: ConfirmMeasurements((s.figure,), s.ben),
    ImportMeasurements: lambda s: bring_in(s),
    TakeBackImport: lambda s: TakeBackImport(s.entries + 1),
    TakeBack: lambda s: TakeBack(s.entries + 1, phrase("Change account")),
    GoBack: lambda s: GoBack(s.entries, phrase("Change account")),
    PutBack: lambda s: PutBack(s.entries + 1, "contact", s.ben, phrase("contact “Ben Dahl”")),
    ImportRecords: lambda s: ImportRecords(
        "contracts.csv",
        "contracts",
        new=(
            NewRecord(s.account, {"starts": DAY, "external_id": "C-7"}),
            NewRecord(NewAccount("Contoso", None), {"starts": DAY}),
        ),
        changed=(ChangedRecord(s.contract, s.account, {"ends": date(2027, 1, 31)}),),
    ),
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
    DeleteMilestone: lambda s: DeleteMilestone(s.first_step),
    AddResponsibility: lambda s: AddResponsibility(s.plan, Side.OURS, person="Lou", answers_for="Data"),
    ConfirmResponsibility: lambda s: ConfirmResponsibility(s.theirs, "Somebody else"),
    EditResponsibility: lambda s: EditResponsibility(s.theirs, person="Somebody else"),
    DeleteResponsibility: lambda s: DeleteResponsibility(s.ours),
    AddNextPhase: lambda s: AddNextPhase(s.plan, NextPhaseKind.PEOPLE, text="The night shift"),
    EditNextPhase: lambda s: EditNextPhase(s.next_phase, from_value=310, to_value=400),
    DeleteNextPhase: lambda s: DeleteNextPhase(s.next_phase),
    AskForData: ask,
    ConfirmMilestone: lambda s: ConfirmMilestone(s.second_step, s.ben, planned=date(2027, 2, 1)),
    ConfirmCommitment: lambda s: ConfirmCommitment(s.said.promise, s.ben, due=date(2027, 2, 1)),
    TakeReturned: lambda s: TakeReturned(1, s.ben, (), ("Ask me again in May",)),
    TakeInFile: lambda s: TakeInFile(
        2,
        TakeReturned(1, s.ben, (), ("Ask me again in May",)),
        WriteUpReview(s.said.review, held_on=date(2026, 11, 20), decisions=(Decided("", "No to the rest"),)),
    ),
    Share: lambda s: Share(
        (
            (Shareable.PLAN, s.plan),
            (Shareable.METRIC, s.late),
            (Shareable.METRIC, s.visits),
            (Shareable.CHANGE, s.go_live),
            (Shareable.MILESTONE, s.first_step),
            (Shareable.CONTACT, s.ann),
            (Shareable.COMMITMENT, s.said.promise),
            (Shareable.ANSWER, s.said.aged_answer),
        )
    ),
    AddCommitment: lambda s: AddCommitment(
        s.account, "Two places in the training", answerable="Kim Lee", due=date(2026, 12, 12)
    ),
    EditCommitment: lambda s: EditCommitment(s.said.promise, text="Names of all depots", shared=True),
    KeepCommitment: lambda s: KeepCommitment(s.said.promise, note="By mail"),
    RenegotiateCommitment: lambda s: RenegotiateCommitment(
        s.said.promise, date(2026, 12, 31), customer_knows=True
    ),
    CancelCommitment: lambda s: CancelCommitment(s.said.promise, "Not needed any more"),
    ReopenCommitment: lambda s: ReopenCommitment(s.said.kept),
    DeleteCommitment: lambda s: DeleteCommitment(s.said.promise),
    AskQuestion: lambda s: AskQuestion(s.account, Pillar.WHEN, "By when is it needed?"),
    AnswerQuestion: lambda s: AnswerQuestion(s.said.open_question, "Because of the audit", s.ben),
    ConfirmAnswer: lambda s: ConfirmAnswer(s.said.aged_answer),
    EditAnswer: lambda s: EditAnswer(s.said.aged_answer, review_after=date(2027, 1, 1)),
    DeleteAnswer: lambda s: DeleteAnswer(s.said.aged_answer),
    AddInteraction: lambda s: AddInteraction(
        s.account, DAY, InteractionKind.MEETING, text="At the depot", contacts=(s.ann, s.ben)
    ),
    EditInteraction: lambda s: EditInteraction(s.said.interaction, text="In short", contacts=(s.ben,)),
    DeleteInteraction: lambda s: DeleteInteraction(s.said.interaction),
    PutOff: lambda s: PutOff(s.account, "silence", "account", date(2026, 12, 24)),
    KeepWritten: lambda s: KeepWritten(
        s.said.review, (WrittenFile(FileForm.PDF, "review.pdf", b"%PDF"),), "{}", "{}"
    ),
    MarkSent: lambda s: MarkSent(s.said.review, (SentFile(FileForm.WORKBOOK, "review.xlsx", b"PK"),)),
    AllowText: lambda s: AllowText(s.account, "Aurora Shipping", "Their sister company"),
    TakeUpAgain: lambda s: TakeUpAgain(s.said.snooze),
    AddReview: lambda s: AddReview(s.account, ReviewKind.SOLUTION, date(2026, 10, 1), date(2026, 12, 31)),
    EditReview: lambda s: EditReview(s.said.review, next_date=date(2027, 3, 3), agenda_sent_on=DAY),
    DeleteReview: lambda s: DeleteReview(s.said.review),
    AddAttendee: lambda s: AddAttendee(s.said.review, Side.OURS, person="Robin Ray", executive=True),
    EditAttendee: lambda s: EditAttendee(s.said.attendee, invited_on=DAY),
    DeleteAttendee: lambda s: DeleteAttendee(s.said.attendee),
    AddAgendaItem: lambda s: AddAgendaItem(s.said.review, "Questions", 5),
    EditAgendaItem: lambda s: EditAgendaItem(s.said.points[0], minutes=10),
    MoveAgendaItem: lambda s: MoveAgendaItem(s.said.points[0], 2),
    DeleteAgendaItem: lambda s: DeleteAgendaItem(s.said.points[1]),
    AddDecision: lambda s: AddDecision(s.said.review, "A larger contract"),
    EditDecision: lambda s: EditDecision(s.said.decision, taken="Yes"),
    AnswerDecision: lambda s: AnswerDecision(
        s.said.decision + 2, s.said.decision
    ),  # the one that is prepared
    MoveDecision: lambda s: MoveDecision(s.said.decision, 1),
    DeleteDecision: lambda s: DeleteDecision(s.said.decision),
    AddReviewQuestion: lambda s: AddReviewQuestion(s.said.review, "What would you do without us?"),
    EditReviewQuestion: lambda s: EditReviewQuestion(s.said.questions[0], "Why every week?"),
    MoveReviewQuestion: lambda s: MoveReviewQuestion(s.said.questions[0], 1),
    DeleteReviewQuestion: lambda s: DeleteReviewQuestion(s.said.questions[0]),
    WriteUpReview: lambda s: WriteUpReview(
        s.said.review,
        held_on=date(2026, 11, 20),
        heard=("Fewer calls", "More depots"),
        decisions=(Decided("A second region", "Denmark"), Decided("", "No to the rest")),
        actions=(Agreed("Names of the depots in Denmark", "Ben Dahl", Side.THEIRS, date(2026, 12, 12)),),
        answers=(Replied("What would the depots miss?", "The nights"),),
        next_date=date(2027, 3, 3),
    ),
    ChooseSheet: lambda s: ChooseSheet(s.said.review, Sheet.RESULTS, s.late_goal, included=False),
}

PREPARED: Mapping[type, Sample] = {
    AddPlan: lambda s: EditPlan(s.plan, status=PlanStatus.ACHIEVED),
    AnswerDecision: lambda s: AddDecision(s.said.review, taken="Denmark"),
    AddGoal: lambda s: DeleteGoal(s.late_goal),
    TakeBackImport: lambda s: bring_in(s),
    TakeBack: lambda s: EditAccount(s.account, industry="Shipping"),
    GoBack: lambda s: EditAccount(s.account, industry="Shipping"),
    PutBack: lambda s: DeleteContact(s.ben),
    TakeReturned: ask,
    TakeInFile: ask,
    BringBook: lambda s: DeleteAccount(s.account),
}
"""What has to be done before a command's sample can be."""
