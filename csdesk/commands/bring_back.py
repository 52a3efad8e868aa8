"""An account that is gone comes back from a backup, with everything that lay under it."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.db.bring_back import Taken
from csdesk.db.work import Work
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class BringBackAccount:
    """Put in what was `taken` from a backup; gives the account's id. All of it is one undo."""

    taken: Taken

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Bring back “{name}” from a backup", name=self.taken.name)

    def run(self, work: Work) -> int:
        """Do it. Raises Refusal where the account, or another one of its name, is in the book."""
        return work.bring_in(self.taken)
