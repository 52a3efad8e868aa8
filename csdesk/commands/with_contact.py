"""A new contact together with what rests on this person: one entry of the history, so that one undo takes back both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from csdesk.commands.contact import AddContact
from csdesk.db.work import Work
from csdesk.words import Phrase


class _Command(Protocol):
    @property
    def title(self) -> Phrase: ...

    def run(self, work: Work) -> Any: ...


@dataclass(frozen=True, slots=True)
class WithContact:
    """Add a contact by name, then run the command that `then` makes of its id. Gives back what that one does."""

    account_id: int
    name: str
    then: Callable[[int], _Command]

    @property
    def title(self) -> Phrase:
        """The sentence for the history: what the contact was added for."""
        return self.then(0).title

    def run(self, work: Work) -> Any:
        """Refuses what either of the two refuses; nothing is kept then."""
        return self.then(AddContact(self.account_id, self.name).run(work)).run(work)
