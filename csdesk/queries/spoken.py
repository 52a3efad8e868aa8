"""When accounts were spoken to last: anybody of the customer's, and the sponsor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import ScalarSelect, exists, or_, select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Contact, Interaction, InteractionContact
from csdesk.domain.contact import Part
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.domain.today import Spoken

BOTH_WAYS = (InteractionKind.MEETING, InteractionKind.CALL, InteractionKind.BACK_CHANNEL)
"""In these the customer speaks too, whoever started them."""


def sponsors(session: Session, account_id: int | None = None) -> Mapping[int, int]:
    """The account of each sponsor who has not left, by the sponsor's id; in one account or in all."""
    people = select(Contact.id, Contact.account_id, Contact.parts).where(Contact.left_on.is_(None))
    if account_id is not None:
        people = people.where(Contact.account_id == account_id)
    return {contact: account for contact, account, parts in session.execute(people) if Part.SPONSOR in parts}


def spoken_to(session: Session, people: Iterable[int], account_id: int | None = None) -> Mapping[int, Spoken]:
    """When an account, or each, was last heard of, and when its sponsors, who are among `people`, last took part."""
    took_part: dict[int, date] = {}
    statement = select(Contact.account_id, _last_talk()).where(Contact.id.in_(people))
    for account, day in session.execute(statement):
        if day is not None:
            took_part[account] = max(day, took_part.get(account, day))
    accounts = select(Account.id, _last_heard(), Account.speak_every)
    if account_id is not None:
        accounts = accounts.where(Account.id == account_id)
    return {
        account: Spoken(heard, took_part.get(account), every)
        for account, heard, every in session.execute(accounts)
    }


def _last_heard() -> ScalarSelect[date]:
    """The last day on which the customer said something; read from the last one back, so few rows are looked at."""
    said = or_(Interaction.kind.in_(BOTH_WAYS), Interaction.started_by == Side.THEIRS)
    return (
        select(Interaction.day)
        .where(Interaction.account_id == Account.id, Interaction.kind != InteractionKind.NOTE, said)
        .order_by(Interaction.day.desc())
        .limit(1)
        .scalar_subquery()
    )


def _last_talk() -> ScalarSelect[date]:
    """The last day on which a contact took part in an interaction."""
    with_them = exists().where(
        InteractionContact.interaction_id == Interaction.id, InteractionContact.contact_id == Contact.id
    )
    return (
        select(Interaction.day)
        .where(
            Interaction.account_id == Contact.account_id, Interaction.kind != InteractionKind.NOTE, with_them
        )
        .order_by(Interaction.day.desc())
        .limit(1)
        .scalar_subquery()
    )
