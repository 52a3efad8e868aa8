"""The map of both sides: who speaks with whom, when last, and at which level the main contact stood over time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Contact, Interaction, InteractionContact
from csdesk.domain.altitude import Stand, main_contacts
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.relations import Person, Relations, Talk, names_in, relations
from csdesk.domain.sides import Side
from csdesk.domain.today import USUAL, Days
from csdesk.queries.known_people import known_people
from csdesk.queries.level_changes import level_changes


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """The map of an account as of today; `stands` are the main contacts, the first one first."""

    account_id: int
    map: Relations
    stands: tuple[Stand, ...]


def relations_page(session: Session, account_id: int, today: date, days: Days = USUAL) -> RelationsPage:
    """Notes are not conversations; who has left is in the past of the main contact alone."""
    columns = Contact.id, Contact.name, Contact.level, Contact.parts, Contact.left_on
    rows = session.execute(select(*columns).where(Contact.account_id == account_id)).all()
    before = level_changes(session, account_id)
    everybody = tuple(Person(row.id, row.name, row.level, row.parts, before.get(row.id, ())) for row in rows)
    gone = {row.id for row in rows if row.left_on is not None}
    ours = tuple(one.name for one in known_people(session, account_id) if one.side is Side.OURS)
    agreed = session.scalars(select(Account.speak_every).where(Account.id == account_id)).one_or_none()
    talks = _talks(session, account_id)
    return RelationsPage(
        account_id=account_id,
        map=relations(
            [one for one in everybody if one.id not in gone],
            ours,
            talks,
            today,
            agreed=agreed,
            days=days,
        ),
        stands=main_contacts(everybody, talks, today),
    )


def last_spoken(session: Session, account_id: int) -> dict[int, date]:
    """The day of the last conversation with each contact."""
    found: dict[int, date] = {}
    for talk in _talks(session, account_id):
        for contact in talk.theirs:
            found[contact] = max(talk.day, found.get(contact, talk.day))
    return found


def _talks(session: Session, account_id: int) -> tuple[Talk, ...]:
    own = Interaction.account_id == account_id, Interaction.kind != InteractionKind.NOTE
    theirs: dict[int, list[int]] = defaultdict(list)
    for interaction, contact in session.execute(
        select(InteractionContact.interaction_id, InteractionContact.contact_id)
        .join(Interaction, Interaction.id == InteractionContact.interaction_id)
        .where(*own)
    ):
        theirs[interaction].append(contact)
    rows = session.execute(select(Interaction.id, Interaction.day, Interaction.ours).where(*own))
    return tuple(Talk(day, names_in(ours), tuple(theirs[row])) for row, day, ours in rows)
