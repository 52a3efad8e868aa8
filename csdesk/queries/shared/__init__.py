"""What a customer may see: shared records and nothing else. The only query that a deck may reach.

It reaches no other query, and a name that isn't shared leaves the database only as the part its owner plays.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from csdesk.db.kept import kept_file
from csdesk.db.tables import Account
from csdesk.errors import Refusal
from csdesk.queries.shared.conversation import shared_answers, shared_commitments
from csdesk.queries.shared.facts import ReviewFacts
from csdesk.queries.shared.people import People
from csdesk.queries.shared.plans import (
    milestones_of,
    plan_of_period,
    shared_plan,
    shared_plan_ends,
    shared_plans,
)
from csdesk.queries.shared.results import Sources, metric_keys, shared_metrics, shared_results, shared_ways
from csdesk.queries.shared.review_rows import (
    AgendaPoint,
    InvitedPerson,
    PreparedReview,
    SharedAnswer,
    SharedCommitment,
    SheetChoice,
    WantedDecision,
)
from csdesk.queries.shared.reviews import prepared_review, shown_before
from csdesk.queries.shared.rows import (
    EarlierGoal,
    Person,
    SharedChange,
    SharedMilestone,
    SharedPlan,
    SharedResponsibility,
    SharedResult,
    SharedStep,
    SharedWay,
)

__all__ = [
    "AgendaPoint",
    "EarlierGoal",
    "InvitedPerson",
    "Person",
    "PreparedReview",
    "ReviewFacts",
    "SharedAnswer",
    "SharedChange",
    "SharedCommitment",
    "SharedMilestone",
    "SharedPlan",
    "SharedResponsibility",
    "SharedResult",
    "SharedStep",
    "SharedWay",
    "SheetChoice",
    "WantedDecision",
    "prepared_review",
    "review_facts",
    "shared_answers",
    "shared_commitments",
    "shared_plan_ends",
    "shown_before",
]


def review_facts(session: Session, account_id: int, start: date, end: date, today: date) -> ReviewFacts:
    """The shared records of an account for a review of the period from `start` to `end`.

    The plan is the last shared phase that had begun by the period's end; figures and changes go up to that day.
    Raises Refusal when the account is not there any more.
    """
    account = session.get(Account, account_id)
    if account is None:
        raise Refusal("This account was deleted in the meantime; no review was made.")
    people = People(session, account_id)
    metrics = shared_metrics(session, account_id, people)
    plans = shared_plans(session, account_id)
    plan = plan_of_period(plans, end)
    sources = Sources(metrics, metric_keys(session, account_id), plans, plan, people, min(end, today))
    return ReviewFacts(
        customer=account.name,
        start=start,
        end=end,
        today=today,
        plan=None if plan is None else shared_plan(session, plan, people, metrics),
        results=shared_results(session, account_id, sources),
        locale=account.locale,
        logo=kept_file(session, account.logo) if account.logo else None,
        other_milestones=milestones_of(session, [one for one in plans if one is not plan], people),
        ways=shared_ways(session, account_id, sources),
        commitments=shared_commitments(session, account_id, today),
        answers=shared_answers(session, account_id, today),
    )
