"""What is said between us and the story's account: promises, questions, a call, and reviews."""

from dataclasses import dataclass
from datetime import date

from csdesk.commands.answer import AskQuestion
from csdesk.commands.commitment import AddCommitment, KeepCommitment, RenegotiateCommitment
from csdesk.commands.decision import AddDecision
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.review import AddReview, EditReview
from csdesk.commands.review_sheet import ChooseSheet
from csdesk.commands.snooze import PutOff
from csdesk.desk import Desk
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind, Sheet
from csdesk.domain.sides import Side
from csdesk.queries.review import review_page


@dataclass(frozen=True)
class Said:
    """The ids of what `tell_said` made; `held` is a review that took place, `review` one in preparation."""

    held: int
    review: int
    promise: int
    kept: int
    open_question: int
    aged_answer: int
    interaction: int
    snooze: int
    attendee: int
    decision: int
    points: tuple[int, ...]
    questions: tuple[int, ...]


def tell_said(desk: Desk, account: int, ann: int) -> Said:
    """A review held in July with a decision and two promises, questions, a call, and a review in preparation."""
    aged = desk.do(
        AskQuestion(
            account,
            Pillar.WHY,
            "What are your top priorities?",
            answer="Deliveries on the promised day",
            answered_by_id=ann,
            answered_on=date(2026, 3, 20),
        )
    ).result
    open_question = desk.do(
        AskQuestion(account, Pillar.HOW, "Why weekly?", asked_on=date(2026, 11, 2))
    ).result
    interaction = desk.do(
        AddInteraction(
            account,
            date(2026, 11, 2),
            InteractionKind.CALL,
            started_by=Side.THEIRS,
            ours="Kim Lee",
            text="The night shift counts differently",
            contacts=(ann,),
        )
    ).result
    snooze = desk.do(PutOff(account, "silence", "account", date(2026, 12, 1), "On holiday")).result
    held = desk.do(AddReview(account, ReviewKind.QUARTERLY, date(2026, 4, 1), date(2026, 6, 30))).result
    desk.do(AddDecision(held, "Roll out to all depots", taken="All depots by December"))
    desk.do(
        EditReview(held, held_on=date(2026, 7, 14), sent_on=date(2026, 7, 10), heard="Ann wants fewer calls")
    )
    kept = desk.do(
        AddCommitment(
            account,
            "Guide to the export",
            answerable="Kim Lee",
            made_on=date(2026, 7, 14),
            review_id=held,
            due=date(2026, 8, 14),
        )
    ).result
    desk.do(KeepCommitment(kept, date(2026, 8, 20)))
    promise = desk.do(
        AddCommitment(
            account,
            "Names of the depots",
            side=Side.THEIRS,
            answerable="Ben Dahl",
            made_on=date(2026, 7, 14),
            review_id=held,
            due=date(2026, 9, 1),
        )
    ).result
    desk.do(
        RenegotiateCommitment(
            promise, date(2026, 11, 25), customer_knows=True, note="After the move", day=date(2026, 9, 3)
        )
    )
    review = desk.do(
        AddReview(
            account,
            ReviewKind.EXECUTIVE,
            date(2026, 7, 1),
            date(2026, 9, 30),
            planned_for=date(2026, 12, 3),
        )
    ).result
    desk.do(AddDecision(review, "A second region"))
    desk.do(AddDecision(review, "Who leads it"))
    desk.do(ChooseSheet(review, Sheet.MILESTONES, included=True, sheet_title="All depots by December"))
    page = desk.ask(review_page, review, desk.today)
    return Said(
        held, review, promise, kept, open_question, aged, interaction, snooze, page.attendees[0].id,
        page.decisions[0].id, tuple(one.id for one in page.agenda), tuple(one.id for one in page.questions),
    )  # fmt: skip
