"""The People section: the customer's people, and who answers for what on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db.tables import Contact, Responsibility
from csdesk.domain.contact import Level, Part
from csdesk.domain.sides import Side
from csdesk.queries.current_plan import current_plans
from csdesk.queries.relations import last_spoken


@dataclass(frozen=True, slots=True)
class ContactName:
    """A contact to choose; `left_on` is there when the person has left."""

    id: int
    name: str
    left_on: date | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact with all fields, and when somebody spoke with them last. `stance` is internal."""

    id: int
    name: str
    job_title: str
    email: str
    level: Level | None
    parts: frozenset[Part]
    stance: str
    left_on: date | None
    shared: bool
    external_id: str | None
    last_spoken: date | None = None


@dataclass(frozen=True, slots=True)
class ResponsibilityRow:
    """What one person answers for; `person` is the contact's name as it is now where there is a contact."""

    id: int
    plan_id: int
    side: Side
    contact_id: int | None
    person: str
    answers_for: str
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """An account's people, those who left last, and the responsibilities of the current plan by side."""

    account_id: int
    plan_id: int | None
    contacts: tuple[ContactRow, ...]
    theirs: tuple[ResponsibilityRow, ...]
    ours: tuple[ResponsibilityRow, ...]

    @property
    def has_sponsor(self) -> bool:
        """Whether somebody who hasn't left is the sponsor."""
        return any(Part.SPONSOR in one.parts for one in self.contacts if one.left_on is None)


def people_page(session: Session, account_id: int) -> PeoplePage:
    """The people of an account and what they answer for."""
    plan_id = session.scalars(current_plans(account_id)).one_or_none()
    responsibilities = responsibility_rows(session, current_plans(account_id))
    return PeoplePage(
        account_id=account_id,
        plan_id=plan_id,
        contacts=_contacts(session, account_id),
        theirs=tuple(one for one in responsibilities if one.side is Side.THEIRS),
        ours=tuple(one for one in responsibilities if one.side is Side.OURS),
    )


def contact_names(session: Session, account_id: int) -> tuple[ContactName, ...]:
    """The contacts of an account to choose from, by name, those who left last."""
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.left_on).where(Contact.account_id == account_id)
    )
    names = (ContactName(*row) for row in rows)
    return tuple(sorted(names, key=lambda one: (one.left_on is not None, one.name.casefold())))


def responsibility_rows(session: Session, plans: Select[int]) -> tuple[ResponsibilityRow, ...]:
    """The responsibilities of the plans whose ids `plans` selects, in the order in which they were added."""
    statement = (
        select(Responsibility, Contact.name)
        .outerjoin(Contact, Contact.id == Responsibility.contact_id)
        .where(Responsibility.plan_id.in_(plans))
        .order_by(Responsibility.id)
    )
    return tuple(
        ResponsibilityRow(
            id=row.id,
            plan_id=row.plan_id,
            side=row.side,
            contact_id=row.contact_id,
            person=name or row.person,
            answers_for=row.answers_for,
            confirmed_on=row.confirmed_on,
        )
        for row, name in session.execute(statement)
    )


def _contacts(session: Session, account_id: int) -> tuple[ContactRow, ...]:
    rows = session.scalars(select(Contact).where(Contact.account_id == account_id))
    spoken = last_spoken(session, account_id)
    contacts = (
        ContactRow(
            id=row.id,
            name=row.name,
            job_title=row.title,
            email=row.email,
            level=row.level,
            parts=row.parts,
            stance=row.stance,
            left_on=row.left_on,
            shared=row.shared,
            external_id=row.external_id,
            last_spoken=spoken.get(row.id),
        )
        for row in rows
    )
    return tuple(sorted(contacts, key=lambda one: (one.left_on is not None, one.name.casefold())))
