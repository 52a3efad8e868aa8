"""Reviews of an account or of the whole book: those to come, those held, and those that are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.db.plain import plain_rows
from csdesk.db.tables import Account, Contract, Decision, Plan, Review, ReviewFile
from csdesk.domain.account import AccountStatus
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import Due, Rhythm, due_reviews
from csdesk.queries.renewal import renewals

REVIEWED = (AccountStatus.ONBOARDING, AccountStatus.ACTIVE)
"""Reviews are due where there is a customer to hold them with."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review in a list: whose, over which period, and how far it has come.

    `decisions` were wanted or taken, `taken` of them were taken; `files` of it went out.
    """

    id: int
    account_id: int
    account: str
    kind: ReviewKind
    starts: date
    ends: date
    planned_for: date | None
    sent_on: date | None
    held_on: date | None
    followed_up_on: date | None
    next_date: date | None
    decisions: int
    taken: int
    files: int

    @property
    def day(self) -> date | None:
        """The day on which it was held, or else is to be."""
        return self.held_on or self.planned_for


COLUMNS = (
    *(Review.id, Review.account_id, Account.name, Review.kind, Review.starts, Review.ends),
    *(Review.planned_for, Review.sent_on, Review.held_on, Review.followed_up_on, Review.next_date),
)
"""What is read of a review, in the order of a row's fields."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """A review that is due, and whose."""

    account_id: int
    account: str
    due: Due


@dataclass(frozen=True, slots=True)
class Reviews:
    """To come (the earliest first, those without a day last), held (the latest first), and due (the earliest)."""

    upcoming: tuple[ReviewRow, ...]
    past: tuple[ReviewRow, ...]
    due: tuple[DueRow, ...]


def reviews(session: Session, today: date, account_id: int | None = None) -> Reviews:
    """The reviews of an account, or of all."""
    rows = _rows(session, account_id)
    held = [row for row in rows if row.held_on is not None]
    ahead = [row for row in rows if row.held_on is None]
    return Reviews(
        upcoming=tuple(sorted(ahead, key=lambda row: (row.planned_for or date.max, row.ends, row.id))),
        past=tuple(sorted(held, key=lambda row: (row.held_on or date.min, row.id), reverse=True)),
        due=_due(session, rows, today, account_id),
    )


def rhythm_of(session: Session, today: date, account_id: int, but: int | None = None) -> Rhythm:
    """What the days of an account's reviews follow from, without the review `but`."""
    rows = [row for row in _rows(session, account_id) if row.id != but]
    return _rhythms(session, rows, {account_id}, today, account_id)[account_id]


def _rows(session: Session, account_id: int | None) -> list[ReviewRow]:
    decided = select(
        Decision.review_id, func.count().label("all"), func.count(Decision.taken_on).label("taken")
    )
    decisions = decided.group_by(Decision.review_id).subquery()
    sent = select(ReviewFile.review_id, func.count().label("all")).group_by(ReviewFile.review_id).subquery()
    counts = decisions.c.all, decisions.c.taken, sent.c.all
    statement = (
        select(*COLUMNS, *(func.coalesce(count, 0) for count in counts))
        .select_from(Review)
        .join(Account, Account.id == Review.account_id)
        .outerjoin(decisions, decisions.c.review_id == Review.id)
        .outerjoin(sent, sent.c.review_id == Review.id)
    )
    if account_id is not None:
        statement = statement.where(Review.account_id == account_id)
    return [ReviewRow(*row) for row in plain_rows(session, statement)]


def _due(
    session: Session, rows: Collection[ReviewRow], today: date, account_id: int | None
) -> tuple[DueRow, ...]:
    statement = select(Account.id, Account.name).where(Account.status.in_(REVIEWED))
    if account_id is not None:
        statement = statement.where(Account.id == account_id)
    names = dict(session.execute(statement).all())
    rhythms = _rhythms(session, rows, names, today, account_id)
    due = (
        DueRow(account, name, one) for account, name in names.items() for one in due_reviews(rhythms[account])
    )
    return tuple(sorted(due, key=lambda row: (row.due.day, row.account.casefold())))


def _rhythms(
    session: Session,
    rows: Collection[ReviewRow],
    accounts: Collection[int],
    today: date,
    account_id: int | None,
) -> Mapping[int, Rhythm]:
    own: dict[int, list[ReviewRow]] = defaultdict(list)
    for row in rows:
        own[row.account_id].append(row)
    starts = _starts(session, account_id)
    ends = renewals(session, today, account_id)
    contracts = _contract_starts(session, ends)
    return {
        account: Rhythm(
            start=starts.get(account),
            contract_starts=contracts.get(account),
            contract_ends=ends.get(account),
            held=tuple((row.kind, row.held_on) for row in own[account] if row.held_on is not None),
            planned=tuple(
                (row.kind, row.planned_for)
                for row in own[account]
                if row.held_on is None and row.planned_for is not None
            ),
        )
        for account in accounts
    }


def _starts(session: Session, account_id: int | None) -> Mapping[int, date]:
    """When each customer began: as the account says, else with its first contract, else with its first plan."""
    contracts = select(Contract.account_id, func.min(Contract.starts).label("day"))
    plans = select(Plan.account_id, func.min(Plan.starts).label("day"))
    first = contracts.group_by(Contract.account_id).subquery()
    begun = plans.group_by(Plan.account_id).subquery()
    day = func.coalesce(Account.customer_since, first.c.day, begun.c.day, type_=Account.customer_since.type)
    statement = (
        select(Account.id, day)
        .outerjoin(first, first.c.account_id == Account.id)
        .outerjoin(begun, begun.c.account_id == Account.id)
        .where(day.is_not(None))
    )
    if account_id is not None:
        statement = statement.where(Account.id == account_id)
    return dict(session.execute(statement).all())


def _contract_starts(session: Session, ends: Mapping[int, date]) -> Mapping[int, date]:
    """When the contracts that end next began."""
    statement = select(Contract.account_id, Contract.ends, Contract.starts).where(
        Contract.account_id.in_(ends)
    )
    return {account: starts for account, end, starts in session.execute(statement) if ends[account] == end}
