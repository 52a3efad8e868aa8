"""The account's people as a review may name them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Contact
from csdesk.domain.contact import Part
from csdesk.domain.folding import key_of
from csdesk.queries.shared.rows import Person


class People:
    """Who is who at an account: names that are shared, and the parts of those that are not."""

    def __init__(self, session: Session, account_id: int) -> None:
        found = session.execute(
            select(Contact.id, Contact.name, Contact.title, Contact.parts, Contact.shared).where(
                Contact.account_id == account_id
            )
        ).all()
        self._by_id = {row.id: _person(row.name, row.title, row.parts, row.shared) for row in found}
        named = {key_of(row.name) for row in found if row.shared}
        self._kept_back = {
            key_of(row.name): self._by_id[row.id]
            for row in found
            if not row.shared and key_of(row.name) not in named
        }

    def known(self, contact_id: int | None) -> Person | None:
        """The contact with this id; None where there is none."""
        return None if contact_id is None else self._by_id.get(contact_id)

    def named(self, name: str) -> Person | None:
        """Somebody of whom only a name was written down; a contact's name that isn't shared is kept back."""
        if not name.strip():
            return None
        return self._kept_back.get(key_of(name)) or Person(name)


def _person(name: str, title: str, parts: frozenset[Part], shared: bool) -> Person:
    part = next((part for part in Part if part in parts), None)
    return Person(name, title, part) if shared else Person("", "", part)
