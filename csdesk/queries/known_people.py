"""Who may be meant when somebody is named in an account: the customer's people, and those of ours who were named."""

from __future__ import annotations

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from csdesk.db.tables import Commitment, Contact, Plan, Responsibility, Review, ReviewAttendee
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known


def known_people(session: Session, account_id: int) -> tuple[Known, ...]:
    """The contacts who haven't left, by name, then those of ours who answer, promised or were invited, by name."""
    contacts = session.execute(
        select(Contact.id, Contact.name)
        .where(Contact.account_id == account_id, Contact.left_on.is_(None))
        .order_by(Contact.name)
    )
    plans = select(Plan.id).where(Plan.account_id == account_id)
    reviews = select(Review.id).where(Review.account_id == account_id)
    ours = union(
        select(Responsibility.person).where(
            Responsibility.plan_id.in_(plans), Responsibility.side == Side.OURS
        ),
        select(ReviewAttendee.person).where(
            ReviewAttendee.review_id.in_(reviews), ReviewAttendee.side == Side.OURS
        ),
        select(Commitment.answerable).where(
            Commitment.account_id == account_id, Commitment.side == Side.OURS, Commitment.answerable != ""
        ),
    )
    names = sorted(session.scalars(ours), key=str.casefold)
    return (
        *(Known(name, Side.THEIRS, contact) for contact, name in contacts),
        *(Known(name, Side.OURS) for name in names),
    )
