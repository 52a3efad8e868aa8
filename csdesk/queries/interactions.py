"""The conversations with a customer. Internal, all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Contact, Interaction, InteractionContact
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side


@dataclass(frozen=True, slots=True)
class TookPart:
    """A contact who took part in a conversation."""

    contact_id: int
    name: str


@dataclass(frozen=True, slots=True)
class InteractionRow:
    """A conversation with all fields; `contacts` by their names."""

    id: int
    day: date
    kind: InteractionKind
    started_by: Side
    ours: str
    text: str
    contacts: tuple[TookPart, ...]
    external_id: str | None


def list_interactions(session: Session, account_id: int) -> tuple[InteractionRow, ...]:
    """The conversations of an account, the first one first."""
    took_part = _took_part(session, account_id)
    columns = (
        Interaction.id,
        Interaction.day,
        Interaction.kind,
        Interaction.started_by,
        Interaction.ours,
        Interaction.text,
        Interaction.external_id,
    )
    own = select(*columns).where(Interaction.account_id == account_id)
    return tuple(
        InteractionRow(
            id=row.id,
            day=row.day,
            kind=row.kind,
            started_by=row.started_by,
            ours=row.ours,
            text=row.text,
            contacts=tuple(took_part[row.id]),
            external_id=row.external_id,
        )
        for row in session.execute(own.order_by(Interaction.day, Interaction.id))
    )


def _took_part(session: Session, account_id: int) -> dict[int, list[TookPart]]:
    statement = (
        select(InteractionContact.interaction_id, Contact.id, Contact.name)
        .join(Contact, Contact.id == InteractionContact.contact_id)
        .where(Contact.account_id == account_id)
        .order_by(Contact.name)
    )
    found: dict[int, list[TookPart]] = defaultdict(list)
    for interaction, contact, name in session.execute(statement):
        found[interaction].append(TookPart(contact, name))
    return found
